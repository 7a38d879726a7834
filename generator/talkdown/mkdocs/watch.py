"""Notices that files have changed, whatever becomes of them: folders may go and come back, links lead in circles.

`watchfiles` was tried in place of this loop. A folder that is deleted and made anew, or an `mkdocs.yml` that an
editor replaces by a rename, it hears no more of; and where it polls, two links in a circle end it.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from talkdown.storage.temporary_folder import TemporaryFolder

POLLING = 0.1
"""Seconds between two looks at the files: with the rest of the way to the browser, an edit still shows at once."""

_REST_FACTOR = 9
"""A look is followed by a rest of so many times its length: it takes a tenth of one core at the most."""

_RETRY_SECONDS = 1.0
"""Seconds until the trigger is pulled again: a server that is just beginning to listen may have missed it."""

_MOST_FILES = 100_000
"""No book is as large; a `docs_dir` that is set to the root of a disk is not looked through for ever."""

Snapshot = Mapping[str, int]
"""Each path that was looked at, with a number that changes when the file does."""


class Watch:
    """Looks at files and folders in a thread, and touches the file `trigger` when anything has changed.

    A server watches this one file. What MkDocs watches folders with, the edits named above would stop for good.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self.paths = [Path(path).absolute() for path in paths]
        self._folder = TemporaryFolder()
        self.trigger = self._folder.path / "trigger"
        self.trigger.touch()
        self._snapshot = snapshot(self.paths)
        self._waits_for_answer = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def acknowledge(self) -> None:
        """The server has noticed the trigger."""
        self._waits_for_answer = False

    def stop(self) -> None:
        """Look no longer."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._folder.delete()

    def _look(self) -> None:
        pulls, last_pull, pause = 0, 0.0, POLLING
        while not self._stop.wait(pause):
            begin = time.monotonic()
            previous, self._snapshot = self._snapshot, snapshot(self.paths)
            now = time.monotonic()
            pause = max(POLLING, _REST_FACTOR * (now - begin))
            has_changed = self._snapshot != previous
            self._waits_for_answer = self._waits_for_answer or has_changed
            if has_changed or (self._waits_for_answer and now - last_pull > _RETRY_SECONDS):
                pulls, last_pull = pulls + 1, now
                with suppress(OSError):
                    # Another length each time: a disk may know times by the second only.
                    self.trigger.write_text("x" * (pulls % 100))


def snapshot(paths: Iterable[str | Path]) -> Snapshot:
    """Time and size of all files, each folder looked into once however many links lead to it.

    A link to a folder outside is not followed: a build reads nothing there, and its end may be the root of the disk.
    """
    states: dict[str, int] = {}
    visited_folders: set[tuple[int, int]] = set()
    queue = [str(path) for path in paths]
    given_paths = set(queue)
    roots = [os.path.realpath(path) for path in queue]
    while queue and len(states) < _MOST_FILES:
        path = queue.pop()
        try:
            status = os.stat(path)
            if not stat.S_ISDIR(status.st_mode):
                states[path] = hash((status.st_mtime_ns, status.st_size))
                continue
            states[path] = status.st_ino
            if (
                path not in given_paths
                and os.path.islink(path)
                and not _is_below(roots, os.path.realpath(path))
            ):
                continue
            if (status.st_dev, status.st_ino) not in visited_folders:
                visited_folders.add((status.st_dev, status.st_ino))
                queue += [os.path.join(path, name) for name in os.listdir(path)]
        except OSError as error:
            states[path] = error.errno or -1  # that it cannot be looked at is a state as well
    return states


def _is_below(roots: Iterable[str], path: str) -> bool:
    return any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
