"""The calibration sheet: print it on both sides, hold it to the light, and read how far the back has drifted."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand
from talkdown.outputs.printing.imposition import PAPERS
from talkdown.outputs.printing.job import Job, Options, Selection


def calibration(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """A front and a back."""
    width, height = PAPERS[options.paper]
    words = {"edge": options.duplex.value.replace("-", " ")}
    yield Job(
        f"calibration-{options.paper}",
        "calibration",
        f"{brand(book)['name']}: calibration sheet",
        words,
        {"width": width, "height": height, "back_offset": list(options.back_offset)},
        1,
        {},
        2,
        options.duplex,
    )
