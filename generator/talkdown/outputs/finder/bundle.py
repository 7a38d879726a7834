"""The finder's scripts and styles, as a site carries them."""

from __future__ import annotations

from talkdown.outputs.scripts import read_bundle
from talkdown.storage.json_object import JsonObject
from talkdown.storage.package import VENDOR


def engine() -> str:
    """The engine: `talkdownEngine()` gives a fresh one. A function, so that its text can start a worker."""
    return read_bundle("finder-engine.js")


def guide(dangers: list[JsonObject]) -> str:
    """What guides through a contact, where it is needed; `dangers` are those of the bar, with their first words."""
    return read_bundle("finder-guide.js", TALKDOWN_DANGERS=dangers)


def view(files: dict[str, str]) -> str:
    """The finder on the page; `files` says where the other scripts lie."""
    return read_bundle("finder.js", TALKDOWN_FILES=files)


def licenses() -> str:
    """The licenses of what the scripts of a site carry."""
    paths = sorted(path for path in VENDOR.glob("*-LICENSE.txt") if not path.name.startswith("atkinson"))
    texts = (
        f"{path.name.removesuffix('-LICENSE.txt')}\n\n{path.read_text(encoding='utf-8')}" for path in paths
    )
    return "\n\n".join(texts)
