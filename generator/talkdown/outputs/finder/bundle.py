"""The finder's scripts and styles, as a site carries them."""

from __future__ import annotations

from rcssmin import cssmin

from talkdown.outputs.scripts import read_bundle
from talkdown.storage.package import PACKAGE, VENDOR


def engine() -> str:
    """The engine: `talkdownEngine()` gives a fresh one. A function, so that its text can start a worker."""
    return read_bundle("finder-engine.js")


def view(files: dict[str, str]) -> str:
    """The finder on the page; `files` says where engine and index lie."""
    return read_bundle("finder.js", TALKDOWN_FILES=files)


def styles() -> str:
    """The finder's style sheet."""
    text: str = cssmin((PACKAGE / "outputs/finder/finder.css").read_text(encoding="utf-8"))
    return text


def licenses() -> str:
    """The license of what the scripts carry."""
    return (VENDOR / "stemmer-LICENSE.txt").read_text(encoding="utf-8")
