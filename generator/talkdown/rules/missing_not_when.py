"""A phrase on money, mistakes, private data or rights says when it does not fit.

Looks in approved phrases for a gap that is an amount, and for words such as “refund”, “fee”, “mistake”, “password”,
“recorded”, “warranty” and “your rights”. Such a phrase has `not_when:`.

Why: these lines bind the company, or give something away. An agent in a hurry copies the line and not the doubt.

Not this:

    text: "That was our mistake, {name}."
    when: The record shows it.

    error: “our mistake” is about a mistake, and nothing says when the phrase does not fit
    hint: write `not_when:`, such as: Somebody was hurt, or it is not clear yet whose it was.

But this:

    text: "That was our mistake, {name}."
    when: The record shows it.
    not_when: Somebody was hurt.

Silence: where the word means something else: “credit where it is due”.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic
from talkdown.model import Form, Phrase
from talkdown.model.book import Book
from talkdown.words.patterns import PatternTable

CODE = "missing-not-when"


class _Topic(NamedTuple):
    """What a phrase is about, and a moment that does not fit many of its kind."""

    name: str
    moment: str


_MONEY = _Topic("about money", "The law or the contract may give them more.")
_MISTAKE = _Topic("about a mistake", "Somebody was hurt, or it is not clear yet whose it was.")
_DATA = _Topic("about private data", "Others can hear or read it.")
_RIGHTS = _Topic("about rights", "You are not sure what the law says where they live.")

_WORDS = PatternTable(
    {
        "refund|refunds|fee|fees|compensation|voucher|deposit|owed": _MONEY,
        "store credit": _MONEY,
        "my|our|the|a mistake": _MISTAKE,
        "mistake is|was ours|mine": _MISTAKE,
        "one is mine": _MISTAKE,
        "was|were wrong": _MISTAKE,
        "bill|price|sum|amount is wrong": _MISTAKE,
        "password|passwords|pin": _DATA,
        "date of birth": _DATA,
        "card|account number|code": _DATA,
        "photo|your id": _DATA,
        "private|personal details": _DATA,
        "recorded|recording": _DATA,
        "your|their|any|every right|rights": _RIGHTS,
        "was|is|are declined": _RIGHTS,
        "answer|decision hasn't changed": _RIGHTS,
        "answer|decision has not changed": _RIGHTS,
        "answer|decision stands": _RIGHTS,
        "law|legal|lawyer|court|warranty|contract": _RIGHTS,
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield phrases on such a topic that have no `not_when:`."""
    amounts = {variable.name for variable in book.settings.variables if variable.form is Form.amount}
    for phrase in book.phrases:
        if phrase.not_when:
            continue
        words, topic = _topic_of(phrase, amounts)
        if topic:
            message = f"“{words}” is {topic.name}, and nothing says when the phrase does not fit"
            hint = f"write `not_when:`, such as: {topic.moment}"
            yield Diagnostic(CODE, message, phrase.location_of("text"), hint)


def _topic_of(phrase: Phrase, amounts: set[str]) -> tuple[str, _Topic | None]:
    """The first words of a phrase that make it one of these, and which one."""
    for match in _WORDS.find(phrase.text):
        return match.text, match.value
    for name in phrase.variables:
        if name in amounts:
            return f"{{{name}}}", _MONEY
    return "", None
