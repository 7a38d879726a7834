"""Playbook sheets: a situation on one page or two, the path with its decisions, readable while talking.

Text begins at 13.5 pt, for a short path, and is at least 10 pt, arm's length; a path that needs less is said in short, with the address
of the whole, and takes a second page before anything else is left out. On A3 everything is larger by √2.
"""

from __future__ import annotations

from talkdown.model import Phrase, Playbook, Slot, Technique
from talkdown.model.book import Book
from talkdown.model.playbook import Answer
from talkdown.outputs.endings import ENDINGS
from talkdown.outputs.printing.brand import BLACK, brand_name, print_colors, short_link
from talkdown.outputs.printing.content import printed_words, selects_any, sheet_head
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject

LINES = 3
"""How many lines to write on stand side by side on a sheet: each has 59 mm on A4, for a label and a telephone number."""


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A page, or two, for each playbook that goes through a technique that is selected."""
    playbooks = [
        playbook
        for playbook in book.playbooks
        if selects_any(selection, (book.get(Technique, step.technique) for step in playbook.steps))
    ]
    if not playbooks:
        return None
    return Job(
        title=f"{brand_name(book)}: playbooks",
        content={"sheets": [playbook_data(book, playbook) for playbook in playbooks]},
        layout=page_layout(options.paper),
        sheets=None,
        entries={playbook.id: playbook for playbook in playbooks},
    )


def playbook_data(book: Book, playbook: Playbook) -> JsonObject:
    """All words of a playbook's sheet."""
    link = short_link(book, playbook.code)
    return {
        **sheet_head(book, playbook),
        "tagline": bind_last_word(playbook.tagline),
        "situation": bind_last_word(playbook.situation),
        "steps": [_step(book, playbook, n) for n in range(len(playbook.steps))],
        "endings": [
            {
                "icon": ending.icon,
                "label": ending.label,
                "rows": [bind_last_word(row) for row in getattr(playbook, ending.field)],
            }
            for ending in ENDINGS
            if getattr(playbook, ending.field)
        ],
        "lines": _lines(book, playbook),
        "qr": qr(link) if link else "",
    }


def _step(book: Book, playbook: Playbook, index: int) -> JsonObject:
    step = playbook.steps[index]
    technique = book.get(Technique, step.technique)
    stage = book.stages[technique.stage] if technique else None
    return {
        "do": typeset(step.do),
        "how": bind_last_word(step.how) if step.how else "",
        "code": technique.code or "" if technique else "",
        "color": print_colors(stage.color if stage else BLACK),
        "icon": stage.icon if stage else "circle-outline",
        "say": [
            {"words": printed_words(phrase.text), "channels": _channels_of(book, playbook, phrase)}
            for phrase in book.approved(Phrase, step.say)[:1]
        ],
        "decision": {
            "ask": bind_last_word(step.decision.ask),
            "answers": [_answer(book, playbook, index, answer) for answer in step.decision.answers],
        }
        if step.decision
        else None,
    }


def _channels_of(book: Book, playbook: Playbook, phrase: Phrase) -> str:
    """The channels of the playbook that a phrase is for; empty if it is for all of them."""
    channels = [c for c in book.settings.channels if c.id in (playbook.channels or book.channels)]
    titles = [channel.title for channel in channels if channel.id in phrase.channels]
    return ", ".join(titles) if len(titles) < len(channels) else ""


def _answer(book: Book, playbook: Playbook, index: int, answer: Answer) -> JsonObject:
    """An answer to a decision: what to do, and where to go unless that is simply the next step."""
    numbers = {step.id: n for n, step in enumerate(playbook.steps, 1)}
    next_number = index + 2  # steps are numbered from 1
    target = numbers.get(answer.go or "", 0)
    other_playbook = book.get(Playbook, answer.playbook)
    return {
        "answer": typeset(answer.answer),
        "do": bind_last_word(answer.do) if answer.do else "",
        "go": target if target != next_number else 0,
        "on": target == next_number,
        "sheet": typeset(other_playbook.name) if other_playbook else "",
        "code": (other_playbook.code or "") if other_playbook else "",
    }


def _lines(book: Book, playbook: Playbook) -> list[JsonObject]:
    """What a team writes on a sheet by hand, as far as its book does not say it: the sheet's own slots first."""
    ids = [*playbook.slots, *(id for step in playbook.steps for id in step.slots)]
    slots = book.approved(Slot, dict.fromkeys(ids))
    rows = [{"label": typeset(s.short), "words": typeset(s.reach or "")} for s in slots if s.short]
    return rows[:LINES]
