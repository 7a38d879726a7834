"""What may stand under the plugin in mkdocs.yml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ValidationError

from talkdown.diagnostics import unknown_name
from talkdown.mkdocs.errors import SettingError
from talkdown.model.book import Book
from talkdown.outputs import web
from talkdown.outputs.printables import BY_DEFAULT, INKS, PAPERS, PRINTABLES, Duplex
from talkdown.outputs.printing import PrintPlan, Selection
from talkdown.outputs.printing.options import parse_bleed, parse_offset
from talkdown.storage.display import on_one_line

PLUGIN_ROUTE = ("plugins", "talkdown")
"""The keys that lead to our own settings in mkdocs.yml."""


class _Several(options.ListOfItems[Any]):
    """A list, or one item without its dash."""

    def run_validation(self, value: object) -> list[Any]:
        return super().run_validation([value] if isinstance(value, str) else value)


class _Word(options.Choice[str]):
    """One of a few words; the error for another one is worded as on the command line."""

    def __init__(self, noun: str, words: Iterable[str], default: str | None = None) -> None:
        self.noun = noun
        super().__init__(list(words), default=default)

    def run_validation(self, value: object) -> str:
        if value not in self.choices:
            raise ValidationError(str(unknown_name(self.noun, str(value), self.choices)))
        return str(value)


class _SomeOf(_Several):
    """At least one item: to print on no paper, or in no ink, is a slip; `kinds: []` prints nothing."""

    def run_validation(self, value: object) -> list[Any]:
        items = super().run_validation(value)
        if not items:
            raise ValidationError("name at least one; `kinds: []` prints nothing")
        return items


_PAPERS = _SomeOf(_Word("paper", PAPERS))
_INKS = _SomeOf(_Word("ink", INKS))
_IDS = _Several(options.Type(str))

FORMER_KEYS = {"papers": "paper", "inks": "ink", "stages": "stage", "techniques": "technique"}
"""How keys under `print:` were spelt before. They still count."""


_PRINT_ROUTE = (*PLUGIN_ROUTE, "print")


class PrintSettings(Config):
    """What the site offers to print: every printable on each paper, in each ink."""

    kinds = _Several(_Word("printable", [row.id for row in PRINTABLES]), default=list(BY_DEFAULT))
    """Any of `cards`, `poster` and the other ids of `outputs/printables.py`; an empty list prints nothing."""
    papers = options.Optional(_PAPERS)
    """Any of `a4`, `letter`, `a3`; without it, `a4` and `letter`."""
    inks = options.Optional(_INKS)
    """Any of `full`, `saver`, `mono`; pictures on the pages are in the first. Without it, `full` and `mono`."""
    stages = options.Optional(_IDS)
    """Only these stages, by id."""
    techniques = options.Optional(_IDS)
    """Only these techniques, by id."""
    duplex = _Word("duplex mode", [edge.value for edge in Duplex], default="long-edge")
    """Where printers flip the sheet: `long-edge`, `short-edge`, `fold` or `fronts`."""
    bleed = options.Type(str, default="0mm")
    """For a print shop: one side of a card a page, with that many millimeters around it, 0 to 10."""
    back_offset = options.Type(str, default="0,0")
    """How far backs are moved to the right and down, in millimeters."""
    paper = options.Optional(_PAPERS)
    ink = options.Optional(_INKS)
    stage = options.Optional(_IDS)
    technique = options.Optional(_IDS)


class PluginSettings(Config):
    """The plugin's options in mkdocs.yml."""

    phrasebook = options.Type(str, default="phrasebook")
    """The folder of the phrasebook, from mkdocs.yml."""
    region = options.Optional(options.Type(str))
    """Where this site is used, in place of `region:` in book.yaml: one book may have a site for each of its regions."""
    offline = options.Type(bool, default=True)
    """Whether the site can be installed and works without the network."""
    indexed = options.Type(bool, default=False)
    """Whether search engines may list the site."""
    edit_links = options.Type(bool, default=False)
    """Whether each entry shows its code, its id and a link to its line in the repository, for those who write."""
    scripts = _Several(options.Type(str), default=[])
    """Scripts of the author's own that may run: a file in content/, or the hash of one in a page, `sha256-…`."""
    frame_ancestors = options.ListOfItems(options.Type(str), default=[])
    """Who may show the site in a frame, for the sidebar of another program: `https://crm.example.com`."""
    read_outside = _Several(options.Type(str), default=[])
    """Folders outside of the project, from mkdocs.yml, that a link, a snippet or `extend:` may lead into: `../shared`."""
    print = options.SubConfig(PrintSettings)
    """What the site offers to print."""


def unshowable_settings(settings: object, key: str = "") -> Iterator[tuple[str, str]]:
    """The keys of settings in which a character stands that no page can show, and no path can hold; with what to say."""
    match settings:
        case str():
            if character := next((char for char in settings if not _is_text(char)), ""):
                yield on_one_line(key), f"holds a character that cannot be shown, U+{ord(character):04X}"
        case Mapping():
            for name, value in settings.items():
                yield from unshowable_settings(str(name), key or str(name))
                yield from unshowable_settings(value, key or str(name))
        case list() | tuple():
            for value in settings:
                yield from unshowable_settings(value, key)


def _is_text(character: str) -> bool:
    """Whether it is no control character, as escapes of a terminal are, and no half of a character."""
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")


def require_buildable(settings: PluginSettings) -> None:
    """Raise `SettingError` for settings that each have the right type, and with which nothing can be built."""
    list(former_spellings(settings.print))
    print_plan(settings.print)
    for source in settings.frame_ancestors:
        if not web.may_frame(source):
            raise SettingError(
                f"`{source}` under `frame_ancestors` is no site; write it as `https://crm.example.com`",
                *PLUGIN_ROUTE,
                "frame_ancestors",
                source,
            )


def former_spellings(settings: PrintSettings) -> Iterator[str]:
    """What is spelt another way by now under `print:`: a message for each key. Raises `SettingError` where both stand there."""
    for key, former_key in FORMER_KEYS.items():
        if settings[former_key] is None:
            continue
        if settings[key] is not None:
            raise SettingError(
                f"`{former_key}` and `{key}` mean the same under `print:`; keep `{key}`",
                *_PRINT_ROUTE,
                former_key,
            )
        yield f"`{former_key}` under `print:` is spelt `{key}` now; both will do"


def print_plan(settings: PrintSettings) -> PrintPlan | None:
    """What mkdocs.yml asks for; None for nothing. Raises `SettingError` for a length that is none."""
    if not settings.kinds:
        return None

    def items(key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        choice: list[str] | None = settings[key] if settings[key] is not None else settings[FORMER_KEYS[key]]
        return default if choice is None else tuple(dict.fromkeys(choice))

    try:
        bleed = parse_bleed(settings.bleed)
    except ValueError:
        raise SettingError(
            f"`{settings.bleed}` under `print:` is not a bleed; write it as `3mm`", *_PRINT_ROUTE, "bleed"
        ) from None
    try:
        offset = parse_offset(settings.back_offset)
    except ValueError:
        message = f"`{settings.back_offset}` under `print:` is not an offset; write it as `0.5,-1`"
        raise SettingError(message, *_PRINT_ROUTE, "back_offset") from None
    return PrintPlan(
        printable_ids=tuple(dict.fromkeys(settings.kinds)),
        papers=items("papers", ("a4", "letter")),
        inks=items("inks", ("full", "mono")),
        duplex=Duplex(settings.duplex),
        bleed=bleed,
        back_offset=offset,
        selection=Selection(items("techniques"), items("stages")),
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
                message, hint = unknown_name(noun, id, ids_of_the_book)
                yield f"{message}, which `print:` names; {hint}"
