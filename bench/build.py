"""`make bench`: how long a build takes, beside stock MkDocs with Material and beside Hugo, in one run.

Prints medians of user CPU seconds and their ratios, as Markdown. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import books
import peers

from talkdown.loader import load

WORK = Path(__file__).parent / ".work"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | QUIET
"""Compiled modules are kept, as they are where the package is installed."""
SITE = "site_name: Bench\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - search\n  - talkdown:\n      print: {kinds: []}\n"
PYTHON = sys.executable
HUGO = str(Path(PYTHON).with_name("hugo"))


def measure(command: list[str], folder: Path) -> tuple[float, float]:
    """User CPU seconds and peak MiB of one run."""
    pid = os.posix_spawn(
        "/bin/sh", ["sh", "-c", f"cd {folder} && exec {' '.join(command)} >out.txt 2>&1"], ENVIRONMENT
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{command} failed in {folder}:\n{(folder / 'out.txt').read_text()[-2000:]}")
    return usage.ru_utime, usage.ru_maxrss / 1024


def median(command: list[str], folder: Path, runs: int) -> tuple[float, float]:
    """The median of several runs, after one that warms the caches."""
    found = [measure(command, folder) for _ in range(runs + 1)][1:]
    return statistics.median(s for s, _ in found), max(m for _, m in found)


def prepare(name: str, techniques: int, phrases: int) -> Path:
    """The three projects of one size."""
    folder = WORK / name.replace("/", "-").replace(",", "")
    shutil.rmtree(folder, ignore_errors=True)
    books.write(folder / "ours/phrasebook", techniques, phrases)
    (folder / "ours/content").mkdir()
    (folder / "ours/mkdocs.yml").write_text(SITE)
    book = load(folder / "ours/phrasebook").book
    assert book is not None
    peers.write_mkdocs(book, folder / "stock")
    peers.write_hugo(book, folder / "hugo")
    return folder


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", nargs="*", default=list(books.SIZES), choices=list(books.SIZES))
    parser.add_argument(
        "--largest-stock", type=int, default=300, help="techniques above which stock MkDocs is left out"
    )
    options = parser.parse_args()
    talkdown = [PYTHON, "-m", "talkdown"]
    print(
        "| techniques/phrases | `talkdown build` | MiB | stock MkDocs + Material | ratio | Hugo | ratio | `talkdown check` over the interpreter |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name in options.sizes:
        techniques, phrases = books.SIZES[name]
        folder = prepare(name, techniques, phrases)
        ours, memory = median([*talkdown, "build"], folder / "ours", options.runs)
        start, _ = median([PYTHON, "-c", "pass"], folder / "ours", options.runs)
        check, _ = median([*talkdown, "check"], folder / "ours", options.runs)
        hugo, _ = median([HUGO, "--quiet"], folder / "hugo", options.runs)
        row = [name, f"{ours:.2f} s", f"{memory:.0f}"]
        if techniques <= options.largest_stock:
            stock, _ = median([PYTHON, "-m", "mkdocs", "build", "-q"], folder / "stock", options.runs)
            row += [f"{stock:.2f} s", f"{ours / stock:.3f}×"]
        else:
            row += ["–", "–"]
        row += [f"{hugo:.2f} s", f"{ours / hugo:.2f}×", f"{check - start:.2f} s"]
        print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
