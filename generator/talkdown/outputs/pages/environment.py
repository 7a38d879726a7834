"""The Jinja environment of the pages: autoescape on, and a few filters that may write HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from talkdown.model import ENTRY_KINDS, VARIABLE, Entry, Phrase
from talkdown.model.book import Book
from talkdown.model.markup import paragraphs, spans
from talkdown.outputs import weight
from talkdown.outputs.addresses import SHELF, address, relative
from talkdown.storage.cache import cache_folder

TEMPLATES = Path(__file__).parent / "templates"

SENSES: dict[str, tuple[str, str]] = {
    "voice": ("account-voice", "In the voice"),
    "text": ("text-box-outline", "In writing"),
    "words": ("format-quote-open", "In the words"),
    "body": ("human-handsdown", "In the body"),
}
"""Icon and label for the way one notices a sign."""

ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("escalate_when", "account-arrow-up", "Bring someone in when"),
    ("end_when", "phone-hangup", "End the contact"),
    ("never", "cancel", "Never"),
)
"""A playbook's closing lists: field, icon, label."""


@cache
def icon(name: str, label: str = "") -> Markup:
    """An icon, drawn by the style sheet; with a label it is announced, without one it is decoration."""
    if label:
        return Markup('<span class="td-i td-i--{}" role="img" aria-label="{}" title="{}"></span>').format(
            name, label, label
        )
    return Markup('<span class="td-i td-i--{}" aria-hidden="true"></span>').format(name)


def spoken(text: str) -> Markup:
    """A phrase with its variables shown as such."""
    if "{" not in text:
        return escape(text)
    parts = VARIABLE.split(text)
    html = (f'<var class="td-var">{p}</var>' if n % 2 else escape(p) for n, p in enumerate(parts))
    return Markup("".join(html))


def copy(text: str) -> Markup:
    """A button that copies a text; the theme's script does the work."""
    safe = escape(text)
    return Markup(
        f'<button type="button" class="td-copy" data-clipboard-text="{safe}" aria-label="Copy: {safe}"'
        f' title="Copy">{icon("content-copy")}</button>'
    )


def _say(book: Book) -> Callable[[Phrase, str], Markup]:
    """Phrases are most of what a site shows, so their markup is made here and not by a template."""
    icons = {channel.id: icon(channel.icon, channel.title) for channel in book.settings.channels}

    def say(phrase: Phrase, anchor: str = "") -> Markup:
        channels = "".join(icons[id] for id in phrase.channels if id in icons)
        never = (
            f' <span class="td-say__not">Not when: {escape(phrase.not_when)}</span>'
            if phrase.not_when
            else ""
        )
        old = "".join(f'<span id="{anchor}{id}"></span>' for id in phrase.formerly) if anchor else ""
        place = f' id="{anchor}{phrase.id}"' if anchor else ""
        return Markup(
            f'<li class="td-say"{place} data-channels="{" ".join(phrase.channels)}">'
            f'<q class="td-say__words">{spoken(phrase.text)}</q>{copy(phrase.text)}'
            f'<span class="td-say__when"><span class="td-channels">{channels}</span> {escape(phrase.when)}{never}'
            f"</span>{old}</li>"
        )

    return say


def _prose(book: Book) -> Callable[[str, str], Markup]:
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


def compiled() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept from one build to the next; None if nothing is kept."""
    place = cache_folder()
    if place is None:
        return None
    try:
        (place / "templates").mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(place / "templates"))


def environment(book: Book, **settings: Any) -> Environment:
    """The environment in which a book's pages are rendered."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    inline = _prose(book)

    def prose(text: str, page: str) -> Markup:
        return Markup("").join(Markup("<p>{}</p>").format(inline(p, page)) for p in paragraphs(text))

    def href(entry: Entry, page: str) -> str:
        return relative(address(entry), page)

    env.filters |= {"prose": prose, "inline": inline, "spoken": spoken, "href": href, "weight": weight}
    env.globals |= {
        "book": book,
        "icon": icon,
        "copy": copy,
        "say": _say(book),
        "senses": SENSES,
        "endings": ENDINGS,
        "relative": relative,
        "shelf_page": SHELF,
        "entry": book.entry,
        "kinds": {kind.name: kind.model for kind in ENTRY_KINDS},
        "samples": {v.name: v.sample for v in book.settings.variables},
        "is_phrase": lambda found: isinstance(found, Phrase),
        **settings,
    }
    return env
