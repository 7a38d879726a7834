"""A folder becomes a book, and a list of everything that is wrong with it."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from talkdown import shipped
from talkdown.book import Book, Key
from talkdown.diagnostics import Diagnostic, did_you_mean, in_order
from talkdown.explain import explain
from talkdown.model import KINDS, Entry, Kind, Settings
from talkdown.source import Place, Spot
from talkdown.yamltext import MAX_BYTES, Document, parse

BOOK_FILE = "book.yaml"
SPELLING_FILE = "spelling.yaml"
_FOLDERS = {kind.folder: kind for kind in KINDS}
_ID_LINE = re.compile(rb"^(?:- +)?\s*(?:id|override): *[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass
class Loaded:
    """What `load` found: the book (None without a readable `book.yaml`), problems, files."""

    book: Book | None
    problems: list[Diagnostic]
    files: dict[str, bytes] = field(default_factory=dict)

    def locate(self, spot: Spot) -> Place:
        """Line and column of a spot in one of the files."""
        raw = self.files.get(spot.path)
        if raw is None:
            return Place(spot.path, 1, 1)
        return Place(spot.path, *parse(raw).locate(spot.route, spot.key))

    def placed(self, problems: list[Diagnostic]) -> list[Diagnostic]:
        """Problems with their places, in order; each file is read for places once."""
        documents: dict[str, Document] = {}

        def locate(spot: Spot) -> Place:
            if spot.path not in self.files:
                return Place(spot.path, 1, 1)
            if spot.path not in documents:
                documents[spot.path] = parse(self.files[spot.path])
            return Place(spot.path, *documents[spot.path].locate(spot.route, spot.key))

        return in_order(problem.placed(locate) for problem in problems)


def load(folder: str | Path) -> Loaded:
    """Read a phrasebook folder. Never raises for what an author wrote."""
    found = _Folder(str(folder))
    found.read()
    settings = found.settings()
    if settings is None:
        return Loaded(None, found.problems, found.files)
    entries = list(found.entries())
    path = f"{str(folder).rstrip('/')}/{BOOK_FILE}"
    book = Book(settings, entries, found.spelling(), found.uncertain, path)
    return Loaded(book, found.problems, found.files)


@dataclass
class _Raw:
    """An entry before it is checked."""

    kind: Kind
    value: dict[str, Any]
    spot: Spot


class _Folder:
    """One folder on its way to a book."""

    def __init__(self, folder: str, extended_by: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.problems: list[Diagnostic] = []
        self.files: dict[str, bytes] = {}
        self.uncertain: set[Key] = set()
        self._values: dict[str, Any] = {}
        self._chain = (*extended_by, os.path.realpath(folder))
        self._base: _Folder | None = None

    def _say(self, code: str, message: str, where: Spot | Place, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, where, hint))

    # --- files ---

    def read(self) -> None:
        """Read and parse all files, in the order of their names."""
        if not os.path.isdir(self.folder):
            self._say("no-folder", "there is no such folder", Place(self.folder, 1, 1), "give the folder that holds `book.yaml`")
            return
        for path, name in sorted(self._walk(self.folder, ""), key=lambda found: found[1]):
            raw = self._bytes(path)
            if raw is None:
                self._unreadable(name, b"")
                continue
            self.files[path] = raw
            document = parse(raw)
            for trouble in document.troubles:
                self._say(trouble.code, trouble.message, Place(path, *trouble.mark), trouble.hint)
            if document.value is None:
                if not document.troubles:
                    self._say("empty-file", "the file holds nothing", Place(path, 1, 1), "write an entry, or delete the file")
                self._unreadable(name, raw)
                continue
            self._values[name] = document.value
        self._extend()

    def _walk(self, folder: str, prefix: str) -> Iterator[tuple[str, str]]:
        try:
            found = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            self._say("unreadable", f"the folder cannot be read: {_reason(error)}", Place(folder, 1, 1))
            return
        for item in found:
            name, path = prefix + item.name, f"{folder.rstrip('/')}/{item.name}"
            if item.name.startswith(".") or item.name.endswith("~"):
                continue
            here = Place(path, 1, 1)
            looks_like_yaml = item.name.lower().endswith((".yaml", ".yml"))
            if item.is_symlink():
                if looks_like_yaml or item.is_dir():
                    self._say("symlink", "this is a link, and links are not followed", here, "copy the file here")
            elif item.is_dir(follow_symlinks=False):
                if looks_like_yaml:
                    self._say("not-a-file", "this is a folder with the name of a file", here, "rename it")
                elif prefix or item.name in _FOLDERS:
                    yield from self._walk(path, name + "/")
                else:
                    self._unknown_name(item.name, here, "folder")
            elif not item.name.endswith(".yaml"):
                if looks_like_yaml:
                    self._say("file-name", "the file would be passed over: its name does not end in `.yaml`", here, f"rename it to `{Path(item.name).stem}.yaml`")
                elif item.name.lower().endswith(".json"):
                    self._say("file-name", "JSON is welcome, in a file whose name ends in `.yaml`", here, f"rename it to `{Path(item.name).stem}.yaml`")
            elif not item.is_file(follow_symlinks=False):
                self._say("not-a-file", "this is not a regular file", here, "delete it")
            elif not prefix and item.name[:-5] not in _FOLDERS and item.name not in (BOOK_FILE, SPELLING_FILE):
                self._unknown_name(item.name, here, "file")
            else:
                yield path, name

    def _unknown_name(self, name: str, here: Place, what: str) -> None:
        known = [*_FOLDERS, "book", "spelling"]
        hint = did_you_mean(name.removesuffix(".yaml"), known) or f"the kinds are {', '.join(_FOLDERS)}"
        self._say("unknown-kind", f"no kind of entry is called `{name.removesuffix('.yaml')}`, so this {what} would be passed over", here, hint)

    def _bytes(self, path: str) -> bytes | None:
        try:
            flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            with open(os.open(path, flags), "rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    self._say("not-a-file", "this is not a regular file", Place(path, 1, 1), "delete it")
                    return None
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            self._say("unreadable", f"the file cannot be read: {_reason(error)}", Place(path, 1, 1))
            return None

    def _unreadable(self, name: str, raw: bytes) -> None:
        kind = _FOLDERS.get(name.split("/")[0].removesuffix(".yaml"))
        if kind is None:
            return
        ids = {match.decode() for match in _ID_LINE.findall(raw)}
        self.uncertain.update((kind.name, id) for id in (ids or {""}))

    # --- what the files hold ---

    def _extend(self) -> None:
        value = self._values.get(BOOK_FILE)
        if not isinstance(value, dict) or not isinstance(name := value.get("extend"), str):
            return
        spot = Spot(self._path(BOOK_FILE), ("extend",))
        base = str(shipped.PHRASEBOOK) if name == "talkdown" else os.path.join(self.folder, name)
        if not os.path.isdir(base):
            self._say("no-folder", f"there is no book `{name}` to extend", spot, "write `talkdown` for the shipped one, or a folder")
        elif os.path.realpath(base) in self._chain:
            self._say("extend-loop", f"the book `{name}` extends this one in turn", spot, "take one of the two `extend:` away")
        else:
            self._base = _Folder(base, self._chain)
            self._base.read()
            self.problems.extend(self._base.problems)
            self.files |= self._base.files
            self.uncertain |= self._base.uncertain

    def _path(self, name: str) -> str:
        return f"{self.folder.rstrip('/')}/{name}"

    def _book_value(self) -> dict[str, Any] | None:
        value = self._values.get(BOOK_FILE)
        base = self._base._book_value() if self._base else None
        if value is None:
            return None
        return {**base, **value} if base and isinstance(value, dict) else value

    def settings(self) -> Settings | None:
        """`book.yaml`, on top of the book it extends."""
        value = self._book_value()
        spot = Spot(self._path(BOOK_FILE))
        if value is None:
            if os.path.isdir(self.folder) and spot.path not in self.files:
                self._say("no-book", f"there is no `{BOOK_FILE}` here", Place(spot.path, 1, 1), "`talkdown init FOLDER` makes a book to start from")
            return None
        try:
            return Settings.model_validate(value)
        except ValidationError as error:
            self.problems.extend(explain(error, spot, Settings))
            return None

    def spelling(self) -> dict[str, str]:
        """British spellings and their American ones, those of an extended book included."""
        table = self._base.spelling() if self._base else {}
        value = self._values.get(SPELLING_FILE, {})
        path = self._path(SPELLING_FILE)
        if not isinstance(value, dict):
            self._say("shape", "this file holds pairs like `colour: color`", Spot(path))
            return table
        for british, american in value.items():
            if isinstance(american, str) and american.strip():
                table[british] = american
            else:
                self._say("shape", f"`{british}` needs one spelling after the colon", Spot(path, (british,)))
        return table

    def _raw(self) -> Iterator[_Raw]:
        for name, value in self._values.items():
            if name in (BOOK_FILE, SPELLING_FILE):
                continue
            kind = _FOLDERS[name.split("/")[0].removesuffix(".yaml")]
            spot = Spot(self._path(name))
            rows = [(v, spot.at(n)) for n, v in enumerate(value)] if isinstance(value, list) else [(value, spot)]
            if not rows:
                self._say("empty-file", "the list is empty", spot, "write an entry, or delete the file")
            for row, at in rows:
                if isinstance(row, dict):
                    yield _Raw(kind, row, at)
                else:
                    message = f"a {kind.title} with fields is expected here, not a text"
                    self._say("shape", message, at, "write `id: …` and its fields, one a line")
                    self.uncertain.add((kind.name, ""))

    def _merged(self) -> Iterator[_Raw]:
        """The entries of this book and of the one it extends, overrides applied."""
        base = {(r.kind.name, str(r.value.get("id"))): r for r in (self._base._merged() if self._base else ())}
        own: list[_Raw] = []
        for raw in self._raw():
            target = raw.value.get("override")
            if target is None:
                own.append(raw)
                continue
            key = (raw.kind.name, str(target))
            if key not in base:
                known = [id for kind, id in base if kind == raw.kind.name]
                if self._base is None:
                    hint = "only a book that has `extend:` in its book.yaml can override"
                else:
                    hint = did_you_mean(str(target), known)
                self._say("broken-reference", f"there is no {raw.kind.title} `{target}` to override", raw.spot.at("override"), hint)
                continue
            if "id" in raw.value:
                self._say("override", "an override keeps the id; `id` and `override` exclude each other", raw.spot.at("id", key=True), "delete `id`")
                continue
            fields = {k: v for k, v in raw.value.items() if k != "override"}
            below = base[key]
            base[key] = _Raw(raw.kind, {**below.value, **fields}, _Override(raw.spot, below.spot, frozenset(fields)))
        yield from base.values()
        yield from own

    def entries(self) -> Iterator[Entry]:
        """All entries that are sound; what is wrong with the others becomes a problem."""
        seen: dict[Key, _Raw] = {}
        shipped_files = set(self._base.files) if self._base else set()
        for raw in self._merged():
            try:
                entry = raw.kind.model.model_validate(raw.value)
            except ValidationError as error:
                self.problems.extend(explain(error, raw.spot, raw.kind.model))
                id = raw.value.get("id")
                self.uncertain.add((raw.kind.name, id if isinstance(id, str) else ""))
                continue
            key = (entry.kind, unicodedata.normalize("NFC", entry.id).casefold())
            if key in seen:
                first = seen[key]
                if first.spot.path in shipped_files:
                    hint = f"to change the shipped entry, write `override: {entry.id}` in place of `id:`"
                else:
                    hint = f"the other one stands in {first.spot.path}; rename one of the two"
                self._say("duplicate-id", f"the id `{entry.id}` is taken by another {raw.kind.title}", raw.spot.at("id"), hint)
                continue
            seen[key] = raw
            entry._spot = raw.spot
            yield entry


class _Override(Spot):
    """The spot of an entry that another book changes: each field where it really stands."""

    def __new__(cls, own: Spot, below: Spot, fields: frozenset[str]) -> _Override:
        self = super().__new__(cls, own.path, own.route)
        self.own, self.below, self.fields = own, below, fields
        return self

    own: Spot
    below: Spot
    fields: frozenset[str]

    def at(self, *route: str | int, key: bool = False) -> Spot:
        """The field in the file that gives it."""
        side = self.own if not route or route[0] in self.fields else self.below
        return side.at(*route, key=key)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
