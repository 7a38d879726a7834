"""How a build takes the place of the site: whole or not at all.

`site` is a link to a numbered build in a hidden folder beside it, and one rename turns the link. Readers
find the last site or the new one, whenever and however a build ends. Two old builds stay, and so do their
files with a hash in the name: a tab that was opened yesterday may still ask for them.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from talkdown.diagnostics import display_path

OLD_BUILDS = 2
"""How many builds stay behind the one that is published."""

_NUMBER = re.compile(r"[1-9][0-9]*")
_HASHED = re.compile(r"assets/(javascripts|stylesheets|talkdown)/.*\.[0-9a-f]{8,}\.[a-z0-9.]+")
_LOCK = "talkdown.lock"


class PublishError(Exception):
    """Why a build cannot take the site's place, and one thing to do; nothing has been touched."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.hint = hint


def builds_of(site: Path) -> Path:
    """The folder that holds the builds of a site: `.site-builds` beside `site`."""
    return site.with_name(f".{site.name}-builds")


def is_published(folder: Path) -> bool:
    """Whether readers may be looking at a folder that was published: the link itself, or a build behind it."""
    real = Path(os.path.realpath(folder))
    if (real.parent / _LOCK).is_file() and _NUMBER.fullmatch(real.name):
        return True
    builds = builds_of(folder)  # without links, the newest build stands in the site's own place
    return real.is_dir() and any(not (builds / name).is_dir() for name in map(str, _listed(builds)))


@contextmanager
def publishing(site: Path) -> Iterator[Publication]:
    """A fresh folder to build into; `publish` puts it in the place of `site`, and without that it goes.

    Raises `PublishError` if another build is at work, or `site` is something that must not be replaced.
    """
    _may_be_replaced(site)
    builds = builds_of(site)
    _own(builds)
    with (builds / _LOCK).open("a+") as lock:
        _hold(lock, site)
        cut_off = _sweep(site)
        publication = Publication(site, builds, [])
        if cut_off:
            publication.notes.append("a build that was cut off has been cleared away")
        try:
            publication.folder.mkdir()
            yield publication
        finally:
            _sweep(site)


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
        return self.builds / "new"

    def publish(self) -> None:
        """Put what stands in `folder` in the place of the site, and let the oldest build go."""
        _may_be_replaced(self.site)
        number = max(_numbers(self.builds), default=0) + 1
        if self.site.is_dir() and not self.site.is_symlink():
            number += 1  # the folder that is there becomes a build, too
        _list(self.folder, self.builds / "new.sha256")
        self._carry_over()
        build, listing = self.builds / str(number), self.builds / f"{number}.sha256"
        self.folder.rename(build)
        (self.builds / "new.sha256").rename(listing)
        try:
            self._turn(build)
        except BaseException:
            listing.unlink()
            build.rename(self.folder)
            raise
        _let_go(self.builds, keep=number)

    def _carry_over(self) -> None:
        """Give the new build the hashed files that the builds before it brought, and it has not."""
        for number in _numbers(self.builds)[-OLD_BUILDS:]:
            old = self.builds / str(number)
            for name in _listing(self.builds / f"{number}.sha256") or _files(old):
                target = self.folder / name
                if _HASHED.fullmatch(name) and (old / name).is_file() and not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(old / name, target)

    def _turn(self, build: Path) -> None:
        """Make `site` lead to a build, in one step if the file system knows links."""
        link = self.builds / "link"
        try:
            link.symlink_to(Path(self.builds.name, build.name), target_is_directory=True)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
                raise
            self._change_places(build)
            return
        aside = self._aside(build)
        if aside is None:
            link.replace(self.site)
            return
        self.site.rename(aside)
        try:
            link.replace(self.site)
        except BaseException:
            aside.rename(self.site)
            raise
        kept = os.path.relpath(aside, self.site.parent)
        self.notes.append(
            f"`{self.site.name}` was a folder and is a link now; the old folder is `{kept}`, and goes after two more builds"
        )

    def _change_places(self, build: Path) -> None:
        """Without links: the folders change places."""
        aside = self._aside(build)
        if aside is not None:
            self.site.rename(aside)
        try:
            build.rename(self.site)
        except BaseException:
            if aside is not None:
                aside.rename(self.site)
            raise
        self.notes.append(
            "there are no links here, so two folders have changed places; for a moment there was no site"
        )

    def _aside(self, build: Path) -> Path | None:
        """Where a plain folder goes that stands in the site's place."""
        if self.site.is_symlink() or not self.site.is_dir():
            return None
        before = sorted(_listed(self.builds))[:-1]
        missing = [number for number in before if not (self.builds / str(number)).is_dir()]
        return self.builds / str(missing[-1] if missing else int(build.name) - 1)


def _may_be_replaced(site: Path) -> None:
    """Raise `PublishError` where a site would push something else aside."""
    shown = display_path(site)
    if site.is_symlink():
        target = Path(os.readlink(site))
        if target.parent != Path(builds_of(site).name):
            hint = f"publish there with `--out {target}`, or delete the link"
            raise PublishError(f"`{shown}` is a link to `{target}`, and no build made it", hint)
    elif site.is_dir():
        if any(site.iterdir()) and not (site / "index.html").is_file():
            hint = "choose a folder that is empty, or holds a site"
            raise PublishError(f"`{shown}` holds files, and no site", hint)
    elif site.exists():
        raise PublishError(f"`{shown}` is a file", "choose a folder")


def _own(builds: Path) -> None:
    """Make the folder of the builds; leave one alone that has another purpose."""
    builds.mkdir(parents=True, exist_ok=True)
    if not (builds / _LOCK).is_file() and any(builds.iterdir()):
        raise PublishError(
            f"`{display_path(builds)}` is in the way, and holds no builds", "rename it, or publish elsewhere"
        )


def _hold(lock: IO[str], site: Path) -> None:
    """Keep other builds of this site away until the file is closed, or this process has ended."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        raise PublishError(
            f"another build of `{display_path(site)}` is at work", "wait until it is done"
        ) from None


def _sweep(site: Path) -> bool:
    """Delete what unfinished builds have left; whether there was anything of a build."""
    builds = builds_of(site)
    published = int(site.readlink().name) if site.is_symlink() else None
    unfinished = [builds / str(number) for number in _numbers(builds) if published and number > published]
    unfinished.append(builds / "new")
    found = any(folder.is_dir() for folder in unfinished)
    for folder in (*unfinished, builds / "gone"):
        if folder.is_dir():
            shutil.rmtree(folder)
    for name in ("new.sha256", "link"):
        (builds / name).unlink(missing_ok=True)
    return found


def _let_go(builds: Path, keep: int) -> None:
    """Delete the builds that are older than those which stay. A build is never there in part."""
    old = [number for number in _numbers(builds) if number != keep][:-OLD_BUILDS]
    with suppress(OSError):  # the new site stands; the next build tries again
        for number in old:
            (builds / str(number)).rename(builds / "gone")
            shutil.rmtree(builds / "gone")
        for number in _listed(builds):
            if number != keep and not (builds / str(number)).is_dir():
                (builds / f"{number}.sha256").unlink()


def _numbers(builds: Path) -> list[int]:
    """The numbers of the builds, the oldest first."""
    return sorted(
        int(path.name) for path in builds.iterdir() if _NUMBER.fullmatch(path.name) and path.is_dir()
    )


def _listed(builds: Path) -> list[int]:
    """The numbers of the builds of which there is a list."""
    found = builds.glob("*.sha256") if (builds / _LOCK).is_file() else ()
    return [int(path.stem) for path in found if _NUMBER.fullmatch(path.stem)]


def _list(folder: Path, listing: Path) -> None:
    """Write down what a build holds by itself, as `sha256sum --check` reads it."""
    rows = (
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in _files(folder)
    )
    listing.write_text("".join(rows), encoding="utf-8")


def _listing(path: Path) -> list[str]:
    """The names in such a list; none if there is no list."""
    if not path.is_file():
        return []
    return [row.partition("  ")[2] for row in path.read_text(encoding="utf-8").splitlines()]


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
