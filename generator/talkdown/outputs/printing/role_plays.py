"""What is played by two people, for the cards of those who play and the sheet of who watches."""

from __future__ import annotations

from collections.abc import Callable

from talkdown.model import Scenario, Technique
from talkdown.model.book import Book
from talkdown.model.role_play import role_plays
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.content import selects_any, sheet_head
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import typeset
from talkdown.storage.json_object import JsonObject


def _selected_role_plays(book: Book, selection: Selection) -> list[Scenario]:
    """The scenarios for role play that train a technique that is selected."""
    return [
        scenario
        for scenario in role_plays(book)
        if selects_any(selection, book.approved(Technique, scenario.techniques))
    ]


def heading_data(book: Book, scenario: Scenario) -> JsonObject:
    """What a card and a sheet of a scenario say alike: its name, where it takes place, and where it stands on the site."""
    return {
        **sheet_head(book, scenario),
        "channel": typeset(book.channels[scenario.channel].title)
        if scenario.channel in book.channels
        else "",
    }


def role_play_job(
    book: Book,
    selection: Selection,
    options: Options,
    title: str,
    sheet_data: Callable[[Book, Scenario], JsonObject],
) -> Job | None:
    """A page for each scenario that two may play and that trains a technique that is selected; None if there is none."""
    scenarios = _selected_role_plays(book, selection)
    if not scenarios:
        return None
    return Job(
        title=f"{brand_name(book)}: {title}",
        content={"sheets": [sheet_data(book, scenario) for scenario in scenarios]},
        layout=page_layout(options.paper),
        sheets=len(scenarios),
        page_count=len(scenarios),
        entries={scenario.id: scenario for scenario in scenarios},
    )
