"""MkDocs' complaints in plain words: it logs what is wrong, and then often raises an error without the words."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import CombinedEvent

from talkdown.diagnostics import Severity
from talkdown.diagnostics.inert_text import as_inert_text
from talkdown.storage.display import describe_os_error, on_one_line
from talkdown.storage.fault_report import report_fault

log = logging.getLogger("mkdocs.plugins.talkdown")
"""Where the plugin reports: MkDocs shows it in its own way, and counts warnings for `strict`."""

LOG_LEVELS = {Severity.error: logging.ERROR, Severity.warning: logging.WARNING, Severity.note: logging.INFO}
"""How a problem of the phrasebook is logged: what is a warning there stops a strict build, and a note does not."""

MKDOCS_WARNINGS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
"""Material and MkDocs each print a notice about MkDocs 2 at every start; with these in the environment, they do not."""


class SiteError(Exception):
    """What made MkDocs give up, in all the words that it has logged."""


class _InertText(logging.Filter):
    """Keeps what is in a message, such as a file's name, from acting on the terminal that shows it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = as_inert_text(record.getMessage()), ()
        return True


_INERT_TEXT = _InertText()


def show_inert_text() -> None:
    """Have MkDocs' command line show all that it logs, its own words included, as text that acts on nothing."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_INERT_TEXT)  # once: a handler knows which filters it has


class HookError(PluginError):
    """What a hook met that nobody foresaw, in one line; its cause is the exception itself."""


PluginClass = TypeVar("PluginClass", bound=type[Any])


def ending_in_one_line(plugin_class: PluginClass) -> PluginClass:
    """Have every hook of a plugin end in one line, as MkDocs shows a `PluginError`, where MkDocs would print a trace."""
    for name, hook in list(vars(plugin_class).items()):
        if isinstance(hook, CombinedEvent):
            setattr(plugin_class, name, CombinedEvent(*map(_ending_in_one_line, hook.methods)))
        elif name.startswith("on_"):
            setattr(plugin_class, name, _ending_in_one_line(hook))
    return plugin_class


def _ending_in_one_line(hook: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(hook)  # and with it the priority that MkDocs reads from a hook
    def safe_hook(*arguments: Any, **named_arguments: Any) -> Any:
        try:
            return hook(*arguments, **named_arguments)
        except MkDocsException:
            raise
        except Exception as error:
            raise HookError(f"talkdown: {describe_error(error)}") from error

    return safe_hook


def describe_error(error: BaseException) -> str:
    """An exception in one line: what the system refused; or, where it is a fault of ours, where its report lies."""
    match error:
        case MemoryError():
            return "there is not enough memory"
        case OSError(filename=str(path)):
            return f"`{on_one_line(path)}`: {describe_os_error(error)}"
        case OSError():
            return describe_os_error(error)
        case _:
            return report_fault(error)


def _hook_error_behind(error: BaseException) -> HookError | None:
    """The hook's error for which MkDocs gave up: it raises `Abort` while it handles it."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, HookError):
        cause = cause.__cause__ or cause.__context__
    return cause


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
    give up is raised as `SiteError`; but what no hook of ours foresaw is raised as it was.
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
            hook_error = _hook_error_behind(error)
            if hook_error is not None and hook_error.__cause__ is not None:
                raise hook_error.__cause__ from None
            raise SiteError("\n".join(errors) or str(error)) from None
        finally:
            mkdocs_log.propagate = propagates
            mkdocs_log.setLevel(level)


def failure_text(error: BaseException, messages: list[str]) -> str:
    """What made a build fail: what MkDocs has logged of it, or else what the error itself says."""
    # MkDocs does not log the same twice, and raises `Abort` without the words while it handles the error with them.
    cause = (error.__context__ if isinstance(error, Abort) else None) or error
    return ("\n".join(messages) or str(cause) or type(cause).__name__).rstrip()
