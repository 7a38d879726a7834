"""The style sheets that outputs bring along, as the package carries them."""

from __future__ import annotations

from rcssmin import cssmin

from talkdown.storage.package import PACKAGE


def minified_styles(path: str) -> str:
    """A style sheet of the package, minified; `path` counts from the folder of outputs: `finder/guide.css`."""
    text: str = cssmin((PACKAGE / "outputs" / path).read_text(encoding="utf-8"))
    return text
