"""What the texts of a book become in its region: its words in their places, in its spelling, dates in its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from talkdown.model.phrase import VARIABLE
from talkdown.model.region import Region, Spelling
from talkdown.words.dates import with_day_first, with_month_first
from talkdown.words.respelling import Respelling


class SpellingTable(NamedTuple):
    """What `spelling.yaml` holds, in small letters."""

    pairs: Mapping[str, str]
    """British words with the American ones."""
    only_found: frozenset[str] = frozenset()
    """The British words of pairs whose American one means something else as well, as `check` does: nobody can put the
    British one in its place unread."""
    only_in_britain: frozenset[str] = frozenset()
    """The British words of pairs of which Canada writes the American one, as `organise`."""

    def local_by_american(self, spelling: Spelling) -> dict[str, str]:
        """What takes the place of American words: the pairs that hold both ways, and of which the left side is written there."""
        if spelling is Spelling.american:
            return {}
        words_left_alone = self.only_found | (
            self.only_in_britain if spelling is Spelling.canadian else set()
        )
        return {american: local for local, american in self.pairs.items() if local not in words_left_alone}


NO_SPELLING = SpellingTable({})
"""That of a book without `spelling.yaml`."""


class RegionalWording:
    """Words a text for a region; each text of an entry comes by here once, as the entry is validated."""

    def __init__(self, region: Region | None = None, spelling: SpellingTable = NO_SPELLING) -> None:
        self.spelling = spelling
        """What `spelling.yaml` holds, whichever side of it the region writes."""
        self._words = region.words if region else {}
        region_spelling = region.spelling if region else Spelling.american
        self._local_by_american = spelling.local_by_american(region_spelling)
        self._respelling = Respelling(self._local_by_american)
        # Who spells British writes the day first, Canada does not; a book for no region is shown as it is written.
        self._order_dates: Callable[[str], str] | None = None
        if region:
            self._order_dates = with_day_first if region_spelling is Spelling.british else with_month_first
        self._authored_texts: dict[str, str] = {}

    def words_like(self, wording: RegionalWording) -> bool:
        """Whether both make the same of every text."""
        return (self._words, self._local_by_american, self._order_dates) == (
            wording._words,
            wording._local_by_american,
            wording._order_dates,
        )

    def word(self, authored_text: str) -> str:
        """The text as readers of the region see it."""
        text = authored_text
        if self._words and "{" in text:
            text = VARIABLE.sub(lambda gap: self._words.get(gap[1], gap[0]), text)
        if self._local_by_american:
            text = self._respelling.respell(text)
        if self._order_dates:
            text = self._order_dates(text)
        if text != authored_text:
            self._authored_texts[text] = authored_text
        return text

    def remember(self, former_wording: RegionalWording) -> None:
        """Know what another one, which words every text alike, has worded."""
        self._authored_texts = former_wording._authored_texts

    def authored_text(self, text: str) -> str:
        """The text that an author wrote, of one that readers see: what rules on words look at."""
        return self._authored_texts.get(text, text)
