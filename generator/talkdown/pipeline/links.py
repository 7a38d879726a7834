"""Whether everything a built site leads to is there: pages, places on pages, and files.

It reads the HTML as it was written, so that a link counts whoever made it: a template, the theme, or an
author in raw HTML. Style sheets, the sitemap, the manifest and the service worker are followed, too.

HTML is read by a browser's own rules (`selectolax`, with the engine Lexbor): links in comments, titles and text
areas are none, and it takes a quarter of the time of regular expressions. The standard library's parser takes
three times theirs, and is wrong on half of what they are wrong on.
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

from selectolax.lexbor import LexborHTMLParser

from talkdown.model.book import Book
from talkdown.outputs import finder
from talkdown.outputs.addresses import address
from talkdown.outputs.scripts import data_of
from talkdown.outputs.web import manifest, service_worker

_LINK_ATTRIBUTES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href")
_ELEMENTS = (
    "[href],[src],[poster],[data],[action],[formaction],[srcset],[id],[name],[http-equiv],"
    "svg *"  # no selector finds `xlink:href`
)
"""Elements that lead somewhere, or that something can lead to."""

_SHEET_COMMENT = re.compile(
    r"/\*.*?(?:\*/|\Z)", re.DOTALL
)  # one that is not closed goes on to the end, as for a browser
_SHEET_LINK = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+["']([^"']+)["']""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)


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
    checker = _LinkChecker(site, url)
    links = {link for name in checker.names for link in checker.check(name)}
    links |= {
        BrokenLink("the finder", link, why)
        for link in finder
        if (why := checker.why_broken("index.html", link))
    }
    return sorted(links)


def finder_links(book: Book) -> Iterator[str]:
    """Where the finder of a book leads, from the top of the site."""
    return map(address, finder.findable_entries(book))


@dataclass
class _Page:
    links: set[str]
    anchors: set[str]
    """What an address can name after its `#`."""


class _LinkChecker:
    def __init__(self, site: Path, url: str) -> None:
        self._site = site
        self._url = url.rstrip("/") + "/" if url else ""
        self._root = urlsplit(self._url).path or "/"
        self._pages: dict[str, _Page] = {}

    @cached_property
    def names(self) -> list[str]:
        """All files."""
        return sorted(p.relative_to(self._site).as_posix() for p in self._site.rglob("*") if p.is_file())

    @cached_property
    def _name_set(self) -> set[str]:
        return set(self.names)

    def check(self, name: str) -> Iterator[BrokenLink]:
        """The links of one file that lead nowhere."""
        for link in self._links_in(name):
            if why := self.why_broken(name, link):
                yield BrokenLink(name, link, why)

    def _links_in(self, name: str) -> Iterable[str]:
        return (
            self._page(name).links
            if name.endswith(".html")
            else links_of_file(name, lambda: self._text(name))
        )

    def why_broken(self, name: str, link: str) -> str:
        """What is wrong with a link; empty if nothing is, or if it leads to another site."""
        target = self._resolve(name, link.strip())
        if target is None:
            return ""
        path, anchor = target
        if path.startswith("../"):
            return "leads out of the site"
        if path not in self._name_set:
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if path not in self._name_set:
            return "is not there"
        # `#top` is the top of any page, as HTML has it, with or without an element of that id.
        if anchor in ("", "top") or "=" in anchor or not path.endswith(".html"):
            return ""  # `#channel=chat` is for the page's own script
        if anchor not in self._page(path).anchors:
            return f"leads to a page on which nothing has the id `{anchor}`"
        return ""

    def _resolve(self, name: str, link: str) -> tuple[str, str] | None:
        """The file that a link leads to, counted from the site, and the anchor in it; None for another site."""
        if self._url and (link + "/").startswith(self._url):
            link = self._root + link[len(self._url) :]
        if _SCHEME.match(link) or link.startswith("//"):
            return None
        path, _, anchor = link.partition("#")
        path = unquote(path.partition("?")[0])
        anchor = unquote(anchor.partition(":~:")[0])  # then comes a text that browsers look for themselves
        if not path:
            return name, anchor
        if path.startswith("/"):
            is_inside = (path + "/").startswith(self._root)
            path = path[len(self._root) :] if is_inside else ".." + path
        else:
            path = posixpath.join(posixpath.dirname(name), path)
        return posixpath.normpath(path or "."), anchor

    def _text(self, name: str) -> str:
        return (self._site / name).read_text(encoding="utf-8", errors="replace")

    def _page(self, name: str) -> _Page:
        if name not in self._pages:
            self._pages[name] = _read_page(self._text(name))
        return self._pages[name]


def links_of_file(name: str, read_text: Callable[[], str]) -> Iterator[str]:
    """Where a file other than a page leads; its text is read only if it may lead anywhere.

    >>> list(links_of_file("a/b.css", lambda: "a{background:url(c.png)}"))
    ['c.png']
    """
    reader = _READERS.get(name) or _READERS.get(posixpath.splitext(name)[1])
    if reader:
        yield from reader(read_text())


def _read_page(html: str) -> _Page:
    page = _Page(set(), set())
    for element in LexborHTMLParser(html).css(_ELEMENTS):
        attributes = {name: value or "" for name, value in element.attributes.items()}
        page.links.update(attributes[name] for name in _LINK_ATTRIBUTES if name in attributes)
        page.links.update(part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip())
        is_refresh = element.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh"
        if is_refresh and (refresh := _REFRESH.match(attributes.get("content", ""))):
            page.links.add(refresh[1])
        if "id" in attributes:
            page.anchors.add(attributes["id"])
        if element.tag == "a" and "name" in attributes:
            page.anchors.add(attributes["name"])
    return page


def _read_sheet(text: str) -> Iterator[str]:
    for parts in _SHEET_LINK.findall(_SHEET_COMMENT.sub("", text)):
        yield "".join(parts)


def _read_manifest(text: str) -> Iterator[str]:
    fields = json.loads(text)
    yield fields.get("start_url", "")
    yield from (icon["src"] for icon in fields.get("icons", ()))


def _read_worker(text: str) -> Iterator[str]:
    build = data_of(text, "TALKDOWN_BUILD")
    yield from build["files"] if build else ()


def _read_sitemap(text: str) -> Iterator[str]:
    return map(unescape, re.findall(r"<loc>([^<]*)</loc>", text))


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    ".css": _read_sheet,
    manifest.NAME: _read_manifest,
    service_worker.NAME: _read_worker,
    "sitemap.xml": _read_sitemap,
}
"""What follows the links in files other than pages, by their place in the site or the ending of their name. Deeper in the
site, a file of such a name is an author's, who may write there what they like."""
