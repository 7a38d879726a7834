"""What the tests of recipes share: the text of a recipe, and a copy of the package to follow it in."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from projects import set_print, write_small_project
from scripts.environment import quiet_environment

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("generator/talkdown")
_FENCE = re.compile(r"^( *)```\w+\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def recipe(title: str) -> tuple[str, list[str]]:
    """The text of a recipe, and what stands in its fences."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    blocks = []
    for indent, block in _FENCE.findall(text):
        blocks.append("".join(line.removeprefix(indent) for line in block.splitlines(keepends=True)))
    return text, blocks


class PackageCopy:
    """A copy of the package, and beside it a team's small book."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.team = folder / "team"
        shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
        write_small_project(self.team)
        set_print(self.team)

    def write(self, path: str, text: str) -> None:
        """Write a file that a recipe names."""
        assert not (self.folder / path).exists(), path
        (self.folder / path).write_text(text, encoding="utf-8")

    def insert(self, path: str, before: str, text: str) -> None:
        """Write something into a file that is there."""
        source = (self.folder / path).read_text(encoding="utf-8")
        assert source.count(before) == 1, f"{path} has no single {before!r}"
        (self.folder / path).write_text(source.replace(before, text + before), encoding="utf-8")

    def python(self, *arguments: str) -> str:
        """Run Python with the copy in place of the installed package, in the team's folder."""
        environment = quiet_environment() | {"PYTHONPATH": str(self.folder / "generator")}
        process = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.team,
            check=False,
        )
        return process.stdout + process.stderr

    def talkdown(self, *arguments: str) -> str:
        """Run the copy's command."""
        return self.python("-m", "talkdown", *arguments)

    def page(self, path: str) -> str:
        """A page of the built site."""
        return (self.team / "site" / path).read_text(encoding="utf-8")
