"""A file that one process at a time holds, until it closes it or has ended, by whatever end."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


def try_lock(file: IO[str]) -> bool:
    """Lock an open file; False if another process holds it. Raises OSError where a disk knows no locks.

    `filelock` makes the same two calls, in 15,700 lines of Python: it was looked at, and left.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        return False
    return True


@contextmanager
def folder_in_turn(folder: Path) -> Iterator[None]:
    """Wait until no other process that asks so is at work in a folder; nothing is left behind in it.

    Windows opens no folder, and some disks know no locks: there processes do not wait. Raises OSError if there is no folder.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)
