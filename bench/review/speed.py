"""How fast a review goes from a file of transcripts to Parquet, on one core, beside reading that file alone."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.history import ROOT, Row
from talkdown.model.book import Book
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.tables import connection
from talkdown.review.findings import Detectors
from talkdown.review.settings import ReviewSettings
from talkdown.storage.package import SAMPLE_CONTACTS
from talkdown.transcripts import Role, read_conversations

RUNS = 3
"""Of each, after the first one; the median is taken, as other programs are at work, too."""

_CONTACTS, _TURNS_EACH = 600, 20
_SENTENCES = (1, 1, 2, 2, 3)
"""In a turn, each as likely: ten words on average, as in calls."""

_SHARE_WITH_NUMBER = 0.1


def measure_speed(book: Book) -> list[Row]:
    """Turns a second of processor time, by what is done with them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "contacts.jsonl"
        file.write_text("\n".join(map(json.dumps, _turns(book))), encoding="utf-8")
        detectors = Detectors.from_book(book)
        first_speed, *speeds = (_speed_of(lambda: _make_part(file, detectors)) for _ in range(RUNS + 1))
        reading_speeds = [_speed_of(lambda: list(read_conversations(file))) for _ in range(RUNS)]
    return [
        {"what": "to read it, and no more", "speed": _median(reading_speeds)},
        {"what": "to read, redact and search it, and write Parquet", "speed": _median(speeds)},
        {"what": "the same for the first time, when each word is new to the program", "speed": first_speed},
    ]


def _turns(book: Book) -> Iterator[dict[str, str]]:
    """Sentences of the sample and phrases of the book in turn, drawn by chance, the same ones each time."""
    chance = random.Random(5)
    sentences: dict[Role, list[str]] = {
        Role.customer: [],
        Role.agent: [phrase.text for phrase in book.phrases],
    }
    for conversation in read_conversations(SAMPLE_CONTACTS):
        for turn in conversation.turns:
            if turn.role in sentences:
                sentences[turn.role] += re.split(r"(?<=[.!?])\s+", turn.text)
    names = {Role.customer: "Tom Hale", Role.agent: "Priya Shah"}
    for contact in range(_CONTACTS):
        for number in range(_TURNS_EACH):
            role = (Role.customer, Role.agent)[number % 2]
            text = " ".join(chance.choices(sentences[role], k=chance.choice(_SENTENCES)))
            if chance.random() < _SHARE_WITH_NUMBER:
                text += f" It is {chance.randint(10**6, 10**8)}."
            yield {
                "conversation_id": f"c{contact}",
                "time": f"2026-11-{1 + contact % 20:02d}T10:{number:02d}:00Z",
                "name": names[role],
                "role": role.value,
                "text": text,
            }


def _make_part(file: Path, detectors: Detectors) -> None:
    settings = ReviewSettings(book_folder=ROOT / "phrasebook", book_digest="")
    with TemporaryDirectory() as name, connection(Path(name)) as database:
        make_part(PartSources(file.parent, (file.name,)), settings, detectors, Path(name), database)


def _speed_of(work: Callable[[], object]) -> int:
    start = time.process_time()
    work()
    return round(_CONTACTS * _TURNS_EACH / (time.process_time() - start))


def _median(speeds: list[int]) -> int:
    return sorted(speeds)[len(speeds) // 2]
