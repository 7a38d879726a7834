"""The book: all entries, what they refer to and what refers to them. It never changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from talkdown.diagnostics import Location
from talkdown.model import (
    ENTRY_KINDS,
    Avoid,
    BookSettings,
    Channel,
    Citation,
    Drill,
    Email,
    Entry,
    Level,
    Phrase,
    Playbook,
    Question,
    ServiceModel,
    Sign,
    Situation,
    Slot,
    Stage,
    Synonyms,
    Technique,
)
from talkdown.model.danger import NO_DANGER_WORDS, DangerWords
from talkdown.model.entry import LAST_PLACE
from talkdown.model.reference import Reference
from talkdown.model.regional_wording import RegionalWording

E = TypeVar("E", bound=Entry)

EntryKey = tuple[str, str]
"""Kind and id."""

BOOK_LISTS = ("stage", "channel", "level", "region")
"""What entries refer to that is data of the book rather than an entry."""


class Book:
    """All entries of a phrasebook, with lookups from both ends of every relation.

    It never changes: to read again, `load` again. Iterating gives every entry, drafts included, kind by kind.

    >>> from talkdown.model import Technique
    >>> book = load("phrasebook").book
    >>> book.get(Technique, "name-the-feeling").title
    'Name the feeling'
    """

    def __init__(
        self,
        settings: BookSettings,
        entries: Iterable[Entry],
        wording: RegionalWording | None = None,
        unreadable: Iterable[EntryKey] = (),
        path: str = "book.yaml",
        logo: str = "",
        *,
        settings_location: Location | None = None,
        paths_below: Collection[str] = (),
        books_below: int = 0,
        danger: DangerWords = NO_DANGER_WORDS,
        entries_of_other_regions: Iterable[Entry] = (),
    ) -> None:
        self.settings = settings
        self.path = path
        """The file the settings come from."""
        self.settings_location = settings_location or Location(path)
        """Where the settings stand, which may come from several files: `book.settings_location.child("stages", 2)`."""
        self.paths_below = frozenset(paths_below)
        """The files of the books that this one extends."""
        self.books_below = books_below
        """How many books it extends, one on top of the other."""
        self.logo = logo
        """The brand's logo as SVG text; empty if there is none."""
        self.wording = wording or RegionalWording()
        """How texts are worded in the region that the book is for."""
        self.danger = danger
        """Words by which the finder hears an emergency that no author foresaw."""
        self.unreadable = frozenset(unreadable)
        """Entries that stand in a file but could not be read; ('kind', '') for a whole kind."""
        self.entries_of_other_regions = tuple(entries_of_other_regions)
        """What no reader sees where the book is for its region: rules look at it as far as no region matters."""
        by_kind: dict[str, dict[str, Entry]] = {kind.name: {} for kind in ENTRY_KINDS}
        for entry in entries:
            by_kind[entry.kind].setdefault(entry.id, entry)
        self._by_kind = by_kind

    def with_entries(self, entries: Iterable[Entry]) -> Book:
        """The same book with other entries."""
        return Book(
            self.settings, entries, self.wording, self.unreadable, self.path, self.logo, danger=self.danger
        )

    def __iter__(self) -> Iterator[Entry]:
        for entries in self._by_kind.values():
            yield from entries.values()

    def all(self, kind: type[E]) -> Mapping[str, E]:
        """All entries of a kind by id, drafts and deprecated ones included, in the order of the files."""
        return MappingProxyType(cast("dict[str, E]", self._by_kind[kind.kind]))

    def get(self, kind: type[E], id: str | None) -> E | None:
        """The entry of that kind and id, whatever its status: `book.get(Technique, "stay-calm")`.

        None if there is no such entry, or no id.
        """
        return self.all(kind).get(id) if id else None

    def get_approved(self, kind: type[E], id: str | None) -> E | None:
        """The entry of that kind and id, if it is approved."""
        entry = self.get(kind, id)
        return entry if entry is not None and entry.is_approved else None

    def entry(self, kind: str, id: str) -> Entry | None:
        """The entry that a reference names: by the name of its kind, as in `[[technique/stay-calm]]`, and its id."""
        return self._by_kind.get(kind, {}).get(id)

    # Approved entries, in the order in which they are shown.

    def approved(self, kind: type[E], ids: Iterable[str] | None = None) -> tuple[E, ...]:
        """The approved entries of a kind, in the order in which they are shown; with `ids` only those, in that order.

        `book.approved(Sign, technique.signs)` passes over ids of drafts, and ids that nothing has.
        """
        if ids is None:
            return cast("tuple[E, ...]", self._approved_by_kind[kind.kind])
        entries = self.all(kind)
        return tuple(entries[id] for id in ids if id in entries and entries[id].is_approved)

    @cached_property
    def _approved_by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        """The approved entries by kind, in the order in which they are shown."""
        return {
            kind_name: tuple(
                sorted(
                    (entry for entry in entries.values() if entry.is_approved),
                    key=lambda entry: entry.sort_key(self.settings),
                )
            )
            for kind_name, entries in self._by_kind.items()
        }

    @property
    def techniques(self) -> tuple[Technique, ...]:
        """Techniques by stage, then code."""
        return self.approved(Technique)

    @property
    def situations(self) -> tuple[Situation, ...]:
        """Situations: emergencies first, then sort by sort, each by title."""
        return self.approved(Situation)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Phrases in the order of the files."""
        return self.approved(Phrase)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Warning signs, mildest level first; what one hears stands before what one sees."""
        return self.approved(Sign)

    @property
    def avoid(self) -> tuple[Avoid, ...]:
        """Avoid phrases."""
        return self.approved(Avoid)

    @property
    def synonyms(self) -> tuple[Synonyms, ...]:
        """Synonym groups."""
        return self.approved(Synonyms)

    @property
    def playbooks(self) -> tuple[Playbook, ...]:
        """Playbooks by code."""
        return self.approved(Playbook)

    @property
    def emails(self) -> tuple[Email, ...]:
        """Emails by code."""
        return self.approved(Email)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Questions."""
        return self.approved(Question)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Citations by reference."""
        return self.approved(Citation)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Policy slots."""
        return self.approved(Slot)

    @property
    def drills(self) -> tuple[Drill, ...]:
        """Drills."""
        return self.approved(Drill)

    @property
    def models(self) -> tuple[ServiceModel, ...]:
        """Models that people know."""
        return self.approved(ServiceModel)

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """Stages by id."""
        return MappingProxyType({stage.id: stage for stage in self.settings.stages})

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by id."""
        return MappingProxyType({channel.id: channel for channel in self.settings.channels})

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """Levels by id."""
        return MappingProxyType({level.id: level for level in self.settings.levels})

    def ids(self, kind: str) -> Iterable[str]:
        """The ids a reference can point to, by the name of a kind or of a list of the book (`stage`).

        Raises KeyError for any other name.
        """
        if kind in BOOK_LISTS:
            return [item.id for item in getattr(self.settings, f"{kind}s")]
        return self._by_kind[kind]

    # Relations.

    def stage_of(self, phrase: Phrase) -> str:
        """The id of a phrase's stage: its own, or its technique's; empty if it has neither."""
        if phrase.stage:
            return phrase.stage
        technique = self.get(Technique, phrase.technique)
        return technique.stage if technique else ""

    def phrase_instead(self, avoid: Avoid) -> Phrase | None:
        """The first approved phrase to say in place of an avoid phrase: the one that pages and cards show."""
        return next(iter(self.approved(Phrase, avoid.instead)), None)

    @cached_property
    def phrases_of(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The approved phrases of a technique, by its id; those with a place on the card come first."""
        phrases_by_technique: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            phrases_by_technique[phrase.technique].append(phrase)
        return {
            id: tuple(sorted(phrases, key=_place_on_card)) for id, phrases in phrases_by_technique.items()
        }

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference of every entry, links in prose included."""
        return tuple(Reference(entry, *target) for entry in self for target in entry.targets)

    @cached_property
    def references_to(self) -> Mapping[EntryKey, tuple[Reference, ...]]:
        """The references that point to an entry, by its kind and id."""
        references_by_key: dict[EntryKey, list[Reference]] = defaultdict(list)
        for reference in self.references:
            references_by_key[reference.kind, reference.id].append(reference)
        return {key: tuple(references) for key, references in references_by_key.items()}

    def is_below(self, entry: Entry) -> bool:
        """Whether an entry is one of a book that this one extends, and not changed here."""
        return entry.location.path in self.paths_below

    def referrers(self, entry: Entry, kind: type[E], field: str = "") -> tuple[E, ...]:
        """The approved entries of a kind that refer to an entry, each once; with `field` only those that do it there.

        `book.referrers(technique, Technique, "works_with")` gives the techniques that name this one.
        """
        sources = {
            reference.source.id: reference.source
            for reference in self.references_to.get((entry.kind, entry.id), ())
            if isinstance(reference.source, kind)
            and reference.source.is_approved
            and (not field or field in reference.route)
        }
        return tuple(sources.values())


def _place_on_card(phrase: Phrase) -> int:
    place = phrase.print.card if phrase.print else None
    return place or LAST_PLACE + 1
