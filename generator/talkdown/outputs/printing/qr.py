"""QR codes as SVG: level M, drawn as one path, four modules of white around them."""

from __future__ import annotations

from functools import cache
from itertools import groupby

import segno

QUIET = 4
"""Modules of white on each side (ISO/IEC 18004)."""


@cache
def qr(text: str) -> str:
    """The code as SVG, one unit a module."""
    code = segno.make(text, error="m", boost_error=False, micro=False)
    runs = []
    for y, row in enumerate(code.matrix):
        x = 0
        for dark, modules in groupby(row):
            wide = len(list(modules))
            if dark:
                runs.append(f"M{x + QUIET} {y + QUIET}h{wide}v1h-{wide}z")
            x += wide
    size = len(code.matrix) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path shape-rendering="crispEdges" d="{"".join(runs)}"/></svg>'
    )
