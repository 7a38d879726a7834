"""What commands share that write files: nothing of others is lost, and what the disk refuses is said with a way out."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.commands.options import Failure
from talkdown.commands.terminal import name_of
from talkdown.storage.display import describe_os_error, name_some, path_of_os_error

if TYPE_CHECKING:
    from talkdown.storage.output_folder import OutputFolder

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NOT_WRITABLE = (errno.EROFS, errno.EACCES, errno.EPERM)


def require_ours(out: OutputFolder, names: Iterable[str], verb: str) -> None:
    """Raise Failure if one of the names is that of a file which no list proves to be ours.

    The verb, `print` or `write`, says what is done with the files.
    """
    if foreign_names := name_some(str(out.path / name) for name in out.foreign_files(names)):
        raise Failure(
            f"not written by Talkdown, or changed since, and left as it is: {foreign_names}",
            f"move it away, or {verb} elsewhere with `--out FOLDER`",
        )


def require_no_dead_link(path: Path) -> None:
    """Raise Failure if a path, or a folder it lies in, is a link that leads nowhere: nothing can be written there."""
    for place in (path, *path.parents):
        if place.is_symlink() and not place.exists():
            raise Failure(
                f"`{name_of(place)}` is a link that leads nowhere",
                "delete it, or make what it should lead to",
            )


def describe_refusal(error: OSError) -> str:
    """What the disk refused, and of which file: `` `site`: read-only file system``."""
    path = path_of_os_error(error)
    where = f"`{name_of(os.path.relpath(path))}`: " if path else ""
    return where + describe_os_error(error)


def way_out(error: OSError, retry: str, detour: str) -> str:
    """What to do about a disk that refuses; `retry` repeats the command, `detour` writes to another place."""
    if error.errno in _NO_ROOM:
        return f"make room, and {retry}"
    if error.errno in _NOT_WRITABLE:
        return f"make it writable, or {detour}"
    return f"mend that, and {retry}"


@contextmanager
def disk_errors_as_failures(retry: str, detour: str) -> Iterator[None]:
    """Within it, a disk that refuses ends the command with what it said, and a way out."""
    try:
        yield
    except OSError as error:
        raise Failure(describe_refusal(error), way_out(error, retry, detour)) from None
