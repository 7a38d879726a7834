"""What has changed in the book below since the team last looked: under its own changes first, then all else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

from talkdown.diagnostics import Location, Severity
from talkdown.loader.extend import (
    entries_by_key,
    former_keys,
    merged_entries,
    read_with_bases,
    readable_folders_of,
)
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.parsed_folder import BookFolder
from talkdown.loader.raw_entries import raw_entries
from talkdown.loader.report import LoadReport
from talkdown.loader.site_settings import folders_to_read_outside
from talkdown.model.book import EntryKey
from talkdown.storage import cache
from talkdown.storage.atomic import write_atomic
from talkdown.storage.display import describe_os_error
from talkdown.storage.inside import ReadableFolders
from talkdown.yamltext import RawValue

SEEN_FILE = ".upstream.json"
"""Lies beside book.yaml, and belongs into the repository: the whole team has seen what one of them has looked at."""

_MAX_BYTES = 20_000_000
"""Fifty times the file of a team that changes every tenth entry of the shipped book."""

_WAY_OUT = "take the last sound one from the repository; or delete it, and see everything as new from then on"

Fields = dict[str, RawValue]


class UpstreamError(Exception):
    """What cannot be compared: `problem` in words, and a way out."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


class FieldChange(NamedTuple):
    """A field that is another one in the book below, and that the team's book changes, too."""

    name: str
    before: RawValue
    now: RawValue
    ours: RawValue


class OverrideChange(NamedTuple):
    """An entry of the book below that has changed under an override."""

    key: EntryKey
    locations: tuple[Location, ...]
    """Where the overrides stand."""
    fields: tuple[FieldChange, ...]
    reaching_fields: tuple[str, ...]
    """Fields that have changed, too, and that the override leaves as they are: they reach the team."""
    former_id: str = ""
    """What the entry was called when the team last looked, if that was another name."""


@dataclass
class Upstream:
    """The book below, as it is and as it was last seen."""

    entries: Mapping[EntryKey, Fields]
    overrides: Mapping[EntryKey, tuple[Fields, tuple[Location, ...]]]
    """The team's changes, by the entry that they change now: of several overrides of one entry, those of all."""
    digests_seen: Mapping[EntryKey, str] | None
    """None where nobody has looked yet."""
    entries_seen: Mapping[EntryKey, Fields] = field(default_factory=dict)
    """Those that were overridden as they were seen, field by field."""

    @property
    def key_by_former_key(self) -> dict[EntryKey, EntryKey]:
        """Former keys that were seen, and the keys that they have now."""
        digests_seen = self.digests_seen or {}
        return {
            former_key: key
            for former_key, key in former_keys(self.entries)
            if former_key in digests_seen and key not in digests_seen
        }

    def override_changes(self) -> Iterator[OverrideChange]:
        """What has changed under each override of the team."""
        former_keys = {key: former_key for former_key, key in self.key_by_former_key.items()}
        for key, (fields, locations) in self.overrides.items():
            former_key = former_keys.get(key)
            before = self.entries_seen.get(former_key or key)
            now = self.entries.get(key)
            if before is None or now is None:
                continue
            names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
            if former_key:
                names = [name for name in names if name not in ("id", "formerly", "former_codes")]
            field_changes = tuple(
                FieldChange(name, before.get(name, ""), now.get(name, ""), fields[name])
                for name in names
                if name in fields
            )
            if names or former_key:
                reaching_fields = tuple(name for name in names if name not in fields)
                former_id = former_key[1] if former_key else ""
                yield OverrideChange(key, locations, field_changes, reaching_fields, former_id)

    def other_changes(self) -> dict[str, list[EntryKey]]:
        """Entries that were added, changed or taken away, without those whose texts `override_changes` has.

        It has none of an entry that the team has overridden only since it looked.
        """
        digests_seen, digests = self.digests_seen or {}, _digests(self.entries)
        new_keys = self.key_by_former_key
        return {
            "added": [key for key in digests if key not in digests_seen and key not in new_keys.values()],
            "changed": [
                key
                for key, digest in digests.items()
                if digests_seen.get(key, digest) != digest
                and key not in (self.overrides.keys() & self.entries_seen.keys())
            ],
            "gone": [key for key in digests_seen if key not in digests and key not in new_keys],
        }


def read_upstream(folder: Path) -> Upstream | None:
    """The book below a team's book, as it is and as it was last seen; None for a book that extends none.

    Raises `UpstreamError` where one of the two cannot be read: what is not there to be seen would count as gone, and as seen.
    """
    readable_folders = readable_folders_of(str(folder), folders_to_read_outside(folder))
    report = LoadReport()
    top = read_with_bases(str(folder), readable_folders, LoadCache(), report)
    if top.base is None:
        return None
    entries = {key: raw.value for key, raw in entries_by_key(merged_entries(top.base)).items()}
    folders = tuple(f"{book.path.rstrip('/')}/" for book in _books_from(top.base))
    errors = (problem.location.path for problem in report.problems if problem.severity is Severity.error)
    if path := next((path for path in errors if path.startswith(folders)), ""):
        message = f"`{path}` in the book below cannot be read, and what is in it would count as gone"
        raise UpstreamError(message, f"`talkdown check --book {top.base.path}` says why")
    keys_by_former_key = dict(former_keys(entries))
    overrides: dict[EntryKey, tuple[Fields, tuple[Location, ...]]] = {}
    for raw in raw_entries(top):
        if isinstance(id := raw.value.get("override"), str):
            key = (raw.kind.name, id)
            key = key if key in entries else keys_by_former_key.get(key, key)
            fields, locations = overrides.get(key, ({}, ()))
            overrides[key] = {**fields, **raw.value}, (*locations, raw.location)
    return Upstream(entries, overrides, *_read_seen(folder))


def _books_from(folder: BookFolder) -> Iterator[BookFolder]:
    """A book, and those below it."""
    while folder.base is not None:
        yield folder
        folder = folder.base
    yield folder


def mark_as_seen(upstream: Upstream, folder: Path) -> None:
    """Write down what the book below is like now. Raises OSError if the disk refuses."""
    digests = {"/".join(key): digest for key, digest in _digests(upstream.entries).items()}
    entries = {"/".join(key): upstream.entries[key] for key in upstream.overrides if key in upstream.entries}
    text = json.dumps(
        {"entries": digests, "overridden": entries}, ensure_ascii=False, indent=1, sort_keys=True
    )
    write_atomic(folder / SEEN_FILE, f"{text}\n".encode())


def _digests(entries: Mapping[EntryKey, Fields]) -> dict[EntryKey, str]:
    return {
        key: cache.digest(json.dumps(fields, sort_keys=True).encode())[:12] for key, fields in entries.items()
    }


class _SeenEntries(BaseModel):
    """What `.upstream.json` holds, by kind and id as one name."""

    model_config = ConfigDict(strict=True)

    entries: dict[str, str]
    overridden: dict[str, dict[str, Any]]


def _read_seen(folder: Path) -> tuple[dict[EntryKey, str] | None, dict[EntryKey, Fields]]:
    """What was seen last; nothing if nobody has looked. Raises `UpstreamError` for a file that says nothing of it."""
    path = folder / SEEN_FILE
    if not os.path.lexists(path):
        return None, {}
    try:
        list_of_entries = _SeenEntries.model_validate_json(ReadableFolders([folder]).read(path, _MAX_BYTES))
    except OSError as error:
        raise UpstreamError(f"`{path}` cannot be read: {describe_os_error(error)}", _WAY_OUT) from None
    except ValueError:
        raise UpstreamError(f"`{path}` is damaged, so that nobody knows what was seen", _WAY_OUT) from None
    return (
        {_key(name): digest for name, digest in list_of_entries.entries.items()},
        {_key(name): fields for name, fields in list_of_entries.overridden.items()},
    )


def _key(name: str) -> EntryKey:
    kind, _, id = name.partition("/")
    return kind, id
