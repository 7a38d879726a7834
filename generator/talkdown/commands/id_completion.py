"""Ids of a book, for a shell that completes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from talkdown.commands.options import book_folder
from talkdown.storage.display import on_one_line

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def complete_id(kind: str) -> Completion:
    """What completes the id of a technique, a stage or a channel: of the book that the command line names, or the one it would take.

    Shells read one item of several lines as several items, so that a title stands on one.
    """

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [
            CompletionItem(id, help=on_one_line(title))
            for id, title in _titles(kind, ctx.params.get("book"))
            if id.startswith(incomplete)
        ]

    return complete


def _titles(kind: str, folder: Path | None) -> Iterator[tuple[str, str]]:
    from talkdown.loader import load

    book = load(book_folder(folder)).book
    if book is None:
        return  # a check says why
    if kind == "technique":
        yield from ((technique.id, technique.title) for technique in book.techniques)
    else:
        items = book.stages.values() if kind == "stage" else book.channels.values()
        yield from ((item.id, item.title) for item in items)
