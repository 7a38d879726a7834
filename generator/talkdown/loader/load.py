"""A folder becomes a book, and a list of everything that is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from talkdown.diagnostics import Diagnostic, Location, Position, did_you_mean, sort_problems
from talkdown.loader.folder import Files
from talkdown.loader.validation import explain, what
from talkdown.loader.value_cache import ValueCache
from talkdown.model import ENTRY_KINDS, Entry, Kind, Settings
from talkdown.model.book import Book, EntryKey
from talkdown.storage import package
from talkdown.yamltext import MAX_BYTES, Document, parse

BOOK_FILE = "book.yaml"
SPELLING_FILE = "spelling.yaml"
_FOLDERS = {kind.folder: kind for kind in ENTRY_KINDS}
_NAMES = (*_FOLDERS, BOOK_FILE.removesuffix(".yaml"), SPELLING_FILE.removesuffix(".yaml"))
_ID_LINE = re.compile(
    rb"""(?:^[ \t]*(?:- +)*|[{,]\s*)["']?(?:id|override)["']? *: *["']?([a-z0-9-]+)""", re.M
)


@dataclass
class LoadResult:
    """What `load` found: the book (None without a readable `book.yaml`), problems, files."""

    book: Book | None
    problems: list[Diagnostic]
    files: dict[str, bytes] = field(default_factory=dict)

    def locate(self, location: Location) -> Position:
        """Line and column of a location in one of the files."""
        return _locate(location, self.files, {})

    def with_positions(self, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Problems with their places, in order; each file is read for places once."""
        documents: dict[str, Document] = {}
        return sort_problems(
            p.with_position(lambda location: _locate(location, self.files, documents)) for p in problems
        )


def _locate(location: Location, files: dict[str, bytes], documents: dict[str, Document]) -> Position:
    if location.path not in files:
        return Position(location.path, 1, 1)
    if location.path not in documents:
        documents[location.path] = parse(files[location.path])
    return Position(location.path, *documents[location.path].locate(location.route, location.key))


@dataclass
class LoadCache:
    """What one reading leaves for the next in the same process: an entry that stands as it stood is not checked again."""

    kept: dict[str, ValueCache] = field(default_factory=dict)
    entries: dict[int, tuple[dict[str, Any], Entry]] = field(default_factory=dict)
    """Entries by the identity of the value they were made from; the value stands beside them, so that it stays."""


def load(folder: str | Path, cache: LoadCache | None = None) -> LoadResult:
    """Read a phrasebook folder. Never raises for what an author wrote."""
    cache = LoadCache() if cache is None else cache
    found = _Folder(str(folder), cache)
    found.read()
    settings = found.settings()
    if settings is None:
        return LoadResult(None, found.problems, found.files)
    entries = list(found.entries())
    book = Book(settings, entries, found.spelling(), found.unreadable, found.path(BOOK_FILE))
    return LoadResult(book, found.problems, found.files)


def _beside(folder: str, name: str) -> str:
    """The path of another book, as short as it can be."""
    path = os.path.join(folder, name)
    short = os.path.normpath(path)
    return short if os.path.realpath(short) == os.path.realpath(path) else path


@dataclass
class _Raw:
    """An entry before it is checked."""

    kind: Kind
    value: dict[str, Any]
    location: Location


class _Folder:
    """One folder on its way to a book, on top of the one it extends."""

    def __init__(self, folder: str, cache: LoadCache, extended_by: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self._cache = cache
        self.problems: list[Diagnostic] = []
        self.files: dict[str, bytes] = {}
        self.unreadable: set[EntryKey] = set()
        self._values: dict[str, Any] = {}
        self._chain = (*extended_by, os.path.realpath(folder))
        self._base: _Folder | None = None

    def path(self, name: str) -> str:
        """The path of one of its files, as it is shown."""
        return f"{self.folder.rstrip('/')}/{name}"

    def _say(self, code: str, message: str, where: Location | Position, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, where, hint))

    # --- files ---

    def read(self) -> None:
        """Read and parse all files, in the order of their names."""
        if not os.path.isdir(self.folder):
            message = "this is not a folder" if os.path.exists(self.folder) else "there is no such folder"
            self._say(
                "no-folder", message, Position(self.folder, 1, 1), "give the folder that holds `book.yaml`"
            )
            return
        files = Files(self.folder, _NAMES, MAX_BYTES)
        files.read()
        self.problems += files.problems
        for name in files.unread:
            self._doubt(name, b"")
        if self.folder not in self._cache.kept:
            self._cache.kept[self.folder] = ValueCache(self.folder)
        kept = self._cache.kept[self.folder]
        for name, raw in files.contents.items():
            path = files.path(name)
            self.files[path] = raw
            document = kept.find(raw)
            if document is None:
                document = parse(raw)
                kept.add(raw, document)
            for problem in document.problems:
                self._say(problem.code, problem.message, Position(path, *problem.position), problem.hint)
            if document.value is not None:
                self._values[name] = document.value
                continue
            if not document.problems:
                hint = "write an entry, or delete the file"
                self._say("empty-file", "the file holds nothing", Position(path, 1, 1), hint)
            self._doubt(name, raw)
        kept.save()
        self._extend()

    def _doubt(self, name: str, raw: bytes) -> None:
        """What stands in a file that cannot be read is unknown, not missing."""
        kind = _FOLDERS.get(name.split("/")[0].rsplit(".", 1)[0])
        if kind is not None:
            ids = {match.decode() for match in _ID_LINE.findall(raw)} if len(raw) <= MAX_BYTES else ()
            self.unreadable.update((kind.name, id) for id in (ids or {""}))

    def _extend(self) -> None:
        value = self._values.get(BOOK_FILE)
        if not isinstance(value, dict) or not isinstance(name := value.get("extend"), str):
            return
        location = Location(self.path(BOOK_FILE), ("extend",))
        base = str(package.PHRASEBOOK) if name == "talkdown" else _beside(self.folder, name)
        if not name or not os.path.isdir(base):
            hint = "write `talkdown` for the shipped one, or a folder"
            self._say("no-folder", f"there is no book `{name}` to extend", location, hint)
        elif os.path.realpath(base) in self._chain:
            hint = "take one of the two `extend:` away"
            self._say("extend-loop", f"the book `{name}` extends this one in turn", location, hint)
        else:
            self._base = _Folder(base, self._cache, self._chain)
            self._base.read()
            self.problems += self._base.problems
            self.files |= self._base.files
            self.unreadable |= self._base.unreadable

    # --- what the files hold ---

    def _book_value(self) -> Any:
        """`book.yaml`, each of its fields in place of the extended book's."""
        value = self._values.get(BOOK_FILE)
        base = self._base._book_value() if self._base else None
        return {**base, **value} if isinstance(base, dict) and isinstance(value, dict) else value

    def settings(self) -> Settings | None:
        """What is true of the whole book, if that can be read."""
        value, path = self._book_value(), self.path(BOOK_FILE)
        if value is None:
            if os.path.isdir(self.folder) and path not in self.files:
                hint = "`talkdown init FOLDER` makes a book to start from"
                self._say("no-book", f"there is no `{BOOK_FILE}` here", Position(path, 1, 1), hint)
            return None
        try:
            return Settings.model_validate(value)
        except ValidationError as error:
            if not isinstance(value, dict):
                message = f"`{BOOK_FILE}` holds fields, and this is {what(value)}"
                self._say("shape", message, Location(path), "begin with `title: …`, one field a line")
            else:
                self.problems += explain(error, Location(path), Settings)
            return None

    def spelling(self) -> dict[str, str]:
        """British spellings and their American ones, those of an extended book included."""
        table = self._base.spelling() if self._base else {}
        value, location = self._values.get(SPELLING_FILE, {}), Location(self.path(SPELLING_FILE))
        if not isinstance(value, dict):
            self._say("shape", f"this file holds pairs like `colour: color`, not {what(value)}", location)
            return table
        for british, american in value.items():
            if isinstance(american, str) and american.strip() not in ("", british):
                table[british.lower()] = american.strip()
            else:
                message = f"`{british}` needs one other spelling after the colon"
                self._say("shape", message, location.child(british), "write it like `colour: color`")
        return table

    def _raw(self) -> Iterator[_Raw]:
        for name, value in self._values.items():
            if name in (BOOK_FILE, SPELLING_FILE):
                continue
            kind = _FOLDERS[name.split("/")[0].removesuffix(".yaml")]
            location = Location(self.path(name))
            if not value and isinstance(value, list):
                self._say("empty-file", "the list is empty", location, "write an entry, or delete the file")
            rows = enumerate(value) if isinstance(value, list) else [(None, value)]
            for number, row in rows:
                at = location if number is None else location.child(number)
                if isinstance(row, dict):
                    yield _Raw(kind, row, at)
                else:
                    message = f"a {kind.title} with fields is expected here, not {what(row)}"
                    self._say("shape", message, at, "write `id: …` and its fields, one a line")
                    self.unreadable.add((kind.name, ""))

    def _merged(self) -> Iterator[_Raw]:
        """The entries of this book and of the one it extends, overrides applied."""
        base = {
            (r.kind.name, str(r.value.get("id"))): r for r in (self._base._merged() if self._base else ())
        }
        own: list[_Raw] = []
        for raw in self._raw():
            if "override" not in raw.value:
                own.append(raw)
                continue
            id = raw.value["override"]
            below = base.get((raw.kind.name, id)) if isinstance(id, str) else None
            if not isinstance(id, str):
                self._say(
                    "shape", f"`override` is an id, and this is {what(id)}", raw.location.child("override")
                )
            elif below is None:
                hint = did_you_mean(id, [known for kind, known in base if kind == raw.kind.name])
                if self._base is None:
                    hint = f"only a book with `extend:` in its {BOOK_FILE} can override"
                message = f"there is no {raw.kind.title} `{id}` to override"
                self._say("broken-reference", message, raw.location.child("override"), hint)
                self.unreadable.add((raw.kind.name, id))
            elif "id" in raw.value:
                message = "an override keeps the id; `id` and `override` exclude each other"
                self._say("override", message, raw.location.child("id", key=True), "delete `id`")
            else:
                fields = {name: value for name, value in raw.value.items() if name != "override"}
                location = _Override(raw.location, below.location, frozenset(fields))
                base[raw.kind.name, id] = _Raw(raw.kind, {**below.value, **fields}, location)
        yield from base.values()
        yield from own

    def entries(self) -> Iterator[Entry]:
        """All entries that are sound; what is wrong with the others becomes a problem."""
        taken: dict[EntryKey, _Raw] = {}
        before, self._cache.entries = self._cache.entries, {}
        for raw in self._merged():
            try:
                _, entry = before.get(id(raw.value)) or (None, raw.kind.entry_class.model_validate(raw.value))
            except ValidationError as error:
                self.problems += explain(error, raw.location, raw.kind.entry_class)
                name = raw.value.get("id")
                self.unreadable.add((raw.kind.name, name if isinstance(name, str) else ""))
                continue
            self._cache.entries[id(raw.value)] = raw.value, entry
            first = taken.setdefault((entry.kind, entry.id), raw)
            if first is raw:
                entry._location = raw.location
                yield entry
                continue
            hint = f"the other one stands in {first.location.path}; rename one of the two"
            if self._base and first.location.path in self._base.files:
                hint = f"to change the entry of that book, write `override: {entry.id}` in place of `id:`"
            message = f"the id `{entry.id}` is taken by another {raw.kind.title}"
            self._say("duplicate-id", message, raw.location.child("id"), hint)


class _Override(Location):
    """The location of an entry that another book changes: each field where it really stands."""

    own: Location
    below: Location
    fields: frozenset[str]

    def __new__(cls, own: Location, below: Location, fields: frozenset[str]) -> _Override:
        self = super().__new__(cls, own.path, own.route)
        self.own, self.below, self.fields = own, below, fields
        return self

    def child(self, *route: str | int, key: bool = False) -> Location:
        """The field in the file that gives it."""
        side = self.own if not route or route[0] in self.fields else self.below
        return side.child(*route, key=key)

    def contains(self, other: Location | Position) -> bool:
        """Whether the other location is in the change, or in what it changes."""
        return self.own.contains(other) or self.below.contains(other)
