"""What a site offers to print: every kind on every paper, a picture of each, and each technique's card by itself.

A site is published even if some text does not fit its card. The last good card stands in for it, and a
warning says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic
from talkdown.model import Technique
from talkdown.model.book import Book
from talkdown.outputs.printables import Offer, Picture, PrintedCard, Prints
from talkdown.outputs.printing import checks
from talkdown.outputs.printing.imposition import Duplex
from talkdown.outputs.printing.job import Job, Options, Selection, Values
from talkdown.outputs.printing.kinds.anki import anki
from talkdown.outputs.printing.kinds.technique_cards import SIZE, card, deck
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.printer import PRINTABLES, Printer, as_warning, kept_as
from talkdown.outputs.printing.sheet_layout import Laid, one_a_page, side_by_side
from talkdown.storage.cache import digest

KINDS = ("cards", "poster", "pocket", "playbooks", "quiz", "zine", "anki")
"""What a site may offer, in the order of its shelf."""

_TALL = 260
"""The height of a preview as it is shown, in CSS pixels."""

_ONE = ("cards", "sheets")
"""The words of which a preview shows only the first."""


@dataclass(frozen=True)
class PrintPlan:
    """What a site is to offer: every kind on each paper, in each ink."""

    kinds: tuple[str, ...] = KINDS
    papers: tuple[str, ...] = ("a4", "letter")
    inks: tuple[str, ...] = ("full", "mono")
    duplex: Duplex = Duplex.long_edge
    bleed: float = 0.0
    back_offset: tuple[float, float] = (0.0, 0.0)
    selection: Selection = field(default_factory=Selection)
    timestamp: int = 0
    """The time of the Anki deck, in seconds since 1970: a newer deck updates an older one."""

    def options(self) -> Iterator[Options]:
        """Every ink on every paper."""
        for ink in self.inks:
            for paper in self.papers:
                yield Options(paper, self.duplex, ink, self.bleed, self.back_offset)


class PrintFiles(NamedTuple):
    """All files, what the pages say about them, and what did not fit."""

    files: dict[str, bytes]
    prints: Prints
    problems: tuple[Diagnostic, ...]


class Cancelled(Exception):
    """The book has changed meanwhile; what was begun is of no use."""


def print_files(
    book: Book,
    print_plan: PrintPlan,
    kept: PrintCache | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> PrintFiles:
    """Print what a site offers. Stops with `Cancelled` once it is no longer `wanted`."""
    return _Shelf(book, print_plan, kept or PrintCache(), wanted).filled()


class _Shelf:
    """One filling of the shelf."""

    def __init__(
        self, book: Book, print_plan: PrintPlan, kept: PrintCache, wanted: Callable[[], bool]
    ) -> None:
        self.book = book
        self.print_plan = print_plan
        self.shop = Printer(book, kept)
        self.wanted = wanted
        self.files: dict[str, bytes] = {}
        self.offers: list[Offer] = []
        self.previews: dict[str, Picture] = {}
        self.cards: dict[str, PrintedCard] = {}
        self.problems: dict[tuple[str, str], Diagnostic] = {}

    def filled(self) -> PrintFiles:
        """Everything on it."""
        good = self._cards() if "cards" in self.print_plan.kinds else []
        for options in self.print_plan.options():
            if good:
                self._file("cards", deck(self.book, good, options, f"cards-{options.suffix}"), options)
            for kind in self.print_plan.kinds:
                if kind in PRINTABLES and kind != "cards":
                    for job in PRINTABLES[kind](self.book, self.print_plan.selection, options):
                        self._file(kind, job, options)
        if "anki" in self.print_plan.kinds:
            self._anki()
        order = {kind: n for n, kind in enumerate(self.print_plan.kinds)}
        offers = sorted(self.offers, key=lambda offer: order[offer.kind])
        prints = Prints(tuple(offers), self.previews, self.cards)
        return PrintFiles(self.files, prints, tuple(self.problems.values()))

    def _go_on(self) -> None:
        if not self.wanted():
            raise Cancelled

    def _cards(self) -> list[Values]:
        """The cards that fit, each drawn and printed by itself."""
        selection = self.print_plan.selection
        techniques = [t for t in self.book.techniques if selection.holds(t.id, t.stage)]
        found = ((technique, self._card(technique)) for technique in techniques)
        return [values for _, values in found if values is not None]

    def _card(self, technique: Technique) -> Values | None:
        """A technique's card if it fits; else the last one that did, if there was any."""
        self._go_on()
        name = kept_as("good", self.book, technique.id)
        values = card(self.book, technique)
        job = self._alone(values, one_a_page(1, SIZE))
        ink = self.print_plan.inks[0]
        wrong = list(self.shop.lost(job))
        drawn: tuple[str, ...] = ()
        if not wrong:
            drawn, fits = self.shop.drawn(job, ink)
            wrong = list(checks.overflows(job, fits))
        if wrong:
            values = self.shop.kept.last(name).get("card", {})
            self._warn(wrong, "the last good card stays" if values else "there is no card yet")
            if not values:
                return None
            drawn, _ = self.shop.drawn(self._alone(values, one_a_page(1, SIZE)), ink)
        else:
            self.shop.kept.write(name, job.edition, {"card": values})
        paths = [f"print/cards/{technique.id}{end}" for end in ("-front.svg", "-back.svg", ".pdf")]
        printed = self.shop.print(self._alone(values, side_by_side(SIZE)), Options(ink=ink)).printed
        assert printed is not None, "what fits a card fits it everywhere"
        self.files |= zip(paths, (drawn[0].encode(), drawn[1].encode(), printed.pdf), strict=True)
        front, back = _in_words(values)
        self.cards[technique.id] = PrintedCard(Picture(paths[0], front), Picture(paths[1], back), paths[2])
        if "cards" not in self.previews:
            self._picture("cards", self._alone(values, one_a_page(1, SIZE, ("front",))), ink, front)
        return values

    def _alone(self, values: Values, laid: Laid) -> Job:
        job = deck(self.book, [values], Options(duplex=Duplex.fold), f"card-{values['id']}-{len(laid.pages)}")
        return replace(job, layout={"pages": laid.pages}, pages=len(laid.pages))

    def _file(self, kind: str, job: Job, options: Options) -> None:
        self._go_on()
        done = self.shop.print(job, options)
        printed = done.printed or self.shop.last_good(job)
        if done.problems:
            now = "" if done.printed else ("the last good file stays" if printed else "there is no file yet")
            self._warn(done.problems, now)
        path = f"print/{job.name}.pdf"
        if printed is None or path in self.files:
            return
        self.files[path] = printed.pdf
        sheets = job.sheets or printed.pages
        size = len(printed.pdf)
        self.offers.append(
            Offer(kind, path, options.paper, options.ink, printed.pages, sheets, job.edition, size)
        )
        if kind not in self.previews and done.printed:
            self._preview(kind, job, options.ink)

    def _preview(self, kind: str, job: Job, ink: str) -> None:
        """Draw the first page."""
        first = {key: value[:1] if key in _ONE else value for key, value in job.words.items()}
        if job.template == "pocket":
            first, job = job.words, replace(job, layout={"pages": job.layout["pages"][:1]})
        self._picture(
            kind,
            replace(job, words=first, name=f"{job.name}-preview"),
            ink,
            f"The first page of “{job.title}”",
        )

    def _picture(self, kind: str, job: Job, ink: str, alt: str) -> None:
        picture = self.shop.pictured(job, ink)
        width, height = (int.from_bytes(picture[n : n + 4]) for n in (16, 20))  # as PNG's header says
        path = f"print/{kind}.png"
        self.files[path] = picture
        self.previews[kind] = Picture(path, alt, round(width * _TALL / height), _TALL)

    def _anki(self) -> None:
        package, count = anki(self.book, self.print_plan.selection, self.print_plan.timestamp)
        path = "print/anki.apkg"
        self.files[path] = package
        self.offers.append(Offer("anki", path, "", "", count, 0, digest(package)[:6], len(package)))

    def _warn(self, found: tuple[Diagnostic, ...] | list[Diagnostic], now: str) -> None:
        """Each problem once, though it comes back on every paper."""
        for problem in found:
            message = f"{problem.message}; {now}" if now else problem.message
            self.problems.setdefault(
                (problem.code, problem.message), replace(as_warning(problem), message=message)
            )


def _in_words(card: Values) -> tuple[str, str]:
    """Both sides of a card for those who do not see them."""
    steps = " ".join(
        f"{n}. {step['lead']} {step['rest']}".rstrip() for n, step in enumerate(card["steps"], 1)
    )
    front = f"Front of the card “{card['title']}”. Use it when: {card['when']} Do this: {steps}"
    parts = [f"Back of the card. Say this: {' '.join(card['say'])}"]
    if card["not"]:
        parts.append(
            "Not that: " + "; ".join(f"{slip['words']} – {slip['why']}" for slip in card["not"]) + "."
        )
    if card["watch"]:
        parts.append(f"Watch for: {'; '.join(card['watch'])}.")
    return " ".join(front.split()), " ".join(" ".join(parts).split())
