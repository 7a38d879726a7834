"""The field of the finder where a page has one of its own: the home page, and the page for an address that leads nowhere."""

from __future__ import annotations

from markupsafe import Markup

from talkdown.outputs.pages.phrase_markup import icon


def finder_field() -> Markup:
    """The field; the finder's script takes it into use, and without scripts it is not shown."""
    return Markup(
        '<div class="td-finder" data-home>\n<div class="td-field">\n{}\n'
        '<input type="text" dir="auto" inputmode="search" enterkeyhint="search" role="combobox" id="td-q" aria-label="Find words"'
        ' aria-expanded="false" aria-autocomplete="list" aria-controls="td-list" autocomplete="off" autocapitalize="off"'
        ' spellcheck="false" placeholder="What do you hear?">\n'
        '<button type="button" class="td-field__clear" hidden aria-label="Clear">{}</button>\n'
        '<kbd aria-hidden="true">/</kbd>\n</div>\n</div>'
    ).format(icon("magnify"), icon("close"))
