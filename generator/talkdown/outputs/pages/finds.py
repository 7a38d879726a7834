"""What the site's search knows of each entry: its text, and other words and forms for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from talkdown.addresses import LISTS, address
from talkdown.book import Book
from talkdown.model import Avoid, Entry, Playbook, Question, Sign, Synonyms, Technique, Use
from talkdown.outputs.pages.page import Find
from talkdown.words.inflections import inflections
from talkdown.words.tokens import stems, words


class Finds:
    """Looks up the words of a book's synonym groups in its entries."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._by_first: dict[str, list[tuple[tuple[str, ...], Synonyms]]] = defaultdict(list)
        for group in book.synonyms:
            if Use.finding in group.use:
                for word in group.words:
                    if key := stems(word):
                        self._by_first[key[0]].append((key, group))
        self._forms: dict[str, str] = {}
        self._spelled = defaultdict(list)
        for british, american in book.spelling.items():
            self._spelled[american].append(british)

    def of_page(self, path: str) -> Iterator[Find]:
        """The entries that stand on a list page."""
        kind = next((kind for kind, page in LISTS.items() if page == path), None)
        if kind in ("sign", "question", "avoid"):
            for entry in self.book[kind].values():
                if entry.live:
                    yield self.of(entry)

    def of(self, entry: Entry) -> Find:
        """One entry."""
        shown = _text(entry)
        asked = " ".join(getattr(entry, "asked_as", ()))
        return Find(address(entry), entry.name, shown, f"{asked} {self._others(f'{entry.name} {shown} {asked}')}".strip())

    def _others(self, text: str) -> str:
        found: dict[str, None] = {}
        stemmed = stems(text)
        for n, stem in enumerate(stemmed):
            for key, group in self._by_first.get(stem, ()):
                if stemmed[n : n + len(key)] == key:
                    if group.id not in self._forms:
                        forms = [f for word in group.words for f in inflections(word)]
                        self._forms[group.id] = " ".join(dict.fromkeys(forms))
                    found.setdefault(self._forms[group.id])
        for word in dict.fromkeys(words(text)):
            for form in inflections(word) if len(word) > 3 else ():
                found.setdefault(form)
            for british in self._spelled.get(word, ()):
                found.setdefault(british)
        return " ".join(found)


def _text(entry: Entry) -> str:
    match entry:
        case Technique():
            return " ".join((entry.tagline, entry.use_when, *(f"{s.do} {s.how or ''}" for s in entry.steps)))
        case Sign():
            return entry.notice
        case Playbook():
            return f"{entry.tagline} {entry.situation}"
        case Question():
            return entry.answer
        case Avoid():
            return entry.why
    return ""
