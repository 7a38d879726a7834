"""What Lighthouse says of the site on a phone: `make audit` prints the table of docs/browser.md.

The build that is measured may be listed by search engines, because Lighthouse takes a site that keeps them out
for a mistake. It is served on loopback, compressed and with the headers that the build asks for.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from browsing import FLAGS, build, headers_of, packages, served  # noqa: E402
from chromium import on_the_machine  # noqa: E402

PAGES = {
    "home": "index.html",
    "a technique": "techniques/name-the-feeling.html",
    "the finder, with results": "index.html#q=refund",
    "a playbook": "playbooks/angry-email.html",
    "the print shelf": "print/index.html",
}
TRIES = 3
"""Now and then Chromium begins to record too late, and Lighthouse asks to be run again."""
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
    "total-byte-weight": "loaded",
}
MACHINE = "machine"
"""How fast the machine was at that moment, by Lighthouse's own measure. It slows pages down for phones as if this were 1500."""


def quiet(seconds: int = 60) -> None:
    """Wait until the machine has little else to do: Lighthouse takes every wait for a processor for the page's work."""
    stat = Path("/proc/stat")
    for _ in range(seconds if stat.is_file() else 0):
        before = [int(n) for n in stat.read_text().split()[1:9]]
        time.sleep(1)
        spent = [int(n) - b for n, b in zip(stat.read_text().split()[1:9], before, strict=True)]
        if sum(spent[3:5]) > 0.9 * sum(spent):  # idle, and waiting for disks
            return


def report(address: str) -> dict[str, object]:
    """One run of Lighthouse, as its JSON."""
    command = [
        "node",
        str(packages(ROOT / "bench/audit") / "lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        "--form-factor=mobile",
        f"--only-categories={','.join(GOALS)}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    env = os.environ | ({"CHROME_PATH": path} if (path := on_the_machine()) else {})
    for _ in range(TRIES):
        quiet()
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
        if not done.returncode:
            break
    else:
        raise SystemExit(done.stderr)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def row(name: str, runs: list[dict]) -> tuple[str, bool, set[str]]:  # type: ignore[type-arg]
    """A line of the table, whether it reaches the goals, and the audits that fall short."""

    def median(values: list[float]) -> float:
        return statistics.median(values)

    scores = {c: round(100 * median([r["categories"][c]["score"] or 0 for r in runs])) for c in GOALS}
    times = {t: median([r["audits"][t]["numericValue"] for r in runs]) for t in TIMES}
    short = {
        f"{name}, {category}: {audit['title']} ({audit['id']}: {audit.get('displayValue', '')})"
        for run in runs
        for category, goal in GOALS.items()
        if scores[category] < goal
        for ref in run["categories"][category]["auditRefs"]
        if ref["weight"] and (audit := run["audits"][ref["id"]])["score"] not in (1, None)
    }
    shown = [
        *(str(score) for score in scores.values()),
        f"{times['first-contentful-paint'] / 1000:.1f} s",
        f"{times['largest-contentful-paint'] / 1000:.1f} s",
        f"{times['total-blocking-time']:.0f} ms",
        f"{times['cumulative-layout-shift']:.3f}",
        f"{times['total-byte-weight'] / 1000:.0f} kB",
        f"{median([r['environment']['benchmarkIndex'] for r in runs]):.0f}",
    ]
    return (
        f"| {name} | {' | '.join(shown)} |",
        all(scores[c] >= goal for c, goal in GOALS.items()),
        short,
    )


def main() -> int:
    """Print the table; 1 if a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="how often each page is measured (5)")
    options.add_argument("--only", help="one page, by its name in the table")
    options.add_argument("--keep", type=Path, help="a folder for the reports")
    chosen = options.parse_args()
    heads = [*GOALS, *TIMES.values(), MACHINE]
    print("| page |", " | ".join(heads), "|")
    print("|---" * (len(heads) + 1) + "|", flush=True)
    reached, short = True, set[str]()
    with tempfile.TemporaryDirectory() as folder:
        site, headers = Path(folder) / "site", dict[str, str]()
        with served(site, headers, packed=True) as address:
            build(site, Path(folder) / "mkdocs.yml", site={"site_url": address}, indexed=True)
            headers |= headers_of(site)
            for name, path in PAGES.items():
                if chosen.only not in (None, name) or not (site / path.partition("#")[0]).is_file():
                    continue
                runs = [report(address + path) for _ in range(chosen.runs)]
                if chosen.keep:
                    chosen.keep.mkdir(parents=True, exist_ok=True)
                    for n, run in enumerate(runs, 1):
                        (chosen.keep / f"{name}-{n}.json").write_text(json.dumps(run), encoding="utf-8")
                line, fine, missing = row(name, runs)
                print(line, flush=True)
                reached, short = reached and fine, short | missing
    for text in sorted(short):
        print(text)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
