"""The Jinja environment of the pages: autoescape on, and a few filters that may write HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from talkdown.model import (
    ENTRY_KINDS,
    KIND_BY_NAME,
    Citation,
    Drill,
    Entry,
    Handout,
    Scenario,
    Sign,
    Training,
)
from talkdown.model.book import Book
from talkdown.model.markup import paragraphs, spans
from talkdown.model.role_play import is_about_danger
from talkdown.outputs import citation_titles, situation_titles
from talkdown.outputs.addresses import (
    LIST_SCRIPT,
    LIST_STYLES,
    PHRASE_ANCHOR,
    PRACTICE_SCRIPT,
    PRINT_PAGE,
    address,
    phrase_list_address,
    relative,
)
from talkdown.outputs.endings import ENDINGS
from talkdown.outputs.pages.entry_marks import MarkEntry, draft_mark, mark_nothing
from talkdown.outputs.pages.finder_field import finder_field
from talkdown.outputs.pages.phrase_markup import (
    copy_button,
    copy_text_button,
    icon,
    mark_variables,
    phrase_markup,
    spoken_text,
    star_button,
)
from talkdown.outputs.pages.plain_fields import plain_fields
from talkdown.outputs.pages.review_note import review_note
from talkdown.outputs.pages.scenario_prints import scenario_prints
from talkdown.outputs.pages.source_links import source_links
from talkdown.outputs.print_offers import PrintOffers
from talkdown.outputs.printables import PAPER_TITLES, PRINTABLES
from talkdown.outputs.template_code import TemplateCode
from talkdown.storage.display import format_size

TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATE_CODE = TemplateCode()

SENSES: dict[str, tuple[str, str]] = {
    "voice": ("account-voice", "In the voice"),
    "text": ("text-box-outline", "In writing"),
    "words": ("format-quote-open", "In the words"),
    "body": ("human-handsdown", "In the body"),
}
"""Icon and label for the way one notices a sign."""


_PAGE_ADDRESSES = {
    "evidence_page": KIND_BY_NAME[Citation.kind].page,
    "practice_page": KIND_BY_NAME[Drill.kind].page,
    "print_page": PRINT_PAGE,
    "scenario_page": KIND_BY_NAME[Scenario.kind].page,
    "sign_page": KIND_BY_NAME[Sign.kind].page,
    "training_page": KIND_BY_NAME[Training.kind].page,
}
"""The pages that templates lead to, by the names they have there."""


def practice_script(page: str) -> Markup:
    """What a page of practice ends with: its script comes with it alone."""
    return Markup('<script src="{}" defer></script>').format(relative(PRACTICE_SCRIPT, page))


_FOR_EVERY_BOOK: dict[str, object] = {
    "copy_button": copy_button,
    "copy_text_button": copy_text_button,
    "endings": ENDINGS,
    "finder_field": finder_field,
    "handout_ids": [handout.value for handout in Handout],
    "icon": icon,
    "is_about_danger": is_about_danger,
    "kinds": {kind.name: kind.entry_class for kind in ENTRY_KINDS},
    "list_script_address": LIST_SCRIPT,
    "list_styles_address": LIST_STYLES,
    "paper_titles": PAPER_TITLES,
    "phrase_anchor": PHRASE_ANCHOR.removeprefix("#"),
    "phrase_list_address": phrase_list_address,
    "practice_script": practice_script,
    "printables": PRINTABLES,
    "relative": relative,
    "review_note": review_note,
    "senses": SENSES,
    "citation_designs": citation_titles.DESIGNS,
    "situation_sorts": situation_titles.SORTS,
    "situation_steps": situation_titles.STEPS,
    "spoken_text": spoken_text,
    "star_button": star_button,
}
"""What templates are given besides, whatever the book."""


def template_or(name: str, fallback: str) -> str:
    """The name of a template, if there is one; else the fallback's."""
    return name if (TEMPLATES / name).is_file() else fallback


def environment(book: Book, print_offers: PrintOffers, mark_entry: MarkEntry = mark_nothing) -> Environment:
    """The environment in which a book's pages are rendered. A misspelled name in a template is an error."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_TEMPLATE_CODE,
        auto_reload=False,  # templates come with the package: to look at their dates on every use is for nothing
    )
    inline = _inline(book)

    def prose(text: str, page: str) -> Markup:
        return Markup("").join(Markup("<p>{}</p>").format(inline(p, page)) for p in paragraphs(text))

    def mark_with_draft(entry: Entry, *route: str | int) -> Markup:
        return (Markup("") if route else draft_mark(entry)) + mark_entry(entry, *route)

    def href(entry: Entry, page: str) -> str:
        return relative(address(entry), page)

    env.filters |= {
        "href": href,
        "inline": inline,
        "mark_variables": mark_variables,
        "prose": prose,
        "format_size": format_size,
    }
    env.globals |= _PAGE_ADDRESSES | _FOR_EVERY_BOOK
    env.globals |= {
        "book": book,
        "entry_marks": mark_with_draft,
        "lookup": book.entry,
        "phrase_item": phrase_markup(book, mark_with_draft),
        "plain_fields": partial(plain_fields, book),
        "print_offers": print_offers,
        "scenario_prints": scenario_prints(book, print_offers),
        "source_links": source_links(book),
    }
    return env


def _inline(book: Book) -> Callable[[str, str], Markup]:
    def inline(text: str, page: str) -> Markup:
        html = []
        for span in spans(text):
            match span.style:
                case "bold":
                    html.append(Markup("<strong>{}</strong>").format(span.text))
                case "italic":
                    html.append(Markup("<em>{}</em>").format(span.text))
                case "link":
                    entry = book.entry(span.kind, span.id)
                    label = span.text or (entry.name if entry else span.id)
                    link = relative(address(entry), page) if entry else ""
                    html.append(Markup('<a href="{}">{}</a>').format(link, label) if entry else escape(label))
                case _:
                    html.append(escape(span.text))
        return Markup("").join(html)

    return inline
