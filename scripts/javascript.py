"""Checks the JavaScript: `python -m scripts.javascript lint` (format, lint, types), `format`, `test`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.node import run_node
from scripts.npm import ROOT, node_modules

TYPE_CHECKS = ("tsconfig.json", "tsconfig.engine.json", "tsconfig.worker.json", "tsconfig.tests.json")
"""One for each kind of place in which scripts run."""


def lint() -> int:
    """Formatter, linter and type checker; not one warning passes."""
    biome = node_modules() / "@biomejs/biome/bin/biome"
    tsc = node_modules() / "typescript/bin/tsc"
    codes = [run_node([biome, "check", "--error-on-warnings"], folder=ROOT)]
    codes += [run_node([tsc, "--project", name], folder=ROOT) for name in TYPE_CHECKS]
    return max(codes)


def write_format() -> int:
    """Put the code into its usual form."""
    return run_node([node_modules() / "@biomejs/biome/bin/biome", "check", "--write"], folder=ROOT)


def test() -> int:
    """The unit tests, in Node, with what they cover."""
    node_modules()
    tests = sorted(path.relative_to(ROOT) for path in Path(ROOT, "tests").rglob("*.test.js"))
    return run_node(["--test", "--test-reporter=spec", "--experimental-test-coverage", *tests], folder=ROOT)


TASKS = {"lint": lint, "format": write_format, "test": test}

if __name__ == "__main__":
    sys.exit(TASKS[sys.argv[1]]())
