"""What was worked out once, and is remembered between runs in the user's cache folder.

Nothing depends on it: a file that is missing, damaged, half written or made by another version counts as
empty. `TALKDOWN_CACHE` names another folder, or is `off`.

A file is one line, `version digest`, and a JSON object. The digest says whether the object is whole, and is the one that
was written under this name by this version. It is no signature: that nobody else can write into the folder is what makes
the cache trusted. A folder in which others can is not used. Nothing in it is code.
"""

from __future__ import annotations

import functools
import json
import logging
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from talkdown.storage.atomic import is_temporary, write_atomic
from talkdown.storage.inside import ItemType, OpenFolder, RefusedPathError
from talkdown.storage.json_object import JsonObject

MAX_BYTES = 250_000_000
"""Of the whole folder. A book with all that a site prints takes 45 MB: five books, and no disk is filled by more of them."""

MAX_ITEMS = 2_000
"""So many files at most. A book leaves 400."""

MAX_ITEM_BYTES = 32_000_000
"""Of one file: the values of a book of 50,000 phrases. What is larger is made anew each time."""

_HEAD = re.compile(rb"\S+ [0-9a-f]{32}\n")
_LONGEST_HEAD = 300
"""Bytes. A version is a number or a digest: 64 characters at most, and the digest has 32."""

_SHARE_AFTER = 0.8
"""Of both bounds, what is left of a cache that was full: with a fifth to fill, it is not looked through at every write."""

_SECONDS_BETWEEN_MARKS = 3600
"""How exactly it is known when an item was last used: to the hour, so that most readings write nothing."""


def cache_folder() -> Path | None:
    """Where caches lie, as the platform has it; None if there is to be no cache, or no place for one."""
    setting = os.environ.get("TALKDOWN_CACHE", "")
    if setting.lower() in ("off", "no", "0"):
        return None
    if setting:
        return Path(setting)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "talkdown") if os.path.isabs(base) else None


def digest(content: bytes) -> str:
    """A name for these bytes and no others: 32 hexadecimal digits.

    BLAKE2 is the fastest hash of the standard library; 16 bytes make a collision by chance impossible in practice.
    """
    return blake2b(content, digest_size=16).hexdigest()


def read(name: str, version: str) -> JsonObject:
    """What `write` remembered under a name, if that was of the same version; else, or if it is damaged, nothing."""
    return _read(name, version)


def read_any_version(name: str) -> JsonObject:
    """What was remembered under a name last, whichever version wrote it."""
    return _read(name, None)


def _read(name: str, version: str | None) -> JsonObject:
    with ExitStack() as stack:
        folder = _open_folder(stack)
        if folder is None:
            return {}
        try:
            content = folder.read(f"{name}.json", MAX_ITEM_BYTES)
            head, _, body = content.partition(b"\n")
            if version is None:
                version = head.decode().partition(" ")[0]
            if head.decode() != _head(name, version, body):
                return {}
            value = json.loads(body)
        except (OSError, ValueError, RecursionError):  # the last for brackets nested by the thousand
            return {}
        with suppress(OSError):
            folder.mark_as_used(f"{name}.json", _SECONDS_BETWEEN_MARKS)
    return value if isinstance(value, dict) else {}


def write(name: str, version: str, content: JsonObject) -> None:
    """Remember something under a name, in one step, so that other runs find the file before or the new one.

    `version` says what made it: a version, or a digest of all it depends on; it holds no space. A disk that
    refuses is no error, and nothing waits for the disk: after a power cut a cache may be lost.
    """
    path = cache_folder()
    if path is None:
        return
    body = json.dumps(content, separators=(",", ":")).encode()
    item = f"{_head(name, version, body)}\n".encode() + body
    if len(item) > MAX_ITEM_BYTES:
        return
    with ExitStack() as stack, suppress(OSError):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = _open_folder(stack)
        if folder is not None:
            _room_of(path).make(folder, len(item))
            write_atomic(path / f"{name}.json", item, durable=False)


def _head(name: str, version: str, body: bytes) -> str:
    """The first line: an item that was damaged, renamed or given another version has another one."""
    return f"{version} {digest(f'{name} {version} '.encode() + body)}"


def _open_folder(stack: ExitStack) -> OpenFolder | None:
    """The cache folder, held open until the stack ends; None if there is none, or others could write into it."""
    path = cache_folder()
    if path is None:
        return None
    path = path.absolute()
    try:
        parent = stack.enter_context(OpenFolder.at(path.parent))
        folder = stack.enter_context(parent.folder(path.name))
        distrust = "" if sys.platform == "win32" else _distrust(folder.status())
    except RefusedPathError:
        distrust = "it is a link, or no folder"
    except OSError:
        return None
    if distrust:
        _say_unused(path, distrust)
        return None
    return folder


def _distrust(status: os.stat_result) -> str:
    """Why what lies in a folder may be somebody else's; empty if it is the user's alone."""
    if status.st_uid != os.geteuid():
        return "it belongs to another user"
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "other users may write into it; `chmod go-w` mends that"
    return ""


@functools.cache  # once for a folder
def _say_unused(path: Path, reason: str) -> None:
    logging.getLogger("talkdown").warning("warning: the cache folder `%s` is not used: %s", path, reason)


class _Room:
    """What the folder holds, as far as this process knows: it looks once, and counts what it adds itself."""

    def __init__(self) -> None:
        self._items = self._bytes = 0
        self._has_looked = False

    def make(self, folder: OpenFolder, size: int) -> None:
        """Make room for one more item: if there is none, those that were used longest ago go."""
        self._items, self._bytes = self._items + 1, self._bytes + size
        if self._has_looked and self._items <= MAX_ITEMS and self._bytes <= MAX_BYTES:
            return
        self._has_looked = True
        items = sorted(_items_of(folder), reverse=True)
        self._items, self._bytes = 1, size
        is_full = len(items) >= MAX_ITEMS or sum(item.size for item in items) + size > MAX_BYTES
        # A little more goes than must, or each of the next items would have to make room again.
        share = _SHARE_AFTER if is_full else 1
        for item in items:
            if self._items < MAX_ITEMS * share and self._bytes + item.size <= MAX_BYTES * share:
                self._items, self._bytes = self._items + 1, self._bytes + item.size
            else:
                with suppress(OSError):
                    folder.delete(item.name)


@functools.cache
def _room_of(path: Path) -> _Room:
    return _Room()


class _Item(NamedTuple):
    used_at: float
    size: int
    name: str


def _items_of(folder: OpenFolder) -> Iterator[_Item]:
    """The files of the cache, those that a run was killed over included: by what they are, since the folder may hold others' too."""
    for item in folder.items():
        with suppress(OSError):
            if item.type is ItemType.file and (
                is_temporary(item.name) or _is_written_here(folder, item.name)
            ):
                status = folder.status(item.name)
                yield _Item(status.st_mtime, status.st_size, item.name)


def _is_written_here(folder: OpenFolder, name: str) -> bool:
    """Whether a file begins as all do that are written here."""
    if not name.endswith(".json"):
        return False
    with folder.file(name) as file:
        return _HEAD.fullmatch(file.readline(_LONGEST_HEAD)) is not None
