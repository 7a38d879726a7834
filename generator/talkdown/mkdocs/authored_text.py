"""Words of authors as the theme gets them: it writes what it gets as HTML, so they come to it escaped, as text."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup, escape

_TEXTS = ("title", "subtitle", "status", "description", "author")
"""Settings of a page that the theme writes as they are, whatever an author has made of them: a list, too, is shown as a text."""


_HARMLESS_TYPES = (bool, int, float, date, type(None))
"""What YAML makes of a value that cannot hold markup, as texts of it are written; of all else (bytes, sets) the text is escaped."""


def text_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings at the top of a page, with each text in them escaped.

    >>> text_settings({"title": "A <b>", "tags": ["x < y"], "hide": True})
    {'title': Markup('A &lt;b&gt;'), 'tags': [Markup('x &lt; y')], 'hide': True}
    """
    texts = {
        key: escape(str(settings[key])) for key in _TEXTS if isinstance(settings.get(key), list | dict | set)
    }
    escaped_settings: dict[str, Any] = _escape(settings | texts, {})
    return escaped_settings


def words_of(value: object) -> str:
    """What an author wrote, of a value that may have been escaped for the theme; what is no HTML needs it so."""
    return value.unescape() if isinstance(value, Markup) else str(value)


def words_of_settings(value: Any) -> Any:
    """The same for a setting of any shape."""
    if isinstance(value, dict):
        return {words_of(key): words_of_settings(item) for key, item in value.items()}
    return words_of(value) if isinstance(value, str) else value


def _escape(value: Any, copies: dict[int, Any]) -> Any:
    """A value with its texts escaped. `copies` has each list and mapping met, by its id: with anchors, YAML may hold one within itself."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, _HARMLESS_TYPES):
        return value
    if not isinstance(value, list | dict):
        return escape(str(value))
    if id(value) not in copies:
        if isinstance(value, list):
            rows = copies[id(value)] = []
            rows += [_escape(item, copies) for item in value]
        else:
            fields = copies[id(value)] = {}
            fields |= {_escape(key, copies): _escape(item, copies) for key, item in value.items()}
    return copies[id(value)]
