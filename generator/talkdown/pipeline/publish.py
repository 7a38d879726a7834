"""How a build takes the place of the site: whole or not at all.

`site` is a link to a numbered build in a hidden folder beside it, and one rename turns the link. Readers
find the last site or the new one, whenever and however a build ends. Two old builds stay, and so do their
files with a hash in the name: a tab that was opened yesterday may still ask for them.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import IO

from talkdown.pipeline.builds import (
    LOCK,
    OLD_BUILDS,
    build_numbers,
    builds_of,
    copy_hashed_files_of_old_builds,
    is_published,
    list_of,
    next_number,
    pending_list_of,
    prune,
    published_number,
)
from talkdown.pipeline.target import (
    PublishError,
    real_site,
    require_apart,
    require_listed,
    require_ours,
    require_replaceable,
    require_room_for_builds,
)
from talkdown.pipeline.unfinished import (
    LINK,
    clear_last_unfinished,
    clear_rests,
    list_marked,
    mark,
    name_unfinished,
    settle,
    unmark,
)
from talkdown.storage.atomic import make_folder, sync_folder, sync_tree, write_new
from talkdown.storage.display import display_path
from talkdown.storage.file_list import read_list
from talkdown.storage.folder_identity import FolderIdentity, identity_of
from talkdown.storage.lock import try_lock

__all__ = ["OLD_BUILDS", "Publication", "PublishError", "builds_of", "is_published", "publishing", "state_of"]

_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
"""What file systems without links say: FAT, drives of a network, and Windows without the privilege (`EINVAL`)."""


@contextmanager
def publishing(site: Path, sources: Mapping[str, Path] = MappingProxyType({})) -> Iterator[Publication]:
    """A fresh folder to build into; `publish` puts it in the place of `site`, and without that it goes.

    `sources` are the folders that the site is made of, by what they are to a person. Raises `PublishError` if another
    build is at work, or `site` is something that must not be replaced.

        with publishing(Path("site")) as publication:
            write_pages(publication.folder)
            publication.publish()
    """
    site = real_site(site)
    require_apart(site, sources)
    require_replaceable(site)
    builds = builds_of(site)
    with _lock_of(builds, site):
        notes = []
        if clear_last_unfinished(
            builds, site
        ):  # first: the list of one that was about to get its number is still there
            notes.append("a build that was cut off has been cleared away")
        settle(builds, site)
        folder = name_unfinished(builds)
        identity = None
        try:
            folder.mkdir()
            identity = identity_of(folder)
            mark(folder)
            yield Publication(site, builds, folder, identity, notes)
        finally:
            with suppress(OSError):
                list_of(folder).unlink()
            with suppress(OSError):
                if identity is None:
                    folder.rmdir()
                elif identity_of(folder) == identity:
                    shutil.rmtree(folder)  # it was new, and empty, when this process began to build into it


@dataclass
class Publication:
    """One build on its way."""

    site: Path
    builds: Path
    folder: Path
    """Where to build."""
    identity: FolderIdentity
    """Of that folder, as it was made."""
    notes: list[str] = field(default_factory=list)
    """What the one who builds should know."""

    def publish(self) -> None:
        """Put what stands in `folder` in the place of the site, and let the oldest build go.

        Holds after a power cut, too: what the link leads to is on the disk before the link is. Raises `PublishError`
        or OSError; `state_of` says whether the site is another one then.
        """
        if identity_of(self.folder) != self.identity:
            message = f"something else is in the place of `{self.folder.name}`, in which the site was built"
            raise PublishError(message, "see which hook or program has put it there; then build again")
        list_file = require_replaceable(self.site)
        before = published_number(self.site)
        number = next_number(self.builds)
        if list_file is not None and list_file.parent == self.site:
            number += 1  # the folder that is there becomes a build, too
        build = self.builds / str(number)
        file_list = copy_hashed_files_of_old_builds(
            self.builds, self.folder, list_marked(self.folder), before
        )
        write_new(list_of(self.folder), file_list.as_bytes())
        unmark(self.folder)
        sync_tree(self.folder)
        try:
            list_of(self.folder).rename(pending_list_of(build))
            self.folder.rename(build)
            sync_folder(self.builds)
            self._switch(build)
        except BaseException:
            with suppress(OSError):
                settle(self.builds, self.site)
            raise
        sync_folder(self.site.parent)
        pending_list_of(build).rename(list_of(build))
        self._note_rollback(before, number)
        self.notes += clear_rests(self.builds)
        self.notes += prune(self.builds, published_build=number, before=before)

    def _note_rollback(self, before: int | None, number: int) -> None:
        """Say so if somebody had turned the link back."""
        if before is not None and any(before < build < number for build in build_numbers(self.builds)):
            self.notes.append(
                f"`{self.site.name}` had been turned back to build {before}; it leads to build {number} now, "
                f"and {before} stays"
            )

    def _switch(self, build: Path) -> None:
        """Make `site` lead to a build, in one step if the file system knows links."""
        link = self._make_link(build)
        if link is None:
            self._swap_folders(build)
            return
        try:
            place_aside = self._put_folder_aside(build)
            require_replaceable(self.site)
            if self.site.is_symlink():
                link.replace(self.site)
                return
            with self._folder_back_on_failure(place_aside):
                self.site.symlink_to(os.readlink(link), target_is_directory=True)  # replaces nothing
        finally:
            with suppress(OSError):
                link.unlink()
        if place_aside is None:
            return
        name = os.path.relpath(place_aside, self.site.parent)
        self.notes.append(
            f"`{self.site.name}` was a folder and is a link now; the old folder is `{name}`, and goes after two more builds"
        )

    def _make_link(self, build: Path) -> Path | None:
        """A link to a build, beside it; None where there are no links."""
        count = 1
        while True:
            link = self.builds / (LINK if count == 1 else f"{LINK}-{count}")
            try:
                link.symlink_to(Path(self.builds.name, build.name), target_is_directory=True)
            except FileExistsError:
                count += 1
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                return None
            else:
                return link

    def _swap_folders(self, build: Path) -> None:
        """Without links: the folders change places."""
        place_aside = self._put_folder_aside(build)
        with self._folder_back_on_failure(place_aside):
            if os.path.lexists(self.site):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.site))
            build.rename(self.site)
        self.notes.append(
            "there are no links here, so two folders have changed places; for a moment there was no site"
        )

    def _put_folder_aside(self, build: Path) -> Path | None:
        """Make a plain folder that stands in the site's place an old build; gives where it is, None if there is none.

        It is looked through once more where it is then: nobody writes into it there.
        """
        if self.site.is_symlink() or not self.site.is_dir():
            return None
        list_file = require_ours(self.site)
        if list_file is None:
            self.site.rmdir()
            return None
        is_inside = list_file.parent == self.site
        number = int(build.name) - 1 if is_inside else int(list_file.stem)
        file_list = read_list(list_file)
        place_aside = self.builds / str(number)
        self.site.rename(place_aside)
        with self._folder_back_on_failure(place_aside):
            require_listed(place_aside, file_list, self.site)
        if is_inside:
            (place_aside / list_file.name).rename(list_of(place_aside))
        return place_aside

    @contextmanager
    def _folder_back_on_failure(self, place_aside: Path | None) -> Iterator[None]:
        """Within it, a failure brings the folder back that was put aside, if its place is free."""
        try:
            yield
        except BaseException:
            if place_aside is not None and not os.path.lexists(self.site):
                place_aside.rename(self.site)
            raise


def state_of(site: Path) -> tuple[int, int] | None:
    """What stands in a site's place; another link or folder gives something else, and nothing gives None."""
    try:
        status = os.lstat(site)
    except OSError:
        return None
    return status.st_dev, status.st_ino


@contextmanager
def _lock_of(builds: Path, site: Path) -> Iterator[IO[str]]:
    """Make the folder of the builds, and keep other builds of this site away until this one, or its process, ends."""
    require_room_for_builds(builds)
    make_folder(builds)
    path = builds / LOCK
    with path.open("a+") as file:
        if not try_lock(file):
            why = f"another build of `{display_path(site)}` is at work"
            raise PublishError(why, "wait until it is done")
        yield file
