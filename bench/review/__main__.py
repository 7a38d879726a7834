"""`python -m bench.review`: precision and recall of the shipped book's wordings on labeled turns.

`--turns FILE` takes others, in the form of turns.jsonl. Those of turns.jsonl were written by hand, partly before the
wordings and partly after; all of them have been used to better the wordings since. What they give is no measure of how
well the wordings do on anybody's contacts.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.review.scores import count_false_alarms, read_turns, score_turns
from talkdown.loader import load

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print a line for each kind, and the false alarms on calm turns."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--turns", type=Path, default=Path(__file__).parent / "turns.jsonl")
    turns = list(read_turns(parser.parse_args().turns))
    book = load(ROOT / "phrasebook").book
    assert book is not None
    for kind, score in score_turns(book, turns).items():
        print(f"{kind:12} precision {score.precision:.2f}  recall {score.recall:.2f}")
    alarms, calm_turns = count_false_alarms(book, turns)
    print(f"false alarms on {alarms} of {calm_turns} calm turns")


if __name__ == "__main__":
    main()
