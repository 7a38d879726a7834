"""How many keys and clicks common tasks take, in a real browser: `make tasks` writes the table of docs/browser.md."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.history import ROOT, Row, machine_load, new_record
from bench.report import publish
from bench.tasks.hand import Hand
from bench.tasks.tables import BENCH, TABLES
from bench.tasks.tasks import TASKS, Task
from scripts.chromium import FLAGS, installed_chromium
from scripts.loopback import serve_folder
from scripts.shipped_site import build_site
from talkdown.loader import load
from talkdown.model.book import Book

WINDOWS = {"1440 × 900": (1440, 900), "380 × 700": (380, 700)}
"""A laptop's screen, and a panel beside another program."""


def do_task(browser: Browser, address: str, book: Book, task: Task, window: str) -> Hand:
    """Do a task in a fresh profile. Raises AssertionError if it does not reach its end."""
    width, height = WINDOWS[window]
    with browser.new_context(viewport={"width": width, "height": height}) as profile:
        profile.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        hand = Hand(profile.new_page(), address)
        task.do(hand, book)
    return hand


def _row(task: Task, window: str, hand: Hand) -> Row:
    counts = {"keys": hand.keys, "clicks": hand.clicks, "seconds": round(hand.seconds, 2)}
    return {"task": task.name, "window": window, "most": task.limit, **counts}


def main() -> int:
    """Measure all tasks, and publish what came out; 1 if one takes more than it may."""
    load_before = machine_load()
    book = load(ROOT / "phrasebook").book
    assert book is not None
    rows, faults = list[Row](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder) / "site", Path(folder) / "mkdocs.yml", plugin={})
        with serve_folder(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
            for task in TASKS:
                for window in WINDOWS:
                    hand = do_task(browser, address, book, task, window)
                    rows.append(_row(task, window, hand))
                    if not task.allows(hand):
                        faults.append(f"{task.name}, {window}: more than {task.limit}")
            browser.close()
    publish(new_record(BENCH, rows, runs=1, complete=True, load=load_before), TABLES)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
