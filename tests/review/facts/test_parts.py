"""A part is there whole or not at all, and the same files are the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contacts import SETTINGS, TwoPatterns, digests, two_patterns, write_contact
from talkdown.review.facts.parts import PartSources, group_sources, make_part
from talkdown.review.facts.tables import connection, create_views, dicts
from talkdown.review.findings import Finding, Layout
from talkdown.review.pool import make_parts
from talkdown.review.settings import ReviewSettings


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "facts"
    folder.mkdir()
    return folder


@pytest.fixture
def sources(tmp_path: Path) -> PartSources:
    for number in range(3):
        write_contact(tmp_path / f"calls/{number}.jsonl", f"c{number}")
    return PartSources(tmp_path / "calls", ("0.jsonl", "1.jsonl", "2.jsonl"))


def make(sources: PartSources, facts: Path, settings: ReviewSettings = SETTINGS) -> str:
    with connection(facts) as database:
        return make_part(sources, settings, TwoPatterns(), facts, database).key


def rows(facts: Path, query: str) -> list[dict[str, object]]:
    with connection(facts) as database:
        create_views(database, sorted(facts.iterdir()))
        return list(dicts(database, query))


def test_the_tables_hold_what_was_said(sources: PartSources, facts: Path) -> None:
    make(sources, facts)
    query = "SELECT id, text, role FROM turn JOIN conversation USING (contact) ORDER BY id, turn LIMIT 2"
    assert rows(facts, query) == [
        {"id": "c0", "text": "This is the third time I call. My number is [phone].", "role": "customer"},
        {"id": "c0", "text": "Please calm down, [name].", "role": "agent"},
    ]
    assert rows(facts, "SELECT rule, count(*) AS n FROM finding GROUP BY rule ORDER BY rule") == [
        {"rule": "avoid/calm-down#1", "n": 3},
        {"rule": "sign/third-time#1", "n": 3},
    ]


def test_the_same_files_are_the_same_bytes(sources: PartSources, facts: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    twin.mkdir()
    make(sources, facts)
    make(sources, twin)
    assert digests(facts) == digests(twin)
    assert len(digests(facts)) == 4


def test_a_part_that_is_there_is_not_made_again(sources: PartSources, facts: Path) -> None:
    part = facts / make(sources, facts)
    time = part.stat().st_mtime_ns
    assert make(sources, facts) == part.name
    assert part.stat().st_mtime_ns == time


def test_whoever_is_slower_takes_the_part_that_is_there(sources: PartSources, facts: Path) -> None:
    class Slow(TwoPatterns):
        def find(self, role: str, text: str, layout: Layout, /) -> Iterator[Finding]:
            make(sources, facts)
            return super().find(role, text, layout)

    with connection(facts) as database:
        key = make_part(sources, SETTINGS, Slow(), facts, database).key
    assert [folder.name for folder in facts.iterdir()] == [key]


@pytest.mark.parametrize(
    "settings",
    [replace(SETTINGS, book_digest="another"), replace(SETTINGS, since=date(2027, 1, 1))],
    ids=["another book", "another day to begin"],
)
def test_other_settings_make_another_part(
    settings: ReviewSettings, sources: PartSources, facts: Path
) -> None:
    assert make(sources, facts) != make(sources, facts, settings)


def test_a_contact_before_the_day_is_left_out(sources: PartSources, facts: Path) -> None:
    make(sources, facts, replace(SETTINGS, since=date(2026, 3, 6)))
    assert rows(facts, "SELECT count(*) AS n FROM turn") == [{"n": 0}]


def test_a_contact_in_two_files_is_counted_once(sources: PartSources, facts: Path) -> None:
    write_contact(sources.folder / "copy.jsonl", "c0")
    make(sources, facts)
    make(PartSources(sources.folder, ("copy.jsonl",)), facts)
    assert rows(facts, "SELECT count(*) AS n FROM all_turns") == [{"n": 8}]
    assert rows(facts, "SELECT count(*) AS n FROM turn") == [{"n": 6}]
    assert rows(facts, "SELECT count(*) AS n FROM finding") == [{"n": 6}]


def test_odd_letters_come_through(tmp_path: Path, facts: Path) -> None:
    text, id = 'a\'b "y" \\N [] {} 🙂 \u0628', "c'\"\\"
    write_contact(tmp_path / "odd.jsonl", id, (("", "customer", text),))
    make(PartSources(tmp_path, ("odd.jsonl",)), facts)
    query = "SELECT text, id FROM turn JOIN conversation USING (contact)"
    assert rows(facts, query) == [{"text": text, "id": id}]


def test_a_full_disk_leaves_nothing_half(
    sources: PartSources, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device", "facts")

    monkeypatch.setattr("talkdown.review.facts.parts.sync_tree", refuse)
    with pytest.raises(OSError, match="No space left"):
        make(sources, facts)
    assert list(facts.iterdir()) == []


def test_a_new_file_changes_its_own_part_alone(tmp_path: Path) -> None:
    names = [f"{number:04d}.txt" for number in range(1000)]
    parts = list(group_sources(tmp_path, names))
    assert [name for part in parts for name in part.names] == names
    assert len(parts) > 1
    new_parts = list(group_sources(tmp_path, sorted([*names, "0500a.txt"])))
    assert len(set(new_parts) - set(parts)) <= 2


def test_a_worker_that_dies_costs_its_own_file_alone(tmp_path: Path, facts: Path) -> None:
    write_contact(tmp_path / "calls/good.jsonl")
    write_contact(tmp_path / "calls/bad.jsonl", lines=(("", "customer", "kill me"),))
    parts = [PartSources(tmp_path / "calls", (name,)) for name in ("bad.jsonl", "good.jsonl")]
    results = {result.sources: result for result in make_parts(parts, SETTINGS, two_patterns, facts, 2)}
    assert [problem.message for problem in results[parts[0]].problems] == [
        "reading it, or a file beside it, ended the process three times"
    ]
    assert [folder.name for folder in facts.glob("[!.]*")] == [results[parts[1]].key]
