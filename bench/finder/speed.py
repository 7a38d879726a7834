"""How fast the finder is on a real page: per keystroke, on arrival, with the processor slowed down, and how heavy."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import books
from playwright.sync_api import Browser, Page

import engines
from browsing import served
from talkdown.loader import load
from talkdown.outputs import finder

SIZES = {"251": None, "500": (30, 500), "5,000": (300, 5_000), "50,000": (1_000, 50_000)}
"""Techniques and phrases; None is the development corpus."""

THREADS = {"worker": "", "page": "delete window.Worker"}
"""Where the engine runs: where no worker can start it is the page itself, which is tried with up to 5,000 phrases."""

PASSES = 3
"""Each letter is typed so often, and its best time counts: what else the machine does is not the finder's."""

TYPE = """async ([texts, passes]) => {
  const input = document.querySelector('#td-q'), list = document.querySelector('#td-list');
  const worker = !globalThis.talkdownBook, times = new Map(), answers = new Map(), tasks = new Map();
  const slept = ms => new Promise(done => setTimeout(done, ms));
  const least = (row, key, value) => row.set(key, Math.min(value, row.get(key) ?? Infinity));
  let longest = 0, last = 0, watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(0);
  };
  const type = async text => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  last = performance.now();
  channel.port2.postMessage(0);
  for (let pass = 0; pass < passes; pass++) {
    for (const text of texts) {
      for (let n = 1; n <= text.length; n++) {
        const key = text.slice(0, n), start = performance.now();
        longest = 0;
        const shown = new Promise(done => {
          const watch = new MutationObserver(() => {
            if (list.hasAttribute('aria-busy')) return;
            watch.disconnect();
            done();
          });
          watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'] });
          setTimeout(done, 1000);
        });
        type(key);
        if (!worker) await shown;
        document.body.getBoundingClientRect();
        least(times, key, performance.now() - start);
        await shown;
        least(answers, key, performance.now() - start);
        await slept(20);
        least(tasks, key, longest);
      }
      type('');
      await slept(10);
    }
  }
  watching = false;
  const at = (row, share) => [...row.values()].sort((a, b) => a - b)[Math.min(row.size - 1, Math.floor(row.size * share))] || 0;
  return { p50: at(times, .5), p99: at(times, .99), answer50: at(answers, .5), answer99: at(answers, .99), longest: at(tasks, 1) };
}"""


ARRIVE = """() => new Promise(done => {
  const look = () => {
    const input = document.querySelector('#td-q');
    if (document.querySelector('#td-list [role=option]')) return done(performance.now() / 1000);
    if (input && input.value !== 'refund') {
      input.value = 'refund';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    setTimeout(look, 5);
  };
  look();
})"""


def _shell() -> Path:
    """A built site of the development corpus, whose finder files are then exchanged."""
    project = engines.WORK / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(Path(__file__).parent / "book", project / "phrasebook")
    (project / "content").mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: Bench\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - talkdown\n"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")],
        check=True,
        env=os.environ | engines.QUIET,
    )
    return project / "site"


def _site(name: str, size: tuple[int, int] | None, shell: Path) -> tuple[Path, int]:
    """The site of a book of that size, and the bytes of its finder, packed as a build packs them."""
    folder = engines.WORK / f"site-{name.replace(',', '')}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(shell, folder)
    if size:
        written = engines.WORK / f"book-{name.replace(',', '')}"
        if not written.is_dir():
            books.write(written, *size)
        book = load(written).book
    else:
        book = load(Path(__file__).parent / "book").book
    assert book is not None
    weight = 0
    for artifact in finder.render(book):
        (folder / artifact.path).write_bytes(artifact.content)
        if not artifact.path.endswith(".txt"):
            weight += len(gzip.compress(artifact.content, 9, mtime=0))
    return folder, weight


def _page(browser: Browser, script: str) -> Page:
    """A page in which the script runs before all others."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(script)
    return page


def _usable(browser: Browser, address: str, script: str, slower: int = 1) -> float:
    """Seconds from navigation until a typed word has shown its results; the best of some arrivals."""
    found = []
    for _ in range(PASSES):
        page = _page(browser, script)
        if slower > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address + "index.html", wait_until="commit")
        found.append(float(page.evaluate(ARRIVE)))
        page.close()
    return min(found)


def report(browser: Browser, queries: Sequence[str], sizes: Sequence[str] = tuple(SIZES)) -> None:
    """Print the table."""
    shell = _shell()
    print("## Speed in Chromium: every letter of the queries, typed on the home page\n")
    print(
        "| phrases | where | key p50 ms | key p99 ms | answer p50 ms | answer p99 ms | longest task for a key ms | usable s | usable s, CPU/4 | gzipped kB |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    for name in sizes:
        size = SIZES[name]
        folder, weight = _site(name, size, shell)
        for where, script in THREADS.items():
            if where == "page" and name == "50,000":
                continue
            with served(folder) as address:
                page = _page(browser, script)
                page.goto(address + "index.html")
                page.wait_for_function("document.querySelector('.td-bar')")
                page.evaluate(TYPE, [list(queries)[:10], 1])
                typed = page.evaluate(TYPE, [list(queries), PASSES])
                page.close()
                usable, slow = _usable(browser, address, script), _usable(browser, address, script, slower=4)
            answers = (
                f"{typed[key]:.1f}" if where == "worker" else "same" for key in ("answer50", "answer99")
            )
            print(
                f"| {name} | {where} | {typed['p50']:.1f} | {typed['p99']:.1f} | {' | '.join(answers)} | {typed['longest']:.0f} | {usable:.2f} | {slow:.2f} | {weight / 1000:.0f} |",
                flush=True,
            )
    print()
