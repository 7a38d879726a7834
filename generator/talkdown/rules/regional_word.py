"""A word that is only true, or only understood, in some regions stands in an entry for these.

Each region of book.yaml lists such words under `own_words:`. One in small letters is found with capitals, too. Looks in
approved entries, and in each dialogue by itself. A number that counts something (`112 hours`, `$911`) is none to call. What agents type to find an entry, sources and synonyms are passed over.
An entry without `region:` is for all regions; in a book that extends another, it is for that book's own.

Why: "what's your zip code?" is no question to somebody in Leeds, and a number to call that does not exist where they are
may cost a life.

Not this:

    text: What is your zip code?

    error: “zip code” is for US, and this shows in UK
    hint: add `region: US`, or use a word that holds everywhere: `{postal_code}`

But this:

    text: What is your {postal_code}?

Silence: where the word means something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from talkdown.diagnostics import Diagnostic, Route
from talkdown.model import Citation, Entry, Synonyms
from talkdown.model.book import Book
from talkdown.model.region import Region
from talkdown.model.texts import texts_in

CODE = "regional-word"

_PASSED_KINDS = (Citation, Synonyms)
_PASSED_FIELDS = frozenset(
    """
    id region asked_as source tags variants formerly silence heard heard_perhaps heard_in not_heard_in reason
    """.split()
)

_UNIT = (
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|miles?|km|kilometers?|kilometres?|meters?|metres?|kg|"
    r"euros?|pounds?|dollars?|cents?|pence|rupees?|rand|pesos?|items?|orders?|parcels?|pages?|points?|people|customers?|"
    r"percent|per cent)\b| ?[%°€£]"
)
"""What shows that the number before it counts something: `112 hours` is nothing to call. What is not here is taken for a number to call."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield words of some regions in entries and dialogues for others, or for all."""
    regions = book.settings.regions
    ids_by_word = _ids_by_word(regions)
    if not ids_by_word:
        return
    pattern = re.compile(
        rf"(?<![\w.,-])(?:{'|'.join(map(_pattern_of, sorted(ids_by_word, key=len, reverse=True)))})"
    )
    for entry in book:
        if not entry.is_approved or isinstance(entry, _PASSED_KINDS):
            continue
        is_on_top = bool(book.paths_below) and not book.is_below(entry)
        default_ids = (book.settings.region or "",) if is_on_top else ()
        for route, shown_text in texts_in(entry):
            if isinstance(shown_text, StrEnum) or not _PASSED_FIELDS.isdisjoint(route):
                continue
            text = book.wording.authored_text(shown_text)
            for match in pattern.finditer(text):
                ids = ids_by_word.get(match[0]) or ids_by_word[match[0].lower()]
                region_ids = _regions_at(entry, route) or default_ids
                if not region_ids or not ids.issuperset(region_ids):
                    yield Diagnostic(
                        CODE,
                        f"“{match[0]}” is for {', '.join(sorted(ids))}, and this shows in {_describe(region_ids)}",
                        entry.location_of(*route).at(match[0]),
                        _hint(match[0], ids, regions),
                    )


def _ids_by_word(regions: Sequence[Region]) -> Mapping[str, set[str]]:
    ids_by_word: dict[str, set[str]] = defaultdict(set)
    for region in regions:
        for word in region.own_words:
            ids_by_word[word].add(region.id)
    return ids_by_word


def _pattern_of(word: str) -> str:
    """A word as it stands, with a boundary after letters and digits; in small letters, with capitals as well."""
    flags = "(?i:" if word == word.lower() else "(?:"
    pattern = f"{flags}{re.escape(word)})" + (r"(?!\w|[.,-]\d)" if word[-1].isalnum() else "")
    return rf"(?<![$£€₹₱]){pattern}(?!{_UNIT})" if word.isdecimal() else pattern


def _regions_at(entry: Entry, route: Route) -> tuple[str, ...]:
    """The regions that a text of an entry shows in: those of its dialogue, or else of the entry; none for all."""
    for part in reversed(entry.parts_along(route)):
        if region_ids := getattr(part, "region", ()):
            return tuple(region_ids)
    return ()


def _describe(region_ids: Sequence[str]) -> str:
    return ", ".join(region_ids) if region_ids else "every region"


def _hint(word: str, ids: set[str], regions: Sequence[Region]) -> str:
    region = next(iter(sorted(ids))) if len(ids) == 1 else f"[{', '.join(sorted(ids))}]"
    name = next((name for r in regions for name, text in r.words.items() if text == word), None)
    way_out = f"use a word that holds everywhere: `{{{name}}}`" if name else "word it for all"
    return f"add `region: {region}`, or {way_out}"
