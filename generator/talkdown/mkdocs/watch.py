"""What a server for authors needs: eyes that no edit can blind, the last good pages, and a place to say what is wrong."""

from __future__ import annotations

import logging
import os
import shutil
import stat
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkdocs.exceptions import Abort, MkDocsException

from talkdown.storage.atomic import write_atomic

POLLING = 0.1
"""Seconds between two looks at the files."""

AGAIN = 1.0
"""Seconds until the bell is rung again: a server that is just beginning to listen may have missed it."""

PROBLEMS = "assets/talkdown/problems.txt"
"""What is wrong, as the terminal shows it, for a script on every page; empty if nothing is."""

STAYS = "the last good pages stay up"

_MOST_FILES = 100_000

log = logging.getLogger("mkdocs.plugins.talkdown")


def tell(site: Path, text: str) -> None:
    """Say on every page what is wrong."""
    write_atomic(site / PROBLEMS, text.encode(), durable=False)


@contextmanager
def heard() -> Iterator[list[str]]:
    """What MkDocs says of errors within it: it raises them without their words."""
    said: list[str] = []
    listener, log = _Listener(said), logging.getLogger("mkdocs")
    log.addHandler(listener)
    try:
        yield said
    finally:
        log.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


class LastGood:
    """A copy of a folder as it was when all was well: of hard links, where there are some."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="talkdown-"))

    def keep(self, site: Path) -> None:
        """Remember how the site is now. MkDocs deletes files before it writes them anew, so links will do."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(site, self._folder, copy_function=_link)

    def bring_back(self, site: Path) -> None:
        """Make the site what it was when it was kept."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(self._folder, site, copy_function=_link, dirs_exist_ok=True)
        (site / PROBLEMS).unlink()  # it will be written, and must not be in the copy

    def forget(self) -> None:
        """Delete the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


class Guarded:
    """A builder that fails in silence, as far as its server knows: the last good pages come back, and say why."""

    def __init__(self, build: Callable[[], None], site: Path, watch: Watch) -> None:
        self._build = build
        self._watch = watch
        self._site = site
        self._last_good = LastGood()
        self._well()

    def __call__(self) -> None:
        """Build; whatever happens, there is a site afterward."""
        self._watch.answered()
        with heard() as said:
            try:
                self._build()
            except (Exception, SystemExit) as error:
                if not isinstance(error, MkDocsException):
                    log.exception("this should not have happened")
                text = in_words(error, said)
                self._last_good.bring_back(self._site)
                tell(self._site, text)
                log.error(STAYS if said else text)
            else:
                self._well()

    def forget(self) -> None:
        """Delete what was kept."""
        self._last_good.forget()

    def _well(self) -> None:
        tell(self._site, "")
        self._last_good.keep(self._site)


def in_words(error: BaseException, said: list[str]) -> str:
    """What made a build fail, and that the last good pages stay up."""
    # MkDocs does not log the same twice, and gives up without the words.
    cause = (error.__context__ if isinstance(error, Abort) else None) or error
    text = "\n".join(said) or str(cause) or type(cause).__name__
    return f"{text.rstrip()}\n\n{STAYS}\n"


class Watch:
    """Looks at files and folders, and touches a bell when anything has changed.

    A server listens to the bell alone. Folders may go and come back, and links may lead in circles: neither
    stops it, as it would stop the observer that MkDocs uses.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self.paths = [Path(path).absolute() for path in paths]
        self._folder = Path(tempfile.mkdtemp(prefix="talkdown-"))
        self.bell = self._folder / "bell"
        self.bell.touch()
        self._before = seen(self.paths)
        self._unanswered = False
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def answered(self) -> None:
        """The server has heard the bell."""
        self._unanswered = False

    def stop(self) -> None:
        """Look no longer."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _look(self) -> None:
        rung, last = 0, 0.0
        while not self._stopped.wait(POLLING):
            now = seen(self.paths)
            changed, self._before = now != self._before, now
            self._unanswered = self._unanswered or changed
            if changed or (self._unanswered and time.monotonic() - last > AGAIN):
                rung, last = rung + 1, time.monotonic()
                with suppress(OSError):
                    self.bell.write_text("x" * (rung % 100))


def seen(paths: Iterable[str | Path]) -> dict[str, int]:
    """Time and size of all files, each folder looked into once however many links lead to it."""
    found: dict[str, int] = {}
    visited: set[tuple[int, int]] = set()
    ahead = [str(path) for path in paths]
    while ahead and len(found) < _MOST_FILES:
        path = ahead.pop()
        try:
            about = os.stat(path)
            if not stat.S_ISDIR(about.st_mode):
                found[path] = hash((about.st_mtime_ns, about.st_size))
                continue
            found[path] = about.st_ino
            if (about.st_dev, about.st_ino) not in visited:
                visited.add((about.st_dev, about.st_ino))
                ahead += [os.path.join(path, name) for name in os.listdir(path)]
        except OSError as error:
            found[path] = error.errno or -1
    return found
