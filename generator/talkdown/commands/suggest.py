"""`talkdown suggest`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import BOOK, Failure, examples
from talkdown.commands.progress import Progress

_HOW = (
    "on Debian and Ubuntu, `apt-get install wordnet-base`; on macOS, `brew install wordnet`; "
    "elsewhere, set WORDNET to the folder that holds `index.noun`"
)


@click.command(
    epilog=examples(
        "talkdown suggest refund",
        'talkdown suggest "calm down"',
        "talkdown suggest abate --book our-words/phrasebook",
    )
)
@click.argument("word")
@BOOK
def suggest(word: str, book: Path) -> None:
    """Suggest synonyms of WORD, by meaning, from WordNet.

    For authors: a suggestion is read and chosen, never taken over by itself. A star marks what stands in a
    synonym group of the phrasebook already.
    """
    from talkdown.loader import load
    from talkdown.words.wordnet import meanings, wordnet

    source = wordnet()
    if source is None:
        raise Failure("WordNet's files are not on this machine", _HOW)
    with Progress("looking it up"):
        loaded = load(book).book
        known = {w.lower() for group in loaded.synonyms for w in group.words} if loaded else set()
        found = list(meanings(source, word))
    if not found:
        raise Failure(f"WordNet does not know `{word}`", "try its plain form, as in `refund` for `refunded`")
    for meaning in found:
        words = ", ".join(f"{w}*" if w.lower() in known else w for w in meaning.words)
        click.echo(f"{click.style(meaning.part, dim=True)}: {meaning.gloss}")
        click.echo(f"    {words or '(no other word)'}")
