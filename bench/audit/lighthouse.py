"""Runs Lighthouse on an address, and reads its report."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.audit.tables import GOALS
from bench.history import ROOT
from scripts.chromium import FLAGS, installed_chromium
from scripts.npm import node_modules

Report = dict[str, Any]  # Lighthouse's JSON; its own documentation says what stands in it

TRIES = 3
"""Now and then Chromium begins to record too late, and Lighthouse asks to be run again."""
QUIET_WAIT = 60
"""Seconds to wait for a quiet moment; on a machine that is never quiet, the figures say so by `machine`."""
QUIET_SHARE = 0.9
"""Of the processors' time has to be spent idle."""

AUDITS = {
    "first_paint": ("first-contentful-paint", 1000),
    "largest_paint": ("largest-contentful-paint", 1000),
    "blocked": ("total-blocking-time", 1),
    "shift": ("cumulative-layout-shift", 1),
    "loaded": ("total-byte-weight", 1000),
}
"""Lighthouse's figures (milliseconds, bytes), and by what they are divided."""


def wait_for_quiet(seconds: int = QUIET_WAIT) -> None:
    """Wait until the machine has little else to do: Lighthouse takes every wait for a processor for the page's work."""
    for _ in range(seconds if Path("/proc/stat").is_file() else 0):
        before = _processor_ticks()
        time.sleep(1)
        ticks = [after - earlier for earlier, after in zip(before, _processor_ticks(), strict=True)]
        idle, waiting_for_disks = ticks[3:5]
        if idle + waiting_for_disks > QUIET_SHARE * sum(ticks):
            return


def _processor_ticks() -> list[int]:
    """What all processors did since the machine was started: proc(5) names the columns."""
    return [int(ticks) for ticks in Path("/proc/stat").read_text().split()[1:9]]


def run_lighthouse(address: str) -> Report:
    """One run on one page. Raises `SystemExit` with Lighthouse's words if it does not come to a report."""
    command = [
        "node",
        str(node_modules(ROOT / "bench/audit") / "lighthouse/cli/index.js"),
        address,
        "--quiet",
        "--output=json",
        "--form-factor=mobile",
        f"--only-categories={','.join(GOALS)}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    chromium = installed_chromium()
    environment = os.environ | ({"CHROME_PATH": chromium} if chromium else {})
    message = ""
    for _ in range(TRIES):
        wait_for_quiet()
        result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if not result.returncode:
            report: Report = json.loads(result.stdout)
            return report
        message = result.stderr
    raise SystemExit(message)


def medians(reports: Sequence[Report]) -> dict[str, float]:
    """The scores, from 0 to 100, and the figures of a page, over its runs."""
    scores = {
        category: 100 * statistics.median(report["categories"][category]["score"] or 0 for report in reports)
        for category in GOALS
    }
    figures = {
        name: statistics.median(report["audits"][audit]["numericValue"] for report in reports) / unit
        for name, (audit, unit) in AUDITS.items()
    }
    speeds = (report["environment"]["benchmarkIndex"] for report in reports)
    return {**scores, **figures, "machine": statistics.median(speeds)}


def failed_audits(report: Report, category: str) -> Iterator[str]:
    """What a category lost points for."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] not in (1, None):
            yield f"{audit['title']} ({audit['id']}: {audit.get('displayValue', '')})"
