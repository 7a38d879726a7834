"""The finder's scripts, put together from hand-written files and the stemmer from npm."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from talkdown.storage.package import VENDOR

HERE = Path(__file__).parent

ENGINE = ("analyzer.js", "query.js", "inverted_index.js", "rerank.js", "engine.js")
"""What ranks: runs in a page, a worker, node and the embedded engine of `talkdown find`."""

VIEW = (
    "client.js",
    "copy.js",
    "storage.js",
    "results.js",
    "filters.js",
    "combobox.js",
    "finder.js",
)
"""What is seen, in the order in which one part needs another."""

_LICENSES = "/*! stemmer © Titus Wormer, MIT: see licenses.txt */\n"


@cache
def engine() -> str:
    """The engine: `talkdownEngine()` gives a fresh one. A function, so that its text can start a worker."""
    stemmer = (VENDOR / "stemmer.js").read_text(encoding="utf-8").replace("export function", "function")
    own = "".join(_read(HERE / "js" / name) for name in ENGINE)
    packed: str = jsmin(
        f"globalThis.talkdownEngine=function(){{\n{stemmer}\n{own}return finderEngine(stemmer)\n}}\n"
        'if(typeof importScripts==="function")talkdownEngine().serve(globalThis)\n'
    )
    return _LICENSES + packed


def view(files: str) -> str:
    """The finder on the page; `files` says, as JSON, where the rest lies."""
    own = "".join(_read(HERE / "js" / name) for name in VIEW)
    packed: str = jsmin(f'(function () {{\n"use strict";\nvar td = {{ files: {files} }};\n{own}}})();\n')
    return packed


def styles() -> str:
    """The finder's style sheet."""
    packed: str = cssmin(_read(HERE / "finder.css"))
    return packed


def licenses() -> str:
    """The license of what the scripts carry."""
    return _read(VENDOR / "stemmer-LICENSE.txt")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
