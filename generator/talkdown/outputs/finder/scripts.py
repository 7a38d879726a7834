"""The finder's scripts, put together from hand-written files and the stemmer from npm."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"

ENGINE = ("finder-words.js", "finder-query.js", "finder-terms.js", "finder-shown.js", "finder-engine.js")
"""What ranks: runs in a page, a worker, node and the embedded engine of `talkdown find`."""

VIEW = (
    "finder-load.js",
    "finder-say.js",
    "finder-shelf.js",
    "finder-rows.js",
    "finder-filters.js",
    "finder-box.js",
    "finder.js",
)
"""What is seen, in the order in which one part needs another."""

_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_LOOSE = re.compile(r"\s*([{};,>]|(?<=[a-z-]:))\s*")
"""What a style sheet has around its marks."""
_LICENCES = "/*! stemmer © Titus Wormer, MIT: see licenses.txt */\n"


@cache
def engine() -> str:
    """The engine: `talkdownEngine()` gives a fresh one. A function, so that its text can start a worker."""
    stemmer = _spare(_read("vendor/stemmer.js")).replace("export function", "function")
    own = "".join(_spare(_read(name)) for name in ENGINE)
    return (
        f"{_LICENCES}globalThis.talkdownEngine=function(){{\n"
        f"{stemmer}\n{own}return finderEngine(stemmer)\n}}\n"
        'if(typeof importScripts==="function")talkdownEngine().serve(globalThis)\n'
    )


def view(files: str) -> str:
    """The finder on the page; `files` says, as JSON, where the rest lies."""
    own = "".join(_spare(_read(name)) for name in VIEW)
    return f'(function () {{\n"use strict";\nvar td = {{ files: {files} }};\n{own}}})();\n'


def styles() -> str:
    """The finder's style sheet."""
    return _LOOSE.sub(r"\1", _spare(_read("finder.css"))).replace(";}", "}")


def licenses() -> str:
    """The license of what the scripts carry."""
    return _read("vendor/stemmer-LICENSE.txt")


def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _spare(script: str) -> str:
    """Without comment lines, empty lines and indents: a third of the transfer."""
    return _INDENT.sub("", _COMMENT.sub("", script))
