"""Names that are found letter by letter: in user names and in scripts without spaces, no word of a text is the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from talkdown.review.redaction.span import Detail, Span

_LONGEST_NAME = 200
"""Letters. Nobody's name has more; of what has, as many are looked for, so that a text is read in time by its length."""

_END = ""
"""The key that says a name ends here; all others are letters."""

_Branch: TypeAlias = dict[str, "_Branch"]
"""What can follow, letter by letter."""


class LiteralNames:
    """Names by their letters, in a tree: however many there are, each place of a text is looked at once."""

    def __init__(self) -> None:
        self._tree: _Branch = {}
        self._first_letters: re.Pattern[str] | None = None

    def add(self, name: str) -> None:
        """Find one more name from here on; one that is there already changes nothing."""
        letters = _small_letters(name)[:_LONGEST_NAME]
        if letters[0] not in self._tree:
            self._first_letters = None
        branch = self._tree
        for letter in letters:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}

    def spans(self, text: str) -> Iterator[Span]:
        """The places of the names in a text, whatever their capitals; of names that begin alike, the longest."""
        if not self._tree:
            return
        if self._first_letters is None:
            self._first_letters = re.compile(f"[{re.escape(''.join(self._tree))}]")
        letters = _small_letters(text)
        for match in self._first_letters.finditer(letters):
            if end := self._end_of_name(letters, match.start()):
                yield Span(match.start(), end, Detail.name)

    def _end_of_name(self, letters: str, begin: int) -> int:
        """Where the longest name ends that begins at a place; 0 if none does."""
        end, branch = 0, self._tree
        for position in range(begin, min(len(letters), begin + _LONGEST_NAME)):
            next_branch = branch.get(letters[position])
            if next_branch is None:
                break
            branch = next_branch
            if _END in branch:
                end = position + 1
        return end


def _small_letters(text: str) -> str:
    """The text in small letters, each in its place: a letter that would become two stays as it is."""
    small_text = text.lower()
    if len(small_text) == len(text):
        return small_text
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
