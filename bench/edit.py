"""`make bench-edit`: how long an author waits until a saved phrase is on the page, beside `mkdocs serve` as it comes.

A real browser has the page of a technique open. A phrase of it is changed in its file, and the clock runs from
there until the browser has loaded the page again and the new words stand on it. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench import books
from bench.build import prepare
from bench.edit_tables import BENCH, TABLES
from bench.history import Row, machine_load, new_record
from bench.process import environment
from bench.report import publish
from scripts.chromium import FLAGS, installed_chromium
from talkdown.loader import load

SIZES = ("30/500", "300/5,000")
"""A build of the largest size of `bench.build` is a quarter of a minute under either server."""

TECHNIQUE = "technique-1"
"""The technique whose page is open, and whose first phrase is edited."""

PAGE = f"techniques/{TECHNIQUE}"
OUR_FILE = f"phrasebook/phrases/{TECHNIQUE}.yaml"
STOCK_FILE = f"docs/{PAGE}.md"

REST = 3.0
"""Seconds between two edits: what a server does after it has answered is not to slow down the next answer."""

TIMEOUT = 120_000
"""Milliseconds until a page that does not change is a fault of the benchmark: stock MkDocs needs many seconds."""

WARM_UP = 1
"""The first edit fills what later ones find filled, and does not count."""

MARKER = "marker"
"""Begins the word that an edit writes into the phrase; a number follows."""


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[str]:
    """A development server that runs in a folder; gives its address."""
    with (folder / "serve.txt").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment({"PYTHONUNBUFFERED": "1"}),
        )
    try:
        yield _wait_for_address(process, folder / "serve.txt")
    finally:
        process.terminate()  # Ctrl-C would not do: who runs in the background of a script may be deaf to it
        process.wait()


def _wait_for_address(process: subprocess.Popen[bytes], output: Path) -> str:
    while process.poll() is None:
        if match := re.search(r"(?:the site is at|Serving on) (http://\S+)", output.read_text()):
            return match[1]
        time.sleep(0.1)
    raise SystemExit(output.read_text())


def seconds_until_shown(page: Page, file: Path, phrase: str, edits: int, rest: float) -> float:
    """The median seconds from a saved edit of a phrase in a file until the page shows it."""
    text = file.read_text(encoding="utf-8")
    assert phrase in text, file
    seconds = []
    for number in range(WARM_UP + edits):
        time.sleep(rest)
        file.write_text(text.replace(phrase, f"{MARKER}{number} {phrase}"), encoding="utf-8")
        begin = time.monotonic()
        page.get_by_text(f"{MARKER}{number} ").first.wait_for(state="attached", timeout=TIMEOUT)
        seconds.append(time.monotonic() - begin)
    file.write_text(text, encoding="utf-8")
    return statistics.median(seconds[WARM_UP:])


def measure_size(browser: Browser, name: str, edits: int, rest: float = REST) -> Row:
    """The seconds of both servers for one size of book."""
    folder = prepare(name)
    book = load(folder / "ours/phrasebook").book
    assert book is not None
    phrase = book.phrases_of[TECHNIQUE][0].text
    servers = {
        "talkdown": (folder / "ours", OUR_FILE, ["talkdown", "serve", "--port", "0"], f"{PAGE}.html"),
        "stock": (folder / "stock", STOCK_FILE, ["mkdocs", "serve", "-a", _free_address()], f"{PAGE}/"),
    }
    row: dict[str, str | float | None] = {"size": name}
    for server, (project, file, command, path) in servers.items():
        with serving(project, *command) as address:
            page = browser.new_page()
            page.goto(address + path)
            row[server] = round(seconds_until_shown(page, project / file, phrase, edits, rest), 3)
            page.close()
    ours, stock = row["talkdown"], row["stock"]
    assert isinstance(ours, float)
    assert isinstance(stock, float)
    return row | {"ratio": round(ours / stock, 4)}


def _free_address() -> str:
    """An address on loopback that nobody listens at; `mkdocs serve` cannot choose one."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and publish what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how many edits are measured (5)")
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=list(books.SIZES))
    options = parser.parse_args(arguments)
    load_before = machine_load()
    rows = []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS) as browser,
    ):
        for name in options.sizes:
            rows.append(measure_size(browser, name, options.runs))
            print(rows[-1], file=sys.stderr, flush=True)
    complete = set(options.sizes) >= set(SIZES)
    publish(new_record(BENCH, rows, runs=options.runs, complete=complete, load=load_before), TABLES)


if __name__ == "__main__":
    main()
