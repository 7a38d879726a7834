"""Words of a customer that show heat, whatever it is about: for a view of how a contact went, and for no sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkdown.review.findings.finding import Certainty, Finding
from talkdown.words.patterns import Match, merge_overlaps

_WORDS = (
    "fed up",
    "sick [and tired] of",
    "(I am|we are|so|very|really|absolutely) (angry|furious|livid|fuming|mad|cross|upset|annoyed|frustrat*|disappointed)",
    "frustrat*|infuriat*|exasperat*|annoying|disappointing|maddening",
    "(terrible|awful|horrible|dreadful|appalling|disgust*|ridiculous*|pathetic|useless|rubbish|shocking|atrocious)",
    "nightmare|disgrace*|joke|shambles|farce|outrag*|unacceptable|unbelievable|unreal",
    "the worst",
    "(hate|despise|loathe)",
    "(nobody|no one) (cares|answers|helps|listens|knows)",
    "(had|have had) enough",
    "waste of (time|money)",
    "(lie|lied|lies|lying|liar|liars)",
    "(rip off|ripped off|scam|scammed|robbery|theft|stole|stealing|cheat*|con)",
    "(fuck*|shit*|bullshit|crap|damn*|bloody|hell|piss*|bastard*|wtf|ffs)",
    "(idiot*|moron*|stupid|incompetent|clueless)",
    "(ignored|insult*|rude|arrogant|condescending|dismissive)",
)
"""A word list of our own. Words that are also said calmly are not in it."""


class HeatDetector:
    """Finds words of heat. What a `not` right before takes back is none."""

    def rows(self) -> Iterator[tuple[str, int]]:
        """The numbers of the words by their patterns."""
        return ((pattern, number) for number, pattern in enumerate(_WORDS, start=1))

    def findings(self, matches: Sequence[Match[int]], text: str) -> Iterator[Finding]:
        """The findings in a turn, in the order of its text."""
        valid_matches = (match for match in matches if match.words_since_negation != 0)
        for match in merge_overlaps(valid_matches, key=lambda match: "heat"):
            rule = f"heat#{match.value}"
            yield Finding(
                rule=rule,
                kind="heat",
                entry_id="",
                begin=match.begin,
                end=match.end,
                quote=match.text,
                certainty=Certainty.perhaps,
            )
