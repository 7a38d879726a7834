"""What a book has to practice, for the practice script: drills, scenarios, and the names of what they are about."""

from __future__ import annotations

from collections.abc import Iterable

from talkdown.model import Choice, Drill, Entry, Phrase, Reply, Scenario, ScenarioTurn, Technique
from talkdown.model.book import Book
from talkdown.model.role_play import is_about_danger
from talkdown.outputs.addresses import address
from talkdown.storage.json_object import JsonObject


def practice_book(book: Book, drills: Iterable[Drill] = (), scenarios: Iterable[Scenario] = ()) -> JsonObject:
    """These drills and scenarios, with all names of the book; `outputs/practice/js/types.ts` has the shape."""
    return {
        "stages": [{"id": stage.id, "title": stage.title} for stage in book.settings.stages],
        "channels": [{"id": channel.id, "title": channel.title} for channel in book.settings.channels],
        "levels": [{"id": level.id, "title": level.title} for level in book.settings.levels],
        "techniques": [
            {
                "id": technique.id,
                "title": technique.title,
                "stage": technique.stage,
                "address": address(technique),
            }
            for technique in book.techniques
        ],
        "drills": [_drill(book, drill) for drill in drills],
        "scenarios": [_scenario(book, scenario) for scenario in scenarios],
    }


def _heading(entry: Entry) -> JsonObject:
    return {"id": entry.id, "title": entry.name, "address": address(entry)}


def _drill(book: Book, drill: Drill) -> JsonObject:
    return {
        **_heading(drill),
        "technique": drill.technique,
        "channel": drill.channel,
        "situation": drill.situation,
        "customer": drill.customer,
        "choices": [_choice(book, choice) for choice in drill.choices],
    }


def _scenario(book: Book, scenario: Scenario) -> JsonObject:
    return {
        **_heading(scenario),
        "techniques": list(scenario.techniques),
        "channel": scenario.channel,
        "difficulty": scenario.difficulty.value,
        "situation": scenario.situation,
        "isAboutDanger": is_about_danger(book, scenario),
        "start": scenario.start,
        "turns": [_turn(book, turn) for turn in scenario.turns],
    }


def _turn(book: Book, turn: ScenarioTurn) -> JsonObject:
    fields: JsonObject = {
        "id": turn.id,
        "mood": turn.mood,
        "customer": turn.customer,
        "shows": turn.shows or "",
        "choices": [{**_choice(book, reply), "next": reply.then} for reply in turn.choices],
    }
    if turn.ending:
        fields |= {"ending": turn.ending.label, "wellDone": turn.well_done, "debrief": turn.debrief or ""}
    return fields


def _choice(book: Book, choice: Choice) -> JsonObject:
    """An answer. The technique of a phrase says what was done there: a pattern in wrong answers is made of that."""
    phrase = book.get(Phrase, choice.phrase)
    technique = book.get_approved(Technique, phrase.technique) if phrase else None
    return {
        "text": choice.answer_text(phrase),
        "isAct": isinstance(choice, Reply) and choice.act is not None,
        "verdict": choice.verdict.value,
        "feedback": choice.feedback,
        "technique": technique.id if technique else "",
        "stage": book.stage_of(phrase) if phrase else "",
    }
