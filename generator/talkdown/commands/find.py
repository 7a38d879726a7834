"""`talkdown find`: the phrase finder in a terminal."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import examples

if TYPE_CHECKING:
    from talkdown.model.book import Book
    from talkdown.outputs.finder.search import Hit

_COPIERS = (
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("pbcopy",),
    ("clip.exe",),
    ("clip",),
)
"""Programs that take a text for the clipboard, the likeliest first."""


@click.command(
    "find",
    epilog=examples(
        "talkdown find refund late angry",
        'talkdown find "wants a manager" --channel phone --copy',
        "talkdown find crying --stage limits --format json",
    ),
)
@click.argument("query", nargs=-1, required=True)
@click.option("--channel", metavar="ID", help="Only phrases for this channel: phone.")
@click.option("--stage", metavar="ID", help="Only phrases for this stage: own.")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    metavar="NUMBER",
    help="How many to show.",
)
@click.option(
    "--book",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The phrasebook; ./phrasebook or the shipped one if not given.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How phrases are shown.",
)
@click.option("--copy", is_flag=True, help="Copy the first phrase.")
def find_command(
    query: tuple[str, ...],
    channel: str | None,
    stage: str | None,
    limit: int,
    folder: Path | None,
    form: str,
    copy: bool,
) -> None:
    """Find phrases by a few words, as an agent would type them.

    The ranking is that of the site. Exits with 0 when there is a phrase, 1 when there is none, 2 when the
    command itself is wrong.
    """
    from talkdown.outputs.finder.search import Finder

    book = _book(folder)
    _known("--channel", channel, book.channels)
    _known("--stage", stage, book.stages)
    words = " ".join(query)
    answer = Finder(book).find(words, limit=limit, channel=channel, stage=stage)
    if form == "json":
        click.echo(json.dumps([asdict(found) for found in answer.phrases], ensure_ascii=False, indent=2))
    else:
        for number, found in enumerate(answer.phrases, 1):
            click.echo(_shown(book, number, found))
        if not answer.phrases:
            click.echo(f"no phrase for `{words}`", err=True)
            if answer.near:
                click.echo(
                    "  hint: near words are " + ", ".join(f"`{word}`" for word in answer.near), err=True
                )
    if not answer.phrases:
        sys.exit(1)
    if copy:
        _copy(book, answer.phrases[0])


def _book(folder: Path | None) -> Book:
    from talkdown.diagnostics import as_text
    from talkdown.loader import load
    from talkdown.storage.package import PHRASEBOOK

    here = Path("phrasebook")
    loaded = load(folder or (here if here.is_dir() else PHRASEBOOK))
    if loaded.book is None:
        click.echo(as_text(loaded.with_positions(loaded.problems), len(loaded.files)), nl=False, err=True)
        sys.exit(1)
    return loaded.book


def _known(option: str, value: str | None, known: Iterable[str]) -> None:
    from talkdown.diagnostics import did_you_mean

    ids = list(known)
    if value and value not in ids:
        hint = did_you_mean(value, ids) or "there are " + ", ".join(f"`{id}`" for id in ids)
        raise click.BadParameter(f"there is no `{value}`; {hint}", param_hint=option)


def _shown(book: Book, number: int, found: Hit) -> str:
    from talkdown.model import Technique

    technique = book.get(Technique, found.technique)
    channels = ", ".join(book.channels[id].title for id in found.channels)
    about = [book.stages[found.stage].title, technique.name if technique else found.technique, channels]
    weak = click.style("weak match · ", dim=True) if found.weak else ""
    return f"{number:>2}  {click.style(found.text, bold=True)}\n    {weak}{' · '.join(about)}"


def _copy(book: Book, found: Hit) -> None:
    from talkdown.model import Phrase

    phrase = book.all(Phrase)[found.id]
    for command in _COPIERS:
        if shutil.which(command[0]):
            done = subprocess.run(
                command,
                input=found.text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            if done.returncode == 0:
                break
    else:
        if not sys.stderr.isatty():
            raise click.ClickException("found no program that copies; install wl-copy or xclip")
        # The terminal itself can copy, also over ssh: OSC 52.
        sys.stderr.write(f"\033]52;c;{base64.b64encode(found.text.encode()).decode()}\a")
    gaps = ", ".join(f"{{{name}}}" for name in phrase.variables)
    click.echo(f"copied `{found.id}`" + (f"; fill {gaps} before you send it" if gaps else ""), err=True)


__all__ = ["find_command"]
