"""MkDocs' complaints in plain words: it logs what is wrong, and then often raises an error without the words."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mkdocs.exceptions import Abort, MkDocsException

from talkdown.diagnostics import Severity

log = logging.getLogger("mkdocs.plugins.talkdown")
"""Where the plugin reports: MkDocs shows it in its own way, and counts warnings for `strict`."""

LOG_LEVELS = {Severity.error: logging.ERROR, Severity.warning: logging.WARNING, Severity.note: logging.INFO}
"""How a problem of the phrasebook is logged: what is a warning there stops a strict build, and a note does not."""

MKDOCS_WARNINGS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Material and MkDocs each print a notice about MkDocs 2 at every start; with these in the environment, they do not."""


class SiteError(Exception):
    """What made MkDocs give up, in all the words that it has logged."""


class _LogListener(logging.Handler):
    """Passes on what MkDocs logs."""

    def __init__(self, level: int, receive: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(level)
        self._receive = receive

    def emit(self, record: logging.LogRecord) -> None:
        self._receive(record)


@contextmanager
def listening(level: int, receive: Callable[[logging.LogRecord], None]) -> Iterator[logging.Logger]:
    """Within it, `receive` gets every record of MkDocs' log from that level on."""
    listener, mkdocs_log = _LogListener(level, receive), logging.getLogger("mkdocs")
    mkdocs_log.addHandler(listener)
    try:
        yield mkdocs_log
    finally:
        mkdocs_log.removeHandler(listener)


@contextmanager
def captured_errors() -> Iterator[list[str]]:
    """Within it, the list grows by every error that MkDocs logs."""
    messages: list[str] = []
    with listening(logging.ERROR, lambda record: messages.append(record.getMessage())):
        yield messages


@contextmanager
def mkdocs_log_as_errors(
    tell: Callable[[Severity, str], None], report: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Within it, MkDocs' log reaches the terminal only through `tell` and `report`, a message at a time.

    `tell` gets warnings and this package's notes. Without `report`, errors are kept until MkDocs gives up. What makes it
    give up is raised as `SiteError`.
    """
    for name, value in MKDOCS_WARNINGS_OFF.items():
        os.environ.setdefault(name, value)
    errors: list[str] = []

    def receive(record: logging.LogRecord) -> None:
        if record.levelno < logging.WARNING and record.name != log.name:
            return  # MkDocs telling what it does
        if record.levelno < logging.ERROR:
            is_warning = record.levelno >= logging.WARNING
            tell(Severity.warning if is_warning else Severity.note, record.getMessage())
        else:
            (report or errors.append)(record.getMessage())

    with listening(logging.INFO, receive) as mkdocs_log:
        propagates, mkdocs_log.propagate = mkdocs_log.propagate, False
        level = mkdocs_log.level
        mkdocs_log.setLevel(logging.INFO)
        try:
            yield
        except MkDocsException as error:
            raise SiteError("\n".join(errors) or str(error)) from None
        finally:
            mkdocs_log.propagate = propagates
            mkdocs_log.setLevel(level)


def failure_text(error: BaseException, messages: list[str]) -> str:
    """What made a build fail: what MkDocs has logged of it, or else what the error itself says."""
    # MkDocs does not log the same twice, and raises `Abort` without the words while it handles the error with them.
    cause = (error.__context__ if isinstance(error, Abort) else None) or error
    return ("\n".join(messages) or str(cause) or type(cause).__name__).rstrip()
