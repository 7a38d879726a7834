"""Every technique has at least two worked dialogues that show it.

In each of them the agent uses one of the technique's phrases, word for word (`uses:` names it; variables
may be filled with anything), and the customer answers after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.model import Dialogue, Phrase, Technique

CODE = "examples"
LEAST = 2


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield techniques with too few examples, and examples that do not show the technique."""
    for technique in book.techniques:
        found = len(technique.examples)
        if found < LEAST:
            where = technique.at("examples", key=True)
            message = f"`{technique.id}` has {found} of at least {LEAST} examples"
            yield Diagnostic(CODE, message, where, "add a dialogue under `examples:`")
        for n, dialogue in enumerate(technique.examples):
            yield from _dialogue(book, technique, dialogue, n)


def _dialogue(book: Book, technique: Technique, dialogue: Dialogue, n: int) -> Iterator[Diagnostic]:
    own = [t for t, turn in enumerate(dialogue.turns) if turn.uses and _is_of(book, turn.uses, technique)]
    for t, turn in enumerate(dialogue.turns):
        phrase = book.get("phrase", turn.uses) if turn.uses else None
        if isinstance(phrase, Phrase) and not phrase.pattern().search(turn.text):
            message = f"the turn does not contain the words of `{phrase.id}`"
            hint = f"say “{phrase.text}” in it, or take `uses` away"
            yield Diagnostic(CODE, message, technique.at("examples", n, "turns", t, "uses"), hint)
    if not own:
        ids = ", ".join(f"`{p.id}`" for p in book.phrases_of.get(technique.id, ())[:3])
        hint = f"add `uses:` to an agent's turn; its phrases are {ids} …" if ids else "write a phrase for it first"
        message = f"the agent uses none of the phrases of `{technique.id}` here"
        if ("phrase", "") not in book.uncertain:
            yield Diagnostic(CODE, message, technique.at("examples", n), hint)
    elif not any(turn.speaker != "agent" for turn in dialogue.turns[own[0] + 1 :]):
        message = "nobody answers after the phrase"
        hint = "add a turn of the customer after it: what changes?"
        yield Diagnostic(CODE, message, technique.at("examples", n, "turns", own[0]), hint)


def _is_of(book: Book, phrase: str, technique: Technique) -> bool:
    found = book.get("phrase", phrase)
    if isinstance(found, Phrase):
        return found.technique == technique.id
    return ("phrase", phrase) in book.uncertain
