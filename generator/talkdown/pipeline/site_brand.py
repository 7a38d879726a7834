"""Whose book it is, once it is a part of a site."""

from __future__ import annotations

from copy import copy

from pydantic import ValidationError

from talkdown.model.book import Book
from talkdown.model.settings import Brand


def why_no_name(name: str) -> str:
    """Why a book cannot be called like its site; empty if it can.

    >>> why_no_name("Our words"), why_no_name(" ")
    ('', 'the text is empty')
    """
    try:
        Brand(name=name)
    except ValidationError as error:
        return str(error.errors()[0]["msg"])
    return ""


def book_on_site(book: Book, name: str, address: str) -> Book:
    """The same book; where its own brand has no name or no address, it has those of the site, as far as the site has any.

    Raises `ValidationError` for a name of which `why_no_name` says why.
    """
    brand = book.settings.brand or (Brand(name=name) if name else None)
    if brand is None:
        return book
    brand = brand.model_copy(update={"address": brand.address or address or None})
    book_of_site = copy(book)
    book_of_site.settings = book.settings.model_copy(update={"brand": brand})
    return book_of_site
