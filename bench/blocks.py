"""Blocks in the documentation that a benchmark writes: `<!-- bench: NAME -->` … `<!-- end -->`."""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK = re.compile(r"(<!-- bench: ([\w-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def blocks_of(document: Path) -> dict[str, str]:
    """The text of each block of a document, by name."""
    text = document.read_text(encoding="utf-8")
    return {match[2]: match[3].strip("\n") for match in _BLOCK.finditer(text)}


def write_block(document: Path, name: str, content: str) -> None:
    """Put `content` between the markers of the block `name`. Raises `KeyError` if there are none."""
    if name not in blocks_of(document):
        raise KeyError(f"{document} has no `<!-- bench: {name} -->`")

    def block(match: re.Match[str]) -> str:
        # empty lines, or Markdown takes a marker for a part of the table
        return match[0] if match[2] != name else f"{match[1]}\n{content}\n\n{match[4]}"

    document.write_text(_BLOCK.sub(block, document.read_text(encoding="utf-8")), encoding="utf-8")
