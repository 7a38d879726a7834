"""`python -m bench.finder.danger`: fit the words of phrasebook/danger.yaml, and say how well they hear what they were not fitted to.

What they are fitted to stands in this repository: the rounds beside this file, each emergency with the situations that answer it, and
`danger_searches.yaml`. What the ways of asking say is known to the engine; the words are fitted beside it. The same files give the same
words, and `--check` says whether danger.yaml holds them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.finder.rounds import FOLDER, SHIPPED_BOOK
from scripts.node import node_program
from scripts.npm import ROOT, node_modules
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.model.danger import ANY
from talkdown.outputs.finder.index import index
from talkdown.storage.json_object import JsonObject

DANGER_FILE = SHIPPED_BOOK / "danger.yaml"
SEARCHES = Path(__file__).parent / "danger_searches.yaml"
FIT = Path(__file__).parent / "danger.js"
LOOK_ALIKE = "look-alike"

WEIGHTS = {"emergency": 2.0, LOOK_ALIKE: 3.0}
"""What one search counts: there are 4 ordinary ones for each emergency, and 14 for each that only looks like one."""
WEIGHT_OF_OURS = 1.5
"""What one of `danger_searches.yaml` counts: they are ours, and no stranger's."""

_HEAD = """\
# Words that say for an emergency, or (below 0) against one, in log odds: 2 makes it seven times as likely. Those below a situation speak
# for that emergency, those below `any` for none of them. A pair is two words that stand together, with or without the small words between.
# A first version is fitted by `python -m bench.finder.danger`. A book on top of this one adds rows, or writes others in their place.
"""
_PLAIN_KEY = re.compile(r"[a-z][a-z']*( [a-z][a-z']*)?")
_NO_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


class Search(NamedTuple):
    """A search to learn from."""

    text: str
    group: str
    """The class in its round; empty for one of no round."""
    round: str
    kinds: tuple[str, ...]
    """The emergencies that answer it; none for a search that is about no emergency."""
    weight: float = 1.0

    @property
    def is_danger(self) -> bool:
        """Whether it is about an emergency."""
        return bool(self.kinds)


def searches(book: Book) -> list[Search]:
    """All searches to learn from, those of rounds first."""
    return [*_searches_of_rounds(book), *_own_searches()]


def _own_searches() -> Iterator[Search]:
    for id, lines in yaml.safe_load(SEARCHES.read_text(encoding="utf-8")).items():
        for line in lines:
            for text in line.split(", "):
                yield Search(text, "", "", () if id == LOOK_ALIKE else (id,), WEIGHT_OF_OURS)


def _searches_of_rounds(book: Book) -> Iterator[Search]:
    texts = {phrase.id: phrase.text for phrase in book.phrases}
    emergencies, ordinary_texts = defaultdict[str, list[str]](list), set[str]()
    for situation in book.situations:
        if situation.sort == "emergency":
            for id in situation.say_first:
                emergencies[texts[id]].append(situation.id)
        else:
            ids = (*situation.say_first, *situation.if_it_goes_on, *situation.when_it_has_passed)
            ordinary_texts.update(texts[id] for id in ids if id in texts)
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            right = [text for text, grade in row["grades"].items() if grade >= 2]
            kinds = tuple(
                row.get("answered_by") or sorted({id for text in right for id in emergencies[text]})
            )
            is_emergency = row["class"] == "emergency"
            is_only_theirs = any(emergencies[text] and text not in ordinary_texts for text in right)
            if row["class"] in ("safety", "emergency") and not is_emergency and not is_only_theirs:
                continue  # nobody said whether it is one
            if is_emergency and not kinds:
                continue
            if not is_emergency and row["class"] != "safety":
                if is_only_theirs:
                    continue
                kinds = ()
            weight = WEIGHTS.get(row["class"], 1.0)
            yield Search(row["search"], row["class"], path.stem, kinds, weight)


def fit(book: Book, examples: list[Search]) -> JsonObject:
    """The rows of danger.yaml, and for each round how likely its searches are, by words fitted without it."""
    rounds = sorted({search.round for search in examples} - {""})
    ways = [
        Search(text, "", "", (situation.id,))
        for situation in book.situations
        if situation.sort == "emergency"
        for text in situation.asked_as
    ]
    task = {
        "book": {**index(book), "danger": []},
        "searches": [_row(search, rounds) for search in examples],
        "waysOfAsking": [_row(search, rounds) for search in ways],
        "folds": list(range(len(rounds))),
    }
    node_modules()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "task.json"
        path.write_text(json.dumps(task), encoding="utf-8")
        output = subprocess.run([node_program(), FIT, path], cwd=ROOT, check=True, capture_output=True).stdout
    result: JsonObject = json.loads(output)
    return result


def _row(search: Search, rounds: list[str]) -> JsonObject:
    return {
        "text": search.text,
        "isDanger": search.is_danger,
        "weight": search.weight,
        "kinds": search.kinds,
        "fold": rounds.index(search.round) if search.round else -1,
    }


def as_yaml(rows: list[JsonObject]) -> str:
    """The file: emergencies by id, `any` last, words by their letters."""
    by_id = defaultdict[str, dict[str, float]](dict)
    for row in rows:
        by_id[row["kind"] or ANY][row["term"]] = row["weight"]
    lines = [_HEAD]
    for id in sorted(by_id, key=lambda id: (id == ANY, id)):
        lines += [
            "",
            f"{id}:",
            *(f"  {_key(term)}: {weight:g}" for term, weight in sorted(by_id[id].items())),
        ]
    return "\n".join(lines) + "\n"


def _key(term: str) -> str:
    is_plain = _PLAIN_KEY.fullmatch(term) and term not in _NO_TEXT
    return term if is_plain else json.dumps(term, ensure_ascii=False)


def main() -> None:
    """Fit, and write what came out or hold it against the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, and fail if the file is another")
    options = parser.parse_args()
    book = load(SHIPPED_BOOK).book
    assert book is not None, "the shipped book is checked by every build"
    examples = searches(book)
    result = fit(book, examples)
    text = as_yaml(result["rows"])
    if options.check:
        is_same = DANGER_FILE.read_text(encoding="utf-8") == text
        sys.exit(
            0 if is_same else f"{DANGER_FILE.name} is not what it is fitted to: python -m bench.finder.danger"
        )
    DANGER_FILE.write_text(text, encoding="utf-8")
    groups = {(search.round, search.text): search.group for search in examples}
    rounds = sorted({search.round for search in examples} - {""})
    for name, hearing in zip(rounds, result["hearing"], strict=True):
        print(name, _shares(groups, name, hearing))


def _shares(groups: dict[tuple[str, str], str], name: str, hearing: list[JsonObject]) -> str:
    """Of each class how many were heard at 1 and at 4: as likely, and as certain."""
    logs = defaultdict[str, list[float]](list)
    for row in hearing:
        group = groups[name, row["text"]]
        logs[group if group in ("emergency", LOOK_ALIKE, "safety") else "ordinary"].append(row["logOdds"])
    return ", ".join(
        f"{group} {sum(value >= 1 for value in values)}/{sum(value >= 4 for value in values)} of {len(values)}"
        for group, values in sorted(logs.items())
    )


if __name__ == "__main__":
    main()
