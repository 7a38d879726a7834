"""What a scenario's page offers to print: the cards of its two parts, and the sheet of who watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from talkdown.model import Handout, Scenario
from talkdown.model.book import Book
from talkdown.model.role_play import role_plays
from talkdown.outputs.print_offers import PrintOffers
from talkdown.outputs.printables import PAPER_TITLES, printable

_HANDOUTS = (Handout.roles, Handout.observer)
"""Both have a page for each scenario that two may play."""


def scenario_prints(book: Book, print_offers: PrintOffers) -> Callable[[Scenario], Iterator[tuple[str, str]]]:
    """A function that gives the title and the address of each file of a scenario, in the first ink of each paper."""
    scenarios = role_plays(book)

    def prints(scenario: Scenario) -> Iterator[tuple[str, str]]:
        if scenario not in scenarios:
            return
        page = f"#page={scenarios.index(scenario) + 1}"
        for id in _HANDOUTS:
            papers: set[str] = set()
            for offer in print_offers.offers:
                # Of some techniques alone there are fewer pages: which one it is cannot be told.
                if offer.printable_id == id and offer.pages == len(scenarios) and offer.paper not in papers:
                    papers.add(offer.paper)
                    yield f"{printable(id).title}, {PAPER_TITLES[offer.paper]}", offer.path + page

    return prints
