"""What all pages of one rendering share: the book, what is printed, the templates, and pages of an earlier rendering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment

from talkdown.model.book import Book
from talkdown.outputs.pages.page import Page
from talkdown.outputs.print_offers import PrintOffers


class PageCache:
    """Pages by path, each with everything it was made from.

    A server that renders a book again after an edit makes only those pages anew on which something has
    changed. The same object comes back for the others, so that to compare it with what was written costs nothing.
    """

    def __init__(self) -> None:
        self._pages: dict[str, tuple[object, Page]] = {}

    def get_or_render(self, path: str, dependencies: object, render: Callable[[], Page]) -> Page:
        """The page last made at this path, if its dependencies were equal to these; else the one that `render` makes.

        `dependencies` must hold all that the page depends on. Entries that stand as they stood are the same objects
        from one reading of a book to the next, so comparing them costs next to nothing.
        """
        if path not in self._pages or self._pages[path][0] != dependencies:
            self._pages[path] = dependencies, render()
        return self._pages[path][1]


@dataclass(frozen=True)
class Rendering:
    """One run over a book."""

    book: Book
    environment: Environment
    print_offers: PrintOffers = field(default_factory=PrintOffers)
    cache: PageCache = field(default_factory=PageCache)

    def render_body(self, template: str, path: str, **values: Any) -> str:
        """The HTML of a template for the page at that path; a template may be given values of any type."""
        return self.environment.get_template(template).render(page=path, **values)
