"""The last pass over a PDF: smaller, printed at true size, the right boxes, the same bytes every time."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from talkdown.outputs.cards.job import Job
from talkdown.outputs.cards.sheets import Duplex

_POINTS = 72 / 25.4
_FLIPS = {
    Duplex.long_edge: Name.DuplexFlipLongEdge,
    Duplex.short_edge: Name.DuplexFlipShortEdge,
    Duplex.fold: Name.Simplex,
    Duplex.fronts: Name.Simplex,
}


def finish(pdf: bytes, job: Job) -> bytes:
    """Pack objects into streams, ask viewers for true size and the right flip, set the boxes for trimming."""
    with pikepdf.open(BytesIO(pdf)) as document:
        wishes = document.Root.get(Name.ViewerPreferences, Dictionary())
        wishes.PrintScaling = Name("/None")
        wishes.DisplayDocTitle = True
        if job.duplex is not None:
            wishes.Duplex = _FLIPS[job.duplex]
        document.Root.ViewerPreferences = wishes
        if job.bleed:
            _boxes(document, job.bleed * _POINTS)
        packed = BytesIO()
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return packed.getvalue()


def _boxes(document: pikepdf.Pdf, bleed: float) -> None:
    """The page is the card and its bleed; the trimmed card lies inside."""
    for page in document.pages:
        left, bottom, right, top = (float(n) for n in page.mediabox)
        page.BleedBox = page.mediabox
        inner = (left + bleed, bottom + bleed, right - bleed, top - bleed)
        page.TrimBox = Array([round(n, 4) for n in inner])


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
