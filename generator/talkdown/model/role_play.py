"""Which scenarios two people may play, and which a group only talks through."""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.model.playbook import Playbook
from talkdown.model.scenario import Scenario
from talkdown.model.technique import Technique


def is_about_danger(book: Book, scenario: Scenario) -> bool:
    """Whether a scenario is about safety, by itself, by a technique that it trains or by its path: then nobody acts it."""
    techniques = (book.get(Technique, id) for id in scenario.techniques)
    entries = (scenario, book.get(Playbook, scenario.playbook), *techniques)
    return any(entry is not None and entry.safety for entry in entries)


def role_plays(book: Book) -> tuple[Scenario, ...]:
    """The approved scenarios that two people may play: all but those about danger."""
    return tuple(scenario for scenario in book.approved(Scenario) if not is_about_danger(book, scenario))
