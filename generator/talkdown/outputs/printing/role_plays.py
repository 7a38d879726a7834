"""What is played by two people, for the cards of those who play and the sheet of who watches."""

from __future__ import annotations

from talkdown.model import Scenario, Technique
from talkdown.model.book import Book
from talkdown.model.role_play import role_plays
from talkdown.outputs.printing.brand import short_link, without_scheme
from talkdown.outputs.printing.options import Selection
from talkdown.outputs.printing.typography import typeset
from talkdown.storage.json_object import JsonObject


def selected_role_plays(book: Book, selection: Selection) -> list[Scenario]:
    """The scenarios for role play that train a technique that is selected."""
    return [
        scenario
        for scenario in role_plays(book)
        if selection.selects_all
        or any(selection.selects(t.id, t.stage) for t in book.approved(Technique, scenario.techniques))
    ]


def heading_data(book: Book, scenario: Scenario) -> JsonObject:
    """What a card and a sheet of a scenario say alike: its name, where it takes place, and where it stands on the site."""
    link = short_link(book, scenario.code)
    return {
        "id": scenario.id,
        "code": scenario.code or "",
        "revision": scenario.revision,
        "title": typeset(scenario.title),
        "channel": typeset(book.channels[scenario.channel].title)
        if scenario.channel in book.channels
        else "",
        "link": without_scheme(link) if link else "",
    }
