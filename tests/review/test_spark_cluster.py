"""Two workers of a real Spark cluster, one of which is killed in mid-run, make of the transcripts what one machine makes of them."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from contacts import SETTINGS, write_contact
from spark_cluster import HOST, Cluster, spark_cluster, what_is_missing
from talkdown.review.book_detectors import read_detectors
from talkdown.review.facts.parts import PartSources
from talkdown.review.facts.rows import SORT_KEYS, TABLES
from talkdown.review.facts.tables import connection, create_views, dicts
from talkdown.review.pool import make_parts
from talkdown.review.settings import ReviewSettings
from talkdown.review.spark import review_batches, spark_schema

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing() or "all is there"),
]

BOOK_SETTINGS = replace(SETTINGS, book_folder=Path(__file__).parent / "book")

FILES = 48
PARTITIONS = 24
"""Each reads the book, which takes a worker longer than its two files: there is time to kill one."""

LINES = (
    (
        "Tom Hale",
        "customer",
        "This is the third time I call. My number is 0171 555 0199. I don't want to live.",
    ),
    ("Priya Shah", "agent", "Please calm down, Tom."),
    ("Tom Hale", "customer", "HOW MANY TIMES DO I HAVE TO SAY IT"),
) * 40


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    for number in range(FILES):
        write_contact(tmp_path / f"calls/{number:02d}.jsonl", f"c{number}", LINES[: 30 + number])
    (tmp_path / "calls/broken.txt").write_bytes(b"")
    return tmp_path / "calls"


def digest_of(database: Any, query: str, table: str) -> str:
    """16 hex digits of the rows of a query, in the order of their table."""
    digest = hashlib.sha256()
    count = 0
    for row in dicts(database, f"SELECT * FROM {query} ORDER BY {SORT_KEYS[table]}"):
        digest.update(json.dumps(row, default=str).encode() + b"\n")
        count += 1
    assert count
    return digest.hexdigest()[:16]


def digests_of_the_pool(calls: Path, facts: Path, names: list[str]) -> dict[str, str]:
    facts.mkdir()
    parts = [PartSources(calls, tuple(names[start : start + 5])) for start in range(0, len(names), 5)]
    results = list(make_parts(parts, BOOK_SETTINGS, read_detectors, facts, 2))
    with connection(facts) as database:
        create_views(database, [facts / result.key for result in results])
        return {table: digest_of(database, f"all_{table}s", table) for table in TABLES}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with spark_cluster(tmp_path, "first", "second") as cluster:
        yield cluster


@pytest.fixture
def spark(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A session of the cluster, whose workers run this very Python."""
    from pyspark.sql import SparkSession  # type: ignore[import-not-found, unused-ignore]

    for name, value in (("PYSPARK_PYTHON", sys.executable), ("SPARK_LOCAL_IP", HOST)):
        monkeypatch.setenv(name, value)
    settings = {
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
        "spark.executorEnv.PYTHONPATH": ":".join(filter(None, sys.path)),
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
    }
    builder = SparkSession.builder.master(cluster.address).appName("talkdown")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def write_table(spark: Any, table: str, names: list[str], calls: Path, target: Path) -> None:
    """As `talkdown.review.spark` says it."""
    settings: ReviewSettings = BOOK_SETTINGS
    frame = spark.createDataFrame([(name,) for name in names], "name string")
    job = partial(review_batches, folder=calls, settings=settings, table=table)
    frame.repartition(PARTITIONS).mapInArrow(job, spark_schema(table)).write.parquet(str(target))


def tasks_done(spark: Any) -> int:
    """Of the stage that is at work."""
    tracker = spark.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return max(
        (stage.numCompletedTasks for stage in stages if stage and stage.numTasks == PARTITIONS), default=0
    )


def test_a_cluster_with_a_worker_killed_in_mid_run_makes_what_the_pool_makes(
    calls: Path, cluster: Cluster, spark: Any, tmp_path: Path
) -> None:
    names = sorted(path.name for path in calls.iterdir())
    pool_digests = digests_of_the_pool(calls, tmp_path / "facts", names)
    tables = tmp_path / "tables"
    tables.mkdir()
    for table in TABLES:
        work = threading.Thread(target=write_table, args=(spark, table, names, calls, tables / table))
        work.start()
        if table == "finding":
            while (count := tasks_done(spark)) < 3:
                assert work.is_alive(), "it was done before a worker could be killed"
                time.sleep(0.01)
            cluster.kill("first")
            assert count < PARTITIONS
            assert work.is_alive()
        work.join()
    write_table(spark, "problem", names, calls, tables / "problem")
    with connection(tables) as database:
        cluster_digests = {
            table: digest_of(database, f"read_parquet('{tables}/{table}/*.parquet')", table)
            for table in TABLES
        }
        problems = list(
            dicts(database, f"SELECT path, message FROM read_parquet('{tables}/problem/*.parquet')")
        )
    print(f"pool {pool_digests}\nspark {cluster_digests}")
    assert cluster_digests == pool_digests
    assert problems == [{"path": "broken.txt", "message": "the file is empty"}]
