"""What a site may take the place of: nothing, a link that a build made, or a folder whose files are all ours."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from talkdown.outputs import ASSETS
from talkdown.pipeline.builds import (
    LOCK,
    builds_of,
    is_folder_of_builds,
    list_of,
    lists_without_build,
    published_number,
)
from talkdown.storage.display import describe_os_error, display_path, name_some, on_one_line
from talkdown.storage.file_list import LIST_INSIDE, FileList, read_list
from talkdown.storage.ours import Inventory, foreign_files


class PublishError(Exception):
    """Why a build cannot take the site's place, and one thing to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.hint = hint


def real_site(site: Path) -> Path:
    """The site by its real folder, whatever links and dots lead there; a link in its own place is not followed."""
    site = Path(os.path.abspath(site))
    return Path(os.path.realpath(site.parent), site.name)


def require_publishable(site: Path) -> None:
    """Raise `PublishError` where a build could not put a site, as far as that can be seen before one is made."""
    site = real_site(site)
    try:
        require_replaceable(site)
        require_room_for_builds(builds_of(site))
        folder = next(folder for folder in site.parents if os.path.lexists(folder))
    except OSError as error:
        raise PublishError(
            f"`{_display(site)}`: {describe_os_error(error)}", "choose another folder"
        ) from None
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise PublishError(f"in `{_display(folder)}` no folder can be made", "choose another folder")


def require_room_for_builds(builds: Path) -> None:
    """Raise `PublishError` if something else has the name of the folder in which builds are kept; OSError for no name at all."""
    try:
        is_folder = stat.S_ISDIR(builds.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return
    is_in_the_way = not is_folder or (builds / LOCK).is_symlink()
    if is_in_the_way or (not (builds / LOCK).is_file() and any(builds.iterdir())):
        raise PublishError(
            f"`{_display(builds)}` is in the way, and holds no builds", "rename it, or publish elsewhere"
        )


def require_replaceable(site: Path) -> Path | None:
    """Raise `PublishError` where a site would push aside what is not ours; gives the list of a plain folder.

    That is a file; there is none if a link stands there, or an empty folder, or nothing.
    """
    name = _display(site)
    if not site.name or os.path.ismount(site):
        raise PublishError(
            f"`{name}` is where a disk begins, and no folder can take its place",
            "publish into a folder in it",
        )
    if any(is_folder_of_builds(folder) for folder in site.parents):
        raise PublishError(
            f"`{name}` lies among the builds of a site", "publish elsewhere with `--out FOLDER`"
        )
    if site.is_symlink():
        if published_number(site) is None:
            target = on_one_line(os.readlink(site))
            why = f"`{name}` is a link to `{target}`, and no build made it"
            raise PublishError(why, f"publish there with `--out {target}`, or delete the link")
    elif site.is_dir():
        return require_ours(site)
    elif os.path.lexists(site):
        raise PublishError(f"`{name}` is a file", "choose a folder")
    return None


def require_ours(site: Path) -> Path | None:
    """The list that proves a plain folder to be a site that was built; None for an empty folder.

    Raises `PublishError`, with names, if something in it is not ours.
    """
    if not any(site.iterdir()):
        return None
    candidates = {
        list_of(builds_of(site) / str(number)): file_list
        for number, file_list in reversed(lists_without_build(builds_of(site)).items())
    }
    if (file_list := read_list(site / LIST_INSIDE)) is not None:
        candidates[site / LIST_INSIDE] = file_list
    for path, file_list in candidates.items():
        if not any(_foreign_files(site, file_list)):
            return path
    likeliest_list = candidates.get(site / LIST_INSIDE) or next(iter(candidates.values()), FileList({}))
    require_listed(site, likeliest_list, site)
    return None


def require_listed(folder: Path, file_list: FileList | None, site: Path) -> None:
    """Raise `PublishError`, with names, if a list does not name all that is in a folder, which was the site."""
    if names := name_some(_foreign_files(folder, file_list or FileList({}))):
        hint = hint_on_foreign_files(folder, "move that away, or build elsewhere with `--out FOLDER`")
        raise PublishError(f"`{_display(site)}` holds what no build of it made: {names}", hint)


def hint_on_foreign_files(folder: Path, way_out: str) -> str:
    """What to do about a folder that holds what no list proves; it may be a site of ours that was left without a list."""
    if not (folder / ASSETS).is_dir() or read_list(folder / LIST_INSIDE) is not None:
        return way_out
    return (
        f"{way_out}; if a build that was killed, or one of an earlier version, has left it, and nothing in it is yours, "
        f"delete `{_display(folder)}`"
    )


def files_that_would_go(folder: Path) -> Iterator[str]:
    """What is not ours in a folder that MkDocs is about to empty. It leaves alone what begins with a dot there."""
    if folder.is_dir():
        file_list = read_list(folder / LIST_INSIDE) or FileList({})
        names = foreign_files(folder, Inventory([file_list]))
        yield from (name for name in names if not name.startswith("."))


def require_apart(site: Path, sources: Mapping[str, Path]) -> None:
    """Raise `PublishError` for a site that is, holds or lies in a source, or holds where we are or where we live.

    `sources` are folders, by what they are to a person. Spellings do not matter: the disk says what is the same.
    """
    hint = "choose a folder of its own for the site: `--out FOLDER`"
    surroundings = {"the current folder": Path.cwd(), "your home folder": Path(os.path.expanduser("~"))}
    for noun, path in {**sources, **surroundings}.items():
        if _holds(site, path):
            raise PublishError(f"`{_display(site)}` is or holds {noun}", hint)
    for noun, path in sources.items():
        if _holds(path, site):
            raise PublishError(f"`{_display(site)}` lies in {noun}", hint)


def lie_together(folder: Path, another_folder: Path) -> bool:
    """Whether two folders are one, or one of them lies in the other; links followed."""
    return _holds(folder, another_folder) or _holds(another_folder, folder)


def _foreign_files(folder: Path, file_list: FileList) -> list[str]:
    names = foreign_files(folder, Inventory([file_list]))
    return [name for name in names if name != LIST_INSIDE or read_list(folder / name) is None]


def _holds(folder: Path, path: Path) -> bool:
    """Whether a path is a folder or lies in it, links followed."""
    real_path = Path(os.path.realpath(path))
    for ancestor in (real_path, *real_path.parents):
        try:
            if os.path.samefile(folder, ancestor):
                return True
        except OSError:  # one of them is not there
            if os.path.realpath(folder) == str(ancestor):
                return True
    return False


def _display(path: Path) -> str:
    return on_one_line(display_path(path))
