"""`talkdown codes`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import BOOK, Failure, book_option, examples, require_readable
from talkdown.commands.output import disk_errors_as_failures
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.display import name_some

if TYPE_CHECKING:
    from talkdown.loader import LoadResult
    from talkdown.pipeline.entry_codes import CodesOfFile

_MOST_FILES = 20
"""How many files are named, one a line: about as many lines as a terminal has."""

_BY_HAND = "write the codes yourself: `talkdown check` names them"


@click.command(epilog=examples("talkdown codes"))
@BOOK
def codes(book: Path) -> None:
    """Write a code into each approved entry that has none, behind its id.

    All else in the files stays, and so do codes that are there. In a book that extends another, the first number is made of
    the ids, and the others follow on it.
    """
    from talkdown.loader import load
    from talkdown.pipeline.entry_codes import codes_to_write
    from talkdown.pipeline.file_change import save_change
    from talkdown.yamltext.replacement import ReplacementError

    load_result = load(book)
    require_readable(load_result, book)
    files = list(codes_to_write(load_result))
    for number, file in enumerate(files):
        with disk_errors_as_failures("run the command again", _BY_HAND):
            try:
                save_change(book, file.change())
            except ReplacementError as error:
                raise Failure(f"{name_of(file.path)}: {error}", f"mend that, or {_BY_HAND}") from None
        if number < _MOST_FILES:
            echo(f"{name_of(file.path)}: {_count_codes([file])}")
    if files[_MOST_FILES:]:
        echo(f"and {len(files) - _MOST_FILES:,} more files: {_count_codes(files[_MOST_FILES:])}")
    if unread_paths := _paths_with_errors(load_result):
        raise Failure(
            f"entries with errors have no place in the book, and got no code: {name_some(unread_paths)}",
            f"mend what `talkdown check{book_option(book)}` names there, and run this again",
        )
    echo(f"next: `talkdown check{book_option(book)}`" if files else "no approved entry lacks a code")


def _count_codes(files: list[CodesOfFile]) -> str:
    count = sum(len(file.codes) for file in files)
    return f"{count:,} {'code' if count == 1 else 'codes'}"


def _paths_with_errors(load_result: LoadResult) -> list[str]:
    """The team's own files of which something could not be read."""
    from talkdown.diagnostics import Severity

    problems = load_result.with_positions(load_result.problems)
    paths = {problem.position.path for problem in problems if problem.severity is Severity.error}
    return sorted(paths - set(load_result.paths_below))
