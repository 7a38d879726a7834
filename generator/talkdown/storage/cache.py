"""What was worked out once, and is remembered between runs in the user's cache folder.

Nothing depends on it: a file that is missing, damaged, half written or made by another version counts as
empty. `TALKDOWN_CACHE` names another folder, or is `off`.

A file is one line, `version digest`, and a JSON object. The digest of the object says whether it is whole.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from talkdown.storage.atomic import write_atomic
from talkdown.storage.json_object import JsonObject


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
    folder = cache_folder()
    if folder is None:
        return {}
    try:
        head, _, body = (folder / f"{name}.json").read_bytes().partition(b"\n")
        if version is None:
            version = head.decode().partition(" ")[0]
        if head.decode() != _head(version, body):
            return {}
        content = json.loads(body)
    except (OSError, ValueError, RecursionError):  # the last for brackets nested by the thousand
        return {}
    return content if isinstance(content, dict) else {}


def write(name: str, version: str, content: JsonObject) -> None:
    """Remember something under a name, in one step, so that other runs find the file before or the new one.

    `version` says what made it: a version, or a digest of all it depends on; it holds no space. A disk that
    refuses is no error, and nothing waits for the disk: after a power cut a cache may be lost.
    """
    folder = cache_folder()
    if folder is None:
        return
    body = json.dumps(content, separators=(",", ":")).encode()
    with suppress(OSError):
        # For this user alone: the words of a team's book lie there.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(folder / f"{name}.json", f"{_head(version, body)}\n".encode() + body, durable=False)


def _head(version: str, body: bytes) -> str:
    return f"{version} {digest(body)}"
