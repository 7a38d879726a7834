"""Says how much of the package the tests have run: the total, and the files with the most that they have not.

`python -m scripts.coverage_report`, after `coverage run`; `COVERAGE_FILE` says where the data lies.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from coverage import Coverage

OURS = ["generator/talkdown/*"]
"""Tests run copies of the package, too; only the package itself counts."""
ENOUGH = 85.0
"""Percent of a file's lines; files below it are listed with the lines that no test runs."""


def main() -> None:
    """Combine what all processes measured, and print it."""
    coverage = Coverage(data_file=os.environ.get("COVERAGE_FILE", ".coverage"), messages=False)
    coverage.load()  # what an earlier call has combined
    coverage.combine()
    coverage.save()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        total = coverage.json_report(outfile=str(report), include=OURS)
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    print(f"Python: {total:.1f} % of the lines of {len(files)} files are run by tests")
    for name, figures in sorted(files.items()):
        percent = figures["summary"]["percent_covered"]
        if percent < ENOUGH:
            print(f"  {name} {percent:.0f} %: not {_ranges(figures['missing_lines'])}")


def _ranges(lines: list[int]) -> str:
    """Numbers as a person writes them: `3, 7-9`."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}-{span[-1]}" for span in spans)


if __name__ == "__main__":
    main()
