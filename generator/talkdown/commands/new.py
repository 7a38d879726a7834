"""`talkdown new`."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import click

from talkdown.commands.options import BOOK, examples
from talkdown.shipped import PACKAGE

TEMPLATES = PACKAGE / "starter/new"
_HOLE = re.compile(r"<<([a-z_]+)>>")


def _kinds() -> list[str]:
    return sorted(path.stem for path in TEMPLATES.glob("*.yaml"))


@click.command(
    epilog=examples(
        'talkdown new technique "Name the feeling"',
        'talkdown new phrase "I have your notes open, so you need not repeat them."',
        'talkdown new playbook "A lost delivery" --id lost-delivery',
    )
)
@click.argument("kind", type=click.Choice(_kinds()))
@click.argument("title")
@click.option("--id", "id_", metavar="ID", help="The id, if it should not come from the title.")
@BOOK
def new(kind: str, title: str, id_: str | None, book: Path) -> None:
    """Write a draft of an entry of KIND, filled in, to start from.

    TITLE is its name: the words for a phrase, the question for a question.
    """
    from talkdown.book import Book
    from talkdown.load import load
    from talkdown.model import KINDS
    from talkdown.model.common import RESERVED
    from talkdown.rules.code import next_code

    loaded = load(book)
    if loaded.book is None:
        raise click.ClickException(
            f"there is no phrasebook in `{book}`\n  hint: make one with `talkdown init FOLDER`, or name it with --book"
        )
    found: Book = loaded.book
    row = next(k for k in KINDS if k.name == kind)
    id = id_ or _slug(title)
    if not id or id in RESERVED:
        raise click.UsageError("no id can be made of this title; give one with --id")
    path = book / row.folder / f"{id}.yaml"
    if path.exists() or found.get(kind, id):
        raise click.ClickException(
            f"a {row.title} `{id}` is there already\n  hint: choose another id with --id"
        )
    values: dict[str, Any] = {
        "id": id,
        "code": next_code(found, kind),
        "title": _quoted(title),
        "stage": found.settings.stages[0].id,
        "channel": found.settings.channels[0].id,
        "level": found.settings.levels[0].id,
        "technique": next(iter(found["technique"]), "name-of-a-technique"),
        "phrase": next(iter(found["phrase"]), "name-of-a-phrase"),
    }
    text = (TEMPLATES / f"{kind}.yaml").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HOLE.sub(lambda hole: str(values[hole.group(1)]), text), encoding="utf-8")
    click.echo(
        f"{path}: a draft to start from\nfill it in, then `talkdown check {book}`; it reaches agents once its status is `approved`"
    )


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.lower().replace("'", "")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:64].strip("-")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
