"""What a book becomes. One folder, or one module, for each output; none imports another.

An output is a function of a book that gives the files it adds to the site: `render(book) -> Iterator[Artifact]`.
`pipeline/site.py` names those there are, in `OUTPUTS`. Three need more than a book, and the pipeline calls each of
them for itself:

- `pages.render(book, cache, print_offers) -> Iterator[Page]`: a `Page` becomes an `Artifact` through the theme;
- `printing.print_site(book, plan, cache, is_current)` gives files together with what the pages say of them, and problems; it takes
  minutes, so it can be cancelled;
- `web.render(site, site_info) -> Iterator[Artifact]` comes last: it reads the site as it was built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the command line reads `printables`, and has no use for the models
    from talkdown.model.book import Book

ASSETS = "assets/talkdown"
"""The folder of the site for our own style sheets, scripts, fonts and icons."""


class Artifact(NamedTuple):
    """A file of the site: its path from the top, and what is in it."""

    path: str
    content: bytes

    @property
    def address(self) -> str:
        """How a page asks for it, so that it can be cached for good: with a hash of what is in it."""
        # 12 hexadecimal digits, 48 bits: two versions of one file share them once in 10¹⁴ changes.
        return f"{self.path}?{hashlib.sha256(self.content).hexdigest()[:12]}"


Output = Callable[["Book"], Iterator[Artifact]]
"""What `OUTPUTS` holds: a function that gives an output's files."""
