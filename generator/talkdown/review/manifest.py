"""What a review was made with and of: the file by which all else in its folder is known."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from talkdown.storage.atomic import write_atomic
from talkdown.storage.package import __version__

NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The settings of the last review that was finished, its parts, and how agents are called."""

    parts: tuple[str, ...] = ()
    """The keys of the parts, in the order of their sources. A part that is not named here is not seen."""
    file_count: int = 0
    not_understood: tuple[str, ...] = ()
    """The names of files that could not be read."""
    settings: dict[str, Any] = field(default_factory=dict)
    """As they were given, for people: folders, book, since, rules."""
    keep_days: int | None = None
    """How many days contacts stay; None if no limit was set."""
    format: str = "csv"
    is_redacted: bool = True
    pseudonyms: dict[str, str] = field(default_factory=dict)
    """By the key of an agent: `a017`. Nobody's ever changes."""


class UnreadableManifest(Exception):
    """A manifest is there, and damaged, or of another version: who is called how stands in it, so that none is made anew."""


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a review; None if there is none. Raises `UnreadableManifest`, and OSError."""
    try:
        values = json.loads((folder / NAME).read_text(encoding="utf-8"))
        del values["talkdown"]
        return Manifest(
            **values | {"parts": tuple(values["parts"]), "not_understood": tuple(values["not_understood"])}
        )
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError, KeyError):
        raise UnreadableManifest from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it in one step, durably: from here on the review is that one."""
    text = json.dumps({"talkdown": __version__, **asdict(manifest)}, ensure_ascii=False, indent=2)
    write_atomic(folder / NAME, (text + "\n").encode("utf-8", "replace"))
