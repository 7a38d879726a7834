"""Whether everything a built site leads to is there: pages, places on pages, and files.

It reads the HTML as it was written, so that a link counts whoever made it: a template, the theme, or an
author in raw HTML. Style sheets, the sitemap, the manifest and the service worker are followed, too.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from talkdown.model.book import Book
from talkdown.outputs import finder
from talkdown.outputs.addresses import address
from talkdown.outputs.scripts import data_of

# An attribute's value may hold a `>`.
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_NO_TAGS = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?(?=</\2\b)", re.DOTALL | re.IGNORECASE)
_SHEET_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHEET_LINK = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+["']([^"']+)["']""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)
_LEADS = {"href", "src", "poster", "data", "action", "formaction", "xlink:href"}


@dataclass(frozen=True, order=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """The file it stands in, counted from the site."""
    link: str
    """As it is written."""
    why: str


def broken_links(site: Path, url: str = "", finder: Iterable[str] = ()) -> list[BrokenLink]:
    """All links of the site in a folder that lead nowhere inside it.

    `url` is where it will be published, and `finder` what the finder leads to, from the top of the site.
    """
    built = _Built(site, url)
    found = {row for name in built.names for row in built.check(name)}
    found |= {
        BrokenLink("the finder", link, why) for link in finder if (why := built.fault("index.html", link))
    }
    return sorted(found)


def finder_links(book: Book) -> Iterator[str]:
    """Where the finder of a book leads."""
    return map(address, finder.entries(book))


@dataclass
class _Page:
    links: set[str]
    places: set[str]


class _Built:
    def __init__(self, site: Path, url: str) -> None:
        self._site = site
        self._address = url.rstrip("/") + "/" if url else ""
        self._base = urlsplit(self._address).path or "/"
        self._read: dict[str, _Page] = {}
        self._tags: dict[str, _Page] = {}

    @cached_property
    def names(self) -> list[str]:
        """All files."""
        return sorted(p.relative_to(self._site).as_posix() for p in self._site.rglob("*") if p.is_file())

    @cached_property
    def _there(self) -> set[str]:
        return set(self.names)

    def check(self, name: str) -> Iterator[BrokenLink]:
        """The links of one file that lead nowhere."""
        reader = _READERS.get(posixpath.basename(name)) or _READERS.get(posixpath.splitext(name)[1])
        links = (
            self._page(name).links if name.endswith(".html") else reader(self._text(name)) if reader else ()
        )
        for link in links:
            if why := self.fault(name, link):
                yield BrokenLink(name, link, why)

    def fault(self, name: str, link: str) -> str:
        """What is wrong with a link; empty if nothing is, or if it leads to another site."""
        inside = self._inside(name, link.strip())
        if inside is None:
            return ""
        path, place = inside
        if path.startswith("../"):
            return "leads out of the site"
        if path not in self._there:
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if path not in self._there:
            return "is not there"
        if place in ("", "top") or "=" in place or not path.endswith(".html"):
            return ""  # `#channel=chat` is for the page's own script
        if place not in self._page(path).places:
            return f"leads to a page on which nothing has the id `{place}`"
        return ""

    def _inside(self, name: str, link: str) -> tuple[str, str] | None:
        """The file that a link leads to, counted from the site, and the place in it; None for another site."""
        if self._address and (link + "/").startswith(self._address):
            link = self._base + link[len(self._address) :]
        if _SCHEME.match(link) or link.startswith("//"):
            return None
        path, _, place = link.partition("#")
        path = unquote(path.partition("?")[0])
        place = unquote(place.partition(":~:")[0])
        if not path:
            return name, place
        if path.startswith("/"):
            within = (path + "/").startswith(self._base)
            path = path[len(self._base) :] if within else ".." + path
        else:
            path = posixpath.join(posixpath.dirname(name), path)
        return posixpath.normpath(path or "."), place

    def _text(self, name: str) -> str:
        return (self._site / name).read_text(encoding="utf-8", errors="replace")

    def _page(self, name: str) -> _Page:
        if name not in self._read:
            found = _Page(set(), set())
            text = _NO_TAGS.sub(r"\1", self._text(name))
            for tag in {match.group() for match in _TAG.finditer(text)}:
                one = self._tag(tag)
                found.links |= one.links
                found.places |= one.places
            self._read[name] = found
        return self._read[name]

    def _tag(self, text: str) -> _Page:
        """What one tag leads to, and how others lead to it. Most tags stand on many pages."""
        if text not in self._tags:
            match = _TAG.fullmatch(text)
            assert match
            element, rest = match.group(1).lower(), match.group(2)
            fields = {k.lower(): unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(rest)}
            links = {value for key, value in fields.items() if key in _LEADS}
            links |= {part.split()[0] for part in fields.get("srcset", "").split(",") if part.strip()}
            if element == "meta" and fields.get("http-equiv", "").lower() == "refresh":
                links |= set(_REFRESH.findall(fields.get("content", "")))
            places = {fields["id"]} if "id" in fields else set()
            if element == "a" and "name" in fields:
                places.add(fields["name"])
            self._tags[text] = _Page(links, places)
        return self._tags[text]


def _of_sheet(text: str) -> Iterator[str]:
    for parts in _SHEET_LINK.findall(_SHEET_COMMENT.sub("", text)):
        yield "".join(parts)


def _of_manifest(text: str) -> Iterator[str]:
    about = json.loads(text)
    yield about.get("start_url", "")
    yield from (icon["src"] for icon in about.get("icons", ()))


def _of_worker(text: str) -> Iterator[str]:
    build = data_of(text, "TALKDOWN_BUILD")
    yield from build["files"] if build else ()


def _of_sitemap(text: str) -> Iterator[str]:
    return map(unescape, re.findall(r"<loc>(.*?)</loc>", text))


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".css": _of_sheet,
    "manifest.webmanifest": _of_manifest,
    "sw.js": _of_worker,
    "sitemap.xml": _of_sitemap,
}
