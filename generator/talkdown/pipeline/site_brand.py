"""Whose book it is, once it is a part of a site."""

from __future__ import annotations

from copy import copy

from talkdown.model.book import Book
from talkdown.model.settings import Brand


def book_on_site(book: Book, name: str, address: str) -> Book:
    """The same book; where its own brand has no name or no address, it has those of the site, as far as the site has any."""
    brand = book.settings.brand or (Brand(name=name) if name else None)
    if brand is None:
        return book
    brand = brand.model_copy(update={"address": brand.address or address or None})
    book_of_site = copy(book)
    book_of_site.settings = book.settings.model_copy(update={"brand": brand})
    return book_of_site
