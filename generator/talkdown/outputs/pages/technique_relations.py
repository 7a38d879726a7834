"""Which techniques stand in a relation to which, seen from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from talkdown.model import Technique
from talkdown.model.book import Book


class Relation(NamedTuple):
    """A relation between techniques: its field, and what it is called from either end."""

    field: str
    title: str
    """On the page of the technique that names the other."""
    reverse_title: str
    """On the page of the one that is named."""


_COMBINATIONS = (
    Relation("comes_after", "First", "Then"),
    Relation("works_with", "Goes well with", "Goes well with"),
)
_ALTERNATIVE = Relation(
    "alternative_to", "Instead, when this does not fit", "Instead, when this does not fit"
)
RELATIONS = (*_COMBINATIONS, _ALTERNATIVE)


def related_techniques(
    book: Book, technique: Technique, relations: Sequence[Relation] = RELATIONS
) -> list[tuple[str, list[Technique]]]:
    """Techniques that stand in some relation to this one, whichever of the two says so, each once under a title."""
    by_title: dict[str, dict[str, Technique]] = {}
    for relation in relations:
        named_here = book.approved(Technique, getattr(technique.relations, relation.field))
        naming_this = book.referrers(technique, Technique, relation.field)
        for title, techniques in ((relation.title, named_here), (relation.reverse_title, naming_this)):
            row = by_title.setdefault(title, {})
            for related_technique in techniques:
                row.setdefault(related_technique.id, related_technique)
    return [(title, list(row.values())) for title, row in by_title.items() if row]


def techniques_combined(book: Book) -> Mapping[tuple[str, str], Sequence[Technique]]:
    """What goes before, after or with a technique, each once: by the technique's id and the stage in which that stands."""
    combinations: defaultdict[tuple[str, str], dict[str, Technique]] = defaultdict(dict)
    for technique in book.techniques:
        for _, techniques in related_techniques(book, technique, _COMBINATIONS):
            for neighbor in techniques:
                combinations[technique.id, neighbor.stage].setdefault(neighbor.id, neighbor)
    return {place: list(techniques.values()) for place, techniques in combinations.items()}
