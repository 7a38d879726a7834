"""No two approved phrases say nearly the same.

Two phrases count as near-duplicates when at most a fifth of the longer one's words would have to be added,
left out or replaced to turn it into the other. Many of them that are near to one another are one group, reported once.

Why: under stress, a list of ten variants is slower to read than one good phrase, and a search fills up with
them.

Not this:

    text: "I will call you back on Friday at noon."

    error: this is nearly the same as `phrase-3`: “I will call you back by Friday at noon.”
    hint: keep the better one, or say it for another moment

But this:

    text: "I will call you at noon."

Silence: at the later of the two, where one word makes the difference: “not”, a name, a law.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model import Phrase
from talkdown.model.book import Book
from talkdown.rules._search import severity_of_likeness
from talkdown.words.similarity import near_groups

CODE = "near-duplicate"
_HINT_FOR_TWO = "keep the better one, or say it for another moment"
_HINT_FOR_MANY = "keep one, with a gap for what differs; or say them for other moments"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield each group of phrases that are nearly the same, at the second one; those that silence it, at each."""
    phrases = {phrase.id: phrase for phrase in book.phrases}
    for ids in near_groups({id: phrase.text for id, phrase in phrases.items()}):
        first, *others = (phrases[id] for id in ids)
        phrases_with_silence = [
            phrase for phrase in others if any(line.rule == CODE for line in phrase.silence)
        ]
        for phrase in phrases_with_silence:
            yield _problem(book, first, [phrase])
        if phrases_without := [phrase for phrase in others if phrase not in phrases_with_silence]:
            yield _problem(book, first, phrases_without)


def _problem(book: Book, first: Phrase, others: Sequence[Phrase]) -> Diagnostic:
    phrase, *further_phrases = others
    subject = "this is"
    if len(further_phrases) == 1:
        subject = f"this and `{further_phrases[0].id}` are"
    elif further_phrases:
        subject = f"this, `{further_phrases[0].id}` and {len(further_phrases) - 1:,} more are"
    message = f"{subject} nearly the same as `{first.id}`: “{first.text}”"
    severities = [severity_of_likeness(book, phrase_of_group, first) for phrase_of_group in others]
    severity = Severity.error if Severity.error in severities else Severity.warning
    hint = _HINT_FOR_MANY if further_phrases else _HINT_FOR_TWO
    return Diagnostic(CODE, message, phrase.location_of("text"), hint, severity)
