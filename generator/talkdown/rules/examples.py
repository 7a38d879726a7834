"""Every technique has at least two worked dialogues that show it.

In each of them the agent uses one of the technique's phrases, word for word (`uses:` names it; gaps may be
filled with anything), and the customer answers after it. Where a stage has no customer (`customer: no` in
book.yaml), a colleague does.

Why: a phrase alone does not show when to say it, nor what changes by it. Two, because a single example is
easily taken for the only moment that fits.

Not this:

    - {agent: "Tell me all of it, Sam.", uses: tell-me}

    error: the turn does not contain the words of `tell-me`
    hint: say “Tell me what happened, {name}.” in it, or take `uses` away

But this:

    - {agent: "Tell me what happened, Sam, all of it.", uses: tell-me}

Silence: for a technique that cannot be shown in words, such as a pause.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Dialogue, Phrase, Technique
from talkdown.model.book import Book

CODE = "examples"
LEAST_EXAMPLES = 2  # one is taken for the only moment that fits


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield techniques with too few examples, and examples that do not show the technique."""
    for technique in book.techniques:
        count = len(technique.examples)
        if count < LEAST_EXAMPLES:
            where = technique.location_of("examples", of_key=True)
            message = f"`{technique.id}` has {count} of at least {LEAST_EXAMPLES} examples"
            yield Diagnostic(CODE, message, where, "add a dialogue under `examples:`")
        for n, dialogue in enumerate(technique.examples):
            yield from _phrases_changed(book, technique, dialogue, n)
            yield from _technique_missing(book, technique, dialogue, n)


def _phrases_changed(book: Book, technique: Technique, dialogue: Dialogue, n: int) -> Iterator[Diagnostic]:
    for t, turn in enumerate(dialogue.turns):
        phrase = book.get(Phrase, turn.uses)
        if phrase and not phrase.occurs_in(turn.text):
            message = f"the turn does not contain the words of `{phrase.id}`"
            hint = f"say “{phrase.text}” in it, or take `uses` away"
            yield Diagnostic(CODE, message, technique.location_of("examples", n, "turns", t, "uses"), hint)


def _technique_missing(book: Book, technique: Technique, dialogue: Dialogue, n: int) -> Iterator[Diagnostic]:
    turns_with_phrase = [
        t for t, turn in enumerate(dialogue.turns) if turn.uses and _belongs_to(book, turn.uses, technique)
    ]
    stage = book.stages.get(technique.stage)
    speakers = ("customer",) if stage is None or stage.customer else ("customer", "colleague")
    if not turns_with_phrase:
        if ("phrase", "") in book.unreadable:
            return
        # Three show what an id looks like and fit one line; a technique has up to thirty phrases.
        ids = ", ".join(f"`{p.id}`" for p in book.phrases_of.get(technique.id, ())[:3])
        hint = f"add `uses:` to an agent's turn; its phrases are {ids} …" if ids else "write a phrase for it"
        message = f"the agent uses none of the phrases of `{technique.id}` here"
        yield Diagnostic(CODE, message, technique.location_of("examples", n), hint)
    elif not any(turn.speaker in speakers for turn in dialogue.turns[turns_with_phrase[0] + 1 :]):
        message = f"no {' or '.join(speakers)} answers after the phrase"
        hint = "add a turn after it: what changes?"
        yield Diagnostic(
            CODE, message, technique.location_of("examples", n, "turns", turns_with_phrase[0]), hint
        )


def _belongs_to(book: Book, phrase: str, technique: Technique) -> bool:
    entry = book.get(Phrase, phrase)
    if entry:
        return entry.technique == technique.id
    return ("phrase", phrase) in book.unreadable
