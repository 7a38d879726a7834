"""Every technique has at least two worked dialogues that show it.

In each of them the agent uses one of the technique's phrases, word for word (`uses:` names it; variables
may be filled with anything), and the customer answers after it. Where a stage has no customer (`customer:
no` in book.yaml), a colleague does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Dialogue, Phrase, Technique
from talkdown.model.book import Book

CODE = "examples"
LEAST = 2


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield techniques with too few examples, and examples that do not show the technique."""
    for technique in book.techniques:
        found = len(technique.examples)
        if found < LEAST:
            where = technique.location_of("examples", key=True)
            message = f"`{technique.id}` has {found} of at least {LEAST} examples"
            yield Diagnostic(CODE, message, where, "add a dialogue under `examples:`")
        for n, dialogue in enumerate(technique.examples):
            yield from _not_in_turn(book, technique, dialogue, n)
            yield from _not_shown(book, technique, dialogue, n)


def _not_in_turn(book: Book, technique: Technique, dialogue: Dialogue, n: int) -> Iterator[Diagnostic]:
    for t, turn in enumerate(dialogue.turns):
        phrase = book.get(Phrase, turn.uses)
        if phrase and not phrase.occurs_in(turn.text):
            message = f"the turn does not contain the words of `{phrase.id}`"
            hint = f"say “{phrase.text}” in it, or take `uses` away"
            yield Diagnostic(CODE, message, technique.location_of("examples", n, "turns", t, "uses"), hint)


def _not_shown(book: Book, technique: Technique, dialogue: Dialogue, n: int) -> Iterator[Diagnostic]:
    used = [t for t, turn in enumerate(dialogue.turns) if turn.uses and _is_of(book, turn.uses, technique)]
    stage = book.stages.get(technique.stage)
    answering = ("customer",) if stage is None or stage.customer else ("customer", "colleague")
    if not used:
        if ("phrase", "") in book.unreadable:
            return
        ids = ", ".join(f"`{p.id}`" for p in book.phrases_of.get(technique.id, ())[:3])
        hint = f"add `uses:` to an agent's turn; its phrases are {ids} …" if ids else "write a phrase for it"
        message = f"the agent uses none of the phrases of `{technique.id}` here"
        yield Diagnostic(CODE, message, technique.location_of("examples", n), hint)
    elif not any(turn.speaker in answering for turn in dialogue.turns[used[0] + 1 :]):
        message = f"no {' or '.join(answering)} answers after the phrase"
        hint = "add a turn after it: what changes?"
        yield Diagnostic(CODE, message, technique.location_of("examples", n, "turns", used[0]), hint)


def _is_of(book: Book, phrase: str, technique: Technique) -> bool:
    found = book.get(Phrase, phrase)
    if found:
        return found.technique == technique.id
    return ("phrase", phrase) in book.unreadable
