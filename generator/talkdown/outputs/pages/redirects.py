"""Addresses that lead on: short ones by code, as cards carry them, and those of ids that entries had before."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from talkdown.model import ENTRY_KINDS, Entry
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import address, has_place, relative, short_address

# A script or a refresh, and no status code: files on a static host, or on a stick, cannot redirect. A refresh forgets what
# stands behind `#`, so it is for browsers without scripts.
# The icon is empty so that no browser asks for /favicon.ico on its way.
_HTML = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="talkdown" content="page">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="canonical" href="{link}">
<script src="{script}"></script>
<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>
</head>
<body><p><a href="{link}">{title}</a></p></body>
</html>
"""


def render_redirects(book: Book) -> Iterator[Artifact]:
    """Pages that send the reader on: from the short address of each code that an entry has or had, and from former ids.

    Entries that share a page carry their former ids there, as anchors.
    """
    language = book.settings.language
    for kind in ENTRY_KINDS:
        for entry in book.all(kind.entry_class).values():
            if not has_place(book, entry):
                continue
            for code in entry.codes:
                yield _redirect(short_address(code), entry, language)
            for former_id in entry.formerly if kind.entry_pages_folder else ():
                yield _redirect(kind.page_of(former_id), entry, language)


def _redirect(path: str, entry: Entry, language: str) -> Artifact:
    link = escape(relative(address(entry), path))
    script = relative(f"{ASSETS}/redirect.js", path)
    html = _HTML.format(language=escape(language), title=escape(entry.name), link=link, script=script)
    return Artifact(path, html.encode())
