"""What a team's contacts can give the book: words that agents really say, and words of customers that no sign knows. Drafts, all."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import yaml

from talkdown.model.book import Book
from talkdown.review.facts.tables import read_rows
from talkdown.review.findings import Certainty
from talkdown.review.pages.successions import collect_exchanges
from talkdown.words.stop_words import STOP_WORDS
from talkdown.words.text_words import text_words
from talkdown.words.tokens import words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FEWEST_CONTACTS = 5
"""In which something was said. What fewer say may tell who said it, and is no habit."""

_MOST_PROPOSALS = 100
"""Of a kind: more are not read."""

_WORDS_OF_A_LINE = range(4, 41)
"""In a sentence that may be a phrase. A judgment: the book's longest has 40 words."""

_WORDS_TOGETHER = range(2, 5)
"""In a row of a customer's words."""

_TIMES_AS_OFTEN = 3
"""In contacts with heat and no sign, compared with those with neither. A judgment."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")

_LINES = f"""
    SELECT DISTINCT exchange.contact AS contact, finding.entry AS technique, conversation.channel AS channel,
        turn.text AS text, finding."begin" AS "begin"
    FROM exchange
    JOIN finding ON finding.contact = exchange.contact AND finding.turn > exchange.turn AND finding.turn < answer
    JOIN turn ON turn.contact = finding.contact AND turn.turn = finding.turn
    JOIN conversation ON conversation.contact = exchange.contact
    WHERE has_fallen AND finding.kind = 'technique' AND finding.certainty = '{Certainty.reliable}'
    ORDER BY contact, text, "begin", technique
"""

_TURNS = """
    SELECT turn.contact AS contact, turn.text AS text, heat.contact IS NOT NULL AS has_heat
    FROM turn LEFT JOIN (SELECT DISTINCT contact FROM finding WHERE kind = 'heat') AS heat ON heat.contact = turn.contact
    WHERE role = 'customer' AND not_judged IS NULL
        AND turn.contact NOT IN (SELECT contact FROM finding WHERE kind IN ('sign', 'situation'))
    ORDER BY turn.contact, turn.turn
"""


_Words = tuple[str, ...]
_Place = TypeVar("_Place")


class _Line(NamedTuple):
    contact: str
    technique: str
    channel: str | None
    text: str
    begin: int


class _Turn(NamedTuple):
    contact: str
    text: str
    has_heat: bool


def phrase_drafts(database: DuckDBPyConnection, book: Book) -> list[dict[str, object]]:
    """Sentences with a technique in them, said between hot words of a customer and cool ones, as drafts of phrases.

    Each was said in five contacts at least, holds no detail that redaction took out, and is no phrase of the book yet.
    """
    known_lines = {words(phrase.text) for phrase in book.phrases}
    lines: dict[tuple[str, ...], list[tuple[_Line, str]]] = defaultdict(list)
    collect_exchanges(database)
    for line in read_rows(database, _Line, _LINES):
        sentence = _sentence_at(line.text, line.begin)
        line_words = words(sentence)
        if (
            len(line_words) in _WORDS_OF_A_LINE
            and line_words not in known_lines
            and not set("[]{}") & set(sentence)
        ):
            lines[line_words].append((line, sentence))
    drafts: list[dict[str, object]] = []
    for line_words, places in _most_frequent(lines, lambda place: place[0].contact):
        line, sentence = places[0]
        channels_of_places = {place.channel for place, _ in places}
        channels = [channel for channel in book.channels if channel in channels_of_places]
        drafts.append(
            {
                "id": f"said-{_digest(line_words)}",
                "text": sentence,
                "technique": line.technique,
                "channels": channels or list(book.channels),
                "when": "Say here when it fits.",
                "source": [
                    f"own contacts: {len({place.contact for place, _ in places})}, in which the heat fell after it"
                ],
                "status": "draft",
            }
        )
    return drafts


def word_drafts(database: DuckDBPyConnection) -> list[dict[str, object]]:
    """Rows of words that customers say in contacts with heat and no sign, as drafts of synonyms: two such rows and more."""
    contacts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    calm_contacts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    all_contacts: dict[bool, set[str]] = {True: set(), False: set()}
    for turn in read_rows(database, _Turn, _TURNS):
        all_contacts[turn.has_heat].add(turn.contact)
        for row in _rows_of_words(turn.text):
            (contacts if turn.has_heat else calm_contacts)[row].add(turn.contact)
    heat_share, calm_share = (1 / max(1, len(all_contacts[has_heat])) for has_heat in (True, False))
    rows = {
        row: list(keys)
        for row, keys in contacts.items()
        if len(keys) * heat_share >= _TIMES_AS_OFTEN * len(calm_contacts[row]) * calm_share
    }
    frequent_rows = [row for row, _ in _most_frequent(rows, str)]
    texts = [
        " ".join(row) for row in frequent_rows if not any(_is_part(row, longer) for longer in frequent_rows)
    ]
    if len(texts) < 2:  # of which a group of synonyms consists
        return []
    return [
        {
            "id": f"said-{_digest(texts)}",
            "idea": "Said where there is heat, and no sign knows it: sort it, and keep little",
            "words": texts,
            "use": ["finding"],
            "source": [f"own contacts: each in {FEWEST_CONTACTS} at least"],
            "status": "draft",
        }
    ]


def as_yaml(drafts: Iterable[dict[str, object]]) -> bytes:
    """Drafts as entries of a book."""
    return yaml.safe_dump(list(drafts), allow_unicode=True, sort_keys=False, width=120).encode(
        "utf-8", "replace"
    )


def _most_frequent(
    rows: Mapping[_Words, Sequence[_Place]], contact_of: Callable[[_Place], str]
) -> Iterator[tuple[_Words, Sequence[_Place]]]:
    """What was said in contacts enough, with its places; first what was said in most."""
    counts = {row: len({contact_of(place) for place in places}) for row, places in rows.items()}
    frequent_rows = [row for row, count in counts.items() if count >= FEWEST_CONTACTS]
    for row in sorted(frequent_rows, key=lambda row: (-counts[row], row))[:_MOST_PROPOSALS]:
        yield row, rows[row]


def _sentence_at(text: str, place: int) -> str:
    return next((match[0].strip() for match in _SENTENCE.finditer(text) if match.end() > place), "")


def _rows_of_words(text: str) -> Iterator[tuple[str, ...]]:
    """The words that stand together in a sentence, with one at each end that says something; none of a placeholder."""
    text = re.sub(r"\[[a-z]+\]", ". ", text)
    all_words = text_words(text)
    for first in range(len(all_words)):
        for count in _WORDS_TOGETHER:
            row = all_words[first : first + count]
            if len(row) == count and row[0].sentence == row[-1].sentence:
                texts = tuple(word.word for word in row)
                if STOP_WORDS.isdisjoint((texts[0], texts[-1])) and all(map(str.isalpha, texts)):
                    yield texts


def _is_part(row: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return len(row) < len(longer) and f" {' '.join(row)} " in f" {' '.join(longer)} "


def _digest(texts: Iterable[str]) -> str:
    """Eight hex digits: a book has few of these."""
    return hashlib.sha256(" ".join(texts).encode()).hexdigest()[:8]
