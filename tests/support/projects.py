"""What the tests of builds share: a small book in a folder of its own, and the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from command_line import talkdown
from scripts.environment import quiet_environment

TESTS = Path(__file__).parents[1]
SITE = "site_name: X\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - talkdown\n"

PAGES = ("index.html", "signs.html", "techniques/hear-them-out.html", "assets/talkdown/talkdown.css")
"""Files of the small project's site: pages of several folders, and what all of them need."""


def write_small_project(folder: Path) -> None:
    """Write a team's folder with a small book, a page of its own and a `mkdocs.yml`."""
    shutil.copytree(TESTS / "rules/_base", folder / "phrasebook")
    (folder / "content").mkdir()
    (folder / "content/rules.md").write_text("# House rules\n\nBe kind.\n")
    (folder / "mkdocs.yml").write_text(SITE)


def set_print(folder: Path, settings: str = "kinds: []") -> None:
    """Say in a team's mkdocs.yml what is printed: nothing, for tests of other things."""
    path = folder / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count("- talkdown\n") == 1
    path.write_text(
        text.replace("- talkdown\n", f"- talkdown: {{print: {{{settings}}}}}\n"), encoding="utf-8"
    )


def run(*arguments: str, program: str = "talkdown") -> subprocess.CompletedProcess[str]:
    """Run a program as `python -m` in a process of its own, whatever comes of it; for two minutes at most."""
    command = [sys.executable, "-m", program, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=quiet_environment(), check=False, timeout=120
    )


def run_here(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What `run` gives, of `talkdown` in this process: a third of the work. What it does not catch is raised."""
    result = talkdown(*arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)


def build_in(folder: str) -> None:
    """What a process does that is going to be killed; it stands here because its name is told to another process."""
    from talkdown.cli import main

    os.chdir(folder)
    main(["build"])


def assert_whole(site: Path) -> None:
    """Every page is there to its end."""
    for name in PAGES:
        text = (site / name).read_text()
        assert text.rstrip().endswith("}" if name.endswith(".css") else "</html>"), name


def files_in(folder: Path) -> list[str]:
    """The paths of all files below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
