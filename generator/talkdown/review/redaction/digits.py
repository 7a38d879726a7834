"""Numbers that belong to a person: phone, card, account, postcode, order. Amounts, times and years stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkdown.review.redaction.span import Detail, Span

_TOKEN = re.compile(r"[^\s,;|]+(?:,\d[^\s,;|]*)*")
"""What stands between spaces. A comma inside of a number belongs to it: `1,250.00`, and also `5551,2034`."""

_AROUND = "()[]{}<>\"'“”‘’.!?:*_~"
"""What may stand around a number and is no part of it."""

_CURRENCY_WORDS = frozenset(
    """
    dollar dollars dollors buck bucks usd cad aud eur euro euros gbp pound pounds quid pence cent cents inr rupee
    rupees rs yen chf franc francs sek nok dkk zloty rand pesos grand $ € £ ¥ ₹
    """.split()
)
_UNIT_WORDS = frozenset(
    """
    am pm a.m p.m o'clock oclock hrs hours hour minutes minute mins min seconds secs days weeks months years gb mb kb
    tb mbps kbps gbps gig gigs megs miles mile km kg lbs percent people customers calls times degrees watts volts psi
    calories feet meters metres
    """.split()
)
_WORDS_OF_AMOUNTS = _CURRENCY_WORDS | _UNIT_WORDS
_BEFORE_A_YEAR = frozenset(
    """
    in since from until till by of during year before after early late mid spring summer autumn fall winter january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec
    """.split()
)

_AMOUNT = re.compile(r"\d{1,7}(?:[.,]\d{1,3})?|\d{1,3}(?:[,.]\d{3}){1,2}(?:[.,]\d{1,2})?")
"""At most seven digits before the point: no account is read as money because “dollars” follows."""

_MONEY = re.compile(
    rf"(?:[$€£¥₹]|(?:us|ca|au)\$|rs\.?|usd|eur|gbp|inr)(?:{_AMOUNT.pattern})k?"
    rf"|(?:{_AMOUNT.pattern})(?:[$€£¥₹]|usd|eur|gbp|inr|k)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:[ap]\.?m\.?)?(?:[-–]\d{1,2}[:.]\d{2}(?:[ap]m)?)?|\d{1,4}[ap]\.?m\.?",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?(?:%|gb|mb|tb|mbps|km|kg|kwh|ml|mg|hrs?|mins?)", re.IGNORECASE)
_RANGE = re.compile(r"\d{1,2}[-–/]\d{1,2}")
"""`10-15`, `24/7`, `12/31`: with three digits and more, and nobody's."""

_YEAR = re.compile(r"(?:19|20)\d\d'?s?")
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")

_MIN_DIGITS = 3
"""A token with that many goes. Two are an age, a size, a day."""

_MIN_DIGITS_IN_GROUP = 5
"""Tokens of one or two digits in a row go together from here on: `12 34 56`, but not `17 10` or `2 or 3`."""

_MIN_SINGLE_DIGITS = 3
"""So many tokens of a single digit each in a row are read out: `4 1 7`."""

_DIGITS_OF_CARD = range(13, 20)
"""From 13 to 19, as cards in use have them (ISO/IEC 7812-1 allows 8 to 19)."""


class _Token(NamedTuple):
    begin: int
    end: int
    text: str


def digit_spans(text: str) -> Iterator[Span]:
    """The numbers that go, each with the short tokens that belong to it: `BX 4471`, `988 E 14`, `+49 171 …`."""
    tokens = _Tokens(text)
    position = 0
    for first in tokens.positions_with_digits:
        if first < position or not _counts(tokens, first):
            continue
        position = first
        while position < len(tokens) and (_counts(tokens, position) or _joins_digits(tokens, position)):
            position += 1
            if position < len(tokens) and _is_apart(text, tokens[position - 1], tokens[position]):
                break
        group = [tokens[n] for n in range(first, position)]
        if _is_personal(group, tokens[first - 1].text if first else ""):
            begin, end = _begin(tokens, first), group[-1].end
            yield Span(begin, end, _detail_of(text[begin:end]))


class _Tokens:
    """The tokens of a text, without the marks around them. Most have no digit, and nobody asks for them."""

    def __init__(self, text: str) -> None:
        self._matches = list(_TOKEN.finditer(text))
        self.positions_with_digits = [
            position
            for position, match in enumerate(self._matches)
            if not match[0].isalpha() and any(map(str.isdigit, match[0]))
        ]

    def __len__(self) -> int:
        return len(self._matches)

    def __getitem__(self, position: int) -> _Token:
        match = self._matches[position]
        text = match[0]
        core = text.strip(_AROUND)
        begin = match.start() + (text.index(core) if core else 0)
        return _Token(begin, begin + len(core), core)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _is_apart(text: str, token: _Token, next_token: _Token) -> bool:
    """Whether a comma or the like makes two numbers of them. Short groups are read out with commas: `4471, 0932`."""
    gap = text[token.end : next_token.begin]
    are_short_groups = all(len(t.text) <= 4 and t.text.isdigit() for t in (token, next_token))
    return any(mark in gap for mark in ";|.?!") or ("," in gap and not are_short_groups)


def _counts(tokens: _Tokens, position: int) -> bool:
    """Whether a token is a piece of a number, and no amount, time or measure."""
    token = tokens[position].text
    if not any(map(str.isdigit, token)):
        return False
    if any(pattern.fullmatch(token) for pattern in (_MONEY, _TIME, _MEASURE)):
        return False
    next_word = tokens[position + 1].text.lower() if position + 1 < len(tokens) else ""
    previous_word = tokens[position - 1].text.lower() if position else ""
    if next_word in _WORDS_OF_AMOUNTS or previous_word in _CURRENCY_WORDS:
        return _AMOUNT.fullmatch(token) is None
    return True


def _joins_digits(tokens: _Tokens, position: int) -> bool:
    """Whether a token without digits stands inside of a number: the letter in `988 E 14`, the dash in `555 - 01`."""
    token = tokens[position].text
    has_number_behind = position + 1 < len(tokens) and _counts(tokens, position + 1)
    return has_number_behind and len(token) <= 1 and token.lower() not in ("a", "i", "x", "&")


def _is_personal(group: list[_Token], previous_word: str) -> bool:
    counts = [_digits(token.text) for token in group]
    if len(group) == 1:
        token = group[0].text
        if _RANGE.fullmatch(token) or (_YEAR.fullmatch(token) and previous_word.lower() in _BEFORE_A_YEAR):
            return False
        return counts[0] >= _MIN_DIGITS
    if all(count <= 1 for count in counts):
        return sum(counts) >= _MIN_SINGLE_DIGITS
    if _YEAR.fullmatch(group[-1].text) and sum(counts[:-1]) <= 2:
        return previous_word.lower() not in _BEFORE_A_YEAR  # `June 5 2018`
    return max(counts) >= _MIN_DIGITS or sum(counts) >= _MIN_DIGITS_IN_GROUP


def _begin(tokens: _Tokens, first: int) -> int:
    """Where a group begins: a code of two or three capitals before it belongs to it, as in `BX 4471`."""
    if first and re.fullmatch(r"[A-Z]{1,4}-?", tokens[first - 1].text) and tokens[first - 1].text != "I":
        return tokens[first - 1].begin
    return tokens[first].begin


def _detail_of(text: str) -> Detail:
    compact = re.sub(r"[\s.-]", "", text)
    digits = re.sub(r"\D", "", text)
    if _IBAN.fullmatch(compact.upper()) and not compact.isdigit():
        return Detail.account
    if _DATE.fullmatch(text):
        return Detail.date
    if len(digits) in _DIGITS_OF_CARD and compact.isdigit() and _has_luhn_sum(digits):
        return Detail.card
    if re.search(r"[A-Za-z]", text):
        return Detail.code
    # E.164 has at most 15 digits; with fewer than 9 it may be a number of anything.
    return Detail.phone if 9 <= len(digits) <= 15 or text.startswith("+") else Detail.number


def _has_luhn_sum(digits: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        total += digit if place % 2 == 0 else sum(divmod(2 * digit, 10))
    return total % 10 == 0
