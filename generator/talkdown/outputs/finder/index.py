"""What the finder knows of a book, in columns: gzip makes less of those than of rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from talkdown.model import Entry, Phrase, Use
from talkdown.model.book import Book
from talkdown.outputs.addresses import LISTS, OWN_PAGE, page_of
from talkdown.words.porter import stem

ANCHOR = "#p-"


def index(book: Book) -> dict[str, Any]:
    """The index of all live entries, as plain lists and texts.

    It holds texts and no postings: a browser indexes 500 phrases in the time it takes to load three times
    as many bytes.
    """
    settings = book.settings
    return {
        "title": settings.title,
        "language": settings.language,
        "stages": [
            {"id": s.id, "title": s.title, "ask": s.ask, "icon": s.icon, "address": f"phrases/{s.id}.html", "track": s.track}
            for s in settings.stages
        ],
        "channels": [{"id": c.id, "title": c.title, "icon": c.icon} for c in settings.channels],
        "levels": [{"id": v.id, "title": v.title} for v in settings.levels],
        "variables": [{"name": v.name, "label": v.label, "sample": v.sample} for v in settings.variables],
        "techniques": [
            {**_other(t, t.tagline), "stage": t.stage} for t in book.techniques
        ],
        "signs": [{**_other(s, s.notice), "level": s.level} for s in book.signs],
        "playbooks": [_other(p, p.tagline) for p in book.playbooks],
        "questions": [_other(q, "") for q in book.questions],
        "addresses": {kind: _pattern(kind) for kind in ("technique", "sign", "playbook", "question")},
        "phrases": _phrases(book),
        "groups": ["|".join(group.words) for group in book.synonyms if Use.finding in group.use],
        "spelling": _spelling(book),
    }  # fmt: skip


def _spelling(book: Book) -> dict[str, str]:
    """The stems of the other spellings with ours: one row for `analyse`, `analysed` and `analysing`."""
    pairs = {stem(other): stem(ours) for other, ours in book.spelling.items()}
    return {other: ours for other, ours in pairs.items() if other != ours}


def script(book: Book) -> bytes:
    """The index as a classic script, because a page opened from a file may not fetch one."""
    text = json.dumps(index(book), ensure_ascii=False, separators=(",", ":"))
    for plain, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(plain, escaped)
    return f"globalThis.talkdownBook=JSON.parse('{text}')\n".encode()


def _other(entry: Entry, text: str) -> dict[str, str]:
    asked = "|".join(map(_line, getattr(entry, "asked_as", ())))
    return {"id": entry.id, "title": entry.name, "text": text, "asked": asked}


def _phrases(book: Book) -> dict[str, Any]:
    techniques = {t.id: n for n, t in enumerate(book.techniques)}
    signs = {s.id: n for n, s in enumerate(book.signs)}
    stages = {s.id: n for n, s in enumerate(book.settings.stages)}
    channels = {c.id: 1 << n for n, c in enumerate(book.settings.channels)}
    rows = [p for p in book.phrases if p.technique in techniques]
    return {
        "anchor": ANCHOR,
        "ids": _column(p.id for p in rows),
        "text": _column(p.text for p in rows),
        "when": _column(p.when for p in rows),
        "asked": _column("|".join(p.asked_as) for p in rows),
        "tags": _column("|".join(p.tags) for p in rows),
        "techniques": [techniques[p.technique] for p in rows],
        "stages": [stages.get(p.stage, -1) if p.stage else -1 for p in rows],
        "channels": [sum(channels.get(c, 0) for c in p.channels) for p in rows],
        "signs": [_known(p, signs) for p in rows],
    }


def _known(phrase: Phrase, signs: dict[str, int]) -> list[int]:
    return [signs[s] for s in phrase.signs if s in signs]


def _pattern(kind: str) -> str:
    """Where entries of a kind stand, with a star for the id: `techniques/*.html`."""
    return page_of(kind, "*") if kind in OWN_PAGE else f"{LISTS[kind]}#*"


def _line(text: str) -> str:
    """A text on one line, and otherwise as it is."""
    return text.replace("\n", " ")


def _column(texts: Iterable[str]) -> str:
    return "\n".join(map(_line, texts))
