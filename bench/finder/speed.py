"""How fast the finder is on a real page: per keystroke, on arrival, with the processor slowed down, and how heavy."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench import books
from bench.finder import engines
from bench.history import Row
from scripts.environment import quiet_environment
from scripts.loopback import serve_folder
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs import finder

FOLDER = Path(__file__).parent
SIZES = {"251": None, "500": (30, 500), "5,000": (300, 5_000), "50,000": (1_000, 50_000)}
"""Techniques and phrases; None is the development corpus."""

THREADS = {"worker": "", "page": "delete window.Worker"}
"""Where the engine runs, and the script that makes it so: where no worker can start, it is the page itself."""
TOO_LARGE_FOR_A_PAGE = "50,000"

PASSES = 3
"""Each letter is typed so often, and its best time counts: what else the machine does is not the finder's."""
WARM_UP_QUERIES = 10
"""Typed once before anything counts: until then the browser interprets what it compiles later."""
SLOWER = 4
"""How many times slower Chromium makes the processor: Lighthouse takes the same for a phone."""


def _function(name: str) -> str:
    """A script that is one function, as an expression: Playwright takes a declaration for a script, and calls nothing."""
    return f"({(FOLDER / name).read_text(encoding='utf-8')})"


KEYSTROKES, ARRIVAL = _function("keystrokes.js"), _function("arrival.js")


def measure_speed(browser: Browser, queries: Sequence[str], sizes: Sequence[str]) -> list[Row]:
    """A row for each size of book and each place where the engine runs."""
    template_site = _build_corpus_site()
    rows = list[Row]()
    for name in sizes:
        book = _book(name)
        folder = engines.WORK / f"site-{name.replace(',', '')}"
        weight = _write_site(folder, template_site, book)
        for where, script in THREADS.items():
            if where == "worker" or name != TOO_LARGE_FOR_A_PAGE:
                figures = _measure_site(browser, folder, script, queries)
                if where == "page":  # a key waits for its answer, so that there is one time for both
                    figures |= {"answer_half": None, "answer_99": None}
                rows.append({"phrases": name, "where": where, **figures, "transfer": round(weight / 1000, 1)})
                print(rows[-1], file=sys.stderr, flush=True)
    return rows


def _measure_site(
    browser: Browser, folder: Path, script: str, queries: Sequence[str]
) -> dict[str, float | None]:
    with serve_folder(folder) as address:
        page = _page(browser, script)
        page.goto(address + "index.html")
        page.wait_for_function("document.querySelector('.td-bar')")
        page.evaluate(KEYSTROKES, [list(queries)[:WARM_UP_QUERIES], 1])
        milliseconds: dict[str, float] = page.evaluate(KEYSTROKES, [list(queries), PASSES])
        page.close()
        seconds = {
            "usable": _usable_after(browser, address, script),
            "usable_slow": _usable_after(browser, address, script, slower=SLOWER),
        }
    return {key: round(value, 3) for key, value in (milliseconds | seconds).items()}


def _usable_after(browser: Browser, address: str, script: str, slower: int = 1) -> float:
    """Seconds from navigation until a typed word has shown its results; the best of some arrivals."""
    arrivals = []
    for _ in range(PASSES):
        page = _page(browser, script)
        if slower > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address + "index.html", wait_until="commit")
        arrivals.append(float(page.evaluate(ARRIVAL)))
        page.close()
    return min(arrivals)


def _page(browser: Browser, script: str) -> Page:
    """A page in which the script runs before all others."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(script)
    return page


def _book(name: str) -> Book:
    size = SIZES[name]
    folder = FOLDER / "book"
    if size:
        folder = engines.WORK / f"book-{name.replace(',', '')}"
        if not folder.is_dir():
            books.write_book(folder, *size)
    book = load(folder).book
    assert book is not None
    return book


def _build_corpus_site() -> Path:
    """A site of the development corpus, whose finder files are then exchanged."""
    project = engines.WORK / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(FOLDER / "book", project / "phrasebook")
    (project / "content").mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: Bench\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - talkdown\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
    subprocess.run(command, check=True, env=quiet_environment())
    return project / "site"


def _write_site(folder: Path, template_site: Path, book: Book) -> int:
    """The site of a book, and the bytes of its finder, packed as a build packs them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template_site, folder)
    weight = 0
    for artifact in finder.render(book):
        (folder / artifact.path).write_bytes(artifact.content)
        if not artifact.path.endswith(".txt"):
            weight += len(gzip.compress(artifact.content, 9, mtime=0))
    return weight
