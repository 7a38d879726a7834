"""What followed what: signs after words of ours, and heat that fell; pace where the file has times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from contacts import SETTINGS, write_contact
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.tables import connection, create_views
from talkdown.review.findings import Certainty, Finding, Layout
from talkdown.review.pages.pace import pace
from talkdown.review.pages.successions import falls_of_heat, signs_after_words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KINDS = {"HOT": ("sign", "hot"), "BAD": ("avoid", "bad"), "SORRY": ("technique", "sorry")}


class Words:
    """Finds a sign in `HOT`, words to avoid in `BAD`, a technique in `SORRY`."""

    def find(self, role: str, text: str, layout: Layout, /) -> Iterator[Finding]:
        for word, (kind, entry) in KINDS.items():
            if (begin := text.find(word)) >= 0:
                place = begin, begin + len(word), word
                yield Finding(f"{kind}/{entry}#1", kind, entry, *place, Certainty.reliable)


@contextmanager
def contacts_of(folder: Path, *talks: str) -> Iterator[DuckDBPyConnection]:
    """The tables of contacts: `C:` and `A:` before what each says, `/` between turns."""
    facts = folder / "facts"
    facts.mkdir()
    roles = {"C": ("Tom", "customer"), "A": ("Ann", "agent")}
    for number, talk in enumerate(talks):
        turns = (turn.strip().split(": ") for turn in talk.split("/"))
        lines = tuple((*roles[who], text) for who, text in turns)
        write_contact(folder / f"calls/{number}.jsonl", f"c{number}", lines)
    names = tuple(f"{number}.jsonl" for number in range(len(talks)))
    with connection(facts) as database:
        part = make_part(PartSources(folder / "calls", names), SETTINGS, Words(), facts, database)
        create_views(database, [facts / part.key])
        yield database


def test_signs_in_the_next_words_of_the_customer(tmp_path: Path) -> None:
    with contacts_of(
        tmp_path,
        "C: Hello / A: BAD / C: HOT / A: Yes / C: Fine",
        "C: Hello / A: BAD / A: Wait / C: Fine",
        "C: Hello / A: BAD",
    ) as database:
        others, sequences = signs_after_words(database)
        assert [(row.entry, row.hits, row.total) for row in sequences] == [("bad", 1, 2)]
        assert others == (0, 1)


def test_one_exchange_of_each_contact_counts(tmp_path: Path) -> None:
    with contacts_of(
        tmp_path,
        "C: HOT / A: SORRY / C: Fine / A: x / C: HOT / A: SORRY / C: HOT",
        "C: HOT / A: SORRY / C: HOT",
        "C: HOT / A: No / C: HOT",
        "C: HOT / C: Fine",
    ) as database:
        exchanges, sequences = falls_of_heat(database)
        assert exchanges == (1, 3)
        assert [(row.entry, row.hits, row.total) for row in sequences] == [("sorry", 1, 2)]


def test_without_ends_there_is_no_pace(tmp_path: Path) -> None:
    with contacts_of(tmp_path, "C: Hello / A: Hi") as database:
        assert pace(database) == (0, [])


def test_pace_of_subtitles(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    (tmp_path / "facts").mkdir()
    cues = (("00:00", "00:02", "Agent", "Good day"), ("00:04", "00:06", "Customer", "three"), ("00:05", "00:07", "Agent", "Let me see"))  # fmt: skip
    text = "".join(f"{begin}.000 --> {end}.000\n<v {who}>{words}</v>\n\n" for begin, end, who, words in cues)
    (tmp_path / "calls/a.vtt").write_text(f"WEBVTT\n\n{text}")
    with connection(tmp_path / "facts") as database:
        part = make_part(
            PartSources(tmp_path / "calls", ("a.vtt",)), SETTINGS, Words(), tmp_path / "facts", database
        )
        create_views(database, [tmp_path / "facts" / part.key])
        count, measures = pace(database)
    assert count == 1
    assert [measure.middle for measure in measures] == ["67%", "2", "2", "1", "75"]
