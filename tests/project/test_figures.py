"""Figures in the documentation are those that a benchmark measured last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.all_tables import ALL_TABLES
from bench.blocks import blocks_of, write_block
from bench.compare import regressions, report
from bench.history import ROOT, Record, append_record, newest_record, read_history
from bench.tables import Better, Column, Table

DOCUMENTS = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_a_table_in_the_documentation_is_what_was_measured_last(table: Table) -> None:
    record = newest_record(table.bench)
    assert record, f"bench/history.jsonl has no complete record of `{table.bench}`"
    block = blocks_of(ROOT / table.document)[table.name]
    assert block == table.render(record), f"run the benchmark: it writes {table.document}"


def test_every_block_in_the_documentation_is_a_table_that_is_known() -> None:
    blocks = {(document, name) for document in DOCUMENTS for name in blocks_of(document)}
    assert blocks == {(ROOT / table.document, table.name) for table in ALL_TABLES}


def test_every_marker_has_its_end() -> None:
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        assert text.count("<!-- bench: ") == text.count("<!-- end -->") == len(blocks_of(document)), document


def test_every_line_of_the_history_is_a_record() -> None:
    history = read_history()
    assert {record.bench for record in history} == {table.bench for table in ALL_TABLES}
    assert [record.date for record in history] == sorted(record.date for record in history)


COLUMNS = (
    Column("size", "size"),
    Column("seconds", "seconds", "{:.1f} s", Better.lower),
    Column("share", "share", "{:.2f}", Better.higher),
    Column("peer", "peer", "{:.1f} s"),
)


def record_of(**figures: float | None) -> Record:
    """A record with one row, of a book with the size `30/500`."""
    return Record(
        bench="build",
        commit="1234567",
        date="2026-01-31",
        cores=2,
        python="3.11.2",
        load=0.5,
        runs=3,
        complete=True,
        rows=[{"size": "30/500", **figures}],
    )


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ({"seconds": 1.0}, {"seconds": 1.2}, ["30/500: seconds: 1.0 s → 1.2 s (1.20×)"]),
        ({"seconds": 1.0}, {"seconds": 1.09}, []),  # within a tenth
        ({"seconds": 1.2}, {"seconds": 1.0}, []),  # better
        ({"share": 0.9}, {"share": 0.6}, ["30/500: share: 0.90 → 0.60 (1.50×)"]),
        ({"share": 0.6}, {"share": 0.9}, []),
        ({"peer": 1.0}, {"peer": 9.0}, []),  # not ours
        ({"seconds": None}, {"seconds": 9.0}, []),  # was not measured
        ({}, {"seconds": 9.0}, []),
    ],
)
def test_a_run_says_what_became_worse(
    before: dict[str, float | None], after: dict[str, float | None], worse: list[str]
) -> None:
    assert list(regressions(COLUMNS, record_of(**before), record_of(**after))) == worse


def test_a_run_says_with_what_it_compares() -> None:
    one, two = record_of(seconds=1.0), record_of(seconds=2.0)
    assert report(COLUMNS, None, one) == "build: the first record"
    assert (
        report(COLUMNS, one, one)
        == "build: nothing is worse than at 1234567 of 2026-01-31 by more than a tenth"
    )
    assert report(COLUMNS, one, two).startswith(
        "build: worse than at 1234567 of 2026-01-31:\n  30/500: seconds"
    )


def test_the_newest_complete_record_counts(tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    first, partial = record_of(seconds=1.0), replace(record_of(seconds=2.0), complete=False)
    for record in (first, partial, replace(partial, bench="print")):
        append_record(record, history)
    assert newest_record("build", history) == first
    assert newest_record("print", history) is None
    assert len(read_history(history)) == 3


def test_a_block_is_written_and_the_text_around_it_stays(tmp_path: Path) -> None:
    document = tmp_path / "speed.md"
    document.write_text(
        "# Speed\n\n<!-- bench: build -->\n\nold\n\n<!-- end -->\n\n<!-- bench: print -->\n<!-- end -->\nText\n"
    )
    write_block(document, "build", "| a |")
    write_block(document, "build", "| b |")
    assert blocks_of(document) == {"build": "| b |", "print": ""}
    assert document.read_text() == (
        "# Speed\n\n<!-- bench: build -->\n\n| b |\n\n<!-- end -->\n\n<!-- bench: print -->\n<!-- end -->\nText\n"
    )
    with pytest.raises(KeyError, match="bench: finder"):
        write_block(document, "finder", "")


def test_a_table_says_what_was_not_measured_and_on_what_the_rest_was() -> None:
    table = Table("build", "build", "docs/speed.md", COLUMNS)
    assert table.render(record_of(seconds=1.25, share=None)) == (
        "| size | seconds | share | peer |\n"
        "|---|---|---|---|\n"
        "| 30/500 | 1.2 s | – | – |\n"
        "\n"
        "Measured on 2026-01-31 at commit `1234567`: 3 runs each, 2 cores, Python 3.11.2; a load of 0.5 before it began."
    )
