"""What a command must not load: NLTK costs a quarter of a second, and is for `suggest` alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from projects import write_small_project

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from talkdown.cli import main

try:
    main(sys.argv[1:], prog_name="talkdown")
except SystemExit as end:
    assert not end.code, end.code
assert len(sys.modules) > 100, "the command itself was not run"
print("loaded:", "nltk" in sys.modules)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["build", "-f", "{tmp}/mkdocs.yml"],
        ["find", "late"],
        ["print", "cards", "--stage", "own", "--out", "{tmp}"],
        ["check", "--explain", "synonym-overlap"],
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_nltk_is_not_loaded(arguments: list[str], tmp_path: Path) -> None:
    write_small_project(tmp_path)
    command = [argument.format(tmp=tmp_path) for argument in arguments]
    result = subprocess.run(
        [sys.executable, "-c", RUN, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "loaded: False"
