"""A folder for as long as a process needs it. What a killed process has left, the next one clears away."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from talkdown.storage.lock import try_lock

_PREFIX = "talkdown-"
_MARK = "talkdown.lock"
"""The file by which such a folder is known. Who uses the folder holds its lock, and a lock ends with its process."""

_CONTENT = "A folder of Talkdown, for as long as it is at work.\n"


class TemporaryFolder:
    """A new, empty folder that only this user can look into, and that nobody else deletes while it is in use."""

    def __init__(self) -> None:
        _clear_abandoned()
        self._root = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self.path = self._root / "files"
        """The folder to use; the mark lies beside it."""
        self.path.mkdir()
        unlocked_mark = self._root / f"{_MARK}.new"
        self._mark = unlocked_mark.open("w", encoding="utf-8")
        self._mark.write(_CONTENT)
        self._mark.flush()
        try_lock(self._mark)
        unlocked_mark.rename(
            self._root / _MARK
        )  # it has the name only once it is locked: others see no mark without a lock

    def delete(self) -> None:
        """Delete it with all it holds."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._mark.close()
        shutil.rmtree(self._root, ignore_errors=True)


def _clear_abandoned() -> None:
    """Delete the folders of processes that have ended without doing it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _is_ours(folder, stat.S_ISDIR) and _is_ours(folder / _MARK, stat.S_ISREG):
                _delete_unless_used(folder)


def _delete_unless_used(folder: Path) -> None:
    with (folder / _MARK).open("r+", encoding="utf-8") as mark:
        is_abandoned = mark.read(len(_CONTENT) + 1) == _CONTENT and try_lock(mark)
    if is_abandoned:  # the mark is closed by now: Windows deletes no file that is open
        shutil.rmtree(folder)


def _is_ours(path: Path, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is a folder, or file, of this user and no link."""
    status = path.lstat()
    return is_kind(status.st_mode) and (os.name == "nt" or status.st_uid == os.geteuid())
