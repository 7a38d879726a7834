"""What the finder knows besides what helps in a contact: the pages of lists, own pages, policy slots, drills, the word bank, and all codes.

It is a file of its own, asked for once the finder has answered for the first time: who needs words does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from talkdown.loader.page_sections import PageSection
from talkdown.model import ENTRY_KINDS, Entry, Kind, Situation
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Words
from talkdown.outputs.addresses import address, has_place
from talkdown.outputs.finder.index import LISTED_KINDS, PAGE, indexed_phrases
from talkdown.outputs.scripts import as_script
from talkdown.storage.json_object import JsonObject

_SHOWN_LETTERS = 120
"""Of the text below a title: a line or two of a phone. A judgment."""


def library_script(book: Book, sections: Iterable[PageSection]) -> bytes:
    """The library as a classic script, as the index is one."""
    return as_script("talkdownLibrary", _library(book, sections))


def _library(book: Book, sections: Iterable[PageSection]) -> JsonObject:
    indexed_entries: dict[str, Iterable[Entry]] = {
        "phrase": indexed_phrases(book),
        Situation.kind: book.situations,
        **{kind.name: book.approved(kind.entry_class) for kind in LISTED_KINDS},
    }
    return {
        "codes": {
            kind: "\n".join(" ".join(entry.codes) for entry in entries)
            for kind, entries in indexed_entries.items()
        },
        "rows": [
            *(_list_row(kind) for kind in ENTRY_KINDS if book.approved(kind.entry_class)),
            *map(_page_row, sections),
            *(
                _row(kind, entry)
                for kind in ENTRY_KINDS
                if kind.finder_field is None
                for entry in book.approved(kind.entry_class)
                if has_place(book, entry)
            ),
        ],
    }


def _list_row(kind: Kind) -> dict[str, str]:
    """The page that lists the entries of a kind, for who searches it by its name."""
    return {
        "kind": PAGE,
        "id": kind.page,
        "code": "",
        "title": kind.page_title,
        "body": kind.page_description,
        "text": kind.page_description,
        "address": kind.page,
    }


def _page_row(section: PageSection) -> dict[str, str]:
    title = f"{section.page_title}: {section.heading}" if section.heading else section.page_title
    return {
        "kind": PAGE,
        "id": section.address,
        "code": "",
        "title": title,
        "body": section.text,
        "text": _beginning(section.text),
        "address": section.address,
    }


def _row(kind: Kind, entry: Entry) -> dict[str, str]:
    texts: list[str] = []
    for route, text, _ in annotated_fields(entry, Words):
        if kind.library_fields and route[0] not in kind.library_fields:
            continue
        if isinstance(text, str) and route[0] not in (kind.entry_class.name_field, "source"):
            texts.append(text)
    body = " ".join(" ".join(texts).split())
    return {
        "kind": kind.name,
        "id": entry.id,
        "code": " ".join(entry.codes),
        "title": entry.name,
        "body": body,
        "text": _beginning(body),
        "address": address(entry),
    }


def _beginning(text: str) -> str:
    """As many whole words of a text as are shown."""
    if len(text) <= _SHOWN_LETTERS:
        return text
    return f"{text[:_SHOWN_LETTERS].rpartition(' ')[0]}…"
