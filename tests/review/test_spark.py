"""What a worker of a cluster makes of its files is what one machine makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from contacts import SETTINGS, TwoPatterns, two_patterns, write_contact
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.rows import SORT_KEYS, TABLES
from talkdown.review.facts.tables import connection, create_views, dicts
from talkdown.review.spark import review_batches, review_partition, spark_schema


@pytest.mark.parametrize("table", TABLES)
def test_a_partition_has_the_rows_of_a_part(table: str, tmp_path: Path) -> None:
    names = ("a.jsonl", "b.jsonl")
    for name in names:
        write_contact(tmp_path / "calls" / name, name)
    facts = tmp_path / "facts"
    facts.mkdir()
    with connection(facts) as database:
        part = make_part(PartSources(tmp_path / "calls", names), SETTINGS, TwoPatterns(), facts, database)
        create_views(database, [facts / part.key])
        rows = list(dicts(database, f'SELECT * FROM "{table}" ORDER BY {SORT_KEYS[table]}'))
    partition = review_partition(names, tmp_path / "calls", SETTINGS, table, two_patterns)
    assert sorted(partition, key=str) == sorted(rows, key=str)


def test_what_is_not_understood_has_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    write_contact(tmp_path / "b.jsonl")
    names = ["a.txt", "b.jsonl"]
    assert list(review_partition(names, tmp_path, SETTINGS, "problem", two_patterns)) == [
        {
            "path": "a.txt",
            "line": 1,
            "column": 1,
            "severity": "error",
            "message": "the file is empty",
            "hint": "",
        }
    ]
    assert spark_schema("problem").startswith("`path` string, `line` int, `column` int")


def test_the_columns_as_spark_declares_them() -> None:
    assert spark_schema("turn") == (
        "`contact` string, `turn` int, `role` string, `agent` string, `text` string, `begin` double, `end` double, "
        "`is_private` boolean, `not_judged` string, `place` string"
    )


def test_batches_for_map_in_arrow(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the platform brings it, where Spark is")
    write_contact(tmp_path / "a.jsonl")
    batches = [pyarrow.RecordBatch.from_pydict({"name": ["a.jsonl"]})]
    for table in TABLES:
        (batch,) = review_batches(batches, tmp_path, SETTINGS, table, two_patterns)
        assert batch.to_pylist() == list(
            review_partition(["a.jsonl"], tmp_path, SETTINGS, table, two_patterns)
        )
