"""Bundles the site's scripts from their modules with esbuild: `python -m scripts.bundle`.

The package's build does so, and `make` whenever a module has changed. The wheel carries the bundles, so that whoever
installs it needs no Node.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.node import run_node

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator/talkdown"
BUNDLES = PACKAGE / "bundles"
STAMP = BUNDLES / "sources.json"

TARGET = "es2022"
"""Browsers from 2022 on. The styles ask for more: `:has()` is in all of them since the end of 2023."""


@dataclass(frozen=True)
class Bundle:
    """A script of the site, from its first module."""

    entry: str
    """Counted from the package."""
    options: tuple[str, ...] = ()
    """Esbuild's, beside those that all bundles have."""


_ENGINE = Bundle(
    "outputs/finder/js/engine/main.js",
    (
        # A function around it all: its text can start a worker where a page may not load one, as from files.
        "--banner:js=/*! stemmer © Titus Wormer, MIT: see licenses.txt */\n"
        'globalThis.talkdownEngine=function(){"use strict";let engine;',
        '--footer:js=return engine};if(typeof importScripts==="function")talkdownEngine().answerMessages(globalThis);',
    ),
)

SCRIPTS = {
    "finder-engine.js": _ENGINE,
    "finder.js": Bundle("outputs/finder/js/view/main.js"),
    "finder-guide.js": Bundle("outputs/finder/js/guide/main.js"),
    "talkdown.js": Bundle("outputs/pages/js/channel_filter.js"),
    "list-filter.js": Bundle("outputs/pages/js/list_filter.js"),
    "practice.js": Bundle("outputs/practice/js/main.js"),
    "practice-wall.js": Bundle("outputs/practice/js/wall/main.js"),
    "deck.js": Bundle("outputs/printing/js/main.js"),
    "deck-assembly.js": Bundle(
        "outputs/printing/js/assembly.js",
        ("--banner:js=/*! pdf-lib © Andrew Dillon, MIT, and what it brings along: see licenses.txt */",),
    ),
    "redirect.js": Bundle("outputs/pages/js/redirect.js"),
    "offline.js": Bundle("outputs/web/js/offline.js"),
    "service_worker.js": Bundle("outputs/web/js/service_worker/main.js"),
    "service_worker_retired.js": Bundle("outputs/web/js/service_worker/retired.js"),
    "dev_server.js": Bundle("mkdocs/js/dev_server.js"),
}
"""The bundles, and what they are made of."""


def is_fresh() -> bool:
    """Whether the bundles are those of the modules and of this file."""
    if not STAMP.is_file():
        return False
    stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    return bool(stamp["recipe"] == _recipe() and stamp["sources"] == _hashes(stamp["sources"]))


def bundle(node_modules: Path) -> None:
    """Make all bundles anew, with the packages of that folder. The same modules give the same bytes."""
    shutil.rmtree(BUNDLES, ignore_errors=True)
    BUNDLES.mkdir()
    sources: set[str] = set()
    for name, script in SCRIPTS.items():
        sources |= _bundle(script, BUNDLES / name, node_modules)
    stamp = {"recipe": _recipe(), "sources": _hashes(sorted(sources))}
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def _bundle(script: Bundle, target: Path, node_modules: Path) -> set[str]:
    """Make one bundle; gives the modules of the package that are in it."""
    with tempfile.TemporaryDirectory() as folder:
        metafile = Path(folder, "meta.json")
        code = run_node(
            [
                node_modules / "esbuild/bin/esbuild",
                script.entry,
                "--bundle",
                "--minify",
                "--format=iife",
                f"--target={TARGET}",
                "--charset=utf8",
                "--legal-comments=none",
                "--log-level=warning",
                f"--alias:stemmer={node_modules.resolve() / 'stemmer/index.js'}",
                f"--alias:pdf-lib={node_modules.resolve() / 'pdf-lib/es/index.js'}",
                f"--outfile={target}",
                f"--metafile={metafile}",
                *script.options,
            ],
            folder=PACKAGE,
            env=os.environ | {"NODE_PATH": ""},
        )
        if code:
            raise subprocess.CalledProcessError(code, "esbuild")
        inputs = json.loads(metafile.read_text(encoding="utf-8"))["inputs"]
    return {
        path
        for path in inputs
        if (PACKAGE / path).resolve().is_relative_to(PACKAGE) and "node_modules" not in path
    }


def _hashes(paths: list[str] | dict[str, str]) -> dict[str, str]:
    """The modules with a hash of each; talkdown.outputs.scripts compares them."""
    files = {path: PACKAGE / path for path in paths}
    return {
        path: hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        for path, file in files.items()
    }


def _recipe() -> str:
    """What else the bundles depend on: this file, and the packages."""
    parts = [Path(__file__), ROOT / "package-lock.json"]
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts if part.is_file())).hexdigest()


if __name__ == "__main__":
    if not is_fresh():
        from scripts.npm import node_modules

        print("bundling the scripts ...", flush=True, file=sys.stderr)
        bundle(node_modules())
