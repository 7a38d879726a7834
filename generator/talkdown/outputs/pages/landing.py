"""The pages of the navigation: home, one for each kind of entry, and what there is to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from talkdown.model import (
    ENTRY_KINDS,
    Avoid,
    Drill,
    Entry,
    Kind,
    Question,
    ServiceModel,
    Situation,
    Slot,
    Use,
)
from talkdown.model.book import Book
from talkdown.outputs import citation_titles, situation_titles
from talkdown.outputs.addresses import PRINT_PAGE
from talkdown.outputs.pages.jinja import template_or
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.rendering import Rendering
from talkdown.outputs.pages.technique_relations import techniques_combined
from talkdown.outputs.printables import PRINTABLES


class LandingPage(NamedTuple):
    """A page of the navigation; `kind` is the kind whose entries it lists."""

    path: str
    title: str
    description: str
    template: str
    kind: Kind | None = None


def _list_of(kind: Kind) -> LandingPage:
    template = template_or(f"{kind.folder}.html", "_entries.html")
    return LandingPage(kind.page, kind.page_title, kind.page_description, template, kind)


LANDING_PAGES: tuple[LandingPage, ...] = (
    LandingPage("index.html", "Find words", "Find the words that calm, in seconds.", "home.html"),
    *map(_list_of, ENTRY_KINDS),
    LandingPage(PRINT_PAGE, "Print shelf", "Cards, posters and more, ready for your printer.", "print.html"),
)
"""In the order of the navigation."""


def render_landing_pages(rendering: Rendering) -> Iterator[Page]:
    """The pages of the navigation, in its order."""
    counts = _count_phrases(rendering.book)
    combinations = techniques_combined(rendering.book)
    for page in LANDING_PAGES:
        body = rendering.render_body(
            page.template,
            page.path,
            title=page.title,
            description=page.description,
            kind=page.kind,
            entries=rendering.book.approved(page.kind.entry_class) if page.kind else (),
            phrase_counts=counts,
            techniques_combined=combinations,
        )
        headings = _HEADINGS.get(page.template, _no_headings)(rendering)
        yield Page(page.path, page.title, page.description, body, section=page.path, headings=tuple(headings))


def _count_phrases(book: Book) -> Counter[tuple[str, str]]:
    """How many phrases there are by stage and channel; by stage alone with an empty channel."""
    counts = Counter[tuple[str, str]]()
    for phrase in book.phrases:
        stage = book.stage_of(phrase)
        counts.update((stage, channel) for channel in ("", *phrase.channels))
    return counts


def _no_headings(rendering: Rendering) -> Iterable[Heading]:
    return ()


def _stages(rendering: Rendering) -> Iterable[Heading]:
    return (Heading(stage.id, stage.title) for stage in rendering.book.settings.stages)


def _levels(rendering: Rendering) -> Iterable[Heading]:
    return (Heading(level.id, level.title) for level in rendering.book.settings.levels)


def _entries_of(entry_class: type[Entry]) -> Callable[[Rendering], Iterable[Heading]]:
    """Each entry of a kind, by its name."""
    return lambda rendering: (Heading(entry.id, entry.name) for entry in rendering.book.approved(entry_class))


def _word_groups(rendering: Rendering) -> Iterable[Heading]:
    return (Heading(group.id, group.idea) for group in rendering.book.synonyms if Use.word_bank in group.use)


def _designs(rendering: Rendering) -> Iterable[Heading]:
    designs_in_use = {citation.design for citation in rendering.book.citations}
    return (
        Heading(f"design-{design}", title)
        for design, title in citation_titles.DESIGNS.items()
        if design in designs_in_use
    )


def _situation_sorts(rendering: Rendering) -> Iterable[Heading]:
    sorts_in_use = {situation.sort for situation in rendering.book.approved(Situation)}
    return (Heading(sort, title) for sort, title in situation_titles.SORTS.items() if sort in sorts_in_use)


def _printables(rendering: Rendering) -> Iterable[Heading]:
    offered_ids = {offer.printable_id for offer in rendering.print_offers.offers}
    return (Heading(p.id, p.title) for p in PRINTABLES if p.id in offered_ids)


_HEADINGS: Mapping[str, Callable[[Rendering], Iterable[Heading]]] = {
    "techniques.html": _stages,
    "signs.html": _levels,
    "models.html": _entries_of(ServiceModel),
    "questions.html": _entries_of(Question),
    "avoid.html": _entries_of(Avoid),
    "synonyms.html": _word_groups,
    "citations.html": _designs,
    "slots.html": _entries_of(Slot),
    "drills.html": _entries_of(Drill),
    "situations.html": _situation_sorts,
    "print.html": _printables,
}
"""What the table of contents lists, by template; the other pages have none."""
