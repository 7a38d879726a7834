"""A detector for the wordings of entries: which entry of a book is heard in a turn, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdown.model.heard_entry import HeardEntry
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.words.patterns import Match, merge_overlaps, without_parts


class Wording(NamedTuple):
    """A pattern of words, and what it is evidence of."""

    pattern: str
    entry_id: str
    number: int
    """Its number among the entry's wordings, from 1."""
    certainty: Certainty


def wordings_of(entry: HeardEntry) -> Iterator[Wording]:
    """The wordings under `heard:` and `heard_perhaps:`, numbered in this order."""
    counted_as = Certainty.look if entry.safety and entry.kind == "sign" else Certainty.reliable
    for n, pattern in enumerate((*entry.heard, *entry.heard_perhaps), start=1):
        yield Wording(pattern, entry.id, n, counted_as if n <= len(entry.heard) else Certainty.perhaps)


_FARTHEST_DENIAL = 1
"""In words between the denial and the wording. Chosen by trial: with more, `no, I said this is ridiculous` (a sign) and `No, that
is just not true` (to be avoided) are lost."""


def is_denied(match: Match[Wording]) -> bool:
    """Whether a `not` stands right before it and takes it back, as in `I can't promise`."""
    distance = match.words_since_negation
    return distance is not None and distance <= _FARTHEST_DENIAL


class WordingDetector:
    """Finds wordings in the text of a turn.

    Of those of one entry that overlap it gives the longest, and none that is part of another entry's: in `you fucking
    idiot`, the swearing is part of the insult.

    `is_denied` says of a match whether the words before it take it back.
    """

    def __init__(
        self, kind: str, wordings: Iterable[Wording], is_denied: Callable[[Match[Wording]], bool]
    ) -> None:
        self._kind = kind
        self._wordings = tuple(wordings)
        self._is_denied = is_denied

    def rows(self) -> Iterator[tuple[str, Wording]]:
        """The wordings by their patterns."""
        return ((wording.pattern, wording) for wording in self._wordings)

    def findings(self, matches: Sequence[Match[Wording]], text: str) -> Iterator[Finding]:
        """The findings in a turn, in the order of its text."""
        valid_matches = (match for match in matches if not self._is_denied(match))
        best_matches = merge_overlaps(valid_matches, key=lambda match: match.value.entry_id)
        for match in without_parts(best_matches):
            pattern, entry_id, number, certainty = match.value
            rule = f"{self._kind}/{entry_id}#{number}"
            yield Finding(
                rule=rule,
                kind=self._kind,
                entry_id=entry_id,
                begin=match.begin,
                end=match.end,
                quote=match.text,
                certainty=certainty,
                wording=pattern,
            )
