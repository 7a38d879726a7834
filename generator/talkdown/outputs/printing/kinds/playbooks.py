"""Playbook sheets: a situation on one page, the path with its decisions, readable while talking."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Phrase, Playbook, Slot, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand, link, shown, tones
from talkdown.outputs.printing.imposition import PAPERS
from talkdown.outputs.printing.job import Job, Options, Selection, Values
from talkdown.outputs.printing.kinds.technique_cards import labels
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.typography import gaps, quoted, tied, typeset

ENDINGS = (
    ("escalate_when", "account-arrow-up", "Bring someone in when"),
    ("end_when", "phone-hangup", "End the contact"),
    ("never", "cancel", "Never"),
)
"""A playbook's closing lists: field, icon, label."""

LINES = 3
"""How many lines to write on a sheet has room for."""


def _step(book: Book, playbook: Playbook, number: int) -> Values:
    step = playbook.steps[number]
    numbers = {other.id: n for n, other in enumerate(playbook.steps, 1)}
    names = labels(book)
    technique = book.get(Technique, step.technique) if step.technique else None
    phrases = book.approved(Phrase, step.say)
    decision: Values | None = None
    if step.decision:
        decision = {"ask": tied(step.decision.ask), "answers": []}
        for answer in step.decision.answers:
            other = book.get(Playbook, answer.playbook) if answer.playbook else None
            goto = numbers.get(answer.go or "", 0)
            decision["answers"].append(
                {
                    "answer": typeset(answer.answer),
                    "do": tied(answer.do) if answer.do else "",
                    "go": goto if goto != number + 2 else 0,
                    "on": goto == number + 2,
                    "sheet": typeset(other.name) if other else "",
                    "code": (other.code or "") if other else "",
                }
            )
    return {
        "do": typeset(step.do),
        "how": tied(step.how) if step.how else "",
        "code": technique.code or "" if isinstance(technique, Technique) else "",
        "color": tones(book.stages[technique.stage].color if isinstance(technique, Technique) else "#16181d"),
        "icon": book.stages[technique.stage].icon if isinstance(technique, Technique) else "circle-outline",
        "say": [quoted(gaps(p.text, names)) for p in phrases[:1]],
        "decision": decision,
    }


def _lines(book: Book, playbook: Playbook) -> list[Values]:
    """What a team writes on a sheet by hand, as far as its book does not say it: the sheet's own slots first."""
    ids = [*playbook.slots, *(id for step in playbook.steps for id in step.slots)]
    slots = [book.get(Slot, id) for id in dict.fromkeys(ids)]
    named = [slot for slot in slots if isinstance(slot, Slot) and slot.is_approved and slot.short]
    return [{"label": slot.short, "words": typeset(slot.reach or "")} for slot in named[:LINES]]


def sheet(book: Book, playbook: Playbook) -> Values:
    """All words of a playbook's sheet."""
    address = link(book, playbook.code)
    return {
        "id": playbook.id,
        "code": playbook.code or "",
        "revision": playbook.revision,
        "title": typeset(playbook.title),
        "tagline": tied(playbook.tagline),
        "situation": tied(playbook.situation),
        "steps": [_step(book, playbook, n) for n in range(len(playbook.steps))],
        "endings": [
            {"icon": icon, "label": label, "rows": [tied(row) for row in getattr(playbook, field)]}
            for field, icon, label in ENDINGS
            if getattr(playbook, field)
        ],
        "lines": _lines(book, playbook),
        "qr": qr(address) if address else "",
        "link": shown(address) if address else "",
    }


def playbooks(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """A page for each playbook that goes through a technique that is meant."""
    found = [
        playbook
        for playbook in book.playbooks
        if selection.everything
        or any(
            selection.holds(t.id, t.stage)
            for t in (book.get(Technique, s.technique) for s in playbook.steps if s.technique)
            if isinstance(t, Technique)
        )
    ]
    if not found:
        return
    width, height = PAPERS[options.paper]
    ink = "" if options.ink == "full" else f"-{options.ink}"
    layout = {"width": width, "height": height, "scale": 2**0.5 if options.paper == "a3" else 1.0}
    yield Job(
        f"playbooks{selection.suffix}-{options.paper}{ink}",
        "playbook",
        f"{brand(book)['name']}: playbooks",
        {"sheets": [sheet(book, playbook) for playbook in found]},
        layout,
        len(found),
        {playbook.id: playbook for playbook in found},
        len(found),
    )
