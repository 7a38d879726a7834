"""`talkdown suggest`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import BOOK, Failure, examples, read_book
from talkdown.commands.progress import Progress
from talkdown.commands.terminal import echo, name_of, style
from talkdown.storage.display import on_one_line

_HOW_TO_GET_WORDNET = (
    "on Debian and Ubuntu, `apt-get install wordnet-base`; on macOS, `brew install wordnet`; "
    "elsewhere, set WORDNET to the folder that holds `index.noun`"
)

_MOST_CHARACTERS = 120
"""Of what was met in a damaged file: one line of a terminal."""


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
    from talkdown.words.wordnet import DamagedWordNetError, meanings, wordnet

    phrasebook = read_book(book)
    words_in_groups = {w.lower() for group in phrasebook.synonyms for w in group.words}
    try:
        source = wordnet()
        if source is None:
            raise Failure("WordNet's files are not on this machine", _HOW_TO_GET_WORDNET)
        with Progress("looking it up"):
            senses = list(meanings(source, word))
    except DamagedWordNetError as error:
        message = f"WordNet's files on this machine are damaged: {on_one_line(str(error)[:_MOST_CHARACTERS])}"
        raise Failure(message, f"install them anew: {_HOW_TO_GET_WORDNET}") from None
    if not senses:
        raise Failure(
            f"WordNet does not know `{name_of(word)}`", "try its plain form, as in `refund` for `refunded`"
        )
    for sense in senses:
        words = ", ".join(f"{w}*" if w.lower() in words_in_groups else w for w in sense.words)
        echo(f"{style(sense.part, dim=True)}: {sense.gloss}")
        echo(f"    {words or '(no other word)'}")
