"""A piece of a text that goes, and what it is replaced by."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Detail(Enum):
    """A kind of personal detail. Where several claim the same letters, the one further up names them."""

    address = "address"
    email = "email"
    link = "link"
    card = "card"
    account = "account"
    phone = "phone"
    date = "date"
    code = "code"
    number = "number"
    name = "name"
    answer = "answer"

    @property
    def placeholder(self) -> str:
        """What stands in the text instead: `[phone]`."""
        return f"[{self.value}]"


_RANKS = {detail: rank for rank, detail in enumerate(Detail)}


class Span(NamedTuple):
    """The letters from `begin` to before `end`."""

    begin: int
    end: int
    detail: Detail


def replace_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with a placeholder for each span, and one for those that overlap.

    >>> replace_spans("It is 0171 555 0199.", [Span(6, 19, Detail.phone), Span(6, 10, Detail.number)])
    'It is [phone].'
    """
    pieces: list[str] = []
    position = 0
    for span in _merge(spans):
        pieces += (text[position : span.begin], span.detail.placeholder)
        position = span.end
    return "".join(pieces) + text[position:]


def _merge(spans: Iterable[Span]) -> list[Span]:
    """In order; those that share a letter become one."""
    merged_spans: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.begin, -span.end)):
        if merged_spans and span.begin < merged_spans[-1].end:
            previous = merged_spans[-1]
            detail = min(previous.detail, span.detail, key=_RANKS.__getitem__)
            merged_spans[-1] = Span(previous.begin, max(previous.end, span.end), detail)
        else:
            merged_spans.append(span)
    return merged_spans
