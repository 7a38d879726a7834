"""MkDocs' complaints in plain words: it logs what is wrong, and then often raises an error without the words."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import CombinedEvent

from talkdown.diagnostics import Severity
from talkdown.diagnostics.excerpt import MOST_OF_A_KIND
from talkdown.diagnostics.inert_text import as_inert_message
from talkdown.loader.entry_at_fault import entry_at_fault
from talkdown.mkdocs.hook_results import missing_step, require_types
from talkdown.storage.display import describe_os_error, on_one_line, path_of_os_error
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
        record.msg, record.args = as_inert_message(record.getMessage()), ()
        return True


_INERT_TEXT = _InertText()


class WarningLimit(logging.Filter):
    """Lets a few warnings of each kind pass. A kind is what `extra={"kind": …}` says, or else the logger."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        self._first_messages: dict[str, str] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is shown; the same for every handler that asks."""
        if record.levelno != logging.WARNING:
            return True
        values = vars(record)
        if "is_shown" not in values:
            kind = values.get("kind", record.name)
            self._counts[kind] += 1
            self._first_messages.setdefault(kind, record.getMessage())
            values["is_shown"] = self._counts[kind] <= MOST_OF_A_KIND
        return bool(values["is_shown"])

    def log_rest(self) -> None:
        """Say how many were not shown, and begin anew."""
        for kind, count in list(self._counts.items()):
            if count > MOST_OF_A_KIND:
                first_line = self._first_messages[kind].partition("\n")[0]
                message = f"and {count - MOST_OF_A_KIND:,} more of the kind of this one: {first_line}"
                log.warning(message, extra={"kind": f"rest of {kind}"})
        self._counts.clear()
        self._first_messages.clear()


def show_inert_text(warning_limit: WarningLimit) -> None:
    """Have MkDocs' command line show what it logs, its own words included, as text that acts on nothing, and some of each kind."""
    for handler in logging.getLogger("mkdocs").handlers:
        for item in [item for item in handler.filters if isinstance(item, WarningLimit)]:
            handler.removeFilter(item)
        handler.addFilter(warning_limit)
        handler.addFilter(_INERT_TEXT)  # once: a handler knows which filters it has


class HookError(PluginError):
    """What a hook met that nobody foresaw, in one line; its cause is the exception itself."""


class AuthoredError(PluginError):
    """What MkDocs, Markdown or the theme could not make of what an author wrote: all there is to say of it."""


class SettingError(PluginError):
    """What is wrong with a setting in mkdocs.yml; `route` are the keys that lead to it."""

    def __init__(self, message: str, *route: str) -> None:
        super().__init__(f"talkdown: {message}")
        self.text = message
        """What is wrong, without the name that MkDocs' log needs."""
        self.route = route


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
            require_types(hook, *arguments, **named_arguments)
            return hook(*arguments, **named_arguments)
        except MkDocsException:
            raise
        except AttributeError as error:
            raise missing_step(arguments[0], error) or _hook_error(error) from error
        except Exception as error:
            raise _hook_error(error) from error

    return safe_hook


def _hook_error(error: Exception) -> HookError:
    return HookError(f"talkdown: {describe_error(error)}")


def describe_error(error: BaseException) -> str:
    """An exception in one line: what the system refused; or, where it is a fault of ours, where its report lies."""
    match error:
        case MemoryError():
            return "there is not enough memory"
        case OSError(filename=str()):
            return f"`{on_one_line(path_of_os_error(error))}`: {describe_os_error(error)}"
        case OSError():
            return describe_os_error(error)
        case _:
            return report_fault(error, entry_at_fault(error))


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
def log_listener(level: int, receive: Callable[[logging.LogRecord], None]) -> Iterator[logging.Logger]:
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
    with log_listener(logging.ERROR, lambda record: messages.append(record.getMessage())):
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
            is_trace = record.name.startswith(
                "mkdocs.config"
            )  # an extension's exception comes with its trace
            message = record.getMessage()
            (report or errors.append)(without_trace(message) if is_trace else message)

    with log_listener(logging.INFO, receive) as mkdocs_log:
        propagates, mkdocs_log.propagate = mkdocs_log.propagate, False
        level = mkdocs_log.level
        mkdocs_log.setLevel(logging.INFO)
        try:
            yield
        except MkDocsException as error:
            hook_error = _hook_error_behind(error)
            if hook_error is not None and hook_error.__cause__ is not None:
                raise hook_error.__cause__ from None
            is_whole = isinstance(error, AuthoredError)
            raise SiteError(str(error) if is_whole else "\n".join(errors) or str(error)) from None
        except SystemExit:
            raise SiteError(
                "a hook or a plugin has ended the build\n  hint: look at `hooks:` and `plugins:` in mkdocs.yml"
            ) from None
        finally:
            mkdocs_log.propagate = propagates
            mkdocs_log.setLevel(level)


def without_trace(message: str) -> str:
    """What is wrong with a setting, on one line, and one thing to do."""
    first_line, *other_lines = message.strip().splitlines() or [""]
    cause = f" {other_lines[-1].strip()}" if other_lines else ""
    return f"{first_line}{cause}\n  hint: mend that setting in mkdocs.yml"


def failure_text(error: BaseException, messages: list[str]) -> str:
    """What made a build fail: what MkDocs has logged of it, or else what the error itself says."""
    # MkDocs does not log the same twice, and raises `Abort` without the words while it handles the error with them.
    cause = (error.__context__ if isinstance(error, Abort) else None) or error
    return ("\n".join(messages) or str(cause) or type(cause).__name__).rstrip()
