"""Which words before a colon name a speaker, and which are a piece of what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from talkdown.transcripts.role_words import role_of_word

LONGEST_LABEL = 60
"""Characters."""

_MOST_WORDS = 5
"""Of a name before a colon, as in `Maria del Carmen de Souza`. More of them are a sentence."""

_NUMBERED_LABEL = re.compile(r"(?:speaker|spk|channel|ch|guest|person|voice|party|participant|caller|agent)[\s_#-]*[\da-z]{1,3}|[A-Z]|[A-Z]\d", re.IGNORECASE)  # fmt: skip
"""`SPEAKER_00`, `Speaker A`, `B`."""

_NO_SPEAKERS = frozenset(
    """
    note notes ps re fw fwd subject date time cc bcc url http https ref reference order ticket total address email phone tel
    mobile fax name monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today tomorrow yesterday warning important update edit summary option step
    question answer example result sorry yes no ok okay fine well understood right because so and but then also
    """.split()
)
"""Words that begin a line before a colon and are nobody's name."""

_WORD = re.compile(r"[^\W_]['’.\w-]*|&|\(.{1,30}\)")
_ENDS_SENTENCE = re.compile(r"[!?;,\"“”]|\.(?=\s+\S+\s+\S+\s)|\w{5,}\.$")


def is_likely(label: str) -> bool:
    """Whether a label is shaped as names are: a few words with capitals, or a word for a role."""
    if not label or len(label) > LONGEST_LABEL:
        return False
    if role_of_word(label) is not None or _NUMBERED_LABEL.fullmatch(label):
        return True
    words = label.split()
    if len(words) > _MOST_WORDS or label.casefold() in _NO_SPEAKERS or _ENDS_SENTENCE.search(label):
        return False
    has_letters = label[0].isalpha()
    # In names, only small words such as `van` and `de` have no capital.
    return (
        has_letters
        and all(_WORD.fullmatch(word) and (not word[0].islower() or len(word) < 4) for word in words)
        and not words[0][0].islower()
    )


def labels_of_speakers(labels: Iterable[str], *, is_every_line: bool) -> frozenset[str]:
    """Those of the labels before colons that name speakers: words for roles, and names that come back.

    Where every line has a label, a name that comes once is one, too.
    """
    counts = Counter(label for label in labels if is_likely(label))
    speakers = {
        label
        for label, count in counts.items()
        if count > 1 or is_every_line or role_of_word(label) is not None or _NUMBERED_LABEL.fullmatch(label)
    }
    # Who speaks once among others who speak often: the first label of a file is never a piece of a sentence.
    if counts and speakers:
        speakers.add(next(iter(counts)))
    return frozenset(speakers)
