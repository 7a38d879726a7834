"""The whole way of a project, from its YAML to its site and its sheets, and what must hold on it whatever stands there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from mutations import Case, apply
from talkdown.cli import FAULT_EXIT_CODE, main

MOST_LETTERS = 400_000
"""Of a report: what a case makes wrong is a few fields, or some hundred copies of one."""

_PLACE = re.compile(r"^\S.*?:\d+:\d+: (error|warning): .+ \[[a-z0-9-]+\]$", re.MULTILINE)

_ONLY_A_BUILD_SEES = (
    " nowhere\n",
    "does not list the plugin `talkdown`",
    "in strict mode",
    "talkdown: names that are taken",
)
"""Links of an author's own pages that lead nowhere; a mkdocs.yml that is none of a phrasebook; one that takes warnings for
errors; and files of an author's that have the names of generated ones, which are known once those are."""

COMMANDS = (
    ("print", "--out", "print"),
    ("find", "--book", "phrasebook", "late", "angry"),
    ("new", "phrase", "Tell me more."),
    ("suggest", "refund"),
)


def faults(case: Case, folder: Path) -> list[str]:
    """What does not hold for a case, whose project is written to a folder that is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    apply(case, folder)
    os.chdir(folder)
    check = _run("check")
    problems = list(_faults_of("check", check, {0, 1}))
    if check.exit_code == 1 and not _PLACE.search(check.output):
        problems.append(f"check names no place: {check.output[:600]}")
    build = _run("build", "--out", "site")
    problems += _faults_of("build", build, {0, 1, 2})
    if (
        check.exit_code == 0
        and build.exit_code != 0
        and not any(words in build.output for words in _ONLY_A_BUILD_SEES)
    ):
        problems.append(f"a green check, and no site: {build.output[-1_500:]}")
    if build.exit_code == 0 and not (folder / "site").exists():
        problems.append("no site")
    for command in COMMANDS:
        result = _run(*command)
        problems += _faults_of(command[0], result, {0, 1, 2})
        if command[0] == "print" and result.exit_code == 1 and not _PLACE.search(result.output):
            problems.append(f"print names no place: {result.output[:600]}")
    return problems


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="talkdown")


def _faults_of(command: str, result: Result, exit_codes: set[int]) -> list[str]:
    faults = []
    if result.exit_code == FAULT_EXIT_CODE or "Traceback (most recent" in result.output:
        faults.append(f"{command} ended in a fault: {result.output[-3_000:]}")
    elif result.exit_code not in exit_codes:
        faults.append(f"{command} ended with {result.exit_code}: {result.exception!r} {result.output[-600:]}")
    if len(result.output) > MOST_LETTERS:
        faults.append(f"{command} said {len(result.output)} letters")
    return faults
