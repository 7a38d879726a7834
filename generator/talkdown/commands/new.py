"""`talkdown new`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import BOOK, Failure, KindName, Misuse, book_option, examples, require_readable
from talkdown.commands.output import disk_errors_as_failures
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.atomic import make_folder, write_new
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.storage.package import PACKAGE

if TYPE_CHECKING:
    from talkdown.loader import LoadCache
    from talkdown.model import Kind
    from talkdown.model.book import Book

TEMPLATES = PACKAGE / "starter/new"
_PLACEHOLDER = re.compile(r"<<([a-z_]+)>>")


class _NewCommand(click.Command):
    """Names the kinds in its help. They are looked up when somebody asks: they cost a command more than the rest of it."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the docstring of `new`, with the kinds in it."""
        from talkdown.model import ENTRY_KINDS

        *names, last = (kind.name for kind in ENTRY_KINDS)
        self.help = (self.help or "").replace("KINDS", f"{', '.join(names)} or {last}")
        super().format_help_text(ctx, formatter)


@click.command(
    cls=_NewCommand,
    epilog=examples(
        'talkdown new technique "Count to three"',
        'talkdown new phrase "I have your notes open, so you need not repeat them."',
        'talkdown new playbook "The parcel went to a neighbor" --id parcel-next-door',
    ),
)
@click.argument("kind", type=KindName())
@click.argument("title")
@click.option("--id", "given_id", metavar="ID", help="The id, if it should not come from the title.")
@BOOK
def new(kind: Kind, title: str, given_id: str | None, book: Path) -> None:
    """Write a draft of an entry of KIND, filled in, to start from.

    KIND is KINDS.
    TITLE is its name: the words for a phrase, the question for a question.
    """
    from talkdown.loader import LoadCache, load
    from talkdown.model.ids import make_id
    from talkdown.model.next_code import next_code

    load_cache = LoadCache()
    phrasebook = require_readable(load(book, load_cache), book)
    title = _one_line(title)
    id = _check_id(given_id or make_id(title))
    path = book / kind.folder / f"{id}.yaml"
    _require_in_book(book, path)
    if path.exists() or phrasebook.entry(kind.name, id):
        raise Failure(f"a {kind.title} `{id}` is there already", "choose another id with --id")
    words_by_placeholder = {
        "id": id,
        "code": next_code(phrasebook, kind, id),
        "title": _quote(title),
        **_first_ids(phrasebook),
    }
    template = (TEMPLATES / f"{kind.name}.yaml").read_text(encoding="utf-8")
    content = _PLACEHOLDER.sub(lambda match: words_by_placeholder[match[1]], template).encode()
    _require_sound(book, path, content, load_cache)
    with disk_errors_as_failures("run the command again", "name another book with `--book FOLDER`"):
        make_folder(path.parent)
        write_new(path, content)
    echo(
        f"{name_of(path)}: a draft to start from\nnext: fill it in, then `talkdown check{book_option(book)}`"
    )


def _require_in_book(book: Path, path: Path) -> None:
    """Raise Failure where a link leads the new file elsewhere: a check reads nothing that lies behind one."""
    project = book.resolve()
    for place in (path.parent, path):
        if leads_outside(project, place.relative_to(book), ReadableFolders([])):
            raise Failure(f"`{name_of(place)}` is a link, and links are not followed", "delete it first")


def _require_sound(book: Path, path: Path, content: bytes, load_cache: LoadCache) -> None:
    """Raise Failure, with what a check would say, where a new file has an error: only its title can be why."""
    from talkdown.diagnostics import Severity
    from talkdown.loader import load
    from talkdown.pipeline.book_check import check_loaded

    load_cache.edits = {str(path): content}
    for problem in check_loaded(load(book, load_cache), date.today()):
        if problem.position.path == str(path) and problem.severity is Severity.error:
            raise Failure(f"`talkdown check` would refuse it: {problem.message}", problem.hint)


def _one_line(text: str) -> str:
    """The title without line ends, control characters and runs of spaces. Raises Misuse if nothing is left."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not line:
        raise Misuse("the title is empty")
    return line


def _check_id(id: str) -> str:
    """The id, if it has the form of one. Raises Misuse, with the model's own words, if not."""
    from pydantic import TypeAdapter, ValidationError

    from talkdown.model.fields import Id

    if not id:
        raise Misuse("no id can be made of this title", "give one with --id")
    try:
        return TypeAdapter[str](Id).validate_python(id)
    except ValidationError as error:
        raise Misuse(error.errors()[0]["msg"], "give another one with --id") from None


def _first_ids(book: Book) -> dict[str, str]:
    """Something for a reference to point to: the first of its kind."""
    from talkdown.model import ENTRY_KINDS
    from talkdown.model.book import BOOK_LISTS

    first_ids = {name: next(iter(book.ids(name)), "") for name in BOOK_LISTS}
    for kind in ENTRY_KINDS:
        first_ids[kind.name] = next(
            (entry.id for entry in book.approved(kind.entry_class)), f"id-of-a-{kind.name}"
        )
    return first_ids


def _quote(text: str) -> str:
    """A text as YAML has it in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
