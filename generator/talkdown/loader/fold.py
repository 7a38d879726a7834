"""What is hidden, for another region, or outside of a book's channels, stages, levels and gaps goes from all entries.

A reference to it leads on to what replaces it. Where nothing does, it folds away: an item of a list goes, an optional
field is empty, a link in prose becomes plain text; and a part or an entry that cannot be without it goes with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from talkdown.diagnostics import Location, Severity
from talkdown.loader.layers import TOP, Layers
from talkdown.loader.part_folder import PartFolder
from talkdown.loader.report import LoadReport
from talkdown.loader.successors import Successors
from talkdown.model import KIND_BY_NAME, Entry, Phrase, Status
from talkdown.model.book import EntryKey
from talkdown.model.settings import BookSettings

_MOST_NAMED = 3
"""Entries that a message names: with their number, one line of a terminal."""


@dataclass
class FoldedBook:
    """The entries that are left, and what the fold did to them."""

    entries: list[Entry]
    settings: BookSettings
    settings_location: Location
    causes: Mapping[EntryKey, Location] = field(default_factory=dict)
    """Of the entries that have lost something, by kind and id: the line that took it away."""
    has_broken_below: bool = False
    """Whether references have gone that a book below breaks by itself."""


def fold_book(
    entries: Sequence[Entry],
    settings: BookSettings,
    settings_location: Location,
    layers: Layers,
    report: LoadReport,
) -> FoldedBook:
    """Take out what is hidden or lies outside, with every reference to it; the author is told once what went along."""
    successors = Successors(entries, layers, report, settings.region)
    if not successors.may_change():
        return FoldedBook(list(entries), settings, settings_location)
    return _Fold(successors, layers, settings_location, report).folded_book(settings)


class _Fold:
    def __init__(
        self, successors: Successors, layers: Layers, settings_location: Location, report: LoadReport
    ) -> None:
        self._successors = successors
        self._layers = layers
        self._settings_location = settings_location
        self._report = report
        self._roots: dict[EntryKey, EntryKey] = {}
        """Of what went along with something: what that was, in the end."""

    def folded_book(self, settings: BookSettings) -> FoldedBook:
        folds = self._fold_until_nothing_more_goes()
        self._report_dead_ends()
        self._report_what_went_along()
        self._report_steps_without_lines(folds.values())
        causes = {
            key: location
            for key, (_, folder) in folds.items()
            for cause in list(folder.causes)[:1]
            if (location := self._location_of(self._root_of(cause)))
        }
        folded_entries = [entry for entry, _ in folds.values()]
        self._report_what_dangers_lose(settings)
        folder = PartFolder(settings, self._settings_location, self._successors)
        folded_settings = folder.fold() or settings
        return FoldedBook(
            self._with_former_names(folded_entries),
            folded_settings,
            folder.location,
            causes,
            self._successors.has_broken_below,
        )

    def _fold_until_nothing_more_goes(self) -> dict[EntryKey, tuple[Entry, PartFolder[Entry]]]:
        """Every entry that is left, folded, and what folded it."""
        while True:
            folds: dict[EntryKey, tuple[Entry, PartFolder[Entry]]] = {}
            newly_gone: set[EntryKey] = set()
            for key, entry in self._successors.entries.items():
                if key in self._successors.gone_keys:
                    continue
                folder = PartFolder(entry, entry.location, self._successors)
                folded_entry = folder.fold()
                if folded_entry is None:
                    newly_gone.add(key)
                    self._roots[key] = self._root_of(next(iter(folder.causes)))
                else:
                    folds[key] = folded_entry, folder
            if not newly_gone:
                return folds
            self._successors.add_gone(newly_gone)

    def _root_of(self, key: EntryKey) -> EntryKey:
        return self._roots.get(key, key)

    def _location_of(self, root: EntryKey) -> Location | None:
        """The line of the top book that takes something away; None if it is one of a book below."""
        entry = self._successors.entries.get(root)
        if entry is None:
            kind, name = root
            is_lost = self._layers.is_declared_below(kind, name)
            return self._settings_location.child(f"{kind}s", of_key=True) if is_lost else None
        field = "hidden" if entry.hidden else "status" if entry.is_for(self._successors.region) else "region"
        location = entry.location_of(field)
        return location if self._layers.number_of(location) == TOP else None

    def _report_dead_ends(self) -> None:
        """An error where the top book hides an entry, and readers would see nothing of what replaces it."""
        for entry in self._successors.entries.values():
            if not entry.hidden or not entry.replaced_by:
                continue
            location = entry.location_of("replaced_by")
            successor = self._successors.entries.get((entry.kind, entry.replaced_by))
            if self._layers.number_of(location) != TOP:
                continue
            if self._successors.replaces_itself(entry):
                self._report.add(
                    "replaced-by", f"`{entry.id}` replaces itself", location, "name another entry"
                )
            elif successor is not None and successor.status is Status.draft:
                self._report.add(
                    "unpublished-reference",
                    f"`{successor.id}` is a draft",
                    location,
                    "approve it, or name another entry",
                )
            elif successor is None and self._successors.find(entry.kind, entry.id, location) is None:
                message = f"no {KIND_BY_NAME[entry.kind].title} is called `{entry.replaced_by}`"
                ids = (id for kind, id in self._successors.entries if kind == entry.kind)
                hint = self._report.guess(entry.replaced_by, ids)
                self._report.add("broken-reference", message, location, hint)

    def _report_what_went_along(self) -> None:
        keys_by_root: dict[EntryKey, list[EntryKey]] = defaultdict(list)
        for key, root in self._roots.items():
            keys_by_root[root].append(key)
        for root, keys in keys_by_root.items():
            if location := self._location_of(root):
                message = f"without `{root[1]}`, {_enumerate(keys)} cannot be, and go along"
                hint = "to keep them, add `replaced_by:` with the id of one that stands in"
                if root not in self._successors.entries:
                    hint = "to keep one of them, `override` what it needs"
                self._report.add_note("hidden-along", message, location, hint)

    def _report_steps_without_lines(self, folds: Iterable[tuple[Entry, PartFolder[Entry]]]) -> None:
        names_by_root: dict[EntryKey, list[str]] = defaultdict(list)
        for entry, folder in folds:
            if folder.emptied_lists:
                root = self._root_of(next(iter(folder.causes)))
                names_by_root[root] += [
                    f"`{entry.id}` ({_describe_route(entry, place)})" for place in folder.emptied_lists
                ]
        for root, names in names_by_root.items():
            if location := self._location_of(root):
                message = f"without `{root[1]}`, nothing is left to say in {_shorten(names)}"
                self._report.add_note(
                    "nothing-to-say", message, location, "`override` them to say something else"
                )

    def _report_what_dangers_lose(self, settings: BookSettings) -> None:
        """A note for one line of several; a danger without its number is nothing to find out once it is needed."""
        for number, danger in enumerate(settings.unsafe_now):
            danger_location = self._settings_location.child("unsafe_now", number)
            folder = PartFolder(danger, danger_location, self._successors)
            goes = folder.fold() is None
            for kind, id in folder.causes:
                root = self._root_of((kind, id))
                if root[0] == "channel" and kind == Phrase.kind and not goes:
                    continue  # a line for a channel that there is not any more: those for the others stay
                loss = "cannot be, and goes along" if goes else f"has no {KIND_BY_NAME[kind].title} `{id}`"
                self._report.add(
                    "hidden-along",
                    f"without `{root[1]}`, “{danger.title}” of `unsafe_now` {loss}",
                    self._location_of(root) or danger_location,
                    "add `replaced_by:` with the id of what stands in, or write `unsafe_now:` in your book.yaml",
                    Severity.note if kind == Phrase.kind and not goes else Severity.warning,
                )

    def _with_former_names(self, entries: list[Entry]) -> list[Entry]:
        """The entries, each with the ids and the codes of those that it replaces: addresses of what has gone lead on to it."""
        gone_entries: dict[EntryKey, list[Entry]] = defaultdict(list)
        for kind, id in self._successors.gone_keys:
            gone_entry = self._successors.entries[kind, id]
            successor = self._successors.find(kind, id, gone_entry.location)
            if successor is not None:
                gone_entries[kind, successor].append(gone_entry)
        codes = {code for entry in entries for code in entry.codes}
        return [
            _with_names_of(gone_entries.get((entry.kind, entry.id), ()), entry, codes) for entry in entries
        ]


def _with_names_of(gone_entries: Sequence[Entry], entry: Entry, codes: Set[str]) -> Entry:
    """An entry that leads on from others; a code of theirs that an entry has taken over, one of `codes`, stays with that one."""
    if not gone_entries:
        return entry
    former_ids = sorted(id for gone_entry in gone_entries for id in (gone_entry.id, *gone_entry.formerly))
    former_codes = sorted({code for gone_entry in gone_entries for code in gone_entry.codes} - codes)
    changed_entry = entry.model_copy(
        update={
            "formerly": (*entry.formerly, *former_ids),
            "former_codes": (*entry.former_codes, *former_codes),
        }
    )
    changed_entry.set_location(entry.location)
    return changed_entry


def _describe_route(entry: Entry, location: Location) -> str:
    """Which part of an entry a list is in: the last name on its way, `say`, with the number of the step before it."""
    steps = [step + 1 for step in location.route if isinstance(step, int)]
    return f"step {steps[-1]}" if entry.kind == "playbook" and steps else str(location.route[-1])


def _enumerate(keys: Sequence[EntryKey]) -> str:
    """`2 phrases (`a`, `b`) and 1 warning sign (`c`)`."""
    ids_by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, id in keys:
        ids_by_kind[kind].append(f"`{id}`")
    parts = []
    for kind, ids in ids_by_kind.items():
        title = KIND_BY_NAME[kind].title
        noun = title if len(ids) == 1 else {"synonym group": "synonym groups"}.get(title, f"{title}s")
        parts.append(f"{len(ids):,} {noun} ({_shorten(ids)})")
    *first_parts, last_part = parts
    return f"{', '.join(first_parts)} and {last_part}" if first_parts else last_part


def _shorten(names: Sequence[str]) -> str:
    unnamed_count = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {unnamed_count:,} more" if unnamed_count > 0 else "")
