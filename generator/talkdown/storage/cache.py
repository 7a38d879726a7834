"""What was worked out once, kept between runs in the user's cache folder.

Nothing depends on it: a file that is missing, damaged, half written or made by another version counts as
empty. `TALKDOWN_CACHE` names another folder, or is `off`.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from talkdown.storage.atomic import write_atomic


def cache_folder() -> Path | None:
    """Where it is kept; None if nowhere."""
    chosen = os.environ.get("TALKDOWN_CACHE", "")
    if chosen.lower() in ("off", "no", "0"):
        return None
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base, "talkdown") if os.path.isabs(base) else None


def digest(content: bytes) -> str:
    """A name for these bytes and no others."""
    return blake2b(content, digest_size=16).hexdigest()


def read(name: str, made_by: str) -> dict[str, Any]:
    """What is kept under a name, if `made_by` is what made it."""
    return _read(name, made_by)


def read_any_version(name: str) -> dict[str, Any]:
    """What is kept under a name, whatever made it."""
    return _read(name, None)


def _read(name: str, made_by: str | None) -> dict[str, Any]:
    place = cache_folder()
    if place is None:
        return {}
    try:
        head, _, body = (place / f"{name}.json").read_bytes().partition(b"\n")
        maker = head.decode().partition(" ")[0] if made_by is None else made_by
        if head.decode() != _head(maker, body):
            return {}
        kept = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write(name: str, made_by: str, content: dict[str, Any]) -> None:
    """Keep something under a name, in one step, so that other runs find the old file or the new one."""
    place = cache_folder()
    if place is None:
        return
    body = json.dumps(content, separators=(",", ":")).encode()
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(place / f"{name}.json", f"{_head(made_by, body)}\n".encode() + body)


def _head(made_by: str, body: bytes) -> str:
    return f"{made_by} {digest(body)}"
