"""The one gate to files that others wrote: regular files inside of folders that may be read, and nothing else.

A check by path and a later opening can meet two files: somebody turns a folder into a link in between. So a folder is
held open, and what is asked of it is looked up in the open folder, without following links.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from enum import Enum
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

_CAN_HOLD_FOLDERS = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Windows looks everything up by its path: there a link that appears in the very moment of reading is followed."""

# Follow no link; wait for no pipe; become the terminal of nothing; change no line ends.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class RefusedPathError(OSError):
    """What there is may not be read: it lies outside, or is a link, or no regular file."""


class ItemType(Enum):
    """What a name in a folder stands for."""

    file = "file"
    folder = "folder"
    link = "link"
    special = "special"
    """A pipe, a socket, a device: reading could wait for ever, or do something."""


class FolderItem(NamedTuple):
    """A name in a folder, and what it stands for."""

    name: str
    type: ItemType


class OpenFolder:
    """A folder that is held open, until its `with` block ends."""

    def __init__(self, path: str, descriptor: int | None) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    @contextmanager
    def at(cls, path: str | Path) -> Iterator[OpenFolder]:
        """Hold the folder at a path that is trusted: links in it are followed. Raises OSError if there is none."""
        if not _CAN_HOLD_FOLDERS:
            os.stat(path)
            yield cls(str(path), None)
            return
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            yield cls(str(path), descriptor)
        finally:
            os.close(descriptor)

    @contextmanager
    def folder(self, name: str) -> Iterator[OpenFolder]:
        """Hold a folder in this one. Raises `RefusedPathError` for a link, OSError if there is no such folder."""
        if _type_of(self._status(name).st_mode) is not ItemType.folder:
            raise _refusal("this is no folder, or a link to one", name)
        if self._descriptor is None:
            yield OpenFolder(os.path.join(self._path, name), None)
            return
        descriptor = os.open(name, _FLAGS | os.O_DIRECTORY, dir_fd=self._descriptor)
        try:
            yield OpenFolder(os.path.join(self._path, name), descriptor)
        finally:
            os.close(descriptor)

    def items(self) -> list[FolderItem]:
        """What the folder holds, by name. Raises OSError if it cannot be read."""
        with os.scandir(self._path if self._descriptor is None else self._descriptor) as entries:
            return sorted(FolderItem(entry.name, _type_of_entry(entry)) for entry in entries)

    def status(self, name: str = "") -> os.stat_result:
        """What the system says of the folder itself, or of what is in it under a name: owner, mode, time, size."""
        if name:
            return self._status(name)
        return os.stat(self._path if self._descriptor is None else self._descriptor)

    def mark_as_used(self, name: str, seconds: int) -> None:
        """Give a file the time of now, if its own is older than that. Raises OSError if that cannot be."""
        if time.time() - self._status(name).st_mtime > seconds:
            os.utime(self._place_of(name), dir_fd=self._descriptor)

    def delete(self, name: str) -> None:
        """Delete a file. Raises OSError if that cannot be."""
        self._status(name)
        os.unlink(self._place_of(name), dir_fd=self._descriptor)

    def read(self, name: str, max_bytes: int) -> bytes:
        """The bytes of a regular file in this folder; one more than `max_bytes` at most, so that the caller sees it is too long.

        Raises `RefusedPathError` for a link or what is no file, OSError if there is none or it cannot be read.
        """
        with self.file(name) as file:
            return file.read(max_bytes + 1)

    @contextmanager
    def file(self, name: str) -> Iterator[BufferedReader]:
        """Hold a regular file in this folder open, to be read piece by piece. Raises as `read` does."""
        # Looked at first: to open a device can do something already.
        status = self._status(name)
        if _type_of(status.st_mode) is not ItemType.file:
            raise _refusal("this is not a regular file", name)
        with open(os.open(self._place_of(name), _FLAGS, dir_fd=self._descriptor), "rb") as file:  # noqa: PTH123
            # It may have become something else since; and without `O_NOFOLLOW` a link has been followed.
            if not os.path.samestat(os.fstat(file.fileno()), status):
                raise _refusal("this is not a regular file", name)
            yield file

    def _place_of(self, name: str) -> str:
        """What the system is asked for: the name in the folder that is held, or a path."""
        return name if self._descriptor is not None else os.path.join(self._path, name)

    def _status(self, name: str) -> os.stat_result:
        if name in ("", os.curdir, os.pardir) or os.path.basename(name) != name:
            raise _refusal("this is no name in the folder", name)
        return os.stat(self._place_of(name), dir_fd=self._descriptor, follow_symlinks=False)


class ReadableFolders:
    """The folders that may be read, and all that lies in them.

    A link may be followed where it leads to something in one of them.
    """

    def __init__(self, folders: Iterable[str | Path]) -> None:
        self._folders = tuple(os.path.realpath(folder) for folder in folders if can_be_path(str(folder)))

    def holds(self, path: str | Path) -> bool:
        """Whether a path, with its links followed, leads into one of the folders."""
        return self._place(path) is not None

    def read(self, path: str | Path, max_bytes: int) -> bytes:
        """The bytes of a regular file, as `OpenFolder.read` gives them. Raises `RefusedPathError` where it lies outside."""
        with self.file(path) as file:
            return file.read(max_bytes + 1)

    @contextmanager
    def file(self, path: str | Path) -> Iterator[BufferedReader]:
        """Hold a regular file open. Raises `RefusedPathError` where it lies outside."""
        folder, parts = self._require_place(path)
        if not parts:
            raise _refusal("this is not a regular file", path)
        with _folder_below(folder, parts[:-1]) as parent, parent.file(parts[-1]) as file:
            yield file

    @contextmanager
    def folder(self, path: str | Path) -> Iterator[OpenFolder]:
        """Hold a folder open. Raises `RefusedPathError` where it lies outside."""
        root, parts = self._require_place(path)
        with _folder_below(root, parts) as open_folder:
            yield open_folder

    def _require_place(self, path: str | Path) -> tuple[str, tuple[str, ...]]:
        place = self._place(path)
        if place is None:
            raise _refusal("it lies outside of the folders that may be read", path)
        return place

    def _place(self, path: str | Path) -> tuple[str, tuple[str, ...]] | None:
        """The readable folder that a path leads into, and the way from there; None if it leads into none."""
        try:
            real_path = Path(os.path.realpath(path))
        except ValueError:  # a zero byte
            return None
        for folder in self._folders:
            if real_path.is_relative_to(folder):
                return folder, real_path.relative_to(folder).parts
        return None


def can_be_path(name: str) -> bool:
    """Whether the system can be asked for a path: none has a zero byte, or half of a character."""
    try:
        return b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def leads_outside(project: Path, path: str | Path, outside_folders: ReadableFolders) -> bool:
    """Whether a path lies outside of a project, or behind a link in it, and in none of the folders that are allowed besides.

    The path of the project is one without links.
    """
    absolute_path = os.path.normpath(project / path)
    real_path = Path(os.path.realpath(absolute_path))
    is_in_project = str(real_path) == absolute_path and real_path.is_relative_to(project)
    return not is_in_project and not outside_folders.holds(real_path)


@contextmanager
def _folder_below(root: str, parts: Iterable[str]) -> Iterator[OpenFolder]:
    """Hold a folder open, reached from the root step by step, without links: they were resolved before."""
    with ExitStack() as stack:
        folder = stack.enter_context(OpenFolder.at(root))
        for part in parts:
            folder = stack.enter_context(folder.folder(part))
        yield folder


def _refusal(message: str, path: str | Path) -> RefusedPathError:
    return RefusedPathError(errno.EACCES, message, str(path))


def _type_of(mode: int) -> ItemType:
    if stat.S_ISLNK(mode):
        return ItemType.link
    if stat.S_ISDIR(mode):
        return ItemType.folder
    return ItemType.file if stat.S_ISREG(mode) else ItemType.special


def _type_of_entry(entry: os.DirEntry[str]) -> ItemType:
    if entry.is_symlink():
        return ItemType.link
    if entry.is_dir(follow_symlinks=False):
        return ItemType.folder
    return ItemType.file if entry.is_file(follow_symlinks=False) else ItemType.special
