"""`make bench`: how long a build takes, beside stock MkDocs with Material and beside Hugo, in one run.

Measures medians of user CPU seconds, and their ratios. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
from pathlib import Path

from bench import books, peers
from bench.build_tables import BENCH, TABLES
from bench.history import ROOT, Row, machine_load, new_record
from bench.process import OUTPUT, measure, median_cost
from bench.report import publish
from talkdown.loader import load

WORK = Path(__file__).parent / ".work"
SITE = """site_name: Bench
docs_dir: content
theme:
  name: material
plugins:
  - search
  - talkdown:
      print: {{kinds: {kinds}}}
"""
NO_PRINTABLE, ALL_PRINTABLES = "[]", "[cards, poster, pocket, playbooks, quiz, zine, anki]"
PYTHON = sys.executable
TALKDOWN = [PYTHON, "-m", "talkdown"]
HUGO = str(Path(PYTHON).with_name("hugo"))


def prepare(name: str) -> Path:
    """A folder with the four projects of one size: ours, ours with everything printed, stock MkDocs, Hugo."""
    folder = WORK / name.replace("/", "-").replace(",", "")
    shutil.rmtree(folder, ignore_errors=True)
    books.write_book(folder / "ours/phrasebook", *books.SIZES[name])
    (folder / "ours/content").mkdir()
    shutil.copytree(folder / "ours", folder / "print")
    for project, kinds in (("ours", NO_PRINTABLE), ("print", ALL_PRINTABLES)):
        (folder / project / "mkdocs.yml").write_text(SITE.format(kinds=kinds))
    book = load(folder / "ours/phrasebook").book
    assert book is not None
    peers.write_mkdocs(book, folder / "stock")
    peers.write_hugo(book, folder / "hugo")
    return folder


def measure_size(name: str, runs: int, largest_stock: int, largest_print: int) -> Row:
    """All figures of one size of book; peers and print above a number of techniques are left out."""
    techniques, _ = books.SIZES[name]
    folder = prepare(name)
    build = median_cost([*TALKDOWN, "build"], folder / "ours", runs)
    parts = measure_parts(folder / "ours", runs)
    interpreter = median_cost([PYTHON, "-c", "pass"], folder / "ours", runs)
    check = median_cost([*TALKDOWN, "check"], folder / "ours", runs)
    hugo = median_cost([HUGO, "--quiet"], folder / "hugo", runs)
    row: dict[str, str | float | None] = {
        "size": name,
        "build": build.user,
        **parts,
        "memory": build.memory,
        "hugo": hugo.user,
        "hugo_ratio": build.user / hugo.user,
        "check": check.user - interpreter.user,
    }
    if techniques <= largest_stock:
        stock = median_cost([PYTHON, "-m", "mkdocs", "build", "-q"], folder / "stock", runs)
        row["stock"] = stock.user
        row["stock_ratio"] = build.user / stock.user
        row["stock_ratio_pages"] = (build.user - sum(parts.values())) / stock.user
    if techniques <= largest_print:
        cache = folder / "print-cache"
        command = [*TALKDOWN, "build"]
        row["print"] = measure(command, folder / "print", {"TALKDOWN_CACHE": str(cache)}).user
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in row.items()}


def measure_parts(project: Path, runs: int) -> dict[str, float]:
    """The median user seconds of what a build does after its pages, measured on the site that is there."""
    command = [PYTHON, "-m", "bench.parts", "site"]
    rows = []
    for _ in range(runs):
        measure(command, project, {"PYTHONPATH": str(ROOT)})
        rows.append(json.loads((project / OUTPUT).read_text()))
    return {part: statistics.median(row[part] for row in rows) for part in rows[0]}


def main() -> None:
    """Measure, and publish what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", nargs="*", default=list(books.SIZES), choices=list(books.SIZES))
    parser.add_argument(
        "--largest-stock", type=int, default=300, help="techniques above which stock MkDocs is left out"
    )
    parser.add_argument(
        "--largest-print", type=int, default=30, help="techniques above which nothing is printed"
    )
    options = parser.parse_args()
    load_before = machine_load()
    rows = []
    for name in options.sizes:
        rows.append(measure_size(name, options.runs, options.largest_stock, options.largest_print))
        print(f"{name}: {rows[-1]['build']} s", file=sys.stderr, flush=True)
    complete = set(options.sizes) == set(books.SIZES) and options.largest_stock >= 300
    publish(new_record(BENCH, rows, runs=options.runs, complete=complete, load=load_before), TABLES)


if __name__ == "__main__":
    main()
