"""The site's palette, for pages that have no theme: the same colors, taken from the same style sheet."""

from __future__ import annotations

import re
from pathlib import Path

_STYLE_SHEET = Path(__file__).with_name("talkdown.css")

_LIGHT = re.compile(
    r'^:root \{(.*?)\}|^\[data-md-color-scheme="default"\] \{(.*?)\}', re.DOTALL | re.MULTILINE
)
_DARK = re.compile(r'^  \[data-md-color-scheme="slate"\] \{(.*?)\}', re.DOTALL | re.MULTILINE)


def palette_rules() -> tuple[str, str]:
    """The declarations of the palette on light ground, and those that differ on dark ground."""
    css = _STYLE_SHEET.read_text(encoding="utf-8")
    light = "".join(match[1] or match[2] for match in _LIGHT.finditer(css))
    dark = _DARK.search(css)
    assert light
    assert dark is not None
    return light, dark[1]
