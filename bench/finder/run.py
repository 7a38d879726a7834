"""`make bench-finder`: how well and how fast phrases are found, beside other finders, in one run.

Prints Markdown. `--queries FILE` takes other queries, in the form of queries.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path[:0] = [
    str(Path(__file__).parent),
    str(Path(__file__).parents[1]),
    str(Path(__file__).parents[2] / "scripts"),
]
from playwright.sync_api import sync_playwright  # noqa: E402

import corpus  # noqa: E402
import engines  # noqa: E402
import speed  # noqa: E402
from browsing import FLAGS  # noqa: E402
from chromium import on_the_machine  # noqa: E402
from figures import Figures, Query, by_class  # noqa: E402

CLASSES = ("keyword", "behaviour", "synonym-only", "inflected", "typo", "prefix", "fragment", "all")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=Path, help="other labelled queries")
    parser.add_argument("--only", choices=["quality", "speed"], help="one half of it")
    parser.add_argument("--size", action="append", choices=[*speed.SIZES], help="only this number of phrases")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=on_the_machine(), args=FLAGS)
        if options.only != "speed":
            rows = json.loads(options.queries.read_text()) if options.queries else corpus.queries()
            queries = [Query(str(row["query"]), str(row["cls"]), row["rel"]) for row in rows]
            _quality(browser, queries)
        if options.only != "quality":
            speed.report(
                browser, [str(row["query"]) for row in corpus.queries()[::2]], options.size or [*speed.SIZES]
            )
        browser.close()


def _quality(browser, queries: list[Query]) -> None:  # type: ignore[no-untyped-def]
    book, texts = corpus.book(), [query.text for query in queries]
    found = {
        "Talkdown": engines.ours(browser, book, texts),
        "Material": engines.material(browser, book, texts),
        "MiniSearch": engines.plain(browser, book, texts, "minisearch"),
        "Fuse.js": engines.plain(browser, book, texts, "fuse"),
    }
    print(f"## Ranking: {len(queries)} queries on {len(book.phrases)} phrases\n")
    print(
        "| finder | class | MRR@10 | success@1 | success@3 | nDCG@10 | nothing found |\n|---|---|---|---|---|---|---|"
    )
    for name, ids in found.items():
        table = by_class(queries, ids)
        for cls in (c for c in CLASSES if c in table):
            _row(name, cls, table[cls])
    print()


def _row(name: str, cls: str, row: Figures) -> None:
    bold = "**" if cls == "all" else ""
    cells = " | ".join(f"{bold}{value:.3f}{bold}" for value in row)
    print(f"| {name} | {bold}{cls}{bold} | {cells} |")


if __name__ == "__main__":
    main()
