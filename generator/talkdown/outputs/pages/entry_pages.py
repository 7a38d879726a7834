"""The pages of entries that have one of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from talkdown.model import (
    ENTRY_KINDS,
    KIND_BY_NAME,
    Avoid,
    Citation,
    Drill,
    Email,
    Entry,
    Playbook,
    Question,
    Scenario,
    ServiceModel,
    Sign,
    Slot,
    Status,
    Technique,
    Training,
)
from talkdown.model.book import Book
from talkdown.outputs.addresses import address
from talkdown.outputs.pages.jinja import template_or
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.rendering import Rendering
from talkdown.outputs.pages.technique_relations import related_techniques


def render_entries(rendering: Rendering) -> Iterator[Page]:
    """A page for every entry of a kind whose entries have one, in the order of the files.

    Deprecated ones keep theirs: a card or a bookmark may lead there. Drafts have none.
    """
    for kind in ENTRY_KINDS:
        if kind.entry_pages_folder:
            render = _PAGES.get(kind.name, _plain_page)
            for entry in rendering.book.all(kind.entry_class).values():
                if entry.status is not Status.draft:
                    yield render(rendering, entry)


def _page(entry: Entry, description: str, body: str, headings: tuple[Heading, ...] = ()) -> Page:
    section = KIND_BY_NAME[entry.kind].page
    return Page(
        address(entry),
        entry.name,
        description,
        body,
        section,
        headings=headings,
        source_path=entry.location.path,
    )


def _plain_page(rendering: Rendering, entry: Entry) -> Page:
    """The page of a kind that has no page of its own design: the entry's fields, each under its name."""
    kind = KIND_BY_NAME[entry.kind]
    template = template_or(f"{kind.name}.html", "_entry.html")
    description = str(getattr(entry, kind.finder_field)) if kind.finder_field else entry.name
    return _page(entry, description, rendering.render_body(template, address(entry), kind=kind, entry=entry))


def _playbook_page(rendering: Rendering, playbook: Playbook) -> Page:
    step_titles = {step.id: f"Step {number}: {step.do}" for number, step in enumerate(playbook.steps, 1)}
    emails = rendering.book.referrers(playbook, Email)
    body = rendering.render_body(
        "playbook.html", address(playbook), playbook=playbook, step_titles=step_titles, emails=emails
    )
    headings = (
        Heading("path", "The path"),
        Heading("limits", "Escalate, end, never"),
        Heading("when", "When this path fits"),
        *((Heading("emails", "Whole emails"),) if emails else ()),
    )
    return _page(playbook, playbook.tagline, body, headings)


def _email_page(rendering: Rendering, email: Email) -> Page:
    body = rendering.render_body("email.html", address(email), email=email)
    return _page(email, email.when, body, (Heading("email", "The email"), Heading("behind", "Behind it")))


def _scenario_page(rendering: Rendering, scenario: Scenario) -> Page:
    turn_titles = {turn.id: turn.title for turn in scenario.turns}
    body = rendering.render_body(
        "scenario.html", address(scenario), scenario=scenario, turn_titles=turn_titles
    )
    return _page(scenario, f"A contact to play: {scenario.title}", body, (Heading("behind", "Behind it"),))


def _training_page(rendering: Rendering, training: Training) -> Page:
    kind = KIND_BY_NAME[training.kind]
    body = rendering.render_body("training.html", address(training), kind=kind, entry=training)
    return _page(
        training, training.aim, body, (Heading("steps", "The session"), Heading("close", "How it ends"))
    )


def _technique_page(rendering: Rendering, technique: Technique) -> Page:
    """A technique's page. Made again only if something on it has changed: a book has many, and they are long."""
    book, path = rendering.book, address(technique)
    values = _technique_values(rendering, technique)
    avoid_phrases = [a for a in (book.get(Avoid, id) for id in technique.not_that) if a]
    dependencies = (
        values,
        avoid_phrases,
        # The template shows the first phrase to say instead, and no more.
        [book.phrase_instead(avoid) for avoid in avoid_phrases],
        # Links in prose show the name of what they lead to.
        [book.entry(kind_name, id) for _, kind_name, id in technique.targets],
        [book.get(Citation, id) for phrase in values["phrases"] for id in phrase.citations],
        # A page about safety says at its top where help is reached.
        book.get(Slot, book.settings.emergency_slot) if technique.safety else None,
        book.settings,
    )
    render = partial(_render_technique, rendering, technique, path, values)
    return rendering.cache.get_or_render(path, dependencies, render)


def _technique_values(rendering: Rendering, technique: Technique) -> dict[str, Any]:
    """What the template shows: entries, lists of them, and what is printed, by the names it knows them by."""
    book, print_offers = rendering.book, rendering.print_offers
    return {
        "technique": technique,
        "stage": book.stages[technique.stage],
        "phrases": book.phrases_of.get(technique.id, ()),
        "related": related_techniques(book, technique),
        "signs": _signs(book, technique),
        "playbooks": book.referrers(technique, Playbook),
        "models": book.referrers(technique, ServiceModel),
        "drills": book.referrers(technique, Drill),
        "scenarios": book.referrers(technique, Scenario),
        "questions": book.referrers(technique, Question),
        "card": print_offers.cards.get(technique.id),
        # Who looks at one card may want the whole deck; other printables are on the print page.
        "decks": [offer for offer in print_offers.offers if offer.printable_id == "cards"],
    }


def _render_technique(rendering: Rendering, technique: Technique, path: str, values: dict[str, Any]) -> Page:
    headings = (
        Heading("say", "Say this, not that"),
        Heading("do", "Do this"),
        Heading("examples", "How it sounds"),
        Heading("watch", "Watch for"),
        Heading("evidence", "Why it works"),
        *((Heading("card", "On paper"),) if values["card"] else ()),
        Heading("related", "Next to it"),
    )
    return _page(
        technique, technique.tagline, rendering.render_body("technique.html", path, **values), headings
    )


def _signs(book: Book, technique: Technique) -> list[Sign]:
    """The signs that a technique answers, whichever of the two says so, mildest level first."""
    signs = {sign.id: sign for sign in book.approved(Sign, technique.signs)}
    signs |= {sign.id: sign for sign in book.referrers(technique, Sign) if sign.id not in signs}
    return sorted(signs.values(), key=lambda sign: book.settings.level_number(sign.level))


# A renderer takes the class that its row names, which a table cannot say to the type checker.
_PAGES: Mapping[str, Callable[[Rendering, Any], Page]] = {
    Technique.kind: _technique_page,
    Playbook.kind: _playbook_page,
    Email.kind: _email_page,
    Scenario.kind: _scenario_page,
    Training.kind: _training_page,
}
