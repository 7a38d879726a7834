"""The service worker of a built site, and the one that takes it away again."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from talkdown.outputs import Artifact
from talkdown.outputs.scripts import data_of, read_bundle
from talkdown.outputs.web.site_files import files_below

NAME = "sw.js"

PAGE_MARK = '<meta name="talkdown" content="page">'
"""Stands in the head of every page of ours, and in no sign-in that a proxy answers in its place."""

_STYLE_OR_SCRIPT = re.compile(r"\S+\.(?:js|css|png|svg)(?:\?[0-9a-f]+)?")
_FONT = re.compile(r"""url\(["']?([a-z0-9-]+\.woff2)["']?\)""")


def render(site: Path) -> Artifact:
    """A worker that keeps what the finder needs: the home page, its styles and scripts, engine and index."""
    hashes = {path: _hash(_file(site, path)) for path in _files_for_offline(site)}
    unmarked_pages = [
        page.relative_to(site).as_posix()
        for page in files_below(site, "*.html")
        if PAGE_MARK not in page.read_text(encoding="utf-8", errors="replace")
    ]
    version = hashlib.sha256(json.dumps([hashes, unmarked_pages]).encode()).hexdigest()[
        :12
    ]  # 48 bits: no two builds of a site share them by chance
    files = {path: "" if path.endswith(".html") else hash for path, hash in hashes.items()}
    build = {"version": version, "files": files, "unmarkedPages": unmarked_pages}
    return Artifact(NAME, read_bundle("service_worker.js", TALKDOWN_BUILD=build).encode())


def render_retired() -> Artifact:
    """A worker that empties its caches and takes itself off; published where the other one was.

    Leaving the file away would not do: browsers keep a worker whose address answers with 404.
    """
    return Artifact(NAME, read_bundle("service_worker_retired.js").encode())


def _files_for_offline(site: Path) -> list[str]:
    """Addresses from the top of the site, with the hash that pages ask for."""
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    elements = home.css("script[src],link[href]")
    addresses = {
        element.attributes.get("src") or element.attributes.get("href") or "" for element in elements
    }
    files = {
        address
        for address in addresses
        if _STYLE_OR_SCRIPT.fullmatch(address) and _file(site, address).is_file()
    }
    for address in sorted(files):
        name = address.partition("?")[0]
        if name.endswith("/finder.js"):
            files.update(data_of(_file(site, address).read_text(encoding="utf-8"), "TALKDOWN_FILES").values())
        if name.endswith("/talkdown.css"):
            fonts = _FONT.findall(_file(site, address).read_text(encoding="utf-8"))
            files.update(f"{name.rpartition('/')[0]}/{font}" for font in fonts)
    return ["index.html", "404.html", *sorted(files)]


def _file(site: Path, address: str) -> Path:
    return site / address.partition("?")[0]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
