"""The texts in what an author has written, however deep they lie."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from talkdown.diagnostics import Route


def texts_in(value: object, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every text in an entry, or in a part of one, with the route to it; `route` is that of the value itself.

    Numbers and dates count as the text they are written as. Left out are empty texts, and yes and no, which say nothing
    without the name of their field.

    >>> list(texts_in({"steps": ("Breathe.", "Listen."), "minutes": 2, "alone": True}))
    [(('steps', 0), 'Breathe.'), (('steps', 1), 'Listen.'), (('minutes',), '2')]
    """
    match value:
        case None | bool() | "":
            return
        case str():
            yield route, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from texts_in(getattr(value, name), (*route, name))
        case dict():
            for key, item in value.items():
                yield from texts_in(item, (*route, key))
        case tuple() | list():
            for n, item in enumerate(value):
                yield from texts_in(item, (*route, n))
        case _:
            yield route, str(value)
