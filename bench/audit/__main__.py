"""What Lighthouse says of the site on a phone: `make audit` writes the table of docs/browser.md.

The build that is measured may be listed by search engines, because Lighthouse takes a site that keeps them out
for a mistake. It is served on loopback, compressed and with the headers that the build asks for.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench.audit.lighthouse import Report, failed_audits, medians, run_lighthouse
from bench.audit.tables import BENCH, GOALS, TABLES
from bench.history import Row, machine_load, new_record
from bench.report import publish
from scripts.loopback import serve_folder
from scripts.shipped_site import build_site, response_headers

PAGES = {
    "home": "index.html",
    "a technique": "techniques/name-the-feeling.html",
    "the finder, with results": "index.html#q=refund",
    "a playbook": "playbooks/angry-email.html",
    "practice": "drills.html",
    "evidence": "evidence.html",
    "the print shelf": "print/index.html",
}


def measure_page(name: str, address: str, runs: int, reports_folder: Path | None) -> tuple[Row, set[str]]:
    """The figures of a page, and what keeps it from its goals."""
    reports = [run_lighthouse(address) for _ in range(runs)]
    if reports_folder:
        _write_reports(reports_folder, name, reports)
    figures = medians(reports)
    faults = {
        f"{name}, {category}: {fault}"
        for category, goal in GOALS.items()
        if round(figures[category]) < goal
        for report in reports
        for fault in failed_audits(report, category)
    }
    return {"page": name, **{key: round(value, 4) for key, value in figures.items()}}, faults


def _write_reports(folder: Path, name: str, reports: list[Report]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for n, report in enumerate(reports, 1):
        (folder / f"{name}-{n}.json").write_text(json.dumps(report), encoding="utf-8")


def main() -> int:
    """Measure, and publish what came out; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is measured (5)")
    parser.add_argument("--only", choices=PAGES, help="one page, by its name in the table")
    parser.add_argument("--keep", type=Path, help="a folder for the reports")
    options = parser.parse_args()
    load_before = machine_load()
    rows, faults = list[Row](), set[str]()
    with tempfile.TemporaryDirectory() as folder:
        site, headers = Path(folder) / "site", dict[str, str]()
        with serve_folder(site, headers, compress=True) as address:
            config = Path(folder) / "mkdocs.yml"
            build_site(site, config, site={"site_url": address}, plugin={"indexed": True})
            headers |= response_headers(site)
            for name in [options.only] if options.only else PAGES:
                row, faults_of_page = measure_page(name, address + PAGES[name], options.runs, options.keep)
                rows.append(row)
                faults |= faults_of_page
                print(row, file=sys.stderr, flush=True)
    publish(new_record(BENCH, rows, runs=options.runs, complete=not options.only, load=load_before), TABLES)
    for fault in sorted(faults):
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
