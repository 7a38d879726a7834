"""The builds behind a site: numbered folders in a hidden one beside it, each with a list of its files."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

OLD_BUILDS = 2
"""How many builds stay behind the one that is published: for tabs that were opened on them, and to go back to. A judgment: with
the one under way, a site takes the room of four."""

LOCK = "talkdown.lock"
"""The file that one build at a time holds; a folder that has it is a folder of builds."""

UNFINISHED_BUILD, DELETED_BUILD = "new", "gone"
"""The folder that a build is made in before it has a number, and the one that an outdated build goes by as it is deleted."""

LINK = "link"
"""A link to a new build, before it takes the place of the site's."""

_NUMBER = re.compile(r"[1-9][0-9]*")
# Eight digits, as the hashes in the names of Material's files have, or more.
_NAMED_BY_HASH = re.compile(r"assets/(javascripts|stylesheets|talkdown)/.*\.[0-9a-f]{8,}\.[a-z0-9.]+")


def builds_of(site: Path) -> Path:
    """The folder that holds the builds of a site: `.site-builds` beside `site`."""
    return site.with_name(f".{site.name}-builds")


def is_published(folder: Path) -> bool:
    """Whether readers may be looking at a folder that was published: the link itself, or a build behind it."""
    real = Path(os.path.realpath(folder))
    if (real.parent / LOCK).is_file() and _NUMBER.fullmatch(real.name):
        return True
    builds = builds_of(folder)  # without links, the newest build stands in the site's own place
    return real.is_dir() and any(not (builds / str(number)).is_dir() for number in numbers_with_list(builds))


def build_numbers(builds: Path) -> list[int]:
    """The numbers of the builds, the oldest first."""
    return sorted(
        int(path.name) for path in builds.iterdir() if _NUMBER.fullmatch(path.name) and path.is_dir()
    )


def numbers_with_list(builds: Path) -> list[int]:
    """The numbers of the builds of which there is a list, the oldest first; none if it is no folder of builds."""
    lists = builds.glob("*.sha256") if (builds / LOCK).is_file() else ()
    return sorted(int(path.stem) for path in lists if _NUMBER.fullmatch(path.stem))


def list_of(build: Path) -> Path:
    """The file, beside a build, that lists what the build holds by itself."""
    return build.with_name(f"{build.name}.sha256")


def write_list(build: Path) -> None:
    """Write down what a build holds by itself, as `sha256sum --check` reads it."""
    rows = (f"{hashlib.sha256((build / name).read_bytes()).hexdigest()}  {name}\n" for name in _files(build))
    list_of(build).write_text("".join(rows), encoding="utf-8")


def copy_hashed_files_of_old_builds(builds: Path, target: Path) -> None:
    """Give a build the files named by a hash that the builds before it brought, and it has not.

    A tab that was opened on one of them may still ask for its files.
    """
    for number in build_numbers(builds)[-OLD_BUILDS:]:
        build = builds / str(number)
        # Without a list it is a folder that was a site before there were builds.
        for name in _names_in(list_of(build)) or _files(build):
            copy = target / name
            if _NAMED_BY_HASH.fullmatch(name) and (build / name).is_file() and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(build / name, copy)


def delete_unfinished(site: Path) -> bool:
    """Delete what unfinished builds have left; whether there was anything of a build."""
    builds = builds_of(site)
    published_number = int(site.readlink().name) if site.is_symlink() else None
    unfinished_builds = [
        builds / str(number)
        for number in build_numbers(builds)
        if published_number and number > published_number
    ]
    unfinished_builds.append(builds / UNFINISHED_BUILD)
    has_some = any(folder.is_dir() for folder in unfinished_builds)
    for folder in (*unfinished_builds, builds / DELETED_BUILD):
        if folder.is_dir():
            shutil.rmtree(folder)
    for path in (list_of(builds / UNFINISHED_BUILD), builds / LINK):
        path.unlink(missing_ok=True)
    return has_some


def prune(builds: Path, *, published_number: int) -> None:
    """Delete the builds that are older than those which stay. A build is never there in part."""
    outdated_numbers = [number for number in build_numbers(builds) if number != published_number][
        :-OLD_BUILDS
    ]
    with suppress(OSError):  # the new site stands; the next build tries again
        for number in outdated_numbers:
            (builds / str(number)).rename(builds / DELETED_BUILD)
            shutil.rmtree(builds / DELETED_BUILD)
        for number in numbers_with_list(builds):
            build = builds / str(number)
            if number != published_number and not build.is_dir():
                list_of(build).unlink()


def _names_in(list_file: Path) -> list[str]:
    """The names in the list of a build; none if there is no list."""
    if not list_file.is_file():
        return []
    return [row.partition("  ")[2] for row in list_file.read_text(encoding="utf-8").splitlines()]


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
