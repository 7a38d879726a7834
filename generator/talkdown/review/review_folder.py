"""The folder of a review: for its owner alone, held by one process at a time, whole whenever it is looked at."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review import manifest as manifest_file
from talkdown.review.facts.agents import with_new_agents
from talkdown.review.facts.tables import connection, create_views
from talkdown.review.manifest import Manifest, read_manifest, write_manifest
from talkdown.storage.lock import try_lock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOCK = ".review.lock"
_OWNER_ALONE = 0o700


class ReviewInUse(Exception):
    """Another process is at work in the folder."""


class NoReview(Exception):
    """The folder holds no review."""


class ForeignFolder(Exception):
    """The folder holds files of others."""


def is_review(path: Path) -> bool:
    """Whether a folder is one of a review, as far as its names say."""
    return (path / _LOCK).is_file()


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
        is_ours = (self.path / _LOCK).exists() or (self.path / manifest_file.NAME).exists()
        if self.path.exists() and not is_ours and any(self.path.iterdir()):
            raise ForeignFolder
        self.path.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
        with (self.path / _LOCK).open("a", encoding="utf-8") as lock:
            if not try_lock(lock):
                raise ReviewInUse
            # Also where it was there before: what is written below is for nobody else.
            self.path.chmod(_OWNER_ALONE)
            self.parts_folder.mkdir(mode=_OWNER_ALONE, exist_ok=True)
            self._clear_drafts()
            yield

    def manifest(self) -> Manifest:
        """What the folder holds. Raises `NoReview` if it holds none."""
        manifest = read_manifest(self.path)
        if manifest is None:
            raise NoReview
        return manifest

    @contextmanager
    def facts(self) -> Iterator[DuckDBPyConnection]:
        """The tables `conversation`, `turn` and `finding` of all parts, with pseudonyms of agents in `agent_name`.

        Raises `NoReview`, OSError and `ReviewNeedsDuckDB`.
        """
        manifest = self.manifest()
        with connection(self.path) as database:
            create_views(database, [self.parts_folder / key for key in manifest.parts])
            database.execute("CREATE TABLE agent (agent VARCHAR, pseudonym VARCHAR)")
            if rows := sorted(manifest.pseudonyms.items()):
                database.executemany("INSERT INTO agent VALUES (?, ?)", rows)
            yield database

    def finish(self, manifest: Manifest) -> Manifest:
        """Give new agents a pseudonym, write the manifest, and delete the parts that it does not name."""
        keys = self._agents_in(manifest)
        manifest = Manifest(**vars(manifest) | {"pseudonyms": with_new_agents(manifest.pseudonyms, keys)})
        write_manifest(self.path, manifest)
        for folder in self.parts_folder.iterdir():
            if folder.name not in manifest.parts:
                shutil.rmtree(folder, ignore_errors=True)
        return manifest

    def _agents_in(self, manifest: Manifest) -> Iterable[str]:
        with connection(self.path) as database:
            create_views(database, [self.parts_folder / key for key in manifest.parts])
            rows = database.execute("SELECT DISTINCT agent FROM all_turns WHERE agent IS NOT NULL").fetchall()
        return [str(key) for (key,) in rows]

    def _clear_drafts(self) -> None:
        """Delete what a process has left that was killed."""
        for folder in (self.path, self.parts_folder):
            for draft in folder.glob(".*.new"):
                if draft.is_dir():
                    shutil.rmtree(draft, ignore_errors=True)
                else:
                    draft.unlink(missing_ok=True)
