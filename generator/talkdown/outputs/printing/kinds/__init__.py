"""What can be printed, a module for each row of `outputs/printables.py`, by the same name.

A printable of the type `pdf` is a module with `make_job(book, selection, options)`, and a template of the same
name; one of the type `apkg` has `make_package(book, selection, timestamp)`. No kind imports another: what
several of them say stands in `content.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from talkdown.model.book import Book
from talkdown.outputs.printables import Printable
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection


class Package(NamedTuple):
    """A deck for an app, and how many cards it has."""

    content: bytes
    cards: int


class PdfKind(Protocol):
    """A module that makes a PDF."""

    def make_job(self, book: Book, selection: Selection, options: Options) -> Job | None:
        """What stands on the file, and where; None if there is nothing to print."""


class PackageKind(Protocol):
    """A module that makes a package."""

    def make_package(self, book: Book, selection: Selection, timestamp: int) -> Package:
        """The package; `timestamp`, in seconds since 1970, tells a newer one from an older one."""


def pdf_kind(printable: Printable) -> PdfKind:
    """The module that makes a printable of the type `pdf`. Raises ModuleNotFoundError if there is none."""
    return cast(PdfKind, import_module(f"{__name__}.{printable.id}"))


def package_kind(printable: Printable) -> PackageKind:
    """The module that makes a printable of the type `apkg`. Raises ModuleNotFoundError if there is none."""
    return cast(PackageKind, import_module(f"{__name__}.{printable.id}"))


def newest_change(files: Iterable[str]) -> int:
    """When the newest of these files was changed, in seconds since 1970, or SOURCE_DATE_EPOCH: the time of a package."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    times = [path.stat().st_mtime for path in map(Path, files) if path.is_file()]
    return int(epoch) if epoch else int(max(times, default=0))
