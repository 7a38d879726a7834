"""The service worker of a built site, and the one that takes it away again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from talkdown.outputs import Artifact

ASSETS = Path(__file__).resolve().parents[2] / "assets"
NAME = "sw.js"

_LOADED = re.compile(
    r"""<(?:script|link)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+\.(?:js|css|png|svg))["'\s>]"""
)
_FINDER = re.compile(r"assets/talkdown/finder-(?:engine|index)\.js\?[0-9a-f]+")
_FONT = re.compile(r"""url\(["']?([a-z0-9-]+\.woff2)["']?\)""")


def render(site: Path) -> Artifact:
    """A worker that keeps what the finder needs: the home page, its styles and scripts, engine and index."""
    files = [{"path": path, "hash": _hash(site / path.partition("?")[0])} for path in _kept(site)]
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    text = (ASSETS / "worker.js").read_text(encoding="utf-8")
    text = text.replace('"{version}"', json.dumps(version)).replace(
        '"{files}"', json.dumps([f["path"] for f in files])
    )
    return Artifact(NAME, text.encode())


def retired() -> Artifact:
    """A worker that empties its caches and takes itself off; published where the other one was.

    Leaving the file away would not do: browsers keep a worker whose address answers with 404.
    """
    return Artifact(NAME, (ASSETS / "worker-retired.js").read_bytes())


def _kept(site: Path) -> Iterator[str]:
    home = (site / "index.html").read_text(encoding="utf-8")
    paths = {path for path in _LOADED.findall(home) if (site / path).is_file()}
    for path in sorted(paths):
        if path.endswith("finder.js"):
            paths.update(_FINDER.findall((site / path).read_text(encoding="utf-8")))
        if path.endswith("talkdown.css"):
            folder = path.rpartition("/")[0]
            fonts = _FONT.findall((site / path).read_text(encoding="utf-8"))
            paths.update(f"{folder}/{font}" for font in fonts)
    yield from ["index.html", "404.html", *sorted(paths)]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
