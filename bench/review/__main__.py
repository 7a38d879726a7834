"""`make bench-review`: how well and fast a customer's anger is told by the shipped book, by VADER and by a list of swearwords,
and how fast a whole review is.

`--abuse NAME=FILE` adds turns labeled as abusive, in the form of `abuse_data`; the others are in the repository.
`--turns FILE` prints instead how well each kind of entry is heard in labeled turns, in the form of turns.jsonl: those were
written by hand, partly before the wordings and partly after, and all have been used to better the wordings since.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.history import ROOT, Row, machine_load, new_record
from bench.report import publish
from bench.review.data import Data, Example, abuse_data, shipped_data
from bench.review.methods import Judge, methods
from bench.review.scores import Score, count_false_alarms, count_looked_at, read_turns, score_turns
from bench.review.speed import RUNS, measure_speed
from bench.review.tables import BENCH, SPEED_BENCH, SPEED_TABLES, TABLES
from talkdown.loader import load
from talkdown.model.book import Book

LEAST_SECONDS = 1.0
"""A method works so long on a set of turns, again and again, before it is said how fast it is."""


def main() -> None:
    """Measure, print, and write the table into docs/review.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--turns", type=Path, metavar="FILE")
    parser.add_argument("--abuse", action="append", default=[], metavar="NAME=FILE")
    options = parser.parse_args()
    book = load(ROOT / "phrasebook").book
    assert book is not None
    if options.turns:
        print_scores(book, options.turns)
        return
    load_before = machine_load()
    data = [*shipped_data()]
    for argument in options.abuse:
        name, _, path = argument.partition("=")
        data.append(abuse_data(Path(path))._replace(name=name))
    rows = [row for one_set in data for row in measure(book, one_set)]
    publish(new_record(BENCH, rows, runs=1, complete=True, load=load_before), TABLES)
    load_before = machine_load()
    speeds = measure_speed(book)
    publish(new_record(SPEED_BENCH, speeds, runs=RUNS, complete=True, load=load_before), SPEED_TABLES)


def measure(book: Book, data: Data) -> list[Row]:
    """A row for each method."""
    rows = []
    for method in methods(book, is_abuse=data.is_abuse):
        score = score_of(method.judge, data.examples)
        f1 = 2 * score.hits / (2 * score.hits + score.misses + score.false_alarms) if score.hits else 0.0
        speed = speed_of(method.judge, data.examples)
        rows.append((method.name, score, f1, speed))
    vader_speed = next(speed for name, _, _, speed in rows if name == "VADER")
    count = f"{len(data.examples):,}, {sum(example.is_hot for example in data.examples):,} of them hot"
    return [
        {
            "data": f"{data.name} ({count})",
            "method": name,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(f1, 4),
            "speed": round(speed),
            "ratio": round(speed / vader_speed, 3),
        }
        for name, score, f1, speed in rows
    ]


def score_of(judge: Judge, examples: Iterable[Example]) -> Score:
    """How often a method is right."""
    score = Score()
    for example in examples:
        is_hot = judge(example.text)
        score.hits += is_hot and example.is_hot
        score.misses += example.is_hot and not is_hot
        score.false_alarms += is_hot and not example.is_hot
    return score


def speed_of(judge: Judge, examples: Sequence[Example]) -> float:
    """Turns a second of processor time, on one core."""
    count, start = 0, time.process_time()
    while (seconds := time.process_time() - start) < LEAST_SECONDS:
        for example in examples:
            judge(example.text)
        count += len(examples)
    return count / seconds


def print_scores(book: Book, path: Path) -> None:
    """A line for each kind, and the false alarms on calm turns."""
    print("\n".join(score_lines(book, path)))


def score_lines(book: Book, path: Path) -> Iterator[str]:
    """What `print_scores` prints."""
    turns = list(read_turns(path))
    for kind, score in score_turns(book, turns).items():
        if score.hits or score.misses:  # turns may be labeled with some kinds alone
            yield f"{kind:12} precision {score.precision:.2f}  recall {score.recall:.2f}"
    looked_at = count_looked_at(book, turns)
    yield f"looked at first: {looked_at.danger} of {looked_at.danger_turns} turns of danger, {looked_at.others} of {looked_at.other_turns} others"
    alarms, calm_turns = count_false_alarms(book, turns)
    yield f"false alarms on {alarms} of {calm_turns} calm turns"


if __name__ == "__main__":
    main()
