"""Role cards: a scenario for two people, the customer's card above the agent's, A5 each, to cut apart.

They say who one is and what happened, and no line to read out: what is said is the players'. Text begins at 13 pt and is
at least 10 pt, arm's length. On A3 everything is larger by √2.
"""

from __future__ import annotations

from talkdown.model import Scenario, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.role_plays import heading_data, role_play_job
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A page for each scenario that two may play and that trains a technique that is selected."""
    return role_play_job(book, selection, options, "role cards", role_data)


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
