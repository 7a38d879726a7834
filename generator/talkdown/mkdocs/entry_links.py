"""Links to entries on an author's own pages, written as in a phrasebook: `[[stay-calm]]`, `[[sign/shouting|a sign]]`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from talkdown.diagnostics import did_you_mean
from talkdown.diagnostics.excerpt import MOST_OF_A_KIND
from talkdown.mkdocs.errors import log
from talkdown.model import Entry, Technique
from talkdown.model.book import Book
from talkdown.model.fields import CODE_PATTERN
from talkdown.model.ids import ID_PATTERN
from talkdown.outputs.addresses import address, has_place, relative
from talkdown.storage.display import on_one_line

_LINK = rf"\[\[((?:[a-z-]+/)?{ID_PATTERN.pattern}|{CODE_PATTERN.pattern})(?:\|([^\[\]]+))?\]\]"

_FROM_TOP = "talkdown-entry:"
"""Before the address of an entry, until it is known on which page the link ends up."""

_UNFINISHED_LINK = re.compile(rf'(?<=href="){_FROM_TOP}([^"]+)')

_AFTER_CODE = 175
"""Python-Markdown takes code out of a text at priority 190, and what a backslash protects at 180; links follow at 170."""

_OTHERS = ("wikilinks", "markdown.extensions.wikilinks", "roamlinks", "ezlinks", "obsidian-bridge")
"""Extensions and plugins that read `[[…]]`, too: what is no entry is theirs."""


class EntryLinks(Extension):  # type: ignore[misc]  # Python-Markdown has no types
    """Makes links of ids and codes, as long as it knows the book and the page."""

    def __init__(self, config: MkDocsConfig) -> None:
        super().__init__()
        self._leaves_others = any(
            name in (*config.plugins, *map(str, config.markdown_extensions)) for name in _OTHERS
        )
        self._entries: Mapping[str, Entry] = {}
        self._file: File | None = None
        self._lines: dict[str, int] | None = None
        """Of the page's links; None as long as nobody has asked."""
        self._warning_count = 0

    def know_book(self, book: Book) -> None:
        """Have links lead to the entries of a book."""
        self._entries = _entries_by_name(book)

    def begin_page(self, file: File) -> None:
        """Have the next links stand on this page."""
        self._file, self._lines = file, None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Look for links behind code."""
        md.inlinePatterns.register(_LinkProcessor(_LINK, md, self), "talkdown-entry-link", _AFTER_CODE)

    def html_of(self, name: str, label: str) -> str | None:
        """The link to an entry of that name; None, and a warning, where there is none."""
        entry = self._entries.get(name)
        if self._file is None:
            return None
        if entry is None:
            if not self._leaves_others:
                self._warn(name)
            return None
        return str(Markup('<a href="{}{}">{}</a>').format(_FROM_TOP, address(entry), label or entry.name))

    def _warn(self, name: str) -> None:
        assert self._file
        if self._lines is None:
            self._lines = _lines_of_links(self._file.content_string)
        self._warning_count += 1
        # To find a near name takes as long as all the rest, and of many warnings few are shown.
        near_name = did_you_mean(name, self._entries) if self._warning_count <= MOST_OF_A_KIND else ""
        hint = near_name or "`talkdown find` shows ids; as code, between backticks, it stays text"
        place = f"{on_one_line(self._file.src_uri)}:{self._lines.get(name, 1)}"
        log.warning(f"{place}: there is no entry `{name}`; {hint}", extra={"kind": "entry-link"})


def _lines_of_links(text: str) -> dict[str, int]:
    """The line, from 1, on which a link to each name stands first."""
    lines: dict[str, int] = {}
    line, end = 1, 0
    for match in re.finditer(r"\[\[([^\[\]|\n]+)", text):
        line, end = line + text.count("\n", end, match.start()), match.start()
        lines.setdefault(match[1], line)
    return lines


def finish_links(html: str, path: str) -> str:
    """The HTML with its links to entries as they are on the page at this path of the site."""
    return _UNFINISHED_LINK.sub(lambda match: relative(match[1], path), html) if _FROM_TOP in html else html


class _LinkProcessor(InlineProcessor):  # type: ignore[misc]
    def __init__(self, pattern: str, md: Markdown, links: EntryLinks) -> None:
        super().__init__(pattern, md)
        self._links = links

    def handleMatch(  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        html = self._links.html_of(match[1], (match[2] or "").strip())
        if html is None:
            return None, None, None
        # As finished HTML: MkDocs would look among the author's files for what is generated.
        return self.md.htmlStash.store(html), match.start(0), match.end(0)


def _entries_by_name(book: Book) -> dict[str, Entry]:
    """Entries with a place on the site, by kind and id, by id alone, and by code; an id of several is that of the technique."""
    names: dict[str, Entry] = {}
    for entry in sorted(book, key=lambda entry: entry.kind != Technique.kind):
        names_of_entry = (entry.id, *entry.formerly, *entry.codes) if has_place(book, entry) else ()
        for name in names_of_entry:
            names.setdefault(name, entry)
            names.setdefault(f"{entry.kind}/{name}", entry)
    return names
