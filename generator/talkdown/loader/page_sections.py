"""The author's own pages as a search sees them: section by section, words without their Markdown."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders
from talkdown.yamltext import MAX_BYTES, YamlError, decode, parse

MOST_PAGES = 2_000
"""More than that is no site of a team, and every page is searched in a browser."""

_MOST_LETTERS = 4_000
"""Of a section that is searched: two printed pages. It bounds what a page of tables weighs."""

_MOST_FOLDERS_DEEP = 20  # as `authored_pages`, which reports deeper ones

_NO = ("", "~", "0", "false", "no", "null", "off")
"""What is no, or nothing, in YAML 1.1, in small letters."""

_ANCHOR = re.compile(r"#([\w-]+)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
_MARKUP = (
    # Each of these looks at a text once: no part of one can be begun again within itself.
    (re.compile(r"<[^<>]*>"), " "),
    (_LINK, r"\1"),
    (_LINK, r"\1"),  # again: a link around an image
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]"), r"\1"),
    (re.compile(r"[*`]+|(?<!\w)_+|(?<!_)_+(?!\w)"), ""),
    (re.compile(r"[|>#]+|:?-{2,}:?|:--|^[ \t]*[-+!?]+\s", re.MULTILINE), " "),
)

PublicationTest = Callable[[str], bool]
"""Says of a page, by its path from the folder of all pages, whether it is on the site."""


class PageSection(NamedTuple):
    """A stretch of a page below one heading."""

    address: str
    """From the top of the site, with the anchor of its heading."""
    page_title: str
    heading: str
    """Empty for what stands before the first heading below the title."""
    text: str


def sections_of_pages(
    folder: Path, readable_folders: ReadableFolders, is_published: PublicationTest
) -> list[PageSection]:
    """The sections of all pages of a folder that are published, in the order of their paths; what may not be read is left out.

    A page that says `search: {exclude: true}` at its top, as for MkDocs' own search, is left out, too.
    """
    sections: list[PageSection] = []
    try:
        with readable_folders.folder(folder) as open_folder:
            for path, text in islice(_pages(open_folder, "", is_published), MOST_PAGES):
                sections += sections_of_text(path, text)
    except OSError:
        return sections  # the check of the pages says so
    return sections


def _pages(folder: OpenFolder, prefix: str, is_published: PublicationTest) -> Iterator[tuple[str, str]]:
    items = list(folder.items())
    has_index = any(item.name == "index.md" for item in items)
    for item in items:
        path = prefix + item.name
        if not item.name.isprintable():
            continue  # no address leads to it; a build says so
        try:
            if item.type is ItemType.folder and path.count("/") < _MOST_FOLDERS_DEEP:
                with folder.folder(item.name) as subfolder:
                    yield from _pages(subfolder, f"{path}/", is_published)
            elif item.type is ItemType.file and item.name.lower().endswith(".md"):
                # The two have one address, and MkDocs takes the one.
                is_hidden_by_index = item.name == "README.md" and has_index
                if is_published(path) and not is_hidden_by_index:
                    yield path, decode(folder.read(item.name, MAX_BYTES))
        except (OSError, YamlError):
            continue  # the check of the pages says so


def sections_of_text(path: str, text: str) -> Iterator[PageSection]:
    """The sections of one page, by its path from the folder of all pages."""
    settings, lines = _split(text)
    if _is_left_out(settings.get("search")):
        return
    page = os.path.splitext(path)[0]
    page = f"{page[: -len('README')]}index" if page.rpartition("/")[2] == "README" else page
    title = str(settings.get("title", "")) or page.rpartition("/")[2].replace("-", " ").capitalize()
    heading = anchor = ""
    words: list[str] = []
    anchors: Counter[str] = Counter()
    is_code = has_section = False
    for line in [*lines, "# "]:
        is_code ^= line.lstrip().startswith(("```", "~~~"))
        heading_line = None if is_code else _heading(line)
        if heading_line is None and line != "# ":
            words.append(line)
            continue
        section_text = _words_of("\n".join(words))[:_MOST_LETTERS]
        if section_text or heading or (line == "# " and not has_section):
            has_section = True
            yield PageSection(f"{quote(page)}.html{anchor}", title, heading, section_text)
        words = []
        if heading_line:
            level, name, explicit_anchor = heading_line
            slug = explicit_anchor or _slug(_words_of(name), anchors)
            if level == 1:
                title, heading, anchor = _words_of(name) if "title" not in settings else title, "", ""
            else:
                heading, anchor = _words_of(name), f"#{slug}"


def _is_left_out(search: object) -> bool:
    """Whether `search:` leaves a page out: `exclude` stands there, with whatever MkDocs' own search does not take for a no."""
    return isinstance(search, dict) and str(search.get("exclude", "no")).lower() not in _NO


def _heading(line: str) -> tuple[int, str, str] | None:
    """The level of a heading, its words, and the anchor that it names itself; None for a line that is none."""
    text = line.lstrip("#")
    level = len(line) - len(text)
    name = text.strip(" \t").rstrip("#").rstrip(" \t")
    if not 1 <= level <= 6 or not text.startswith((" ", "\t")) or not name:
        return None
    start = name.rfind("{")
    if name.endswith("}") and start != -1 and (anchor := _ANCHOR.search(name, start)):
        return level, name[:start].rstrip(), anchor[1]
    return level, name, ""


def _split(text: str) -> tuple[dict[str, object], list[str]]:
    """The settings at the top of a page, and its lines below."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, lines
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    value = parse("\n".join(lines[1:end]).encode()).value
    return (dict(value) if isinstance(value, dict) else {}), lines[end + 1 :]


def _without_comments(markdown: str) -> str:
    """The text without HTML comments; what begins one, and does not end it, is text."""
    texts = []
    start = 0
    while (comment := markdown.find("<!--", start)) != -1 and (end := markdown.find("-->", comment)) != -1:
        texts.append(markdown[start:comment])
        start = end + len("-->")
    return " ".join([*texts, markdown[start:]])


def _words_of(markdown: str) -> str:
    markdown = _without_comments(markdown)
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())


def _slug(heading: str, anchors: Counter[str]) -> str:
    """The anchor that Markdown gives a heading: small letters and hyphens, a number behind those that are there already."""
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters).strip().lower())
    anchors[slug] += 1
    return slug if anchors[slug] == 1 else f"{slug}_{anchors[slug] - 1}"
