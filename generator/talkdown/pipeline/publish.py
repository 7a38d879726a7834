"""How a build takes the place of the site: whole or not at all.

`site` is a link to a numbered build in a hidden folder beside it, and one rename turns the link. Readers
find the last site or the new one, whenever and however a build ends. Two old builds stay, and so do their
files with a hash in the name: a tab that was opened yesterday may still ask for them.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from talkdown.pipeline.builds import (
    LINK,
    LOCK,
    OLD_BUILDS,
    UNFINISHED_BUILD,
    build_numbers,
    builds_of,
    copy_hashed_files_of_old_builds,
    delete_unfinished,
    is_published,
    list_of,
    numbers_with_list,
    prune,
    write_list,
)
from talkdown.storage.atomic import sync_folder, sync_tree
from talkdown.storage.display import display_path

__all__ = ["OLD_BUILDS", "Publication", "PublishError", "builds_of", "is_published", "publishing"]


class PublishError(Exception):
    """Why a build cannot take the site's place, and one thing to do; nothing has been touched."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.hint = hint


@contextmanager
def publishing(site: Path) -> Iterator[Publication]:
    """A fresh folder to build into; `publish` puts it in the place of `site`, and without that it goes.

    Raises `PublishError` if another build is at work, or `site` is something that must not be replaced.

        with publishing(Path("site")) as publication:
            write_pages(publication.folder)
            publication.publish()
    """
    _require_replaceable(site)
    builds = builds_of(site)
    _make_builds_folder(builds)
    with (builds / LOCK).open("a+") as lock_file:
        _lock(lock_file, site)
        publication = Publication(site, builds, [])
        if delete_unfinished(site):
            publication.notes.append("a build that was cut off has been cleared away")
        try:
            publication.folder.mkdir()
            yield publication
        finally:
            delete_unfinished(site)


@dataclass
class Publication:
    """One build on its way."""

    site: Path
    builds: Path
    notes: list[str]
    """What the one who builds should know."""

    @property
    def folder(self) -> Path:
        """Where to build."""
        return self.builds / UNFINISHED_BUILD

    def publish(self) -> None:
        """Put what stands in `folder` in the place of the site, and let the oldest build go.

        Holds after a power cut, too: what the link leads to is on the disk before the link is.
        """
        _require_replaceable(self.site)
        number = max(build_numbers(self.builds), default=0) + 1
        if self.site.is_dir() and not self.site.is_symlink():
            number += 1  # the folder that is there becomes a build, too
        write_list(self.folder)
        copy_hashed_files_of_old_builds(self.builds, self.folder)
        build = self.builds / str(number)
        self.folder.rename(build)
        list_of(self.folder).rename(list_of(build))
        try:
            _sync_build(build)
            self._switch_link(build)
        except BaseException:
            list_of(build).unlink()
            build.rename(self.folder)
            raise
        sync_folder(self.site.parent)
        prune(self.builds, published_number=number)

    def _switch_link(self, build: Path) -> None:
        """Make `site` lead to a build, in one step if the file system knows links."""
        link = self.builds / LINK
        try:
            link.symlink_to(Path(self.builds.name, build.name), target_is_directory=True)
        except OSError as error:
            # A disk that is full or cannot be written: to swap folders would not help.
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
                raise
            self._swap_folders(build)
            return
        place_aside = self._place_aside(build)
        if place_aside is None:
            link.replace(self.site)
            return
        self.site.rename(place_aside)
        try:
            link.replace(self.site)
        except BaseException:
            place_aside.rename(self.site)
            raise
        name = os.path.relpath(place_aside, self.site.parent)
        self.notes.append(
            f"`{self.site.name}` was a folder and is a link now; the old folder is `{name}`, and goes after two more builds"
        )

    def _swap_folders(self, build: Path) -> None:
        """Without links: the folders change places."""
        place_aside = self._place_aside(build)
        if place_aside is not None:
            self.site.rename(place_aside)
        try:
            build.rename(self.site)
        except BaseException:
            if place_aside is not None:
                place_aside.rename(self.site)
            raise
        self.notes.append(
            "there are no links here, so two folders have changed places; for a moment there was no site"
        )

    def _place_aside(self, build: Path) -> Path | None:
        """Where a plain folder goes that stands in the site's place; None if there is none."""
        if self.site.is_symlink() or not self.site.is_dir():
            return None
        # Where there are no links, the newest build stands in the site's place, and its number has a list without a folder.
        earlier = numbers_with_list(self.builds)[:-1]
        numbers_without_build = [number for number in earlier if not (self.builds / str(number)).is_dir()]
        return self.builds / str(numbers_without_build[-1] if numbers_without_build else int(build.name) - 1)


def _require_replaceable(site: Path) -> None:
    """Raise `PublishError` where a site would push something else aside."""
    name = display_path(site)
    if site.is_symlink():
        target = Path(os.readlink(site))
        if target.parent != Path(builds_of(site).name):
            hint = f"publish there with `--out {target}`, or delete the link"
            raise PublishError(f"`{name}` is a link to `{target}`, and no build made it", hint)
    elif site.is_dir():
        if any(site.iterdir()) and not (site / "index.html").is_file():
            hint = "choose a folder that is empty, or holds a site"
            raise PublishError(f"`{name}` holds files, and no site", hint)
    elif site.exists():
        raise PublishError(f"`{name}` is a file", "choose a folder")


def _make_builds_folder(builds: Path) -> None:
    """Make the folder of the builds; leave one alone that has another purpose."""
    builds.mkdir(parents=True, exist_ok=True)
    if not (builds / LOCK).is_file() and any(builds.iterdir()):
        why = f"`{display_path(builds)}` is in the way, and holds no builds"
        raise PublishError(why, "rename it, or publish elsewhere")


def _lock(lock_file: IO[str], site: Path) -> None:
    """Keep other builds of this site away until the file is closed, or this process has ended.

    `filelock` makes the same two calls, in 15,700 lines of Python: it was looked at, and left.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock_file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # What `flock` says of a lock that is held, and what Windows says of one.
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        why = f"another build of `{display_path(site)}` is at work"
        raise PublishError(why, "wait until it is done") from None


def _sync_build(build: Path) -> None:
    """Bring a build to the disk."""
    if sys.platform == "linux":
        os.sync()  # waits there; took 0.1 s where one `fsync` for each of 456 files took 2 s
    else:
        sync_tree(build)
