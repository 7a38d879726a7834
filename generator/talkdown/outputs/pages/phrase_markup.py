"""The markup of a phrase: its words, its variables, the button that copies it, and icons."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from talkdown.model import VARIABLE, Phrase
from talkdown.model.book import Book
from talkdown.outputs.pages.source_links import source_links


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
    """A phrase with its variables as words that are marked.

    >>> print(mark_variables("I'll call on {promised_day}."))
    I&#39;ll call on <var class="td-var">promised day</var>.
    """
    if "{" not in text:
        return escape(text)
    parts = VARIABLE.split(text)  # text and names of variables in turn
    html = (
        f'<var class="td-var">{part.replace("_", " ")}</var>' if n % 2 else escape(part)
        for n, part in enumerate(parts)
    )
    return Markup("".join(html))


def spoken_text(text: str) -> str:
    """A phrase as it is read out: its gaps are named as who hears it needs them.

    >>> spoken_text("I'll call on {promised_day}.")
    "I'll call on [promised day]."
    """
    return VARIABLE.sub(lambda gap: f"[{gap[1].replace('_', ' ')}]", text)


def copy_button(text: str) -> Markup:
    """A button that copies a text; the finder's script does the work."""
    safe, label = escape(text), escape(spoken_text(text))
    return Markup(
        f'<button type="button" class="td-copy" data-clipboard-text="{safe}" aria-label="Copy: {label}"'
        f' title="Copy">{icon("content-copy")}</button>'
    )


def star_button(favorite: str, name: str) -> Markup:
    """What makes an entry a favorite on this device; the finder's script does the work.

    `favorite` is the id of a phrase, or the kind and the id of another entry, as `technique/breathe`; `name` is what it is known by.
    """
    return Markup(
        '<button type="button" class="td-star" data-favorite="{}" data-title="{}" aria-pressed="false" aria-label="Star: {}"'
        ' title="Star">{}</button>'
    ).format(favorite, name, name, icon("star-outline"))


def copy_text_button(text: str, label: str, modifier: str = "") -> Markup:
    """A button that copies a longer text, with words on it; `modifier` is a class that it has besides."""
    return Markup(
        '<button type="button" class="td-copy td-email__copy {}" data-clipboard-text="{}">{}{}</button>'
    ).format(modifier, text, icon("content-copy"), label)


def phrase_markup(book: Book, mark_entry: Callable[[Phrase], Markup]) -> Callable[[Phrase, str], Markup]:
    """A function that gives a phrase as an item of a list. Phrases are most of what a site shows: no template is as fast."""
    icons = {channel.id: icon(channel.icon, channel.title) for channel in book.settings.channels}

    sources = source_links(book)

    def phrase_item(phrase: Phrase, page: str, anchor: str = "") -> Markup:
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
            f'<q class="td-say__words" dir="auto">{mark_variables(phrase.text)}</q>{copy_button(phrase.text)}'
            f'<span class="td-say__when"><span class="td-channels">{channels}</span> {escape(phrase.when)}{not_when}'
            f"</span>{star_button(phrase.id, spoken_text(phrase.text))}{mark_entry(phrase)}{sources(phrase, page)}{former_ids}</li>"
        )

    return phrase_item
