"""How many first lines each situation has for each channel; `-` where it leaves the channel out on purpose.

Say `python scripts/first_lines.py` for all, `--few 1` for those with one or none somewhere, and words to look for in
ids and titles: `python scripts/first_lines.py --few 1 scam bot`. Where a line is missing and the channel is not left
out, the rule `unanswered-channel` says so; this shows where there is no choice.
"""

from __future__ import annotations

import argparse

from talkdown.loader import load
from talkdown.model import Phrase
from talkdown.storage.package import PHRASEBOOK


def main() -> None:
    """Print a line for each situation."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words", nargs="*", help="words in the id or the title")
    parser.add_argument(
        "--few", type=int, help="only situations with at most so many first lines on some channel"
    )
    options = parser.parse_args()
    book = load(PHRASEBOOK).book
    assert book is not None
    channels = [channel.id for channel in book.settings.channels]
    print(" ".join(f"{channel:>9}" for channel in channels))
    for situation in book.situations:
        name = f"{situation.id} {situation.title}".lower()
        if options.words and not any(word.lower() in name for word in options.words):
            continue
        lines = book.approved(Phrase, situation.say_first)
        counts = {
            c: sum(c in line.channels for line in lines) for c in channels if c not in situation.leaves_out
        }
        if options.few is None or any(count <= options.few for count in counts.values()):
            row = " ".join(f"{counts.get(channel, '-'):>9}" for channel in channels)
            print(f"{row}  {situation.id} ({situation.sort})")


if __name__ == "__main__":
    main()
