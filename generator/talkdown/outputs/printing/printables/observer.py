"""Observer's sheets: what was seen and heard in a role play, technique by technique, A5 and twice on a page.

It asks for words, and not for marks: there is no score on it, and no place for one. It is written on, so a line is at least
8 mm high. On A3 everything is larger by √2.
"""

from __future__ import annotations

from talkdown.model import Scenario, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.content import stage_data
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.role_plays import heading_data, role_play_job
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject

TECHNIQUES = 4
"""How many rows an A5 sheet has, each of two lines to write on: no shipped scenario trains more."""


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A page with two sheets for each scenario that two may play and that trains a technique that is selected."""
    return role_play_job(book, selection, options, "observer's sheets", observer_data)


def observer_data(book: Book, scenario: Scenario) -> JsonObject:
    """All words of an observer's sheet."""
    techniques = book.approved(Technique, scenario.techniques)[:TECHNIQUES]
    return {
        **heading_data(book, scenario),
        "techniques": [
            {
                "code": technique.code or "",
                "title": typeset(technique.title),
                "steps": bind_last_word(" · ".join(step.do.rstrip(".") for step in technique.steps)),
                "stage": stage_data(book, book.stages[technique.stage]),
            }
            for technique in techniques
            if technique.stage in book.stages
        ],
    }
