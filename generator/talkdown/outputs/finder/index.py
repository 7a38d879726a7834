"""What the finder knows of a book, in columns: gzip makes less of those than of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.model import ENTRY_KINDS, Entry, Kind, Phrase, Situation, Use
from talkdown.model.book import Book
from talkdown.outputs.addresses import (
    PHRASE_ANCHOR,
    entry_address,
    phrase_list_address,
    situation_list_address,
)
from talkdown.outputs.scripts import as_script
from talkdown.storage.json_object import JsonObject
from talkdown.words.porter import stem

_FIRST = ("playbook", "sign", "technique", "slot", "drill", "synonyms")
"""What stands first below the phrases: who has a situation or a sign needs the path before the background. In the library,
what the company has decided."""

_LINE_END = "\v"
"""A line end inside of a text of a column. The text itself never holds one: the reader refuses control characters."""

LISTED_KINDS = tuple(
    sorted(
        (
            kind
            for kind in ENTRY_KINDS
            if kind.finder_field is not None and kind.entry_class not in (Phrase, Situation)
        ),
        key=lambda kind: _FIRST.index(kind.name) if kind.name in _FIRST else len(_FIRST),
    )
)
"""The kinds that the finder lists below the phrases, in this order; situations stand above them."""


PAGE = "page"
"""What an author's own page is called among the kinds."""

LIBRARY_KINDS = [
    {"name": PAGE, "title": "Page", "heading": "Pages"},
    *(
        {"name": kind.name, "title": kind.title.capitalize(), "heading": kind.page_title}
        for kind in sorted(
            (kind for kind in ENTRY_KINDS if kind.finder_field is None),
            key=lambda kind: _FIRST.index(kind.name) if kind.name in _FIRST else len(_FIRST),
        )
    ),
]
"""What stands in the library, a file of its own, in the order in which an answer shows it: see `library.py`."""


def findable_entries(book: Book) -> Iterator[Entry]:
    """Every entry that the finder can lead to."""
    for kind in ENTRY_KINDS:
        if kind.finder_field is not None:
            yield from book.approved(kind.entry_class)


def index(book: Book) -> JsonObject:
    """The index of all approved entries, as plain lists and texts.

    It holds texts and no postings: a browser indexes 500 phrases in the time it takes to load three times
    as many bytes.
    """
    settings = book.settings
    return {
        "stages": [
            {"id": s.id, "title": s.title, "ask": s.ask, "icon": s.icon, "address": phrase_list_address(s.id), "track": s.track}
            for s in settings.stages
        ],
        "channels": [
            {"id": c.id, "title": c.title, "icon": c.icon, "speech": c.speech, "asked": "|".join(c.asked_as)}
            for c in settings.channels
        ],
        "levels": [{"id": level.id, "title": level.title} for level in settings.levels],
        "variables": [
            {"name": v.name, "label": v.label, "sample": v.all_samples[0], "eachTime": v.each_time}
            for v in settings.variables
        ],
        "kinds": [
            {"name": kind.name, "rowsKey": kind.folder, "title": kind.title.capitalize(), "heading": kind.page_title}
            for kind in LISTED_KINDS
        ],
        "libraryKinds": LIBRARY_KINDS,
        **{kind.folder: [_row(kind, entry) for entry in book.approved(kind.entry_class)] for kind in LISTED_KINDS},
        "addresses": {
            **{kind.name: entry_address(kind, "*") for kind in LISTED_KINDS},
            Situation.kind: situation_list_address("*"),
        },
        "phrases": _phrases(book),
        "situations": _situations(book),
        "danger": _danger(book),
        "synonymGroups": ["|".join(group.words) for group in book.synonyms if Use.finding in group.use],
        "spelling": _spelling(book),
    }  # fmt: skip


def _spelling(book: Book) -> dict[str, str]:
    """The stems of British spellings with the American ones: one row for `analyse`, `analysed` and `analysing`."""
    stems = {stem(british): stem(american) for british, american in book.wording.spelling.pairs.items()}
    return {british: american for british, american in stems.items() if british != american}


def index_script(book: Book) -> bytes:
    """The index as a classic script, because a page opened from a file may not fetch one."""
    return as_script("talkdownBook", index(book))


def _row(kind: Kind, entry: Entry) -> dict[str, str]:
    """What the finder knows of an entry that is no phrase; one with a stage or level is filtered and colored by it."""
    text = _with_draft_mark(entry, str(getattr(entry, kind.finder_field)) if kind.finder_field else "")
    asked_as = "|".join(getattr(entry, "asked_as", ())).replace("\n", " ")
    filters = {name: getattr(entry, name) for name in ("stage", "level") if hasattr(entry, name)}
    return {"id": entry.id, "title": entry.name, "text": text, "asked": asked_as, **filters}


def _with_draft_mark(entry: Entry, text: str) -> str:
    """What the finder shows under an entry's name; a draft says first that it is one."""
    return f"Draft. {text}".rstrip() if entry.is_preview else text


def _situations(book: Book) -> JsonObject:
    """The situations in columns; their phrases and playbooks by their number in the index."""
    phrases = {p.id: n for n, p in enumerate(indexed_phrases(book))}
    playbooks = {p.id: n for n, p in enumerate(book.playbooks)}
    rows = book.situations

    def numbers(ids: Iterable[str]) -> list[int]:
        return [phrases[id] for id in ids if id in phrases]

    return {
        "ids": _column(s.id for s in rows),
        "titles": _column(f"{s.title} (draft)" if s.is_preview else s.title for s in rows),
        "asked": _column("|".join(s.asked_as) for s in rows),
        "unless": _column("|".join(s.unless) for s in rows),
        "sorts": [s.sort for s in rows],
        "levels": [s.level or "" for s in rows],
        "playbooks": [playbooks.get(s.playbook, -1) if s.playbook else -1 for s in rows],
        "first": [numbers(s.say_first) for s in rows],
        "then": [numbers(s.if_it_goes_on) for s in rows],
        "after": [numbers(s.when_it_has_passed) for s in rows],
    }


def _danger(book: Book) -> list[JsonObject]:
    """The words of `danger.yaml`, those of one emergency and weight together; those of an emergency the book has not, too."""
    places = {s.id: n for n, s in enumerate(book.situations)}
    words_by_key: dict[tuple[int, float], list[str]] = {}
    for id, weights in book.danger.weights.items():
        for words, weight in weights.items():
            words_by_key.setdefault((places.get(id, -1), weight), []).append(words)
    return [
        {"situation": situation, "weight": weight, "words": "|".join(sorted(words))}
        for (situation, weight), words in sorted(words_by_key.items())
    ]


def indexed_phrases(book: Book) -> list[Phrase]:
    """The phrases in the order of the index: those whose technique is approved, too."""
    techniques = {technique.id for technique in book.techniques}
    return [phrase for phrase in book.phrases if phrase.technique in techniques]


def _phrases(book: Book) -> JsonObject:
    """The phrases in columns; techniques, stages and signs by their number in the index, channels as bits."""
    techniques = {t.id: n for n, t in enumerate(book.techniques)}
    signs = {s.id: n for n, s in enumerate(book.signs)}
    stages = {s.id: n for n, s in enumerate(book.settings.stages)}
    channels = {c.id: 1 << n for n, c in enumerate(book.settings.channels)}
    rows = indexed_phrases(book)
    return {
        "anchor": PHRASE_ANCHOR,
        "ids": _column(p.id for p in rows),
        "text": _column(p.text for p in rows),
        "when": _column(_with_draft_mark(p, p.when) for p in rows),
        "asked": _column("|".join(p.asked_as) for p in rows),
        "tags": _column("|".join(p.tags) for p in rows),
        "techniques": [techniques[p.technique] for p in rows],
        "stages": [stages.get(p.stage, -1) if p.stage else -1 for p in rows],
        "channels": [sum(channels.get(c, 0) for c in p.channels) for p in rows],
        "signs": [_sign_numbers(p, signs) for p in rows],
    }


def _sign_numbers(phrase: Phrase, signs: dict[str, int]) -> list[int]:
    """Where a phrase's signs stand in the index; drafts do not."""
    return [signs[s] for s in phrase.signs if s in signs]


def _column(texts: Iterable[str]) -> str:
    """Texts as lines. Scripts give a text its own line ends back: what is copied is what the author wrote."""
    return "\n".join(text.replace("\n", _LINE_END) for text in texts)
