"""The author's own pages as a search sees them: section by section, words without their Markdown."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders
from talkdown.yamltext import MAX_BYTES, YamlError, decode, parse

MOST_PAGES = 2_000
"""More than that is no site of a team, and every page is searched in a browser."""

_MOST_LETTERS = 4_000
"""Of a section that is searched: two printed pages. It bounds what a page of tables weighs."""

_MOST_FOLDERS_DEEP = 20  # as `authored_pages`, which reports deeper ones

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*")
_ANCHOR = re.compile(r"\s*\{[^}]*?#([\w-]+)[^}]*\}\s*$")
_MARKUP = (
    (re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?"), r"\1"),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]"), r"\1"),
    (re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"[|>#]+|:?-{2,}:?|:--|^\s*[-+!?]+\s", re.MULTILINE), " "),
)


class PageSection(NamedTuple):
    """A stretch of a page below one heading."""

    address: str
    """From the top of the site, with the anchor of its heading."""
    page_title: str
    heading: str
    """Empty for what stands before the first heading below the title."""
    text: str


def sections_of_pages(folder: Path, readable_folders: ReadableFolders) -> list[PageSection]:
    """The sections of all Markdown pages of a folder, in the order of their paths; what may not be read is left out.

    A page that says `search: {exclude: true}` at its top, as for MkDocs' own search, is left out, too.
    """
    sections: list[PageSection] = []
    try:
        with readable_folders.folder(folder) as open_folder:
            for path, text in list(_pages(open_folder, "", 0))[:MOST_PAGES]:
                sections += _sections(path, text)
    except OSError:
        return sections  # the check of the pages says so
    return sections


def _pages(folder: OpenFolder, prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    for item in folder.items():
        if not item.name.isprintable():
            continue  # no address leads to it; a build says so
        try:
            if item.type is ItemType.folder and depth < _MOST_FOLDERS_DEEP:
                with folder.folder(item.name) as subfolder:
                    yield from _pages(subfolder, f"{prefix}{item.name}/", depth + 1)
            elif item.type is ItemType.file and item.name.lower().endswith(".md"):
                yield prefix + item.name, decode(folder.read(item.name, MAX_BYTES))
        except (OSError, YamlError):
            continue  # the check of the pages says so


def _sections(path: str, text: str) -> Iterator[PageSection]:
    settings, lines = _split(text)
    if settings.get("search") == {"exclude": "true"}:
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
        match = None if is_code else _HEADING.fullmatch(line)
        if match is None and line != "# ":
            words.append(line)
            continue
        section_text = _words_of("\n".join(words))[:_MOST_LETTERS]
        if section_text or heading or (line == "# " and not has_section):
            has_section = True
            yield PageSection(f"{page}.html{anchor}", title, heading, section_text)
        words = []
        if match:
            name = _ANCHOR.sub("", match[2])
            explicit_anchor = _ANCHOR.search(match[2])
            slug = explicit_anchor[1] if explicit_anchor else _slug(_words_of(name), anchors)
            if len(match[1]) == 1:
                title, heading, anchor = _words_of(name) if "title" not in settings else title, "", ""
            else:
                heading, anchor = _words_of(name), f"#{slug}"


def _split(text: str) -> tuple[dict[str, object], list[str]]:
    """The settings at the top of a page, and its lines below."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, lines
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    value = parse("\n".join(lines[1:end]).encode()).value
    return (dict(value) if isinstance(value, dict) else {}), lines[end + 1 :]


def _words_of(markdown: str) -> str:
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())


def _slug(heading: str, anchors: Counter[str]) -> str:
    """The anchor that Markdown gives a heading: small letters and hyphens, a number behind those that are there already."""
    letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters).strip().lower())
    anchors[slug] += 1
    return slug if anchors[slug] == 1 else f"{slug}_{anchors[slug] - 1}"
