"""A file that one process at a time holds, until it closes it or has ended, by whatever end."""

from __future__ import annotations

import errno
import sys
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
