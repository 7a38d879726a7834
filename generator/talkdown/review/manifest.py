"""What a review was made with and of: the file by which all else in its folder is known."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, TypeAdapter

from talkdown.storage.atomic import write_atomic
from talkdown.storage.inside import OpenFolder
from talkdown.storage.json_object import JsonObject
from talkdown.storage.package import __version__
from talkdown.storage.typed_record import as_type

NAME = "manifest.json"

_KIND = "talkdown review"
"""Many programs have a file of this name; this says that it is one of ours."""

_VERSION = 2
"""Of the fields below. A higher one is not read by this Talkdown."""

_MAX_SIZE = 100_000_000
"""Bytes. A part takes 25, an agent 40, and the name of a file that was not understood a hundred."""

_PartKey = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]
_AgentKey = Annotated[str, StringConstraints(pattern="^[0-9a-f]{12}$")]
_Pseudonym = Annotated[str, StringConstraints(pattern="^a[0-9]{3,9}$")]
_Format = Annotated[str, StringConstraints(pattern="^(csv|json|parquet)$")]
_SecretDigest = Annotated[str, StringConstraints(pattern="^([0-9a-f]{16})?$")]
_Settings = Annotated[
    dict[str, Any], BeforeValidator(TypeAdapter(dict[str, str | list[str] | None]).validate_python)
]


@dataclass(frozen=True)
class Manifest:
    """The settings of the last review that was finished, its parts, and how agents are called."""

    parts: tuple[_PartKey, ...] = ()
    """The keys of the parts, in the order of their sources. A part that is not named here is not seen."""
    file_count: int = 0
    not_understood: tuple[str, ...] = ()
    """The names of files that could not be read."""
    settings: _Settings = field(default_factory=dict)
    """As they were given, for people: folders, book, since, rules."""
    keep_days: int | None = None
    """How many days contacts stay; None if no limit was set."""
    format: _Format = "csv"
    earlier_formats: tuple[_Format, ...] = ()
    """Of tables that reviews before have written, and that are still to be deleted."""
    is_redacted: bool = True
    is_by_agent: bool = False
    """Whether tables and pages tell agents apart."""
    has_danger: bool = True
    """Whether words were looked for that may mean danger."""
    secret_digest: _SecretDigest = ""
    """Of the file with which the keys of agents are made; empty without one."""
    pseudonyms: dict[_AgentKey, _Pseudonym] = field(default_factory=dict)
    """By the key of an agent: `a017`. Nobody's ever changes."""


class UnreadableManifest(Exception):
    """A manifest is there, and damaged, or of another version: who is called how stands in it, so that none is made anew."""


def is_manifest(folder: Path) -> bool:
    """Whether a folder has a manifest, and what is in it says that a review wrote it."""
    try:
        return _values(folder).get("kind") == _KIND
    except (OSError, UnreadableManifest):
        return False


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a review; None if there is none. Raises `UnreadableManifest`, and OSError."""
    try:
        values = _values(folder)
    except (FileNotFoundError, NotADirectoryError):
        return None
    names = {*_head(), *(field.name for field in fields(Manifest))}
    manifest = as_type(values, Manifest)
    if manifest is None or values.keys() != names or (values["kind"], values["version"]) != (_KIND, _VERSION):
        raise UnreadableManifest
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it in one step, durably: from here on the review is that one."""
    text = json.dumps({**_head(), **asdict(manifest)}, ensure_ascii=False, indent=2)
    write_atomic(folder / NAME, (text + "\n").encode("utf-8", "replace"))


def _head() -> JsonObject:
    return {"kind": _KIND, "version": _VERSION, "talkdown": __version__}


def _values(folder: Path) -> JsonObject:
    with OpenFolder.at(folder) as open_folder:
        content = open_folder.read(NAME, _MAX_SIZE)
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        raise UnreadableManifest from None
    if not isinstance(values, dict):
        raise UnreadableManifest
    return values
