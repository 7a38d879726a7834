"""How little an override says to change one text of the book below, and what the book below says in its place."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.diagnostics import Location, Route
from talkdown.loader.list_changes import is_list_change, key_of
from talkdown.loader.raw_entries import RawEntry
from talkdown.model.texts import texts_in
from talkdown.yamltext import RawValue
from talkdown.yamltext.replacement import ReplacementError, value_at, with_value


class OverriddenPart(NamedTuple):
    """The least part of an override that can go by itself, and with it the text that stands in it."""

    route: Route
    """From the override to the part."""
    rest: Route
    """From the part to the text; empty if the part is the text."""
    value: RawValue
    value_below: RawValue | None
    """What the book below has in the place of the part; None if it has nothing there."""

    @property
    def text_below(self) -> str | None:
        """What the book below says in the place of the text; None where nothing there answers to it."""
        own_value, below = self.value, self.value_below
        for step in self.rest:
            below = _counterpart(own_value, below, step)
            own_value = value_at(own_value, (step,)) or ""
        return below if isinstance(below, str) else None

    def is_as_below_with(self, text: str) -> bool:
        """Whether all of the part is what the book below has, once this text stands in it."""
        return with_value(self.value, self.rest, text) == self.value_below


def _counterpart(own_value: RawValue, below: RawValue | None, step: str | int) -> RawValue | None:
    """What answers to an item or a field, one step down: items by their names, and by their places where they have none."""
    if isinstance(own_value, dict) and isinstance(below, dict):
        return below.get(str(step))
    if isinstance(own_value, list) and isinstance(below, list) and isinstance(step, int):
        if isinstance(own_value[step], dict) and (key := key_of(own_value[step])):
            return _item_called(key, below)
        return below[step] if len(own_value) == len(below) else None
    return None


def _item_called(key: str, items: list[RawValue]) -> RawValue | None:
    return next((item for item in items if key_of(item) == key), None)


def overridden_part(own_value: RawValue, below: RawValue | None, route: Route) -> OverriddenPart | None:
    """The part of an override that a text stands in, at `route`; None for one that the override adds to a list.

    `own_value` and `below` are sets of fields, the first on top of `below`.

    >>> overridden_part({"steps": {"change": {"listen": {"do": "Hear"}}}}, {"steps": [{"id": "listen", "do": "Listen"}]},
    ...     ("steps", "change", "listen", "do")).text_below
    'Listen'
    """
    field, *rest = route
    value, value_below = value_at(own_value, (field,)) or "", value_at(below, (field,))
    if not (is_list_change(value) and isinstance(value_below, list)):
        return OverriddenPart((field,), tuple(rest), value, value_below)
    way, key, *rest = rest
    if way != "change":
        return None
    item = value_at(value, (way, key)) or ""
    item_below = _item_called(str(key), value_below)
    if not (isinstance(item, dict) and isinstance(item_below, dict)):
        return OverriddenPart((field, way, key), tuple(rest), item, item_below)
    part = overridden_part(item, item_below, tuple(rest))
    return part._replace(route=(field, way, key, *part.route)) if part else None


def route_below(entry_below: RawEntry, location: Location) -> Route | None:
    """The way from an entry of the book below to what stands in a place of its files; None if nothing of it does."""
    for route, _ in texts_in(entry_below.value):
        place = entry_below.location.child(*route)
        if (place.path, place.route) == (location.path, location.route):
            return route
    return None


def least_change(fields: RawValue, route: Route, text: str, *, in_part: bool = False) -> RawValue:
    """What an override says of the first field of a route so that the text at its end is another, and nothing else.

    Of a list whose items have ids it changes one; of another one it says all. With `in_part`, it does so only where it has to:
    the list is changed in part already, and its texts go by themselves. Raises `ReplacementError` for an item without a name then.

    >>> least_change({"steps": [{"id": "listen", "do": "Listen"}]}, ("steps", 0, "do"), "Hear")
    {'change': {'listen': {'do': 'Hear'}}}
    >>> least_change({"never": ["Shout.", "Sigh."]}, ("never", 1), "Groan.")
    ['Shout.', 'Groan.']
    """
    field, *rest = route
    value = value_at(fields, (field,))
    if not rest:
        return text
    if isinstance(value, list):
        item = value[int(rest[0])]
        key, names = key_of(item), [key_of(item) for item in value]
        if key and names.count(key) == 1 and (isinstance(item, dict) or in_part):
            if len(rest) == 1:
                return {"change": {key: text}}
            return {"change": {key: {str(rest[1]): least_change(item, tuple(rest[1:]), text)}}}
    if in_part:
        raise ReplacementError("nothing tells this item of the list from others; change the list in its file")
    return with_value(value, tuple(rest), text)
