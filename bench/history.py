"""The record of every run: a line of JSON in `history.jsonl`, the newest last."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HISTORY = Path(__file__).parent / "history.jsonl"

Figure = str | float | None
"""A label, a measured number, or None where nothing was measured."""

Row = Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True)
class Record:
    """What one run of a benchmark measured, and on what."""

    bench: str
    """The name of the benchmark: `build`, `print`, `finder-ranking` …"""
    commit: str
    """The commit that was measured, shortened; with a plus if files had been changed since."""
    date: str
    """The day in UTC, as in 2026-01-31."""
    cores: int
    python: str
    load: float
    """How many programs wanted a processor in the minute before: 0 is a quiet machine."""
    runs: int
    """Each figure is the median, or the best, of so many runs."""
    complete: bool
    """Whether all sizes were measured; tables in the documentation are made of complete records alone."""
    rows: Sequence[Row]


def new_record(bench: str, rows: Sequence[Row], *, runs: int, complete: bool, load: float) -> Record:
    """A record of rows that were measured just now, on this commit and this machine."""
    return Record(
        bench=bench,
        commit=_commit(),
        date=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
        load=round(load, 1),
        runs=runs,
        complete=complete,
        rows=rows,
    )


def machine_load() -> float:
    """The load of the last minute; to be asked before a benchmark makes its own."""
    return os.getloadavg()[0]


def read_history(path: Path = HISTORY) -> list[Record]:
    """All records, the oldest first."""
    if not path.is_file():
        return []
    return [Record(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def newest_record(bench: str, path: Path = HISTORY) -> Record | None:
    """The last complete record of a benchmark, if it has ever run."""
    return next(
        (record for record in reversed(read_history(path)) if record.bench == bench and record.complete), None
    )


def append_record(record: Record, path: Path = HISTORY) -> None:
    """Write a record below the others."""
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(record), ensure_ascii=False) + "\n")


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed_files = [
        line
        for line in git("status", "--porcelain", "--untracked-files=no").splitlines()
        # what benchmarks write themselves does not change what they measure
        if not line.endswith(("history.jsonl", ".md"))
    ]
    return (git("rev-parse", "--short=7", "HEAD") or "unknown") + "+" * bool(changed_files)
