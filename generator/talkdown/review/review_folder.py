"""The folder of a review: for its owner alone, held by one process at a time, whole whenever it is looked at."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review import manifest as manifest_file
from talkdown.review.facts.agents import with_new_agents
from talkdown.review.facts.part_folder import PartContent, delete_part, part_folders, read_part
from talkdown.review.facts.tables import connection, create_views
from talkdown.review.manifest import Manifest, read_manifest, write_manifest
from talkdown.review.temporary_paths import clear_temporary_paths
from talkdown.storage.inside import FolderItem, ItemType, OpenFolder
from talkdown.storage.lock import try_lock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOCK = ".review.lock"
_MARK = b"The folder of a review by Talkdown. While one is at work, this file is locked.\n"
"""What the lock holds: by it the folder is ours before there is a manifest."""

_OWNER_ALONE = 0o700


class ReviewInUse(Exception):
    """Another process is at work in the folder."""


class NoReview(Exception):
    """The folder holds no review."""


class ForeignFolder(Exception):
    """The folder holds files of others."""


class DamagedPart(Exception):
    """A part that the manifest names is not there, or not whole. Its path is the argument."""


def is_review(path: Path) -> bool:
    """Whether a folder is one of a review: what is in its mark says so, or in its manifest. A name alone proves nothing."""
    return _has_mark(path) or manifest_file.is_manifest(path)


def _has_mark(path: Path) -> bool:
    try:
        with OpenFolder.at(path) as folder:
            return folder.read(_LOCK, len(_MARK)) == _MARK
    except OSError:
        return False


class ReviewFolder:
    """A folder with a manifest, the parts it names, and what was made of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts_folder = path / "facts"

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Make the folder if it is not there, and keep other processes out.

        Raises `ReviewInUse` if one is in it, `ForeignFolder` if it holds something else, and OSError.
        """
        self.path.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
        if not is_review(self.path) and not self._is_empty():
            raise ForeignFolder
        with self._lock():
            # Also where it was there before: what is written below is for nobody else.
            self.path.chmod(_OWNER_ALONE)
            self.parts_folder.mkdir(mode=_OWNER_ALONE, exist_ok=True)
            if self.parts_folder.is_symlink():
                raise NotADirectoryError(
                    errno.ENOTDIR, "this is a link, and no folder", str(self.parts_folder)
                )
            clear_temporary_paths(self.path)
            clear_temporary_paths(self.parts_folder)
            yield

    def _is_empty(self) -> bool:
        """Whether nothing is in the folder, but for the lock of a process that is just about to write its mark."""
        with OpenFolder.at(self.path) as folder:
            items = folder.items()
            is_lock_alone = items == [FolderItem(_LOCK, ItemType.file)] and folder.status(_LOCK).st_size == 0
        return not items or is_lock_alone

    @contextmanager
    def _lock(self) -> Iterator[None]:
        descriptor = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with open(descriptor, "r+", encoding="utf-8") as lock:  # noqa: PTH123
            os.lseek(descriptor, len(_MARK), os.SEEK_SET)  # Windows lets nobody read the byte that is locked
            if not try_lock(lock):
                raise ReviewInUse
            if os.fstat(descriptor).st_size == 0:
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.write(descriptor, _MARK)
            yield

    def manifest(self) -> Manifest:
        """What the folder holds. Raises `NoReview` if it holds none."""
        manifest = read_manifest(self.path)
        if manifest is None:
            raise NoReview
        return manifest

    @contextmanager
    def facts(self) -> Iterator[DuckDBPyConnection]:
        """The tables `conversation`, `turn` and `finding` of all parts, with pseudonyms of agents in `agent`.

        Raises `NoReview`, `DamagedPart`, OSError and `ReviewNeedsDuckDB`.
        """
        manifest = self.manifest()
        contents = self.require_whole(manifest)
        with connection(self.path) as database:
            create_views(
                database, [self.parts_folder / key for key in manifest.parts], _agent_counts(contents)
            )
            database.execute("CREATE TABLE agent (agent VARCHAR, pseudonym VARCHAR)")
            if rows := sorted(manifest.pseudonyms.items()):
                database.executemany("INSERT INTO agent VALUES (?, ?)", rows)
            yield database

    def finish(self, manifest: Manifest) -> Manifest:
        """Give new agents a pseudonym, write the manifest, and delete the parts that it does not name."""
        keys = self._agents_in(manifest)
        if not manifest.is_by_agent:
            manifest = replace(manifest, pseudonyms={})
        manifest = replace(manifest, pseudonyms=with_new_agents(manifest.pseudonyms, keys))
        write_manifest(self.path, manifest)
        self.delete_parts_but(manifest.parts)
        return manifest

    def delete_parts_but(self, keys: Collection[str]) -> None:
        """Delete all parts but those of these keys."""
        for folder in part_folders(self.parts_folder):
            if folder.name not in keys:
                delete_part(folder)

    def require_whole(self, manifest: Manifest) -> list[PartContent]:
        """What is known of each part. Raises `DamagedPart` if one is not there, or not as it was written."""
        contents = []
        for folder in (self.parts_folder / key for key in manifest.parts):
            content = read_part(folder)
            if content is None:
                raise DamagedPart(folder)
            contents.append(content)
        return contents

    def _agents_in(self, manifest: Manifest) -> Iterable[str]:
        with connection(self.path) as database:
            create_views(database, [self.parts_folder / key for key in manifest.parts])
            rows = database.execute("SELECT DISTINCT agent FROM all_turns WHERE agent IS NOT NULL").fetchall()
        return [str(key) for (key,) in rows]


def _agent_counts(contents: Iterable[PartContent]) -> dict[str, int]:
    """From how many agents each entry was heard at least: each part knows it of itself, and two may have heard the same agents."""
    counts: dict[str, int] = {}
    for content in contents:
        for name, count in content.agent_counts.items():
            counts[name] = max(count, counts.get(name, 0))
    return counts
