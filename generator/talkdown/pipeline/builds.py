"""The builds behind a site: numbered folders in a hidden one beside it, each with a list of its files.

A build is finished when it has a number and a whole list; it gets the list once the site has led to it. Only what the lists prove to be ours is deleted here;
what else lies among the builds stays, and is named.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from talkdown.outputs.web.server_config import NAMED_BY_HASH
from talkdown.storage.display import name_some
from talkdown.storage.file_list import FileList, digest_of, files_in, read_list
from talkdown.storage.ours import Inventory, delete_ours, foreign_files

OLD_BUILDS = 2
"""How many builds stay behind the one that is published: for tabs that were opened on them, and to go back to. A judgment: with
the one under way, a site takes the room of four."""

LOCK = "talkdown.lock"
"""The file that one build at a time holds; a folder that has it is a folder of builds."""

UNFINISHED_BUILD = "new"
"""The folder that a build is made in before it has a number; `new-2` where files of others lie in one of that name."""

DELETED_BUILD = ".gone"
"""What the folder of a build ends in while it is deleted."""

_PIN = ".pin"
"""What the name of a file ends in that keeps a build: `7.pin`."""

NUMBER = re.compile(r"[1-9][0-9]*")
_NAMED_BY_HASH = re.compile(NAMED_BY_HASH)


def builds_of(site: Path) -> Path:
    """The folder that holds the builds of a site: `.site-builds` beside `site`."""
    return site.with_name(f".{site.name}-builds")


def list_of(build: Path) -> Path:
    """The file, beside a build, that lists what the build holds."""
    return build.with_name(f"{build.name}.sha256")


def pending_list_of(build: Path) -> Path:
    """The same list, until the site has led to the build."""
    return build.with_name(f"{build.name}.{UNFINISHED_BUILD}")


def published_number(site: Path) -> int | None:
    """The number of the build that a site leads to, if it is a link that leads to one, there or not."""
    if not site.is_symlink():
        return None
    target = Path(os.path.normpath(site.parent / os.readlink(site)))
    builds = builds_of(site)
    is_among_builds = target.parent == builds or os.path.realpath(target.parent) == os.path.realpath(builds)
    return int(target.name) if is_among_builds and NUMBER.fullmatch(target.name) else None


def is_published(folder: Path) -> bool:
    """Whether readers may be looking at a folder that was published: the link itself, or a build behind it."""
    real_folder = Path(os.path.realpath(folder))
    if (real_folder.parent / LOCK).is_file() and NUMBER.fullmatch(real_folder.name):
        return True
    builds = builds_of(folder)  # without links, the newest build stands in the site's own place
    return real_folder.is_dir() and (builds / LOCK).is_file() and bool(lists_without_build(builds))


def is_folder_of_builds(folder: Path) -> bool:
    """Whether a folder holds the builds of a site."""
    return folder.name.startswith(".") and folder.name.endswith("-builds") and (folder / LOCK).is_file()


def build_numbers(builds: Path) -> list[int]:
    """The numbers of the finished builds, the oldest first."""
    return [number for number in lists_of(builds) if is_folder(builds / str(number))]


def lists_without_build(builds: Path) -> dict[int, FileList]:
    """The lists of builds that stand elsewhere, or no longer; by number."""
    return {
        number: file_list
        for number, file_list in {**lists_of(builds), **pending_lists_of(builds)}.items()
        if not is_folder(builds / str(number))
    }


def next_number(builds: Path) -> int:
    """A number that is above all in the folder, whoever gave them to what."""
    numbers = [NUMBER.match(name) for name in os.listdir(builds)]
    return max((int(match[0]) for match in numbers if match), default=0) + 1


def staying_numbers(numbers: Iterable[int], before: int | None) -> list[int]:
    """Which of the old builds stay, the oldest first: the one that was published before, and the newest others."""
    newest_last = sorted(numbers, key=lambda number: (number == before, number))
    return sorted(newest_last[-OLD_BUILDS:])


def copy_hashed_files_of_old_builds(
    builds: Path, target: Path, file_list: FileList, before: int | None
) -> FileList:
    """Give a build the files named by a hash that old builds brought, and it has not; gives its list with them.

    A tab that was opened on one of them may still ask for its files. A file that somebody has changed is left where
    it is. `before` is the number of the build that is published now.
    """
    lists, earlier_digests = lists_of(builds), dict(file_list.earlier_digests)
    for number in staying_numbers(build_numbers(builds), before):
        for name, digest in lists[number].digests.items():
            file, copy = builds / str(number) / name, target / name
            if not _NAMED_BY_HASH.fullmatch(name) or name in file_list.digests or not file.is_file():
                continue
            if name not in earlier_digests and digest_of(file) == digest:
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, copy)
                earlier_digests[name] = digest
    return FileList(file_list.digests, earlier_digests)


def list_files(folder: Path) -> FileList:
    """The list of what stands in a folder."""
    return FileList({name: digest_of(folder / name) for name in files_in(folder)})


def delete_build(builds: Path, number: int) -> list[str]:
    """Delete a finished build; or say, in a sentence, what in it is not ours, and leave it as it is.

    The folder takes another name first, so that a build is never there in part.
    """
    build, inventory = builds / str(number), Inventory(lists_of(builds).values())
    if names := name_some(foreign_files(build, inventory)):
        return [_sentence(build, names)]
    folder = builds / f"{number}{DELETED_BUILD}"
    build.rename(folder)
    delete_ours(folder, inventory)
    if not folder.exists():
        list_of(build).unlink()
    return notes_on_rest(folder, inventory)


def prune(builds: Path, *, published_build: int, before: int | None) -> list[str]:
    """Delete the builds that are older than those which stay; gives what could not be deleted, in sentences.

    The published one stays, the one that was published before it, those with a pin, and as many of the newest as
    make `OLD_BUILDS`.
    """
    notes: list[str] = []
    with suppress(OSError):  # the new site stands; the next build tries again
        old_numbers = [number for number in build_numbers(builds) if number != published_build]
        pins = [number for number in old_numbers if (builds / f"{number}{_PIN}").exists()]
        numbers_without_pin = [number for number in old_numbers if number not in pins]
        for number in sorted({*numbers_without_pin} - {*staying_numbers(numbers_without_pin, before)}):
            notes += delete_build(builds, number)
        delete_lists_without_build(builds, published_build)
        lists = lists_of(builds)
        for name in sorted(os.listdir(builds)):
            if NUMBER.fullmatch(name) and is_folder(builds / name) and int(name) not in lists:
                notes.append(
                    f"`{builds.name}/{name}` has no whole list of its files, and stays until you delete it"
                )
    return notes


def delete_lists_without_build(builds: Path, published_build: int | None) -> None:
    """Delete the lists of builds that are gone, or never got their number. The published one may be in the site's place."""
    for number in lists_without_build(builds):
        if number != published_build and not (builds / f"{number}{DELETED_BUILD}").exists():
            list_of(builds / str(number)).unlink(missing_ok=True)


def lists_of(builds: Path) -> dict[int, FileList]:
    """By number, the lowest first."""
    lists = {}
    for path in builds.glob("*.sha256"):
        if NUMBER.fullmatch(path.stem) and (file_list := read_list(path, may_be_early=True)) is not None:
            lists[int(path.stem)] = file_list
    return dict(sorted(lists.items()))


def pending_lists_of(builds: Path) -> dict[int, FileList]:
    """Those of builds that the site has not led to yet, by number."""
    lists = {}
    for path in builds.glob(f"*.{UNFINISHED_BUILD}"):
        if NUMBER.fullmatch(path.stem) and (file_list := read_list(path)) is not None:
            lists[int(path.stem)] = file_list
    return lists


def is_folder(path: Path) -> bool:
    """Whether there is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def notes_on_rest(folder: Path, inventory: Inventory) -> list[str]:
    """What stays of a folder that was to be deleted, in a sentence, if it is still there."""
    if not is_folder(folder):
        return []
    return [_sentence(folder, name_some(foreign_files(folder, inventory)) or "an empty folder")]


def _sentence(folder: Path, names: str) -> str:
    return f"`{folder.parent.name}/{folder.name}` stays: no build made {names}; look at it, and delete it"
