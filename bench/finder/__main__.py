"""`make bench-finder`: how well and how fast phrases are found, beside other finders, in one run.

`--queries FILE` takes other queries, in the form of queries.json; what they give is printed and not recorded.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.finder import corpus, engines, speed
from bench.finder.ranking import Query, by_class
from bench.finder.rounds import measure_rounds
from bench.finder.tables import (
    ALL,
    CLASSES,
    RANKING,
    RANKING_BENCH,
    RANKING_BY_CLASS,
    ROUNDS,
    ROUNDS_BENCH,
    SPEED,
    SPEED_BENCH,
)
from bench.history import Row, machine_load, new_record
from bench.report import publish
from scripts.chromium import FLAGS, installed_chromium

RANKING_TABLES = (RANKING, RANKING_BY_CLASS)


def measure_ranking(browser: Browser, queries: Sequence[Query]) -> list[Row]:
    """The figures of every finder, by class of query and over all."""
    book, texts = corpus.book(), [query.text for query in queries]
    hits = {
        "**Talkdown**": engines.talkdown(browser, book, texts),
        "MiniSearch, prefix and fuzzy": engines.library(browser, book, texts, "minisearch"),
        "Fuse.js": engines.library(browser, book, texts, "fuse"),
        "Material's own search": engines.material(browser, book, texts),
    }
    rows: list[Row] = []
    for finder, ids in hits.items():
        figures = by_class(queries, ids)
        for name in (*CLASSES, ALL):
            if name in figures:
                means = {key: round(value, 4) for key, value in figures[name]._asdict().items()}
                rows.append({"finder": finder, "class": name, **means})
    return rows


def main() -> None:
    """Measure, and publish what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=Path, help="other labelled queries")
    parser.add_argument("--only", choices=["ranking", "rounds", "speed"], help="one part of it")
    parser.add_argument("--size", action="append", choices=[*speed.SIZES], help="only this number of phrases")
    options = parser.parse_args()
    load_before = machine_load()
    if options.only in (None, "rounds") and not options.queries:
        publish(
            new_record(ROUNDS_BENCH, measure_rounds(), runs=1, complete=True, load=load_before), (ROUNDS,)
        )
    if options.only == "rounds":
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
        if options.queries:
            for table in RANKING_TABLES:
                rows = measure_ranking(browser, corpus.read_queries(options.queries))
                print(table.render(new_record(RANKING_BENCH, rows, runs=1, complete=False, load=load_before)))
            return
        if options.only in (None, "ranking"):
            rows = measure_ranking(browser, corpus.queries())
            record = new_record(RANKING_BENCH, rows, runs=1, complete=True, load=load_before)
            publish(record, RANKING_TABLES)
        if options.only in (None, "speed"):
            sizes = options.size or [*speed.SIZES]
            texts = [query.text for query in corpus.queries()[::2]]  # half of them take long enough
            rows = speed.measure_speed(browser, texts, sizes)
            complete = len(sizes) == len(speed.SIZES)
            record = new_record(SPEED_BENCH, rows, runs=speed.PASSES, complete=complete, load=load_before)
            publish(record, (SPEED,))
        browser.close()


if __name__ == "__main__":
    main()
