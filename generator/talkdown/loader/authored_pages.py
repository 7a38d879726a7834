"""An author's own pages, looked at before MkDocs reads them: it would follow a link in circles, or wait for a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position, sort_problems
from talkdown.storage.display import describe_os_error
from talkdown.yamltext import YamlError, decode

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""

_FileIdentity = tuple[int, int]
"""Device and inode: the same folder by whatever path one comes to it."""


def check_authored_pages(folder: Path, name: str) -> list[Diagnostic]:
    """What keeps a folder of pages from being built; `name` is what messages call it."""
    return sort_problems(_check_folder(folder, name, ()))


def _check_folder(folder: Path, name: str, parents: tuple[_FileIdentity, ...]) -> Iterator[Diagnostic]:
    try:
        status = folder.stat()
        items = sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError as error:
        yield _unreadable(name, error)
        return
    identity = status.st_dev, status.st_ino
    if identity in parents:
        message = "this link leads back to a folder that it lies in"
        yield Diagnostic("symlink", message, Position(name, 1, 1), "delete it")
        return
    for item in items:
        item_name = f"{name}/{item.name}"
        try:
            mode = os.stat(item.path).st_mode
        except OSError as error:
            yield _unreadable(item_name, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _check_folder(Path(item.path), item_name, (*parents, identity))
        elif not stat.S_ISREG(mode):
            yield Diagnostic(
                "not-a-file", "this is not a regular file", Position(item_name, 1, 1), "delete it"
            )
        elif item.name.lower().endswith(_MARKDOWN_SUFFIXES):
            yield from _check_page(Path(item.path), item_name)


def _check_page(path: Path, name: str) -> Iterator[Diagnostic]:
    try:
        decode(path.read_bytes())
    except OSError as error:
        yield _unreadable(name, error)
    except YamlError as error:
        problem = error.problem
        yield Diagnostic(problem.code, problem.message, Position(name, *problem.position), problem.hint)


def _unreadable(name: str, error: OSError) -> Diagnostic:
    message = f"this cannot be read: {describe_os_error(error)}"
    return Diagnostic("unreadable", message, Position(name, 1, 1), "mend it, or delete it")
