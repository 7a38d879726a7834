"""The trainer's hand-out and quiz: techniques at a glance, drills, avoid phrases to mend, and the key on its own page.

Its numbers are what a session of 45 minutes holds. It is written on, so text has 11 pt and room around it.
"""

from __future__ import annotations

from itertools import chain, zip_longest

from talkdown.model import Avoid, Choice, Drill, Phrase, Technique, Verdict
from talkdown.model.book import Book
from talkdown.outputs.printables import PAPERS
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.content import printed_words, selected_techniques, stage_data
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.typography import bind_last_word, quote, typeset
from talkdown.storage.json_object import JsonObject

DRILLS = 8
AVOID_PHRASES = 8
"""How many of each there are when nothing is selected: what a session of 45 minutes holds."""

LETTERS = "ABCDE"

BEST_PLACES = (1, 3, 0, 2, 0, 3, 2, 1)
"""Where the best answer stands, drill by drill, so that no letter is more likely than another: each of four twice in eight."""


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """The hand-out, the quiz and its key."""
    drills = drills_of(book, selection)
    techniques = selected_techniques(book, selection)
    if selection.selects_all:
        trained_ids = {drill.technique for drill in drills}
        techniques = [technique for technique in techniques if technique.id in trained_ids]
    avoid_rows = _avoid_rows(book, techniques)
    avoid_phrases = book.approved(Avoid, [row["id"] for row in avoid_rows])
    if not drills and not avoid_rows:
        return None
    width, height = PAPERS[options.paper]
    return Job(
        title=f"{brand_name(book)}: hand-out and quiz",
        content={
            "techniques": [_technique(book, technique) for technique in techniques],
            "drills": [_drill(book, drill, n) for n, drill in enumerate(drills, 1)],
            "slips": avoid_rows,
        },
        layout={"width": width, "height": height},
        sheets=None,
        entries={entry.id: entry for entry in (*techniques, *avoid_phrases, *drills)},
    )


def drills_of(book: Book, selection: Selection) -> list[Drill]:
    """All drills of what is selected; if nothing is, eight, one of each stage in turn."""
    by_stage: dict[str, list[Drill]] = {stage.id: [] for stage in book.settings.stages}
    for drill in book.drills:
        technique = book.get(Technique, drill.technique)
        if technique and selection.selects(technique.id, technique.stage):
            by_stage[technique.stage].append(drill)
    in_turn = [drill for drill in chain.from_iterable(zip_longest(*by_stage.values())) if drill]
    return in_turn[:DRILLS] if selection.selects_all else in_turn


def _technique(book: Book, technique: Technique) -> JsonObject:
    return {
        "id": technique.id,
        "title": typeset(technique.title),
        "code": technique.code or "",
        "tagline": bind_last_word(technique.tagline),
        "when": bind_last_word(technique.use_when),
        "leads": [typeset(step.do).rstrip(".") for step in technique.steps],
        "stage": stage_data(book, book.stages[technique.stage]),
    }


def _drill(book: Book, drill: Drill, number: int) -> JsonObject:
    choices = [
        {
            "letter": letter,
            "say": printed_words(choice.answer_text(book.get(Phrase, choice.phrase))),
            "verdict": choice.verdict.value,
            "feedback": bind_last_word(choice.feedback),
        }
        # Five letters are enough: the model lets no drill have more choices.
        for letter, choice in zip(LETTERS, _in_quiz_order(drill, number), strict=False)
    ]
    best = [choice for choice in choices if choice["verdict"] == Verdict.best.value]
    technique = book.get(Technique, drill.technique)
    return {
        "id": drill.id,
        "number": number,
        "title": typeset(drill.title),
        "channel": typeset(book.channels[drill.channel].title),
        "situation": bind_last_word(drill.situation),
        "customer": quote(drill.customer),
        "choices": choices,
        "best": " ".join(choice["letter"] for choice in best),
        "why": best[0]["feedback"] if best else "",
        "technique": typeset(technique.name) if technique else "",
        "code": (technique.code or "") if technique else "",
    }


def _in_quiz_order(drill: Drill, number: int) -> tuple[Choice, ...]:
    """A drill's choices, turned until the best one stands in the place it has in that drill."""
    best = next((n for n, choice in enumerate(drill.choices) if choice.verdict is Verdict.best), 0)
    # A place that a drill of two or three choices has not is counted on from its first one.
    turn = best - BEST_PLACES[number % len(BEST_PLACES)] % len(drill.choices)
    return (*drill.choices[turn:], *drill.choices[:turn])


def _avoid_rows(book: Book, techniques: list[Technique]) -> list[JsonObject]:
    """What not to say, and the first phrase to say instead; each avoid phrase once."""
    rows: dict[str, JsonObject] = {}
    for id in chain.from_iterable(zip_longest(*(technique.not_that for technique in techniques))):
        avoid = book.get_approved(Avoid, id)
        phrase = book.phrase_instead(avoid) if avoid else None
        if avoid and phrase and avoid.id not in rows:
            rows[avoid.id] = {
                "id": avoid.id,
                "words": quote(avoid.words),
                "short": bind_last_word(avoid.short),
                "instead": printed_words(phrase.text),
            }
    return list(rows.values())[:AVOID_PHRASES]
