"""What may stand under the plugin in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ValidationError
from mkdocs.exceptions import PluginError

from talkdown.diagnostics import did_you_mean
from talkdown.model.book import Book
from talkdown.outputs.printables import BY_DEFAULT, INKS, PAPERS, PRINTABLES, Duplex
from talkdown.outputs.printing import PrintPlan, Selection
from talkdown.outputs.printing.options import parse_bleed, parse_offset


class _Several(options.ListOfItems[Any]):
    """A list, or one item without its dash."""

    def run_validation(self, value: object) -> list[Any]:
        return super().run_validation([value] if isinstance(value, str) else value)


class _OneOf(options.Choice[str]):
    """One of a few words; the error for another one is worded as on the command line."""

    def __init__(self, noun: str, words: Iterable[str], default: str | None = None) -> None:
        self.noun = noun
        self.words = list(words)
        super().__init__(self.words, default=default)

    def run_validation(self, value: object) -> str:
        if value not in self.words:
            hint = did_you_mean(str(value), self.words) or "use one of " + ", ".join(
                f"`{word}`" for word in self.words
            )
            raise ValidationError(f"there is no {self.noun} `{value}`; {hint}")
        return str(value)


def _former_spelling_of(new_name: str) -> options.Deprecated:
    """A key that is spelt another way by now: it still counts, and MkDocs warns."""
    return options.Deprecated(moved_to=new_name, message=f"`{{}}` is spelt `{new_name}` now; both will do")


class PrintSettings(Config):
    """What the site offers to print: every printable on each paper, in each ink."""

    kinds = _Several(_OneOf("printable", [row.id for row in PRINTABLES]), default=list(BY_DEFAULT))
    """Any of `cards`, `poster` and the other ids of `outputs/printables.py`; an empty list prints nothing."""
    papers = _Several(_OneOf("paper", PAPERS), default=["a4", "letter"])
    """Any of `a4`, `letter`, `a3`."""
    inks = _Several(_OneOf("ink", INKS), default=["full", "mono"])
    """Any of `full`, `saver`, `mono`; pictures on the pages are in the first."""
    stages = _Several(options.Type(str), default=[])
    """Only these stages, by id."""
    techniques = _Several(options.Type(str), default=[])
    """Only these techniques, by id."""
    duplex = _OneOf("duplex mode", [edge.value for edge in Duplex], default="long-edge")
    """Where printers flip the sheet: `long-edge`, `short-edge`, `fold` or `fronts`."""
    bleed = options.Type(str, default="0mm")
    """For a print shop: one side of a card a page, with that many millimeters around it, 0 to 10."""
    back_offset = options.Type(str, default="0,0")
    """How far backs are moved to the right and down, in millimeters."""
    paper = _former_spelling_of("papers")
    ink = _former_spelling_of("inks")
    stage = _former_spelling_of("stages")
    technique = _former_spelling_of("techniques")


class PluginSettings(Config):
    """The plugin's options in mkdocs.yml."""

    phrasebook = options.Type(str, default="phrasebook")
    """The folder of the phrasebook, from mkdocs.yml."""
    offline = options.Type(bool, default=True)
    """Whether the site can be installed and works without the network."""
    indexed = options.Type(bool, default=False)
    """Whether search engines may list the site."""
    frame_ancestors = options.ListOfItems(options.Type(str), default=[])
    """Who may show the site in a frame, for the sidebar of another program: `https://crm.example.com`."""
    print = options.SubConfig(PrintSettings)
    """What the site offers to print."""


def print_plan(settings: PrintSettings) -> PrintPlan | None:
    """What mkdocs.yml asks for; None for nothing. Raises PluginError for a length that is none."""
    if not settings.kinds:
        return None
    try:
        bleed = parse_bleed(settings.bleed)
    except ValueError:
        raise PluginError(
            f"talkdown: `{settings.bleed}` under `print:` is not a bleed; write it as `3mm`"
        ) from None
    try:
        offset = parse_offset(settings.back_offset)
    except ValueError:
        message = f"talkdown: `{settings.back_offset}` under `print:` is not an offset; write it as `0.5,-1`"
        raise PluginError(message) from None
    return PrintPlan(
        printable_ids=tuple(dict.fromkeys(settings.kinds)),
        papers=tuple(dict.fromkeys(settings.papers)),
        inks=tuple(dict.fromkeys(settings.inks)),
        duplex=Duplex(settings.duplex),
        bleed=bleed,
        back_offset=offset,
        selection=Selection(tuple(settings.techniques), tuple(settings.stages)),
    )


def unknown_selections(plan: PrintPlan, book: Book) -> Iterator[str]:
    """What `print:` asks for and the book does not have: a message for each id, which would else select nothing in silence."""
    techniques = [technique.id for technique in book.techniques]
    for noun, ids, ids_of_the_book in (
        ("stage", plan.selection.stages, list(book.stages)),
        ("technique", plan.selection.techniques, techniques),
    ):
        for id in ids:
            if id not in ids_of_the_book:
                hint = did_you_mean(id, ids_of_the_book)
                yield f"there is no {noun} `{id}`, which `print:` names" + (f"; {hint}" if hint else "")
