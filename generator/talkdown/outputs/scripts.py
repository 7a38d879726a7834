"""The site's scripts, as the package carries them: bundled from modules in JavaScript, and here given their data."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import Any

from talkdown.storage.json_object import JsonObject
from talkdown.storage.package import PACKAGE

BUNDLES = PACKAGE / "bundles"
"""`scripts/bundle.py` fills it."""

_DATA = re.compile(r"^globalThis\.([A-Z_]+)=(.+);$", re.MULTILINE)


class StaleScripts(RuntimeError):
    """The bundles are missing, or older than the modules they are made of; only who edits a module sees this."""


def read_bundle(name: str, **data: object) -> str:
    """The text of a script, with its data in front: `TALKDOWN_FILES={...}` stands on a line as a global of that name.

    Raises StaleScripts in a clone whose modules have changed.
    """
    require_fresh_bundles()
    lines = (f"globalThis.{key}={_json(value)};\n" for key, value in data.items())
    return "".join(lines) + _read(name)


def data_of(text: str, name: str) -> Any:
    """What `read_bundle` has put in front of a script under a name; None if nothing. JSON, so of any type."""
    return next((json.loads(value) for key, value in _DATA.findall(text) if key == name), None)


@cache
def _read(name: str) -> str:
    return (BUNDLES / name).read_text(encoding="utf-8")


def as_script(variable: str, value: JsonObject) -> bytes:
    """A script that gives a value to a variable of all scripts."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Beside the quote and the backslash: two line ends that JSON allows in a text, and old browsers not in a script.
    text = text.replace("\\", "\\\\").replace("'", "\\'")
    text = text.replace("\u2028", " ").replace("\u2029", " ")  # a book holds none, a page of an author's may
    return f"globalThis.{variable}=JSON.parse('{text}')\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


@cache
def require_fresh_bundles() -> None:
    """Raise StaleScripts in a clone whose modules have changed, or that has no bundles yet.

    A stale bundle would be taken for the edited module: tests would pass, and the site would not change.
    """
    stamp = BUNDLES / "sources.json"
    if not stamp.is_file():
        raise StaleScripts("the scripts are not bundled yet; run `make scripts`")
    for path, digest in json.loads(stamp.read_text(encoding="utf-8"))["sources"].items():
        module = PACKAGE / path
        if not module.is_file() or hashlib.sha256(module.read_bytes()).hexdigest() != digest:
            raise StaleScripts(f"{path} has changed since the scripts were bundled; run `make scripts`")
