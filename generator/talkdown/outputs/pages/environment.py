"""The Jinja environment of the pages: autoescape on, and a few filters that may write HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from talkdown.model import ENTRY_KINDS, VARIABLE, Entry, Phrase
from talkdown.model.book import Book
from talkdown.model.markup import paragraphs, spans
from talkdown.model.playbook import ENDINGS
from talkdown.outputs.addresses import PRINT_PAGE, address, relative
from talkdown.outputs.pages.plain_fields import plain_fields
from talkdown.outputs.print_offers import PrintOffers
from talkdown.outputs.printables import PRINTABLES
from talkdown.storage.cache import cache_folder
from talkdown.storage.display import format_size

TEMPLATES = Path(__file__).parent / "templates"

SENSES: dict[str, tuple[str, str]] = {
    "voice": ("account-voice", "In the voice"),
    "text": ("text-box-outline", "In writing"),
    "words": ("format-quote-open", "In the words"),
    "body": ("human-handsdown", "In the body"),
}
"""Icon and label for the way one notices a sign."""


def template_or(name: str, fallback: str) -> str:
    """The name of a template, if there is one; else the fallback's."""
    return name if (TEMPLATES / name).is_file() else fallback


def environment(book: Book, print_offers: PrintOffers) -> Environment:
    """The environment in which a book's pages are rendered. A misspelled name in a template is an error."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=template_cache(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates come with the package: to look at their dates on every use is for nothing
    )
    inline = _inline(book)

    def prose(text: str, page: str) -> Markup:
        return Markup("").join(Markup("<p>{}</p>").format(inline(p, page)) for p in paragraphs(text))

    def href(entry: Entry, page: str) -> str:
        return relative(address(entry), page)

    env.filters |= {
        "href": href,
        "inline": inline,
        "mark_variables": mark_variables,
        "prose": prose,
        "format_size": format_size,
    }
    env.globals |= {
        "book": book,
        "copy_button": copy_button,
        "endings": ENDINGS,
        "icon": icon,
        "kinds": {kind.name: kind.entry_class for kind in ENTRY_KINDS},
        "lookup": book.entry,
        "phrase_item": _phrase_item(book),
        "plain_fields": partial(plain_fields, book),
        "print_page": PRINT_PAGE,
        "printables": PRINTABLES,
        "print_offers": print_offers,
        "relative": relative,
        "senses": SENSES,
    }
    return env


def template_cache() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept from one build to the next; None if nothing is kept."""
    place = cache_folder()
    if place is None:
        return None
    try:
        (place / "templates").mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(place / "templates"))


@cache
def icon(name: str, label: str = "") -> Markup:
    """An icon, drawn by the style sheet; with a label it is announced, without one it is decoration.

    >>> print(icon("close"))
    <span class="td-i td-i--close" aria-hidden="true"></span>
    """
    if label:
        # The title shows the label to those who see the icon, and do not know it.
        return Markup('<span class="td-i td-i--{}" role="img" aria-label="{}" title="{}"></span>').format(
            name, label, label
        )
    return Markup('<span class="td-i td-i--{}" aria-hidden="true"></span>').format(name)


def mark_variables(text: str) -> Markup:
    """A phrase with its variables shown as such.

    >>> print(mark_variables("Hello {name}."))
    Hello <var class="td-var">name</var>.
    """
    if "{" not in text:
        return escape(text)
    parts = VARIABLE.split(text)  # text and names of variables in turn
    html = (f'<var class="td-var">{part}</var>' if n % 2 else escape(part) for n, part in enumerate(parts))
    return Markup("".join(html))


def copy_button(text: str) -> Markup:
    """A button that copies a text; the theme's script does the work."""
    safe = escape(text)
    return Markup(
        f'<button type="button" class="td-copy" data-clipboard-text="{safe}" aria-label="Copy: {safe}"'
        f' title="Copy">{icon("content-copy")}</button>'
    )


def _phrase_item(book: Book) -> Callable[[Phrase, str], Markup]:
    """Phrases are most of what a site shows, so their markup is made here and not by a template."""
    icons = {channel.id: icon(channel.icon, channel.title) for channel in book.settings.channels}

    def phrase_item(phrase: Phrase, anchor: str = "") -> Markup:
        # Ids go into the markup as they are: the model lets through letters, digits and hyphens alone.
        channels = "".join(icons[id] for id in phrase.channels if id in icons)
        not_when = (
            f' <span class="td-say__not">Not when: {escape(phrase.not_when)}</span>'
            if phrase.not_when
            else ""
        )
        former_ids = "".join(f'<span id="{anchor}{id}"></span>' for id in phrase.formerly) if anchor else ""
        id_attribute = f' id="{anchor}{phrase.id}"' if anchor else ""
        return Markup(
            f'<li class="td-say"{id_attribute} data-channels="{" ".join(phrase.channels)}">'
            f'<q class="td-say__words">{mark_variables(phrase.text)}</q>{copy_button(phrase.text)}'
            f'<span class="td-say__when"><span class="td-channels">{channels}</span> {escape(phrase.when)}{not_when}'
            f"</span>{former_ids}</li>"
        )

    return phrase_item


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
