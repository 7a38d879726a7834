"""The answer to a question for a name or a number, which is a detail whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from talkdown.review.redaction.names import fold
from talkdown.review.redaction.plain_words import PLAIN_WORDS
from talkdown.review.redaction.span import Detail, Span

_WHOSE = "(?:your|the|his|her|their|an?|any|which|what|what's|what’s|is the|best)"
_OF_IT = "(?:number|no|nr|num|name|details?|code|id|reference|ref|holder)"

_ASKED_DETAILS = (
    # A thing is asked for where it is somebody's, or has its number, name or details beside it; else it is only spoken of: `tell
    # me about the order`.
    (Detail.email, "(?:your|which|what|best) e-?mails?|e-?mail address(?:es)?"),
    (
        Detail.address,
        rf"{_WHOSE} (?:[a-z]+ )?address|(?:postal|home|new|delivery|street|full|billing|mail) address",
    ),
    (
        Detail.phone,
        rf"{_WHOSE} (?:[a-z]+ )?(?:phone|mobile|cell|landline)|(?:phone|mobile|cell|callback|contact|telephone) {_OF_IT}",
    ),
    (Detail.account, rf"account {_OF_IT}|iban|sort code"),
    (Detail.card, rf"card {_OF_IT}|long number"),
    (Detail.date, "date of birth|birth ?date|birthday|dob|expir\\w+"),
    (
        Detail.code,
        rf"(?:order|reference|booking|confirmation|policy|claim|ticket|tracking|serial|member\w*|customer) {_OF_IT}"
        rf"|{_WHOSE} (?:[a-z]+ )?(?:reference|id)|\w+ id",
    ),
    (
        Detail.name,
        rf"{_WHOSE} (?:[a-z]+ ){{0,2}}name|(?:full|first|last|family|middle|account|card ?holder'?s?) name|surname|spell (?:that|it)|who am i (?:speaking|talking) (?:to|with)|who i(?:'m| am) (?:speaking|talking) (?:to|with)",
    ),
    (
        Detail.answer,
        "number|digits|social|ssn|zip|post ?code|postal code|pin|password|passcode|maiden|security (?:question|answer|word)",
    ),
)
_ASKING_PHRASES = tuple(
    "which|may i|can i|could i|might i|can you|could you|would you|will you|please|i need|i'll need|confirm|verify|provide|give me|"
    "tell me|spell|who|have|enter|type".split("|")
)
_QUESTION = rf"\b(?:what(?:'s|’s| is| are| was)?|{'|'.join(_ASKING_PHRASES)})\b"
_ASKING_WORDS = frozenset(
    ("what", *(max(re.findall("[a-z]+", phrase), key=len) for phrase in _ASKING_PHRASES))
)
"""A word of each alternative of this pattern: a text without any of them asks for nothing."""

_NOUNS = {
    Detail.email: "email emails mail mails",
    Detail.address: "address",
    Detail.phone: "phone mobile cell landline callback contact telephone",
    Detail.account: "account iban sort",
    Detail.card: "card long",
    Detail.date: "birth birthdate birthday dob",
    Detail.code: "order reference booking confirmation policy claim ticket tracking serial member members membership customer id",
    Detail.name: "name surname spell who",
    Detail.answer: """
        number digits social ssn zip post postcode postal pin password passcode maiden question answer word
    """,
}
"""Words of the patterns above: a text without any of them does not ask for that. What begins with `expir` is looked for beside."""
_QUESTIONS = tuple(
    (
        detail,
        frozenset(_NOUNS[detail].split()),
        re.compile(rf"{_QUESTION}[^.?!]{{0,80}}?\b(?:{nouns})\b"),
    )
    for detail, nouns in _ASKED_DETAILS
)
_ALL_NOUNS = frozenset().union(*(nouns for _, nouns, _ in _QUESTIONS))


_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?!\S)|$|(?=\n))", re.MULTILINE)
_MOST_WORDS = 8
"""A sentence of more words is no bare answer; what the other rules know goes from it all the same. Chosen by hand."""

_WORD = re.compile(r"\S+")


def detail_asked_for(folded_text: str, words: Set[str]) -> Detail | None:
    """The detail for which a turn asks; None if it asks for none.

    >>> detail_asked_for("could i take your account number?", {"could", "i", "take", "your", "account", "number"}).value
    'account'
    """
    if _ASKING_WORDS.isdisjoint(words):
        return None
    may_expire = "expir" in folded_text
    if _ALL_NOUNS.isdisjoint(words) and not may_expire:
        return None
    for detail, nouns, pattern in _QUESTIONS:
        may_ask = not nouns.isdisjoint(words) or (may_expire and detail is Detail.date)
        if may_ask and pattern.search(folded_text):
            return detail
    return None


def answer_spans(text: str, detail: Detail) -> Iterator[Span]:
    """All but the plain words of an answer, from its first to its last one that is not plain, in its first sentences.

    Looks no further than the first sentence that answers: what follows is talk again.
    """
    for sentence in _SENTENCE.finditer(text):
        words = list(_WORD.finditer(text, *sentence.span()))
        if len(words) > _MOST_WORDS or sentence[0].rstrip().endswith("?"):
            return
        places = [word for word in words if not _is_plain(word[0])]
        if places:
            end = places[-1].end() - len(places[-1][0]) + len(places[-1][0].rstrip(".!,;:"))
            yield Span(places[0].start(), max(end, places[0].start() + 1), detail)
            return


def puts_off(text: str) -> bool:
    """Whether a turn neither answers nor asks back, and says plain words alone: `sure, one sec`."""
    return "?" not in text and all(map(_is_plain, text.split()))


def _is_plain(word: str) -> bool:
    core = fold(word).strip(".,!;:\"'()-…")
    return not core or core in PLAIN_WORDS
