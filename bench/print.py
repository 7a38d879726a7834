"""`make bench-print`: how long a deck of cards takes, beside WeasyPrint and headless Chromium, in one run.

All three begin with the same words and the same QR codes, and end with a PDF: A6 cards, front and back,
four on a sheet of A4. Measures CPU seconds (user and system, of all processes) and their ratios.
Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import json
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

from bench import decks
from bench.history import ROOT, Row, machine_load, new_record
from bench.print_tables import BENCH, TABLES
from bench.process import median_cost
from bench.report import publish
from scripts.chromium import installed_chromium
from talkdown.loader import load
from talkdown.outputs.printing.printables.cards import card_data
from talkdown.outputs.printing.qr import qr
from talkdown.storage.package import PHRASEBOOK

WORK = Path(__file__).parent / ".work/print"
SIZES = (60, 250, 1000)
"""Cards: about the shipped deck, a large team's, and what nobody has."""

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--allow-file-access-from-files",
)

Card = dict[str, Any]  # what a Typst template is given: JSON


def distinct_cards(count: int) -> list[Card]:
    """That many cards, each with words of its own, so that nothing is measured once for all of them."""
    book = load(PHRASEBOOK).book
    assert book is not None
    models = [card_data(book, technique) for technique in book.techniques]
    return [_number_words(models[n % len(models)], n) for n in range(count)]


def _number_words(model: Card, n: int) -> Card:
    copy = deepcopy(model) | {"id": f"card-{n}", "code": f"T-{n:03}"}
    copy["qr"] = qr(f"https://talkdown.example.org/t/T-{n:03}.html")
    copy["say"] = [f"{quote[:-1]} {n}{quote[-1]}" for quote in copy["say"]]
    copy["steps"] = [{**step, "lead": f"{step['lead']} {n}"} for step in copy["steps"]]
    copy["not"] = [{**avoid, "why": f"{avoid['why']} {n}"} for avoid in copy["not"]]
    return copy


def commands(folder: Path, chromium: str) -> dict[str, list[str]]:
    """What makes a PDF of the deck in a folder, by program."""
    html = folder / "deck.html"
    return {
        "talkdown": [sys.executable, "-m", "bench.typeset", str(folder / "cards.json"), "talkdown.pdf"],
        "weasyprint": [
            sys.executable,
            "-m",
            "weasyprint",
            "--pdf-variant=pdf/ua-1",  # tagged, as ours is and as Chromium's is
            str(html),
            "weasyprint.pdf",
        ],
        "chromium": [
            chromium,
            *CHROMIUM,
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={folder / 'chromium.pdf'}",
            html.as_uri(),
        ],
    }


def measure_deck(count: int, runs: int, largest_peer: int, chromium: str) -> Row:
    """All figures of a deck of that many cards; above a number of cards peers are left out."""
    folder = WORK / str(count)
    folder.mkdir(parents=True, exist_ok=True)
    cards = distinct_cards(count)
    (folder / "cards.json").write_text(json.dumps(cards))
    (folder / "deck.html").write_text(decks.html(cards), encoding="utf-8")
    by_program = commands(folder, chromium)
    cost = median_cost(by_program.pop("talkdown"), folder, runs, {"PYTHONPATH": str(ROOT)})
    row: dict[str, str | float | None] = {
        "cards": f"{count:,}",
        "talkdown": round(cost.cpu, 3),
        "memory": round(cost.memory, 1),
        "card": round(cost.cpu / count, 5),
    }
    for program, command in by_program.items() if count <= largest_peer else ():
        peer = median_cost(command, folder, runs)
        row[program] = round(peer.cpu, 3)
        row[f"{program}_ratio"] = round(cost.cpu / peer.cpu, 4)
    return row


def main() -> None:
    """Measure, and publish what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--largest-peer", type=int, default=60, help="cards above which peers are left out")
    parser.add_argument("--chromium", default=installed_chromium() or "chromium")
    options = parser.parse_args()
    load_before = machine_load()
    rows = [
        measure_deck(count, options.runs, options.largest_peer, options.chromium) for count in options.sizes
    ]
    complete = set(options.sizes) >= set(SIZES) and options.largest_peer >= SIZES[0]
    publish(new_record(BENCH, rows, runs=options.runs, complete=complete, load=load_before), TABLES)


if __name__ == "__main__":
    main()
