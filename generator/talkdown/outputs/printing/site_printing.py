"""What a site offers to print: every printable on every paper, a picture of each, and each technique's card by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.outputs.print_offers import DeckOffer, Offer, Picture, PrintedCard, PrintOffers
from talkdown.outputs.printables import BY_DEFAULT, Duplex, printable
from talkdown.outputs.printing.brand import example_address
from talkdown.outputs.printing.content import selected_techniques
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.jobs import jobs_of
from talkdown.outputs.printing.options import Options, Selection, file_name
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.print_problems import typesetter_problem
from talkdown.outputs.printing.printables import package_module
from talkdown.outputs.printing.printables.cards import deck
from talkdown.outputs.printing.printer import Printer, as_warning
from talkdown.outputs.printing.site_cards import fit_card, print_card
from talkdown.outputs.printing.site_deck import deck_files
from talkdown.outputs.printing.typesetter import TypesetterError
from talkdown.storage.cache import digest
from talkdown.storage.json_object import JsonObject
from talkdown.storage.source_date import source_date

CARDS = "cards"

_PICTURE_HEIGHT = 260
"""The height of a picture as it is shown, in CSS pixels: with its words beside it, one printable fills a third of a screen."""


@dataclass(frozen=True)
class PrintPlan:
    """What a site is to offer: every printable on each paper, in each ink."""

    printable_ids: tuple[str, ...] = BY_DEFAULT
    papers: tuple[str, ...] = ("a4", "letter")
    inks: tuple[str, ...] = ("full", "mono")
    duplex: Duplex = Duplex.long_edge
    bleed: float = 0.0
    """In millimeters, as is `back_offset`."""
    back_offset: tuple[float, float] = (0.0, 0.0)
    selection: Selection = field(default_factory=Selection)
    timestamp: int = 0
    """The time of packages, in seconds since 1970: a newer deck for Anki updates an older one."""

    def options(self, printable_id: str) -> Iterator[Options]:
        """Every ink on every paper, for a printable."""
        for ink in self.inks:
            for paper in dict.fromkeys((*self.papers, *printable(printable_id).site_papers)):
                yield Options(paper, self.duplex, ink, self.bleed, self.back_offset)


class SitePrint(NamedTuple):
    """All files by their paths on the site, what the pages say about them, and what did not fit."""

    files: dict[str, bytes]
    offers: PrintOffers
    problems: tuple[Diagnostic, ...]


class PrintCancelledError(Exception):
    """The book has changed meanwhile; what was begun is of no use."""


def print_site(
    book: Book,
    print_plan: PrintPlan,
    print_cache: PrintCache | None = None,
    is_current: Callable[[], bool] = lambda: True,
) -> SitePrint:
    """Print what a site offers. Raises PrintCancelledError between two files, once the book is no longer `is_current`."""
    return _SitePrinter(book, print_plan, print_cache or PrintCache(), is_current).build()


def newest_change(files: Iterable[str]) -> int:
    """When the newest of these files was changed, in seconds since 1970, or SOURCE_DATE_EPOCH: the time of a package."""
    epoch = source_date()
    times = [path.stat().st_mtime for path in map(Path, files) if path.is_file()]
    return int(max(times, default=0)) if epoch is None else epoch


class _SitePrinter:
    """Prints a site's files one after the other, and gathers what the pages say about them."""

    def __init__(
        self, book: Book, print_plan: PrintPlan, print_cache: PrintCache, is_current: Callable[[], bool]
    ) -> None:
        self._book = book
        self._plan = print_plan
        self._printer = Printer(book, print_cache)
        self._is_current = is_current
        self._files: dict[str, bytes] = {}
        self._offers: list[Offer] = []
        self._pictures: dict[str, Picture] = {}
        self._cards: dict[str, PrintedCard] = {}
        self._deck: DeckOffer | None = None
        self._problems: dict[tuple[str, str], Diagnostic] = {}

    def build(self) -> SitePrint:
        """All of them."""
        cards = self._add_cards() if CARDS in self._plan.printable_ids else []
        if cards:
            self._add_deck_files(cards)
        for id in self._plan.printable_ids:
            for options in self._plan.options(id):
                if id == CARDS:
                    self._add_deck(cards, options)
                elif printable(id).file_type == "pdf":
                    self._add_pdf(id, options)
        for id in self._plan.printable_ids:
            if printable(id).file_type == "apkg":
                self._add_package(id)
        order = {id: n for n, id in enumerate(self._plan.printable_ids)}
        offers = sorted(self._offers, key=lambda offer: order[offer.printable_id])
        print_offers = PrintOffers(
            tuple(offers),
            self._pictures,
            self._cards,
            self._deck,
            example_address(self._book, self._plan.printable_ids),
        )
        return SitePrint(self._files, print_offers, tuple(self._problems.values()))

    def _stop_if_cancelled(self) -> None:
        if not self._is_current():
            raise PrintCancelledError

    def _add_cards(self) -> list[JsonObject]:
        """Print each technique's card by itself, in the first ink; gives the words of those that fit."""
        cards = []
        ink = self._plan.inks[0]
        for technique in selected_techniques(self._book, self._plan.selection):
            self._stop_if_cancelled()
            data, problems = fit_card(self._printer, technique, ink)
            self._warn(problems, "the last good card stays" if data else "there is no card yet")
            if data is None:
                continue
            card = print_card(self._printer, technique, data, self._plan.inks)
            self._add_files(card.files)
            self._cards[technique.id] = card.offer
            if CARDS not in self._pictures:
                self._add_picture(CARDS, card.picture_job, card.offer.front.alt)
            cards.append(data)
        return cards

    def _add_deck_files(self, cards: list[JsonObject]) -> None:
        """What readers put decks of their own together from."""
        self._stop_if_cancelled()
        papers, inks = self._plan.papers, self._plan.inks
        try:
            files = list(deck_files(self._printer, cards, papers, inks, self._plan.back_offset))
        except TypesetterError as error:
            problem = typesetter_problem(self._book, deck(self._book, cards, Options()), str(error))
            self._warn([problem], "readers cannot choose cards")
            return
        self._add_files({file.path: file.content for file in files})
        ids = tuple(card["id"] for card in cards)
        self._deck = DeckOffer(ids, papers, inks, files[0].address)

    def _add_deck(self, cards: list[JsonObject], options: Options) -> None:
        """Print the cards that fit on sheets."""
        if cards:
            row = printable(CARDS)
            # A site's deck keeps its address, whatever is selected for the site.
            name = file_name(row, Selection(), options)
            job = deck(self._book, cards, options)
            self._add_offer(CARDS, replace(job, name=name, ink=options.ink), options.paper)

    def _add_pdf(self, id: str, options: Options) -> None:
        row = printable(id)
        same_looks = [ink for ink in self._plan.inks if row.nearest_ink(ink) == row.nearest_ink(options.ink)]
        if options.ink != same_looks[0]:
            return  # it looks the same in an ink that had its turn
        for job in jobs_of(self._book, [id], self._plan.selection, options):
            self._add_offer(id, job, options.paper)

    def _add_offer(self, id: str, job: Job, paper: str) -> None:
        """Print a job; if it does not fit, the last good file stays."""
        self._stop_if_cancelled()
        result = self._printer.print(job)
        file = result.file or self._printer.previous_file(job)
        consequence = "the last good file stays" if file else "there is no file yet"
        self._warn(result.problems, consequence if result.has_failed else "")
        if file is None:
            return
        path = f"print/{job.name}"
        self._add_files({path: file.pdf})
        sheets, size = job.sheets or file.page_count, len(file.pdf)
        self._offers.append(
            Offer(
                id, path, paper, job.ink, pages=file.page_count, sheets=sheets, edition=job.edition, size=size
            )
        )
        if id not in self._pictures and not result.has_failed:
            first_page = replace(job.first_page(), name=f"{job.name}-preview")
            self._add_picture(id, first_page, f"The first page of “{job.title}”")

    def _add_picture(self, id: str, job: Job, alt: str) -> None:
        try:
            png = self._printer.render_png(job)
        except TypesetterError as error:
            self._warn([typesetter_problem(self._book, job, str(error))], "there is no picture of it")
            return
        width, height = (int.from_bytes(png[n : n + 4]) for n in (16, 20))  # as PNG's header says
        path = f"print/{id}.png"
        self._add_files({path: png})
        self._pictures[id] = Picture(path, alt, round(width * _PICTURE_HEIGHT / height), _PICTURE_HEIGHT)

    def _add_package(self, id: str) -> None:
        row = printable(id)
        content, count = package_module(row).make_package(
            self._book, self._plan.selection, self._plan.timestamp
        )
        path = f"print/{file_name(row, Selection(), Options())}"  # its address stays, as the deck's does
        self._add_files({path: content})
        self._offers.append(
            Offer(
                id,
                path,
                paper="",
                ink="",
                pages=count,
                sheets=0,
                edition=digest(content)[:6],
                size=len(content),
            )
        )

    def _add_files(self, files: dict[str, bytes]) -> None:
        """Raises ValueError for a path that another file has: it would be lost without a word."""
        for path, content in files.items():
            if path in self._files:
                raise ValueError(f"two files to print are both called `{path}`")
            self._files[path] = content

    def _warn(self, problems: Iterable[Diagnostic], consequence: str) -> None:
        """Say each problem once, though it comes back on every paper."""
        for problem in problems:
            message = f"{problem.message}; {consequence}" if consequence else problem.message
            warning = replace(as_warning(problem), message=message)
            self._problems.setdefault((problem.code, problem.message), warning)
