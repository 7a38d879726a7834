"""Role cards: a scenario for two people, the customer's card above the agent's, A5 each, to cut apart.

They say who one is and what happened, and no line to read out: what is said is the players'. Text begins at 13 pt and is
at least 10 pt, arm's length. On A3 everything is larger by √2.
"""

from __future__ import annotations

from talkdown.model import Scenario, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.role_plays import heading_data, selected_role_plays
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A page for each scenario that two may play and that trains a technique that is selected."""
    scenarios = selected_role_plays(book, selection)
    if not scenarios:
        return None
    return Job(
        title=f"{brand_name(book)}: role cards",
        content={"sheets": [role_data(book, scenario) for scenario in scenarios]},
        layout=page_layout(options.paper),
        sheets=len(scenarios),
        page_count=len(scenarios),
        entries={scenario.id: scenario for scenario in scenarios},
    )


def role_data(book: Book, scenario: Scenario) -> JsonObject:
    """All words of both cards of a scenario."""
    level = book.levels.get(scenario.opening_mood)
    return {
        **heading_data(book, scenario),
        "role": bind_last_word(scenario.role),
        "calms": [bind_last_word(text) for text in scenario.calms],
        "heats": [bind_last_word(text) for text in scenario.heats],
        "mood": typeset(level.title) if level else "",
        "situation": bind_last_word(scenario.situation),
        "techniques": [
            {"code": technique.code or "", "title": typeset(technique.title)}
            for technique in book.approved(Technique, scenario.techniques)
        ],
    }
