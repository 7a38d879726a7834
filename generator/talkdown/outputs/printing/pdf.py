"""The last pass over a PDF: smaller, printed at true size, the right boxes, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from talkdown.outputs.printing.imposition import Duplex
from talkdown.outputs.printing.job import Job

_POINTS = 72 / 25.4
_FLIPS = {
    Duplex.long_edge: Name.DuplexFlipLongEdge,
    Duplex.short_edge: Name.DuplexFlipShortEdge,
    Duplex.fold: Name.Simplex,
    Duplex.fronts: Name.Simplex,
}


def finish(parts: list[bytes], job: Job) -> bytes:
    """Join what the same template has made into one tagged PDF, and make it ready to print.

    Objects are packed into streams, viewers are asked for true size and the right flip, and the boxes are set
    for trimming.
    """
    with pikepdf.open(BytesIO(parts[0])) as document:
        _join(document, parts[1:])
        print_plan = document.Root.get(Name.ViewerPreferences, Dictionary())
        print_plan.PrintScaling = Name("/None")
        print_plan.DisplayDocTitle = True
        if job.duplex is not None:
            print_plan.Duplex = _FLIPS[job.duplex]
        document.Root.ViewerPreferences = print_plan
        if job.bleed:
            _boxes(document, job.bleed * _POINTS)
        packed = BytesIO()
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return packed.getvalue()


def _join(whole: pikepdf.Pdf, parts: list[bytes]) -> None:
    """Add the pages, the structure and the bookmarks of other PDFs."""
    bookmarks: list[OutlineItem] = []
    for part in parts:
        with pikepdf.open(BytesIO(part)) as more:
            bookmarks += _bookmarks(more, len(whole.pages))
            _add(whole, more)
    if bookmarks:
        with whole.open_outline() as outline:
            outline.root.extend(bookmarks)


def _bookmarks(pdf: pikepdf.Pdf, before: int) -> Iterator[OutlineItem]:
    """A PDF's bookmarks, as they are with so many pages before its own."""
    with pdf.open_outline() as outline:
        for item in outline.root:
            place = item.destination
            assert isinstance(place, Array)
            page, _, left, top, _ = list(place)
            yield OutlineItem(
                item.title,
                before + pdf.pages.index(pikepdf.Page(page)),
                "XYZ",
                left=float(left),
                top=float(top),
            )


def _add(whole: pikepdf.Pdf, more: pikepdf.Pdf) -> None:
    """Hang the structure of one PDF (ISO 32000-1, 14.7) under that of another; its pages' numbers there follow on."""
    tree = whole.Root.StructTreeRoot
    (top,) = list(tree.K)
    known = int(tree.ParentTreeNextKey)
    for page in more.pages:
        page.obj.StructParents = int(page.obj.StructParents) + known
    whole.pages.extend(more.pages)
    theirs = whole.copy_foreign(more.make_indirect(more.Root.StructTreeRoot))
    for element in list(theirs.K):
        for child in list(element.K):
            child.P = top
            top.K.append(child)
    numbers = list(theirs.ParentTree.Nums)
    for key, parents in zip(numbers[::2], numbers[1::2], strict=True):
        tree.ParentTree.Nums.append(int(key) + known)
        tree.ParentTree.Nums.append(parents)
    tree.ParentTreeNextKey = known + int(theirs.ParentTreeNextKey)


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
