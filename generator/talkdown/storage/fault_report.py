"""A fault of Talkdown itself: a line for who meets it, and a file for who mends it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from talkdown.storage.atomic import write_atomic
from talkdown.storage.cache import cache_folder, digest
from talkdown.storage.display import describe_os_error

TRACE_VARIABLE = "TALKDOWN_TRACE"
"""The environment variable that has a fault print its whole trace, texts of the book included."""

_PACKAGES = (
    "talkdown",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "PyYAML",
    "typst",
    "pikepdf",
    "jinja2",
    "click",
)
"""Whose versions a report names: those that a fault leads to, as a rule."""

_MOST_FRAMES = 60
"""Frames in a report, the last ones: a recursion has a thousand, all alike."""

_MOST_CAUSES = 5
"""Exceptions in a chain: two are usual."""


def report_fault(error: BaseException, entry_place: str = "") -> str:
    """Write a report about an exception that nobody foresaw; gives the one line to show. Never raises.

    `entry_place` is where the entry stands that was worked on, as `phrasebook/signs.yaml:12:3`: the line names it, and the
    report does not. The report names the exception, where it was raised, versions and the command. It holds nothing that
    an author wrote: no message of the exception, no argument of the command, no line of source. The same fault has the
    same file, so that a loop does not fill a disk.
    """
    if os.environ.get(TRACE_VARIABLE):
        traceback.print_exception(error, file=sys.stderr)
    name = f"{type(error).__name__}{_place(error)}"
    fault = f"a fault in Talkdown itself ({name}){f' at {entry_place}' if entry_place else ''}"
    text = "\n".join(_report_lines(error)) + "\n"
    path = _report_folder() / f"fault-{digest(text.encode())[:12]}.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(path, text.encode(), durable=False)
    except OSError as disk_error:
        return f"{fault}; no report could be written: {describe_os_error(disk_error)}"
    return f"{fault}; please send us this report: {path}"


def _report_folder() -> Path:
    """Beside the caches; where there are to be none, among the system's temporary files."""
    folder = cache_folder()
    return folder / "faults" if folder else Path(tempfile.gettempdir(), f"talkdown-faults-{_user()}")


def _user() -> str:
    """Who runs this: a folder among everybody's temporary files is made by one of them."""
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _report_lines(error: BaseException) -> Iterator[str]:
    yield "A fault in Talkdown itself. This file holds no text of the book; please send it along."
    yield ""
    yield f"command: {' '.join(_command(sys.argv))}"
    yield f"system: Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield f"versions: {', '.join(f'{name} {_version(name)}' for name in _PACKAGES)}"
    for number, cause in enumerate(_chain(error)):
        yield ""
        yield f"{'raised' if number == 0 else 'after'}: {type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__)[-_MOST_FRAMES:]:
            yield f"  {_without_folders(frame.filename)}:{frame.lineno} in {frame.name}"


def _command(arguments: Sequence[str]) -> Iterator[str]:
    """The command with its options; `…` for every value, which may be a text of the author's."""
    yield Path(arguments[0]).name if arguments else "?"
    for number, argument in enumerate(arguments[1:]):
        is_name = argument.startswith("-") or (number == 0 and argument.isascii() and argument.isalpha())
        yield argument.partition("=")[0] if is_name else "…"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and those behind it."""
    cause: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _place(error: BaseException) -> str:
    """The last place in this package that an exception came through: ` in pipeline/site.py:42`."""
    package = str(Path(__file__).parents[1]) + os.sep
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(package)
    ]
    return f" in {_without_folders(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""


def _without_folders(path: str) -> str:
    """A file of a program without the folders that it is installed in: those may name a person."""
    parts = Path(path).parts
    for folder in ("site-packages", "talkdown"):
        if folder in parts:
            last = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[last + 1 :])
    return "/".join(parts[-2:])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
