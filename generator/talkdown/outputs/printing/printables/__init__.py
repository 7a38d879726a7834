"""What can be printed, a module for each row of `outputs/printables.py`, by the same name.

A printable of the type `pdf` is a module with `make_job(book, selection, options)`, and a template of the same
name; one of the type `apkg` has `make_package(book, selection, timestamp)`. None imports another: what
several of them say stands in `content.py`.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from talkdown.model.book import Book
from talkdown.outputs.printables import Printable
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection


class DeckFile(NamedTuple):
    """A deck for an app, and how many cards it has."""

    content: bytes
    cards: int


class PdfModule(Protocol):
    """A module that makes a PDF."""

    def make_job(self, book: Book, selection: Selection, options: Options) -> Job | None:
        """What stands on the file, and where; None if there is nothing to print."""


class PackageModule(Protocol):
    """A module that makes a package."""

    def make_package(self, book: Book, selection: Selection, timestamp: int) -> DeckFile:
        """The package; `timestamp`, in seconds since 1970, tells a newer one from an older one."""


def pdf_module(printable: Printable) -> PdfModule:
    """The module that makes a printable of the type `pdf`. Raises ModuleNotFoundError if there is none."""
    return cast(PdfModule, import_module(f"{__name__}.{printable.id}"))


def package_module(printable: Printable) -> PackageModule:
    """The module that makes a printable of the type `apkg`. Raises ModuleNotFoundError if there is none."""
    return cast(PackageModule, import_module(f"{__name__}.{printable.id}"))
