"""What pages say of an entry of the book, and where it stands on the book's site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from talkdown.model import Avoid, Level, Phrase, Sign, Situation
from talkdown.model.book import Book
from talkdown.model.markup import spans
from talkdown.outputs.addresses import address


class EntryLink(NamedTuple):
    """An entry by its name, or a phrase by its words."""

    name: str
    href: str
    """Where it stands on the site; empty where the book names no site, or no longer has the entry."""


class BookLinks:
    """A book, as the pages of a review refer to it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        brand = book.settings.brand
        self._site = str(brand.address).rstrip("/") if brand and brand.address else ""

    def link(self, kind: str, id: str) -> EntryLink:
        """The entry of that kind and id; its id alone, if the book does not have it any more."""
        entry = self.book.entry(kind, id)
        if entry is None:
            return EntryLink(id, "")
        name = entry.text if isinstance(entry, Phrase) else entry.name
        return EntryLink(name, f"{self._site}/{address(entry)}" if self._site else "")

    def level(self, kind: str, id: str) -> Level | None:
        """How far things have gone where a sign or a situation is heard; None where the entry does not say it."""
        entry = self.book.entry(kind, id)
        level = entry.level if isinstance(entry, Sign | Situation) else None
        return self.book.levels.get(level) if level else None

    def comment(self, kind: str, id: str) -> str:
        """The innocent explanation of a sign; why words to avoid inflame."""
        entry = self.book.entry(kind, id)
        if isinstance(entry, Sign):
            return f"Could also be: {self._text_of(entry.could_be)}"
        return self._text_of(entry.why) if isinstance(entry, Avoid) else ""

    def _text_of(self, text: str) -> str:
        """A text of the book without its marks; a link by its label, or by the name of its entry."""
        words = (span.text or self.link(span.kind, span.id).name for span in spans(text))
        return " ".join("".join(words).split())

    def reason(self, id: str) -> str:
        """What words to avoid do, in at most five words."""
        entry = self.book.get(Avoid, id)
        return entry.short if entry else ""

    def phrase(self, kind: str, id: str, channel: str | None) -> Phrase | None:
        """What to say at a sign or in a situation, or instead of words to avoid: the first approved phrase for the channel, or else the first."""
        entry = self.book.entry(kind, id)
        ids: Iterable[str] = ()
        if isinstance(entry, Sign):
            ids = entry.say
        elif isinstance(entry, Avoid):
            ids = entry.instead
        elif isinstance(entry, Situation):
            ids = entry.say_first
        phrases = self.book.approved(Phrase, ids)
        fitting_phrases = [phrase for phrase in phrases if channel in phrase.channels]
        return next(iter((*fitting_phrases, *phrases)), None)

    def say(self, kind: str, id: str, channel: str | None) -> EntryLink | None:
        """The same as a link."""
        phrase = self.phrase(kind, id, channel)
        return self.link(Phrase.kind, phrase.id) if phrase else None

    def last_level_signs(self) -> list[str]:
        """The ids of the signs of the last level: unsafe, or abusive."""
        last_level = self.book.settings.levels[-1].id
        return sorted(sign.id for sign in self.book.signs if sign.level == last_level)
