"""The pages of a book, as HTML bodies and what surrounds them.

`render` knows nothing of MkDocs: the plugin puts each body into the theme, and another site generator
could do the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from jinja2 import Environment

from talkdown.model import (
    Avoid,
    Drill,
    Entry,
    Phrase,
    Playbook,
    Question,
    ServiceModel,
    Sign,
    Stage,
    Status,
    Technique,
)
from talkdown.model.book import Book
from talkdown.outputs import Artifact
from talkdown.outputs.addresses import LISTS, OWN_PAGE, SHELF, address, page_of, relative, short_address
from talkdown.outputs.pages.environment import environment, icon
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.styles import stylesheet
from talkdown.outputs.printables import PRINTABLES, Prints

PHRASES_ON_A_PAGE = 400

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Find words", "index.html"),
    ("Techniques", "techniques/index.html"),
    ("Phrases", "phrases/index.html"),
    ("Warning signs", LISTS["sign"]),
    ("Say this, not that", LISTS["avoid"]),
    ("Playbooks", "playbooks/index.html"),
    ("Word bank", LISTS["synonyms"]),
    ("Questions", LISTS["question"]),
    ("Practice", LISTS["drill"]),
    ("Models", LISTS["model"]),
    ("Evidence", LISTS["citation"]),
    ("Your policy", LISTS["slot"]),
    ("Print shelf", SHELF),
)
"""Landing pages with their titles, in the order of the navigation."""

RELATIONS: tuple[tuple[str, str, str], ...] = (
    ("comes_after", "First", "Then"),
    ("works_with", "Goes well with", "Goes well with"),
    ("alternative_to", "Instead, when this does not fit", "Instead, when this does not fit"),
)
"""A relation's field, its name from this end, and its name from the other."""

Groups = list[tuple[Entry | None, list[Phrase]]]
"""Phrases by their technique, in order."""

PageCache = dict[str, tuple[object, Page]]
"""Pages of an earlier rendering, by path, each with all it was made from."""


def render(book: Book, kept: PageCache | None = None, prints: Prints | None = None) -> Iterator[Page]:
    """All pages of a book: landing pages first, then one for each technique and playbook.

    A technique whose page is among those `kept` is rendered again only if something on it has changed.
    """
    pages = _Pages(book, {} if kept is None else kept, prints or Prints())
    yield from pages.landing()
    for technique in book.all(Technique).values():
        if technique.status is not Status.draft:
            yield pages.technique(technique)
    for playbook in book.all(Playbook).values():
        if playbook.status is not Status.draft:
            yield pages.playbook(playbook)
    yield from pages.phrase_lists()


def assets(book: Book) -> Iterator[Artifact]:
    """The style sheet that carries the book's own colors and icons, and redirects from old addresses."""
    yield Artifact("assets/talkdown/book.css", stylesheet(book).encode())
    yield from _redirects(book)


_REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="icon" href="data:,">
<link rel="canonical" href="{link}">
</head>
<body><p><a href="{link}">{title}</a></p></body>
</html>
"""


def _redirects(book: Book) -> Iterator[Artifact]:
    """Short addresses by code, and pages of former ids."""
    from markupsafe import escape

    def redirect(path: str, entry: Entry) -> Artifact:
        link = relative(address(entry), path)
        return Artifact(path, _REDIRECT.format(title=escape(entry.name), link=escape(link)).encode())

    for entry in book:
        if entry.status is Status.draft:
            continue
        if entry.kind in OWN_PAGE:
            if entry.code:
                yield redirect(short_address(entry.code), entry)
            for old in entry.formerly:
                yield redirect(page_of(entry.kind, old), entry)


class _Pages:
    """One run over a book."""

    def __init__(self, book: Book, kept: PageCache, prints: Prints) -> None:
        self.book = book
        self.kept = kept
        self.prints = prints
        self.env: Environment = environment(book, relations=RELATIONS)
        self._levels = list(book.levels)

    def _body(self, template: str, path: str, **values: Any) -> str:
        return self.env.get_template(template).render(page=path, **values)

    def landing(self) -> Iterator[Page]:
        """The pages of the navigation."""
        book = self.book
        templates = {
            "index.html": ("home.html", "Find the words that calm, in seconds.", ()),
            "techniques/index.html": ("techniques.html", "Every technique, stage by stage.", self._stages()),
            "phrases/index.html": ("phrases.html", "Every phrase, by stage and by channel.", ()),
            "playbooks/index.html": (
                "playbooks.html",
                "What to do, step by step, in the situations agents meet.",
                (),
            ),
            LISTS["sign"]: (
                "signs.html",
                "What to notice, how far it has gone, and what to do first.",
                tuple(Heading(v.id, v.title) for v in book.settings.levels),
            ),
            LISTS["avoid"]: ("avoid.html", "Words that inflame, why they do, and what to say instead.", ()),
            LISTS["synonyms"]: (
                "words.html",
                "One idea, many words: a word bank to write and speak from.",
                (),
            ),
            LISTS["question"]: ("questions.html", "What agents, trainers and leads ask.", ()),
            LISTS["drill"]: (
                "drills.html",
                "Short situations to practice on, with feedback on every answer.",
                (),
            ),
            LISTS["model"]: (
                "models.html",
                "LAST, HEARD and others, mapped to the techniques here.",
                tuple(Heading(m.id, m.title) for m in book.models),
            ),
            LISTS["citation"]: (
                "evidence.html",
                "What the studies showed, on whom, and how sure one can be.",
                (),
            ),
            LISTS["slot"]: (
                "policy.html",
                "What your company decides, and what still waits for an answer.",
                (),
            ),
            SHELF: (
                "print.html",
                "Cards, posters and more, ready for your printer.",
                tuple(Heading(p.id, p.title) for p in PRINTABLES if self._has(p.id)),
            ),
        }
        more_on: dict[str, dict[str, Any]] = {
            "phrases.html": {"counts": self._counts()},
            "print.html": {"prints": self.prints, "printables": PRINTABLES},
        }
        for title, path in NAVIGATION:
            template, description, headings = templates[path]
            more = more_on.get(template, {})
            body = self._body(template, path, title=title, description=description, **more)
            yield Page(path, title, description, body, path, headings)

    def _has(self, kind: str) -> bool:
        return any(offer.kind == kind for offer in self.prints.offers)

    def _counts(self) -> Counter[tuple[str, str]]:
        """How many phrases there are by stage and channel; by stage alone with an empty channel."""
        book, found = self.book, Counter[tuple[str, str]]()
        for phrase in book.phrases:
            stage = book.stage_of(phrase)
            found.update((stage, channel) for channel in ("", *phrase.channels))
        return found

    def _stages(self) -> tuple[Heading, ...]:
        return tuple(Heading(stage.id, stage.title) for stage in self.book.settings.stages)

    def technique(self, technique: Technique) -> Page:
        """A technique's page."""
        book, id = self.book, technique.id
        path = page_of("technique", id)
        related: list[tuple[str, list[Technique]]] = []
        for field, here, there in RELATIONS:
            own = list(book.approved(Technique, getattr(technique.relations, field)))
            others = list(book.referrers(technique, Technique, field))
            for name, found in ((here, own), (there, others)):
                row = next((r for n, r in related if n == name), None)
                if row is None:
                    related.append((name, row := []))
                row.extend(t for t in found if t not in row)
        signs = list(book.approved(Sign, technique.signs))
        signs += [s for s in book.referrers(technique, Sign) if s not in signs]
        shown = {
            "technique": technique,
            "stage": book.stages[technique.stage],
            "phrases": book.phrases_of.get(id, ()),
            "related": [(name, row) for name, row in related if row],
            "signs": sorted(signs, key=lambda s: self._levels.index(s.level)),
            "playbooks": book.referrers(technique, Playbook),
            "models": book.referrers(technique, ServiceModel),
            "drills": book.referrers(technique, Drill),
            "questions": book.referrers(technique, Question),
            "card": self.prints.cards.get(id),
            "decks": [offer for offer in self.prints.offers if offer.kind == "cards"],
        }
        avoid = [a for a in (book.get(Avoid, a) for a in technique.not_that) if a]
        instead = [book.get(Phrase, i) for a in avoid for i in a.instead[:1]]
        made_from = (
            shown,
            avoid,
            instead,
            [book.entry(kind, id) for _, kind, id in technique.targets],
            book.settings,
        )
        return self._once(path, made_from, partial(self._technique, path, technique, shown))

    def _once(self, path: str, made_from: object, make: Callable[[], Page]) -> Page:
        """The page that is kept, if it was made from just this; else a new one."""
        if path not in self.kept or self.kept[path][0] != made_from:
            self.kept[path] = made_from, make()
        return self.kept[path][1]

    def _technique(self, path: str, technique: Technique, shown: dict[str, Any]) -> Page:
        body = self._body("technique.html", path, **shown)
        headings = (
            Heading("do", "Do this"),
            Heading("say", "Say this, not that"),
            Heading("examples", "How it sounds"),
            Heading("watch", "Watch for"),
            Heading("evidence", "Why it works"),
            *((Heading("card", "On paper"),) if shown["card"] else ()),
            Heading("related", "Next to it"),
        )
        return Page(
            path,
            technique.title,
            technique.tagline,
            body,
            "techniques/index.html",
            headings,
            technique.location.path,
        )

    def playbook(self, playbook: Playbook) -> Page:
        """A playbook's page."""
        path = page_of("playbook", playbook.id)
        numbers = {step.id: n for n, step in enumerate(playbook.steps, 1)}
        body = self._body("playbook.html", path, playbook=playbook, numbers=numbers)
        headings = (Heading("path", "The path"), Heading("limits", "Escalate, end, never"))
        return Page(
            path,
            playbook.title,
            playbook.tagline,
            body,
            "playbooks/index.html",
            headings,
            playbook.location.path,
        )

    def phrase_lists(self) -> Iterator[Page]:
        """The phrases of each stage, in lists of at most 400."""
        book = self.book
        order = {t.id: n for n, t in enumerate(book.techniques)}
        by_stage: dict[str, list[Phrase]] = {stage.id: [] for stage in book.settings.stages}
        for phrase in book.phrases:
            by_stage.setdefault(book.stage_of(phrase), []).append(phrase)
        for stage in book.settings.stages:
            phrases = sorted(by_stage[stage.id], key=lambda p: order.get(p.technique, 0))
            parts = [
                phrases[n : n + PHRASES_ON_A_PAGE] for n in range(0, len(phrases), PHRASES_ON_A_PAGE)
            ] or [[]]
            for number, part in enumerate(parts, 1):
                path = phrase_list(stage.id, number)
                groups = [
                    (book.get(Technique, id), list(rows))
                    for id, rows in groupby(part, key=lambda p: p.technique)
                ]
                shown: dict[str, Any] = {
                    "stage": stage,
                    "groups": groups,
                    "number": number,
                    "paths": [phrase_list(stage.id, n) for n in range(1, len(parts) + 1)],
                    "total": len(phrases),
                }
                yield self._once(path, (shown, book.settings), partial(self._phrase_list, path, **shown))

    def _phrase_list(self, path: str, stage: Stage, groups: Groups, **shown: Any) -> Page:
        body = self._body("phrase_list.html", path, stage=stage, groups=groups, **shown)
        headings = tuple(Heading(t.id, t.title) for t, _ in groups if isinstance(t, Technique))
        description = f"Phrases for the stage “{stage.title}”."
        return Page(path, f"{stage.title}: phrases", description, body, "phrases/index.html", headings)


def phrase_list(stage: str, number: int = 1) -> str:
    """The address of a stage's list of phrases."""
    return f"phrases/{stage}.html" if number == 1 else f"phrases/{stage}-{number}.html"


__all__ = ["NAVIGATION", "Page", "assets", "icon", "phrase_list", "render"]
