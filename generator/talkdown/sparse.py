"""Hand-written scripts and style sheets without what only their readers need: a third of the transfer."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_LOOSE = re.compile(r"\s*([{};,>]|(?<=[a-z-]:))\s*")
"""What a style sheet has around its marks."""


def script(text: str) -> str:
    """Without comment lines, empty lines and indents."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def sheet(text: str) -> str:
    """The same, and without loose spaces."""
    return _LOOSE.sub(r"\1", script(text)).replace(";}", "}")
