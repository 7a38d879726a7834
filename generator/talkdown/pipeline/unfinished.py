"""What a build leaves that was cut off, and what becomes of it: it is finished, or cleared away as far as it is ours."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from talkdown.pipeline.builds import (
    DELETED_BUILD,
    NUMBER,
    UNFINISHED_BUILD,
    build_numbers,
    delete_lists_without_build,
    is_folder,
    list_files,
    list_of,
    lists_of,
    notes_on_rest,
    pending_list_of,
    pending_lists_of,
    prune,
    published_number,
)
from talkdown.storage.atomic import write_new
from talkdown.storage.file_list import HEAD, FileList, read_list
from talkdown.storage.inside import OpenFolder
from talkdown.storage.ours import Inventory, delete_ours

LINK = "link"
"""A link to a new build, before it takes the place of the site's."""

_MARK = ".talkdown.unfinished"
"""The file in the folder of a build under way, until its list is written. MkDocs deletes no name that begins with a dot."""

_MARK_CONTENT = b"A build is made in this folder. If it is cut off, the next one deletes the folder with all that is in it.\n"

_MOST_NOTES = 5
"""How many folders are named in which something stays."""

_UNFINISHED_NAME = re.compile(rf"{UNFINISHED_BUILD}(?:-([1-9][0-9]*))?")
_DELETED_NAME = re.compile(rf"[1-9][0-9]*{re.escape(DELETED_BUILD)}")
_LINK_NAME = re.compile(rf"{LINK}(-[0-9]+)?")


def name_unfinished(builds: Path) -> Path:
    """A folder to make a build in, which is not there yet: the first one, or one after all that are there."""
    counts = _counts_of_unfinished(builds)
    return builds / (f"{UNFINISHED_BUILD}-{max(counts) + 1}" if counts else UNFINISHED_BUILD)


def mark(folder: Path) -> None:
    """Say of a folder, which has just been made, that a build begins to fill it."""
    write_new(folder / _MARK, _MARK_CONTENT)


def unmark(folder: Path) -> None:
    """Say that a list proves now what is in it."""
    (folder / _MARK).unlink(missing_ok=True)


def list_marked(folder: Path) -> FileList:
    """The list of what a build has put into a folder with a mark; a hook may have deleted that."""
    digests = list_files(folder).digests
    return FileList({name: digest for name, digest in digests.items() if name != _MARK})


def _is_marked(folder: Path) -> bool:
    """Whether a build has said so; if it was killed as it did, the beginning of the mark is all that is there."""
    try:
        with OpenFolder.at(folder) as open_folder:
            content = open_folder.read(_MARK, len(_MARK_CONTENT))
        return content == _MARK_CONTENT or (
            _MARK_CONTENT.startswith(content) and os.listdir(folder) == [_MARK]
        )
    except OSError:
        return False


def settle(builds: Path, site: Path) -> None:
    """Finish what was cut off as the site was about to lead to a build, or did already: that is published now, or no build.

    Without links it stands in the site's own place.
    """
    for number in pending_lists_of(builds):
        build = builds / str(number)
        is_in_place = is_folder(site) and not build.is_dir()
        if published_number(site) == number or is_in_place:
            pending_list_of(build).rename(list_of(build))
        else:
            delete_unpublished(builds, number)
    newest_build, published_build = max(build_numbers(builds), default=None), published_number(site)
    if (
        published_build is not None and published_build == newest_build
    ):  # it is not one that somebody has gone back to
        prune(builds, published_build=published_build, before=None)


def delete_unpublished(builds: Path, number: int) -> None:
    """Delete a build that the site does not lead to yet."""
    build, inventory = builds / str(number), Inventory(pending_lists_of(builds).values())
    if is_folder(build):
        delete_ours(build, inventory)
    if not build.exists():
        pending_list_of(build).unlink()


def clear_last_unfinished(builds: Path, site: Path) -> bool:
    """Delete the build that was cut off last, if there is one and no more stays of it than names; whether it is gone.

    Its files may take the room that the next build needs. Those before it were looked at when they were the last.
    """
    counts = _counts_of_unfinished(builds)
    if not counts:
        return False
    last_name = UNFINISHED_BUILD if max(counts) == 1 else f"{UNFINISHED_BUILD}-{max(counts)}"
    has_folder = is_folder(builds / last_name)
    _clear(builds, [builds / last_name, list_of(builds / last_name)])
    if not is_folder(site):
        delete_lists_without_build(builds, published_number(site))
    return has_folder and not (builds / last_name).exists()


def clear_rests(builds: Path) -> list[str]:
    """Delete all that is left of builds that were cut off, or were being deleted; gives what stays, in sentences."""
    notes = _clear(builds, sorted(builds.iterdir()))
    if len(notes) > _MOST_NOTES:
        notes[_MOST_NOTES:] = [f"… and {len(notes) - _MOST_NOTES} more folders in `{builds.name}`"]
    return notes


def _clear(builds: Path, paths: list[Path]) -> list[str]:
    """Of some paths, delete what was left.

    What a cut-off build has written is proved by the mark in its folder; without one, by the builds that are whole: the same
    file, or the beginning of it.
    """
    notes = []
    whole_builds = [builds / str(number) for number in reversed(build_numbers(builds))]
    inventory = Inventory([*lists_of(builds).values(), *_lists_of_unfinished(builds)], whole_builds)
    for path in paths:
        if is_folder(path) and (_UNFINISHED_NAME.fullmatch(path.name) or _DELETED_NAME.fullmatch(path.name)):
            if _UNFINISHED_NAME.fullmatch(path.name) and _is_marked(path):
                shutil.rmtree(path)
            else:
                delete_ours(path, inventory)
            notes += notes_on_rest(path, inventory)
        elif _is_rest_of_list(path) or _is_rest_of_link(path):
            path.unlink()
    return notes


def _lists_of_unfinished(builds: Path) -> list[FileList]:
    """Those of builds that were cut off when all but their number was there."""
    lists = (read_list(path) for path in builds.glob(f"{UNFINISHED_BUILD}*.sha256"))
    return [file_list for file_list in lists if file_list is not None]


def _counts_of_unfinished(builds: Path) -> list[int]:
    """The numbers that unfinished builds, or their lists, are named with; 1 for the first, which has none."""
    names = (_UNFINISHED_NAME.fullmatch(name.removesuffix(".sha256")) for name in os.listdir(builds))
    return [int(match[1] or 1) for match in names if match]


def _is_rest_of_list(path: Path) -> bool:
    """Whether a file is the list of an unfinished build, or the beginning of one."""
    is_named_so = path.suffix == ".sha256" and _UNFINISHED_NAME.fullmatch(path.stem)
    if not is_named_so or path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return HEAD.encode().startswith(file.read(len(HEAD)))


def _is_rest_of_link(path: Path) -> bool:
    """Whether it is a link to a build that has not taken the site's place."""
    if not _LINK_NAME.fullmatch(path.name) or not path.is_symlink():
        return False
    target = Path(os.readlink(path))
    return target.parent == Path(path.parent.name) and NUMBER.fullmatch(target.name) is not None
