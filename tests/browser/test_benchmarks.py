"""Benchmarks that drive a browser still measure what they say: what they ask of the finder has its names from Python."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench import edit
from bench.finder import corpus, engines, speed
from talkdown import Finder

QUERIES = [query.text for query in corpus.queries()[:5]]


def test_the_ranking_of_the_benchmark_is_the_ranking_of_the_finder(browser: Browser) -> None:
    book = corpus.book()
    with Finder(book) as finder:
        ids = [[hit.id for hit in finder.find(text, limit=engines.LIMIT).phrases] for text in QUERIES]
    assert all(ids)
    assert engines.talkdown(browser, book, QUERIES) == ids


@pytest.mark.nightly
def test_the_speed_of_the_finder_is_measured_on_a_page(browser: Browser) -> None:
    rows = speed.measure_speed(browser, QUERIES[:1], ["251"])
    assert [(row["phrases"], row["where"]) for row in rows] == [("251", "worker"), ("251", "page")]
    for row in rows:
        assert all(row[key] for key in ("key_99", "usable", "usable_slow", "transfer")), row


@pytest.mark.nightly
def test_the_wait_for_an_edit_is_measured_beside_stock_mkdocs(browser: Browser) -> None:
    row = edit.measure_size(browser, "30/500", edits=1, rest=0.5)
    assert row["size"] == "30/500"
    assert all(row[key] for key in ("talkdown", "stock", "ratio")), row
