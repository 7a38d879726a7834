"""`danger.yaml`: words that say for or against an emergency."""

from __future__ import annotations

import re
from collections.abc import Collection

from talkdown.diagnostics import Location, did_you_mean
from talkdown.loader.parsed_folder import DANGER_FILE, BookFolder
from talkdown.loader.report import LoadReport
from talkdown.loader.validation_messages import describe_shape
from talkdown.model.danger import ANY, NO_DANGER_WORDS, DangerWords
from talkdown.yamltext import RawValue

_MOST_WORDS = 2
"""Of a row: the finder weighs single words and pairs of neighbors."""

_MOST_WEIGHT = 10.0
"""In log odds; a single word of more would stand against all others in any search."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.][0-9]+)?")

_HINT = "write it like `slumped: 2` below the id of an emergency, or below `any`; a number below 0 speaks against one"


def read_danger_words(folder: BookFolder) -> DangerWords:
    """The words with their weights, by emergency; a row of this book stands in place of the same one below."""
    below = read_danger_words(folder.base) if folder.base else NO_DANGER_WORDS
    value, location = folder.values.get(DANGER_FILE, {}), folder.location(DANGER_FILE)
    if not isinstance(value, dict):
        message = f"this file holds words below the ids of emergencies, not {describe_shape(value)}"
        folder.report.add("shape", message, location, _HINT)
        return below
    weights = {id: dict(rows) for id, rows in below.weights.items()}
    for id, rows in value.items():
        if isinstance(rows, dict):
            weights.setdefault(id, {}).update(_read_rows(rows, location.child(id), folder.report))
        else:
            message = f"`{id}` needs words with numbers below it, not {describe_shape(rows)}"
            folder.report.add("shape", message, location.child(id), _HINT)
    return DangerWords(weights)


def _read_rows(rows: dict[str, RawValue], location: Location, report: LoadReport) -> dict[str, float]:
    """The rows that can be read, and a problem for each other one."""
    weights: dict[str, float] = {}
    for name, value in rows.items():
        words = " ".join(name.lower().split())
        weight = _number(value)
        if not 1 <= len(words.split()) <= _MOST_WORDS:
            report.add("shape", f"`{name}` is no word, nor a pair of words", location.child(name), _HINT)
        elif weight is None:
            message = f"`{name}` needs a number from -10 to 10 after the colon"
            report.add("shape", message, location.child(name), _HINT)
        elif words in weights:
            message = f"`{words}` stands here twice, in other letters"
            report.add("duplicate-key", message, location.child(name, of_key=True), "keep one of the two")
        else:
            weights[words] = weight
    return weights


def _number(value: RawValue) -> float | None:
    number = float(value) if isinstance(value, str) and _NUMBER.fullmatch(value.strip()) else None
    return number if number is not None and abs(number) <= _MOST_WEIGHT else None


def report_unknown_emergencies(folder: BookFolder, situation_ids: Collection[str]) -> None:
    """Report what stands in the book's own file below the id of no situation: it would speak for nothing, without a word."""
    value, location = folder.values.get(DANGER_FILE, {}), folder.location(DANGER_FILE)
    for id in value if isinstance(value, dict) else ():
        if id != ANY and id not in situation_ids:
            hint = did_you_mean(id, (ANY, *situation_ids)) or f"words that speak for none stand below `{ANY}`"
            message = f"no situation is called `{id}`"
            folder.report.add("broken-reference", message, location.child(id, of_key=True), hint)
