"""Contacts for tests of reviews: files of turns, and something simple that finds places in them."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

from talkdown.review.findings import Certainty, Finding, Layout
from talkdown.review.settings import ReviewSettings

SETTINGS = ReviewSettings(book_folder=Path("phrasebook"), book_digest="a book", is_by_agent=True)

SMALL_BOOK = Path(__file__).parents[1] / "rules/_base"

Says = Callable[..., str]
"""Runs `talkdown review` with arguments; gives what it says, and its exit code."""

_PATTERNS = {
    "customer": [("sign", "third-time", re.compile(r"third time", re.IGNORECASE))],
    "agent": [("avoid", "calm-down", re.compile(r"calm down", re.IGNORECASE))],
}


class TwoPatterns:
    """Finds `third time` in what customers say, `calm down` in what agents say; at `kill me` it ends its process."""

    def find(self, role: str, text: str, layout: Layout, /) -> Iterator[Finding]:
        if "kill me" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        for kind, id, pattern in _PATTERNS[role]:
            for match in pattern.finditer(text):
                yield Finding(f"{kind}/{id}#1", kind, id, *match.span(), match[0], Certainty.reliable)


def two_patterns(settings: ReviewSettings) -> TwoPatterns:
    """What workers make, each for itself."""
    return TwoPatterns()


LINES = (
    ("Tom Hale", "customer", "This is the third time I call. My number is 0171 555 0199."),
    ("Priya Shah", "agent", "Please calm down, Tom."),
)


def write_contact(
    path: Path, id: str = "c1", lines: tuple[tuple[str, str, str], ...] = LINES, day: str = "2026-03-05"
) -> None:
    """A contact as a file of JSON lines, a turn each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (
        {"conversation_id": id, "ts": f"{day}T10:00:{second:02d}Z", "name": name, "role": role, "text": text}
        for second, (name, role, text) in enumerate(lines)
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """The digest of each file in a folder, by its name there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows_of(path: str | Path) -> list[dict[str, str]]:
    """The rows of a table that a review has written."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def review_in(folder: str, *arguments: str) -> None:
    """What a process does that is going to be killed with all that it starts; its name is told to another process."""
    from talkdown.cli import main

    os.setsid()
    os.chdir(folder)
    main(["review", *arguments])
