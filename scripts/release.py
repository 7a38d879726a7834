"""Builds a release twice and compares, or says what it still lacks: `python -m scripts.release`. Publishes nothing.

The first build is made in a new clone, where fonts and scripts come anew from npm as package-lock.json names them;
the second one here. Only if both are the same, byte for byte, do they become dist/.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from scripts.dist import DIST, SUMS, write_release
from scripts.locks import ROOT
from scripts.pins import inexact_pins
from scripts.source_date import source_date
from talkdown import __version__


def missing_parts(root: Path = ROOT, version: str = __version__) -> Iterator[str]:
    """A line for each thing that a release of this folder lacks."""
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = next((line for line in changes.splitlines() if line.startswith("## ")), "## nothing")
    if not re.fullmatch(rf"## {re.escape(version)} – \d{{4}}-\d\d-\d\d", heading):
        yield f"CHANGELOG.md: the first heading is “{heading[3:]}”; write “{version} – ” and the day, as 2030-01-31"
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, purpose in (
        ("Repository", "where the code is"),
        ("Security", "where holes are reported; SECURITY.md says how to set that up"),
    ):
        if not project.get("urls", {}).get(name, "").startswith("https://"):
            yield f"pyproject.toml: [project.urls] has no `{name}`: {purpose}"
    yield from inexact_pins(root)
    if not (root / ".git").exists():
        yield "git: this folder is no repository"
        return
    changed_files = _git(root, "status", "--porcelain").splitlines()
    if changed_files:
        rest = f" and {len(changed_files) - 1} more" if len(changed_files) > 1 else ""
        yield f"git: not committed: {changed_files[0][3:]}{rest}"
    tags = _git(root, "tag", "--list", f"v{version}", "--no-contains", "HEAD").strip()
    if tags:
        yield f"git: {tags} is the tag of another commit; a version is released once"


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout


def sums_of_new_clone(folder: Path) -> str:
    """Clone the commit into `folder`, build there, and give the content of SHA256SUMS."""
    _git(ROOT, "clone", "--quiet", "--no-hardlinks", ".", str(folder))
    environment = os.environ | {
        "PYTHONPATH": str(folder / "generator"),
        "SOURCE_DATE_EPOCH": str(source_date()),
    }
    subprocess.run(
        [sys.executable, "-m", "scripts.dist"], cwd=folder, env=environment, check=True, stdout=sys.stderr
    )
    return (folder / "dist" / SUMS).read_text(encoding="utf-8")


def main() -> None:
    """Leave dist/, or raise SystemExit with all that is missing."""
    gaps = list(missing_parts())
    if gaps:
        lines = "".join(f"  {line}\n" for line in gaps)
        raise SystemExit(f"This is not ready to be released:\n{lines}docs/releasing.md has the steps.")
    with tempfile.TemporaryDirectory() as folder:
        sums_of_clone = sums_of_new_clone(Path(folder, "clone"))
    write_release(DIST)
    sums = (DIST / SUMS).read_text(encoding="utf-8")
    if sums != sums_of_clone:
        raise SystemExit(f"Two builds of one commit differ. In a new clone:\n{sums_of_clone}Here:\n{sums}")
    print(f"{sums}The same in a new clone. Nothing is published: docs/releasing.md goes on from here.")


if __name__ == "__main__":
    main()
