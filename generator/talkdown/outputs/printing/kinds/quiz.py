"""The trainer's hand-out and quiz: techniques at a glance, drills, slips to mend, and the key on its own page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from talkdown.model import Drill, Phrase, Technique, Verdict
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand
from talkdown.outputs.printing.imposition import PAPERS
from talkdown.outputs.printing.job import Job, Options, Selection, Values
from talkdown.outputs.printing.kinds.technique_cards import instead, labels, slip, stage_values
from talkdown.outputs.printing.typography import gaps, quoted, tied, typeset

DRILLS = 8
SLIPS = 8
"""How many there are when nothing is chosen: what a session of 45 minutes holds."""

LETTERS = "ABCDE"

PLACES = (1, 3, 0, 2, 0, 3, 2, 1)
"""Where the best answer stands, drill by drill: no letter is more likely than another."""


def drills_of(book: Book, selection: Selection) -> list[Drill]:
    """All drills of what is chosen; without a selection, one of each stage in turn."""
    by_stage: dict[str, list[Drill]] = {stage.id: [] for stage in book.settings.stages}
    for drill in book.drills:
        technique = book.get(Technique, drill.technique)
        if isinstance(technique, Technique) and selection.holds(technique.id, technique.stage):
            by_stage[technique.stage].append(drill)
    rows = [drill for drill in chain.from_iterable(zip_longest(*by_stage.values())) if drill]
    return rows[:DRILLS] if selection.everything else rows


def _drill(book: Book, drill: Drill, number: int) -> Values:
    names = labels(book)
    choices = []
    best_of = next((n for n, answer in enumerate(drill.choices) if answer.verdict is Verdict.best), 0)
    turn = best_of - PLACES[number % len(PLACES)] % len(drill.choices)
    mixed = (*drill.choices[turn:], *drill.choices[:turn])
    for letter, answer in zip(LETTERS, mixed, strict=False):
        phrase = book.get(Phrase, answer.phrase) if answer.phrase else None
        said = answer.answer_text(phrase if isinstance(phrase, Phrase) else None)
        choices.append(
            {
                "letter": letter,
                "say": quoted(gaps(said, names)),
                "verdict": answer.verdict.value,
                "feedback": tied(answer.feedback),
            }
        )
    best = [c["letter"] for c in choices if c["verdict"] == Verdict.best.value]
    technique = book.get(Technique, drill.technique)
    return {
        "id": drill.id,
        "number": number,
        "title": typeset(drill.title),
        "channel": typeset(book.channels[drill.channel].title),
        "situation": tied(drill.situation),
        "customer": quoted(drill.customer),
        "choices": choices,
        "best": " ".join(best),
        "why": next((c["feedback"] for c in choices if c["verdict"] == Verdict.best.value), ""),
        "technique": typeset(technique.name) if technique else "",
        "code": (technique.code or "") if technique else "",
    }


def _slips(book: Book, techniques: list[Technique], most: int) -> list[Values]:
    """What not to say, and the first phrase to say instead; each slip once."""
    names = labels(book)
    found: dict[str, Values] = {}
    ids = chain.from_iterable(zip_longest(*(t.not_that for t in techniques)))
    for id in ids:
        avoid = slip(book, id) if id else None
        phrase = instead(book, avoid) if avoid else None
        if avoid and phrase and avoid.id not in found:
            found[avoid.id] = {
                "words": quoted(avoid.words),
                "short": tied(avoid.short),
                "instead": quoted(gaps(phrase.text, names)),
            }
    return list(found.values())[:most]


def quiz(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """The hand-out, the quiz and its key."""
    drills = drills_of(book, selection)
    meant = [t for t in book.techniques if selection.holds(t.id, t.stage)]
    trained = {drill.technique for drill in drills}
    techniques = [t for t in meant if t.id in trained] if selection.everything else meant
    slips = _slips(book, techniques, SLIPS)
    if not drills and not slips:
        return
    width, height = PAPERS[options.paper]
    ink = "" if options.ink == "full" else f"-{options.ink}"
    words = {
        "techniques": [
            {
                "title": typeset(t.title),
                "code": t.code or "",
                "tagline": tied(t.tagline),
                "when": tied(t.use_when),
                "leads": [typeset(s.do).rstrip(".") for s in t.steps],
                "stage": stage_values(book, book.stages[t.stage]),
            }
            for t in techniques
        ],
        "drills": [_drill(book, drill, n) for n, drill in enumerate(drills, 1)],
        "slips": slips,
    }
    yield Job(
        f"quiz{selection.suffix}-{options.paper}{ink}",
        "quiz",
        f"{brand(book)['name']}: hand-out and quiz",
        words,
        {"width": width, "height": height},
        0,
        {drill.id: drill for drill in drills},
    )
