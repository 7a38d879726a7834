"""Files on the disk that are there whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file in one step: who reads it meanwhile, or after a crash, finds the file before or the new one.

    Makes the folders it needs. Raises OSError, and leaves nothing behind, if the disk refuses.

    With `durable`, the content is on the disk before it takes the name, and the name is on the disk when this
    returns: that holds after a power cut, too, and costs some milliseconds (the time of two `fsync`). Without it
    readers still never see half a file, but after a power cut it may be empty: enough for what can be made anew,
    such as a cache that checks what it reads.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the rename stays inside one file system; hidden, and of a name nobody else has.
    temporary_path = path.with_name(f".{os.urandom(8).hex()}.new")
    try:
        with temporary_path.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary_path.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary_path.unlink()
        raise
    if durable:
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
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            with suppress(FileNotFoundError):
                _sync_file(Path(path, name))
        sync_folder(Path(path))


def _sync_file(path: Path) -> None:
    if path.is_symlink():
        return  # a link is a name, and goes to the disk with its folder
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
