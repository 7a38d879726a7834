"""`talkdown find`: the phrase finder in a terminal."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.id_completion import complete_id
from talkdown.commands.options import (
    BOOK_OR_SHIPPED,
    Failure,
    book_folder,
    examples,
    read_book,
    require_known,
    with_label,
)
from talkdown.commands.terminal import echo, name_of, style
from talkdown.yamltext.document import shorten

if TYPE_CHECKING:
    from talkdown.loader.page_sections import PageSection
    from talkdown.model import Phrase
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


_MOST_OTHERS = 5
"""Entries and pages below the phrases: as many as those, at first."""

_MOST_LETTERS = 70
"""Of the title of an entry that is no phrase: a reference to a study is long, and a line of a terminal has 80."""


@click.command(
    "find",
    epilog=examples(
        "talkdown find refund late angry",
        'talkdown find "wants a manager" --channel phone --copy',
        "talkdown find crying --stage limits --format json",
    ),
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--channel",
    metavar="ID",
    shell_complete=complete_id("channel"),
    help="Only phrases for this channel: phone.",
)
@click.option(
    "--stage", metavar="ID", shell_complete=complete_id("stage"), help="Only phrases for this stage: own."
)
@click.option(
    "--limit",
    type=click.IntRange(1, 100),  # more is to be browsed, which the site is for
    default=5,  # with three lines each, they fit a terminal of 24 lines
    show_default=True,
    metavar="NUMBER",
    help="How many to show.",
)
@BOOK_OR_SHIPPED
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
    book: Path | None,
    form: str,
    copy: bool,
) -> None:
    """Find phrases by a few words, as an agent would type them.

    The ranking is that of the site. Exits with 0 when there is a phrase, 1 when there is none, 2 when the
    command itself is wrong.
    """
    from talkdown.model import Email
    from talkdown.outputs.finder.search import Finder, is_code_or_id

    phrasebook = read_book(book)
    require_known("channel", [channel], phrasebook.channels)
    require_known("stage", [stage], phrasebook.stages)
    words = " ".join(query)
    try:
        finder = Finder(phrasebook)
    except OSError as error:
        raise Failure(str(error.strerror)) from error
    with finder:
        result = finder.find(words, limit=limit, channel=channel, stage=stage)
        email_ids = () if stage or channel not in (None, "email") else finder.find_emails(words)
        other_hits = () if stage or form == "json" else finder.find_others(words, _pages(book_folder(book)))
    # A code or an id leads to its entry, which may be no phrase.
    is_named = not copy and not result.phrases and bool(other_hits) and is_code_or_id(words)
    if form == "json":
        echo(json.dumps([asdict(hit) for hit in result.phrases], ensure_ascii=False, indent=2))
    else:
        situation_id = ""
        for number, hit in enumerate(result.phrases, 1):
            if hit.situation != situation_id:
                situation_id = hit.situation
                echo(_heading(phrasebook, situation_id))
            echo(_as_text(phrasebook, number, hit))
        for email in phrasebook.approved(Email, email_ids):
            echo(f"whole email {email.code or email.id}: {style(email.title, bold=True)}")
        for entry in [hit for hit in other_hits if hit.kind != Email.kind][:_MOST_OTHERS]:
            title = shorten(entry.title, _MOST_LETTERS)
            echo(f"{_title_of(entry.kind)} {style(title, bold=True)} · {entry.id}")
        if not result.phrases and not is_named:
            echo(f"no phrase for `{name_of(words)}`", err=True)
            if result.near_words:
                near_words = ", ".join(f"`{word}`" for word in result.near_words)
                echo(f"  hint: near words are {near_words}", err=True)
    if result.is_too_long:
        echo(with_label("note", "only the first 1,000 letters were looked for"), err=True)
    if is_named:
        return
    if not result.phrases:
        sys.exit(1)
    if copy:
        _copy(phrasebook, result.phrases[0])


def _pages(book: Path) -> list[PageSection]:
    from talkdown.mkdocs.site_check import pages_of

    return pages_of(book)


def _title_of(kind: str) -> str:
    from talkdown.model import KIND_BY_NAME

    return KIND_BY_NAME[kind].title if kind in KIND_BY_NAME else kind


def _heading(book: Book, situation_id: str) -> str:
    """What stands above the phrases of a situation: its title, and the path to open for it."""
    from talkdown.model import Playbook, Situation

    situation = book.get(Situation, situation_id)
    if situation is None:
        return style("By their own words", dim=True)
    playbook = book.get_approved(Playbook, situation.playbook)
    return style(situation.title, bold=True) + (f" → {playbook.title}" if playbook else "")


def _as_text(book: Book, number: int, hit: Hit) -> str:
    """Three lines: the phrase, when to say it, then its stage, technique, channels, code and id; a fourth says what goes into its gaps."""
    from talkdown.model import Phrase, Technique

    stage, technique = book.stages.get(hit.stage), book.get(Technique, hit.technique)
    channels = ", ".join(book.channels[id].title for id in hit.channels)
    # A book with errors can be searched too: a stage may be misspelled.
    about = [stage.title if stage else hit.stage, technique.name if technique else hit.technique, channels]
    weak = style("weak match · ", dim=True) if hit.weak else ""
    words = " ".join(hit.text.split("\n"))  # in a list, a phrase of several lines has one
    when = " ".join(hit.when.split("\n"))
    phrase = book.all(Phrase)[hit.id]
    about.append(f"{phrase.code} {phrase.id}" if phrase.code else phrase.id)
    lines = [
        style(words, bold=True),
        weak + when,
        " · ".join(about),
        _gaps_with_labels(book, phrase),
    ]
    return f"{number:>2}  " + "\n    ".join(filter(None, lines))


def _gaps_with_labels(book: Book, phrase: Phrase) -> str:
    """What goes into the gaps of a phrase, on one line: `{promised_day} The day you promise`. Empty if it has none.

    A gap that the book does not declare stands by its name alone.
    """
    labels = {variable.name: variable.label for variable in book.settings.variables}
    return " · ".join(f"{{{name}}} {labels.get(name, '')}".rstrip() for name in phrase.variables)


def _copy(book: Book, hit: Hit) -> None:
    """Put the phrase on the clipboard, and say which gaps in it are still to be filled."""
    from talkdown.model import Phrase

    if not any(_copy_with(command, hit.text) for command in _COPIERS if shutil.which(command[0])):
        if not sys.stderr.isatty():
            raise Failure("no program that copies is on this machine", "install wl-copy or xclip")
        # The terminal itself can copy, also over ssh: OSC 52.
        sys.stderr.write(f"\033]52;c;{base64.b64encode(hit.text.encode()).decode()}\a")
    gaps = _gaps_with_labels(book, book.all(Phrase)[hit.id])
    echo(f"copied `{hit.id}`" + (f"; fill before you send it: {gaps}" if gaps else ""), err=True)


def _copy_with(command: tuple[str, ...], text: str) -> bool:
    """Whether the program has taken the text; one may be installed and still find no clipboard."""
    quiet = subprocess.DEVNULL
    return not subprocess.run(
        command, input=text.encode(), stdout=quiet, stderr=quiet, check=False
    ).returncode
