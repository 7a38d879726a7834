"""`make bench-print`: how long a deck of cards takes, beside WeasyPrint and headless Chromium, in one run.

All three begin with the same words and the same QR codes, and end with a PDF: A6 cards, front and back,
four on a sheet of A4. Prints CPU seconds (user and system, of all processes) and their ratios as Markdown.
Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import statistics
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import decks

WORK = Path(__file__).parent / ".work/print"
CHROMIUM = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--allow-file-access-from-files",
)
SUBREAPER = 36
"""prctl(2): what outlives its parent is waited for by us, so that its time counts."""


class Cost(NamedTuple):
    """CPU seconds of all processes, and the peak of the largest one in MiB."""

    seconds: float
    memory: float


def measure(command: list[str], folder: Path) -> Cost:
    """One run."""
    with (folder / "out.txt").open("w") as out:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        first = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    seconds = memory = 0.0
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return Cost(seconds, memory)
        if pid == first and status:
            raise SystemExit(f"{command[0]} failed:\n{(folder / 'out.txt').read_text()[-2000:]}")
        seconds += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss / 1024)


def words(count: int) -> list[dict[str, Any]]:
    """That many cards, each with words of its own."""
    from talkdown.loader import load
    from talkdown.outputs.printing.kinds.technique_cards import card
    from talkdown.outputs.printing.qr import qr
    from talkdown.storage.package import PHRASEBOOK

    book = load(PHRASEBOOK).book
    assert book is not None
    made = [card(book, technique) for technique in book.techniques]
    found = []
    for n in range(count):
        one = deepcopy(made[n % len(made)]) | {"id": f"card-{n}", "code": f"T-{n:03}"}
        one["qr"] = qr(f"https://talkdown.example.org/t/T-{n:03}.html")
        one["say"] = [f"{said[:-1]} {n}{said[-1]}" for said in one["say"]]
        one["steps"] = [{**step, "lead": f"{step['lead']} {n}"} for step in one["steps"]]
        one["not"] = [{**slip, "why": f"{slip['why']} {n}"} for slip in one["not"]]
        found.append(one)
    return found


def ours(cards: Path, target: Path) -> None:
    """Typeset the cards with what `talkdown print` uses; runs in a process of its own."""
    from talkdown.loader import load
    from talkdown.outputs.printing.brand import brand
    from talkdown.outputs.printing.job import Options
    from talkdown.outputs.printing.kinds.technique_cards import deck
    from talkdown.outputs.printing.typesetter import Typesetter

    book = load(_tiny(cards.parent)).book
    assert book is not None
    job = deck(book, json.loads(cards.read_text()), Options(), "bench")
    target.write_bytes(Typesetter().print(job, brand(book), "full").pdf)


def _tiny(folder: Path) -> Path:
    """A book with nothing in it but what every book has."""
    place = folder / "tiny"
    place.mkdir(exist_ok=True)
    stage = "stages: [{id: a, title: A, ask: A?, color: '#0b5a5e'}]\n"
    channel = "channels: [{id: phone, title: Phone}]\n"
    level = "levels: [{id: low, title: Low, summary: Low, do: Wait, color: '#0b5a5e'}]\n"
    (place / "book.yaml").write_text(f"title: Bench\n{stage}{channel}{level}")
    return place


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", nargs="*", type=int, default=[60, 250, 1000])
    parser.add_argument("--largest-peer", type=int, default=60, help="cards above which peers are left out")
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        ours(*options.one)
        return
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    print("| cards | Talkdown | MiB | s a card | WeasyPrint | ratio | Chromium | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for count in options.sizes:
        folder = WORK / str(count)
        folder.mkdir(parents=True, exist_ok=True)
        cards = words(count)
        (folder / "cards.json").write_text(json.dumps(cards))
        (folder / "deck.html").write_text(decks.html(cards), encoding="utf-8")
        mine = [sys.executable, __file__, "--one", str(folder / "cards.json"), str(folder / "ours.pdf")]
        weasy = [
            sys.executable,
            "-m",
            "weasyprint",
            "--pdf-variant=pdf/ua-1",  # tagged, as ours is and as Chromium's is
            str(folder / "deck.html"),
            str(folder / "weasyprint.pdf"),
        ]
        chrome = [
            options.chromium,
            *CHROMIUM,
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={folder / 'chromium.pdf'}",
            (folder / "deck.html").as_uri(),
        ]
        found = _median(mine, folder, options.runs)
        row = [f"{count:,}", f"{found.seconds:.2f} s", f"{found.memory:.0f}", f"{found.seconds / count:.4f}"]
        for peer in (weasy, chrome):
            if count > options.largest_peer:
                row += ["–", "–"]
                continue
            other = _median(peer, folder, options.runs)
            row += [f"{other.seconds:.2f} s", f"{found.seconds / other.seconds:.3f}×"]
        print("| " + " | ".join(row) + " |", flush=True)


def _median(command: list[str], folder: Path, runs: int) -> Cost:
    """The median of several runs, after one that warms the caches."""
    found = [measure(command, folder) for _ in range(runs + 1)][1:]
    return Cost(statistics.median(c.seconds for c in found), max(c.memory for c in found))


if __name__ == "__main__":
    main()
