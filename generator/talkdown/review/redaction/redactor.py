"""The one gate: turns come in as they were exported and leave without the details of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from talkdown.review.redaction.addresses import STREET_WORDS, address_spans
from talkdown.review.redaction.answers import answer_spans, detail_asked_for, puts_off
from talkdown.review.redaction.digits import digit_spans
from talkdown.review.redaction.introductions import introduction_spans
from talkdown.review.redaction.mail import mail_spans
from talkdown.review.redaction.names import NameList, fold, words_in
from talkdown.review.redaction.span import Detail, Span, replace_spans
from talkdown.review.redaction.spoken_digits import may_hold_spoken_digits, spoken_digit_spans

_MOST_WORDS_OF_A_NAME = 3
"""A longer answer to “your name?” holds other words, too."""

_MOST_WORDS_OF_A_PAUSE = 12
"""Whoever asks and then says more than “take your time” talks of something else. A judgment."""

_SYSTEM = "system"
"""The role of what comes between question and answer, and is neither: `Customer is typing`."""

_DIGIT = re.compile(r"\d")


def _replace_all(text: str, spans: Iterable[Span]) -> str:
    """The text with placeholders, and with one for what is a number only now that its neighbor has gone.

    It ends: each round leaves fewer digits.
    """
    while spans:
        text = replace_spans(text, spans)
        spans = list(digit_spans(text)) if _DIGIT.search(text) else ()
    return text


class Redactor:
    """Redacts the turns of one conversation, in their order: what was asked for decides how an answer is read."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """`names` are those that the export carries: display names of agents, customers, and whom else it names."""
        self._names = NameList(names)
        self._asked_detail: Detail | None = None
        self._asking_role = ""
        self._is_put_off = False

    def redact(self, role: str, text: str) -> str:
        """The text of the next turn, with a placeholder for each detail.

        >>> Redactor(["Priya Shah"]).redact("agent", "Priya here. Is it still 0171 555 0199?")
        '[name] here. Is it still [phone]?'
        """
        folded_text = fold(text)
        words = words_in(folded_text)
        spans = list(self._spans(role, text, folded_text, words))
        redacted_text = _replace_all(text, spans) if spans else text
        self._learn(text, spans)
        if role != _SYSTEM:
            self._follow_question(role, text, detail_asked_for(folded_text, words))
        return redacted_text

    def redact_label(self, text: str) -> str:
        """What a file or a reader calls something, without names and addresses of e-mail; its numbers stay.

        >>> Redactor(["Priya Shah"]).redact_label("call 20417 of priya shah")
        'call 20417 of [name]'
        """
        folded_text = fold(text)
        name_spans = self._names.spans(text, words_in(folded_text))
        return replace_spans(text, [*name_spans, *mail_spans(text, folded_text)])

    def _follow_question(self, role: str, text: str, detail: Detail | None) -> None:
        """A question holds over `sure, one sec`, until there is an answer or the asker speaks again."""
        if detail:
            self._asked_detail, self._asking_role, self._is_put_off = detail, role, False
        elif self._asked_detail is not None:
            self._hold_question(role, text)

    def _hold_question(self, role: str, text: str) -> None:
        is_reply = role != self._asking_role
        if is_reply and puts_off(text):
            self._is_put_off = True
        elif is_reply or self._is_put_off or len(text.split()) > _MOST_WORDS_OF_A_PAUSE:
            self._asked_detail = None

    def _learn(self, text: str, spans: Iterable[Span]) -> None:
        """Whoever was introduced goes by that name from here on."""
        for span in spans:
            name = text[span.begin : span.end]
            if span.detail is Detail.name and len(name.split()) <= _MOST_WORDS_OF_A_NAME:
                self._names.add(name)

    def _spans(self, role: str, text: str, folded_text: str, words: Set[str]) -> Iterator[Span]:
        # Most turns hold no detail: each family of patterns is asked only where it can have something to say.
        if _DIGIT.search(text):
            yield from digit_spans(text)
        yield from mail_spans(text, folded_text)
        if not STREET_WORDS.isdisjoint(words):
            yield from address_spans(text)
        yield from introduction_spans(text, words)
        if may_hold_spoken_digits(folded_text, words):
            yield from spoken_digit_spans(text)
        yield from self._names.spans(text, words)
        if self._asked_detail is not None and role not in (self._asking_role, _SYSTEM):
            yield from answer_spans(text, self._asked_detail)
