"""The way of a folder to a book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Location, Position, sort_problems
from talkdown.loader.book_files import book_values, read_settings, read_spelling, word_settings
from talkdown.loader.danger_file import read_danger_words, report_unknown_emergencies
from talkdown.loader.entries import validate_entries
from talkdown.loader.extend import EntryMerge, read_with_bases, readable_folders_of
from talkdown.loader.fold import fold_book
from talkdown.loader.icons import check_icons
from talkdown.loader.layers import Layers
from talkdown.loader.list_changes import PlacedValue
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.logo import read_logo
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder
from talkdown.loader.raw_entries import RawEntry
from talkdown.loader.report import LoadReport
from talkdown.loader.site_settings import SiteSettings, settings_beside
from talkdown.model import BookSettings, Situation
from talkdown.model.book import Book, EntryKey
from talkdown.model.regional_wording import RegionalWording
from talkdown.storage.inside import ReadableFolders
from talkdown.yamltext import Document, parse


@dataclass
class LoadResult:
    """What `load` gives: a book, and everything that is wrong with its form.

    >>> result = load("phrasebook")
    >>> result.book is not None, "phrasebook/book.yaml" in result.files
    (True, True)
    >>> result.locate(Location("phrasebook/book.yaml", ("title",))).column
    8
    """

    book: Book | None
    """None if there is no `book.yaml` that can be read."""
    problems: list[Diagnostic]
    """What is wrong with files, YAML and fields; what rules say of the whole book is asked for apart."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The bytes of every file that was read, by path: those of an extended book, too."""
    paths_below: frozenset[str] = frozenset()
    """The files of the books that this one extends, one on top of the other."""
    folder: str = ""
    """The folder of the book."""
    folder_below: str = ""
    """The folder of the book that it extends; empty if it extends none."""
    entries_below: Mapping[EntryKey, RawEntry] = field(default_factory=dict)
    """The entries of the book that this one extends, as their files have them, without the changes of this one."""
    causes: Mapping[EntryKey, Location] = field(default_factory=dict)
    """Of entries that have lost something, since it is hidden: the line that took it away."""
    region: str = ""
    """The region that the book was read for, where that is not its own."""
    has_broken_below: bool = False
    """Whether a book below refers to what is not there, by no change of this one: those references are left out."""

    def locate(self, location: Location) -> Position:
        """Line and column of a location in one of the files; the top of a file that was not read."""
        return _locate(location, self.files, {})

    def locator(self) -> Callable[[Location], Position]:
        """A function that locates, for many locations: each file is parsed once."""
        documents: dict[str, Document] = {}
        return lambda location: _locate(location, self.files, documents)

    def with_positions(self, problems: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Problems with line and column, sorted by them; each file is parsed for positions once."""
        locate = self.locator()
        return sort_problems(problem.with_position(locate) for problem in problems)


def _locate(location: Location, files: dict[str, bytes], documents: dict[str, Document]) -> Position:
    if location.path not in files:
        return Position(location.path, 1, 1)
    if location.path not in documents:
        documents[location.path] = parse(files[location.path])
    document = documents[location.path]
    position = document.locate(location.route, location.of_key)
    if location.piece:
        position = document.locate_piece(position, location.piece, location.occurrence)
    return Position(location.path, *position)


def load(
    folder: str | Path,
    cache: LoadCache | None = None,
    *,
    read_outside: Iterable[str | Path] | None = None,
    region: str | None = None,
    site_settings: SiteSettings | None = None,
) -> LoadResult:
    """Read a phrasebook: the folder that holds `book.yaml`, and the book it extends.

    Never raises for what an author wrote, nor for a file that cannot be read: all of that is in `problems`. With `cache`, a
    second call in the same process reads and checks only what has changed since.
    A book that is extended lies in the folder of this one's, or in one of `read_outside`. `region` stands for `region:` in
    `book.yaml`, unless it is empty. What is not given of the two, `site_settings` say, or the mkdocs.yml beside the phrasebook.

    >>> result = load("phrasebook")
    >>> result.problems
    []
    >>> [technique.title for technique in result.book.techniques][:1]
    ['Stay calm']
    """
    cache = LoadCache() if cache is None else cache
    report = LoadReport()
    site = _Site.around(str(folder), read_outside, region, site_settings)
    book_folder = read_with_bases(str(folder), site.readable_folders, cache, report)
    book_files = _for_region(book_values(book_folder), site.region)
    settings = read_settings(book_folder, book_files[0])
    report.problems[:] = [site.blame(problem) for problem in report.problems]
    check_icons(book_files[0], report)
    layers = Layers(book_folder, book_files)
    result = LoadResult(
        book=None,
        problems=report.problems,
        files=report.files,
        paths_below=layers.paths_below(),
        folder=book_folder.path,
        folder_below=book_folder.base.path if book_folder.base else "",
        region=site.region,
    )
    if settings is not None:
        _read_entries(result, settings, book_folder, book_files[0], layers, cache)
    return result


def _read_entries(
    result: LoadResult,
    settings: BookSettings,
    book_folder: BookFolder,
    book_file: PlacedValue,
    layers: Layers,
    cache: LoadCache,
) -> None:
    """Add the book to what has been read: its entries, what the book below has in their place, and what they have lost."""
    report = book_folder.report
    cache.word_by(RegionalWording(settings.own_region, read_spelling(book_folder)))
    settings = word_settings(settings, book_file, cache.wording)
    merge = EntryMerge(book_folder)
    result.entries_below = merge.entries_below
    entries = list(validate_entries(merge.entries(), settings, book_folder, cache))
    report_unknown_emergencies(book_folder, [entry.id for entry in entries if entry.kind == Situation.kind])
    folded_book = fold_book(entries, settings, book_file.location, layers, report)
    result.book = Book(
        folded_book.settings,
        folded_book.entries,
        wording=cache.wording,
        unreadable=report.unreadable,
        path=book_folder.file_path(BOOK_FILE),
        logo=read_logo(book_folder, settings),
        settings_location=folded_book.settings_location,
        paths_below=layers.paths_below(),
        books_below=layers.count_below,
        danger=read_danger_words(book_folder),
        entries_of_other_regions=[entry for entry in entries if not entry.is_for(settings.region)],
    )
    result.causes = folded_book.causes
    result.has_broken_below = folded_book.has_broken_below


def is_about_region(problem: Diagnostic) -> bool:
    """Whether a problem of a book's settings is about the region that it is for."""
    is_its_field = isinstance(problem.location, Location) and problem.location.route == ("region",)
    return is_its_field or problem.code == "region"


class _Site(NamedTuple):
    """What a site says of the book that is read for it."""

    readable_folders: ReadableFolders
    """The folders that a book may extend one of."""
    region: str
    """Empty for the book's own."""
    names_region_at: Position | None
    """Where the mkdocs.yml beside the book says so; None if it does not."""

    @classmethod
    def around(
        cls,
        folder: str,
        read_outside: Iterable[str | Path] | None,
        region: str | None,
        site: SiteSettings | None,
    ) -> _Site:
        """What is given, and in place of what is not, what the settings say, or the mkdocs.yml beside the book."""
        if site is None and (read_outside is None or region is None):
            site = settings_beside(folder)
        if read_outside is None:
            read_outside = site.folders_outside() if site else ()
        readable_folders = readable_folders_of(folder, read_outside)
        if region is None and site and (region_of_site := site.region()):
            return cls(readable_folders, *region_of_site)
        return cls(readable_folders, region or "", None)

    def blame(self, problem: Diagnostic) -> Diagnostic:
        """The problem; where it is about a region that the site's settings name, there."""
        if self.names_region_at is None or not is_about_region(problem):
            return problem
        return replace(problem, location=self.names_region_at)


def _for_region(book_files: list[PlacedValue], region: str) -> list[PlacedValue]:
    """The contents of each `book.yaml`, the first one with another region in it; none leaves the one that stands there."""
    top, *others = book_files
    if not region or not isinstance(top.value, dict):
        return book_files
    return [top._replace(value={**top.value, "region": region}), *others]
