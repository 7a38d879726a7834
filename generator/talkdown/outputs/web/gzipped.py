"""What every reader loads, once more and compressed: a server sends this instead of compressing each time.

Compressing the finder's index takes a server as long as sending a hundred of them. The pages behind the
home page are many, small and seldom all wanted: they are left to the server, and builds stay fast.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from talkdown.outputs import Artifact
from talkdown.outputs.web.site_files import files_below

LEAST_BYTES = 1000
"""Bytes below which it does not pay: such a file fits one packet either way."""


def render(site: Path) -> Iterator[Artifact]:
    """A `.gz` beside the home page, every script and every style sheet. The same file gives the same bytes."""
    styles_and_scripts = [
        path for path in files_below(site / "assets", "*") if path.suffix in (".css", ".js")
    ]
    for path in [site / "index.html", *styles_and_scripts]:
        if path.stat().st_size >= LEAST_BYTES:
            name = path.relative_to(site).as_posix()
            # The smallest, for it is made once; without a time, so that the same file gives the same bytes.
            yield Artifact(f"{name}.gz", gzip.compress(path.read_bytes(), 9, mtime=0))
