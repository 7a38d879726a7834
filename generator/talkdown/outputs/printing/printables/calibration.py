"""The calibration sheet: print it on both sides, hold it to the light, and read how far the back has drifted.

The scale on the back goes 10 mm each way, as far as `--back-offset` can move it.
"""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.outputs.printables import PAPERS
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection


def make_job(book: Book, selection: Selection, options: Options) -> Job:
    """A front and a back, whatever is selected."""
    width, height = PAPERS[options.paper]
    return Job(
        title=f"{brand_name(book)}: calibration sheet",
        content={"edge": options.duplex.value.replace("-", " ")},
        layout={"width": width, "height": height, "back_offset": list(options.back_offset)},
        sheets=1,
        page_count=2,
        duplex=options.duplex,
    )
