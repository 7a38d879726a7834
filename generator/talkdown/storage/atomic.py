"""Files on the disk that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SYNCS_AT_ONCE = 16
"""By trial, on ext4: 456 files took 1.1 s one after the other and 0.1 s so, because the disk gathers what waits."""


_TEMPORARY_NAME = re.compile(r"\.[0-9a-f]{16}\.new")


def write_atomic(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file in one step: who reads it meanwhile, or after a crash, finds the file before or the new one.

    Makes the folders it needs. Raises OSError, which names the file, and leaves nothing behind, if the disk refuses.

    With `durable`, the content is on the disk before it takes the name, and the name is on the disk when this
    returns: that holds after a power cut, too, and costs some milliseconds (the time of two `fsync`). Without it
    readers still never see half a file, but after a power cut it may be empty: enough for what can be made anew,
    such as a cache that checks what it reads.
    """
    make_folder(path.parent, durable=durable)
    temporary_path = _temporary_path(path)
    try:
        with temporary_path.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary_path.replace(path)
    except BaseException as error:
        with suppress(OSError):
            temporary_path.unlink()
        if isinstance(error, OSError):  # a full disk names no file
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise
    if durable:
        sync_folder(path.parent)


def is_temporary(name: str) -> bool:
    """Whether a file has a name that only what is being written has: it stays where a run is killed.

    >>> is_temporary(".0123456789abcdef.new"), is_temporary("notes.new")
    (True, False)
    """
    return _TEMPORARY_NAME.fullmatch(name) is not None


def _temporary_path(path: Path) -> Path:
    """Beside the target, so that the rename stays inside one file system; hidden, and of a name nobody else has."""
    return path.with_name(f".{os.urandom(8).hex()}.new")


class ChangedError(Exception):
    """A file is not what it was when it was read."""


class SharedFileError(Exception):
    """A file has other names: they would go on meaning what was there."""


def replace_content(path: Path, content_before: bytes, content: bytes) -> None:
    """Write a file that somebody else may write, too, in one step and durably; who may read and write it stays the same.

    Raises `ChangedError`, and leaves the file as it is, unless it holds `content_before` until the very end; `SharedFileError`
    for one with several names; OSError if the disk refuses.
    """
    _require_unchanged(path, content_before)
    with replacement_of(path, lambda: _require_unchanged(path, content_before)) as replacement:
        replacement.write_bytes(content)
        _copy_rights(path, replacement)


def remove_content(path: Path, content_before: bytes) -> None:
    """Delete a file that somebody else may write, too, durably. Raises as `replace_content` does, and leaves it then."""
    _require_unchanged(path, content_before)
    path.unlink()
    sync_folder(path.parent)


def _require_unchanged(path: Path, content_before: bytes) -> None:
    if path.stat().st_nlink > 1:  # to write into the file itself would not be one step
        raise SharedFileError(str(path))
    if path.read_bytes() != content_before:
        raise ChangedError(str(path))


def _copy_rights(path: Path, target: Path) -> None:
    """Give a file the group, the mode and the access list of another one, as far as the system lets us."""
    status = path.stat()
    if hasattr(os, "chown") and target.stat().st_gid != status.st_gid:
        with suppress(OSError):  # only for a group that who writes is in
            os.chown(target, -1, status.st_gid)
    target.chmod(stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # a file system without them
            for name in os.listxattr(path):
                os.setxattr(target, name, os.getxattr(path, name))


@contextmanager
def replacement_of(path: Path, check: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Give a path beside a file to write to; at the end of the `with` block it takes the file's name, durably.

    What `check` raises, once all is on the disk, keeps it from that. Raises OSError, and the file before stays, if the disk
    refuses.
    """
    replacement = _temporary_path(path)
    try:
        yield replacement
        _sync_file(replacement)
        check()
        replacement.replace(path)
    except BaseException:
        with suppress(OSError):
            replacement.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, and bring it to the disk; its name gets there with its folder.

    Raises OSError, which names the file, and leaves nothing behind, if the disk refuses; FileExistsError, and touches
    nothing, if something is there.
    """
    file = path.open("xb")
    try:
        with file:  # to close it writes what is left, and may fail as well
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


def make_folder(folder: Path, *, durable: bool = True) -> None:
    """Make a folder, and those it lies in, if they are not there; with `durable`, their names are on the disk then.

    Raises OSError if the disk refuses, or a file is in the way.
    """
    missing_folders = [path for path in (folder, *folder.parents) if not path.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    if durable:
        for path in reversed(missing_folders):
            sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: what was renamed or made there is still so after a power cut.

    Does nothing where a folder cannot be opened (Windows) or a file system knows no such thing (some network
    drives). Raises OSError if the disk itself fails.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Bring a folder with all its files and folders to the disk, before something points to it.

    Follows no links. Raises OSError if the disk fails.
    """
    from concurrent.futures import ThreadPoolExecutor  # it takes as long as all the rest here to import

    files, folders = [], []
    for path, _, names in os.walk(folder):
        files += [Path(path, name) for name in names]
        folders.append(Path(path))
    with ThreadPoolExecutor(_SYNCS_AT_ONCE) as pool:
        list(pool.map(_sync_file, files))
        list(pool.map(sync_folder, folders))


def _sync_file(path: Path) -> None:
    if not path.is_file() or path.is_symlink():
        return  # a link is a name, and goes to the disk with its folder; and who opened a pipe would wait
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
