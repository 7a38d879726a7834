"""An author's own pages, looked at before MkDocs reads them: it would follow a link in circles, or wait for a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position, sort_problems
from talkdown.yamltext.decode import decode
from talkdown.yamltext.document import YamlError

_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def check(folder: Path, shown: str) -> list[Diagnostic]:
    """What keeps a folder of pages from being built; `shown` is its name in messages."""
    return sort_problems(_faults(folder, shown, ()))


def _faults(folder: Path, shown: str, above: tuple[tuple[int, int], ...]) -> Iterator[Diagnostic]:
    try:
        about = folder.stat()
        items = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield _unreadable(shown, error)
        return
    here = about.st_dev, about.st_ino
    if here in above:
        message = "this link leads back to a folder that it lies in"
        yield Diagnostic("symlink", message, Position(shown, 1, 1), "delete it")
        return
    for item in items:
        name = f"{shown}/{item.name}"
        try:
            mode = os.stat(item.path).st_mode
        except OSError as error:
            yield _unreadable(name, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _faults(Path(item.path), name, (*above, here))
        elif not stat.S_ISREG(mode):
            yield Diagnostic("not-a-file", "this is not a regular file", Position(name, 1, 1), "delete it")
        elif item.name.lower().endswith(_PAGES):
            yield from _page(item.path, name)


def _page(path: str, shown: str) -> Iterator[Diagnostic]:
    try:
        decode(Path(path).read_bytes())
    except OSError as error:
        yield _unreadable(shown, error)
    except YamlError as refusal:
        problem = refusal.problem
        yield Diagnostic(problem.code, problem.message, Position(shown, *problem.position), problem.hint)


def _unreadable(shown: str, error: OSError) -> Diagnostic:
    message = f"this cannot be read: {(error.strerror or str(error)).lower()}"
    return Diagnostic("unreadable", message, Position(shown, 1, 1), "mend it, or delete it")
