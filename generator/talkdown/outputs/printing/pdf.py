"""The last pass over a PDF: smaller, printed at true size, the right boxes, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing.job import Job

_POINTS = 72 / 25.4  # a millimeter in points
_FLIPS = {
    Duplex.long_edge: Name.DuplexFlipLongEdge,
    Duplex.short_edge: Name.DuplexFlipShortEdge,
    Duplex.fold: Name.Simplex,
    Duplex.fronts: Name.Simplex,
}


def make_print_ready(parts: list[bytes], job: Job) -> bytes:
    """Join what the same template has made into one tagged PDF, and make it ready to print.

    Objects are packed into streams, viewers are asked for true size and the right flip, and the boxes are set
    for trimming.
    """
    with pikepdf.open(BytesIO(parts[0])) as document:
        _join(document, parts[1:])
        preferences = document.Root.get(Name.ViewerPreferences, Dictionary())
        # Shrunk to what the printer reaches, as viewers like to, cards would be too small and backs miss their fronts.
        preferences.PrintScaling = Name("/None")
        preferences.DisplayDocTitle = True
        if job.duplex is not None:
            preferences.Duplex = _FLIPS[job.duplex]
        document.Root.ViewerPreferences = preferences
        if job.bleed:
            _set_boxes(document, job.bleed * _POINTS)
        target = BytesIO()
        document.save(
            target,
            # Tags make a file some four times as large; packed together they take most of that back.
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,  # Typst has compressed its streams already
            deterministic_id=True,  # else the file has an id of the moment
            fix_metadata_version=False,
        )
    return target.getvalue()


def _join(document: pikepdf.Pdf, parts: list[bytes]) -> None:
    """Add the pages, the structure and the bookmarks of other PDFs."""
    bookmarks: list[OutlineItem] = []
    for content in parts:
        with pikepdf.open(BytesIO(content)) as part:
            bookmarks += _bookmarks(part, len(document.pages))
            _append_with_structure(document, part)
    if bookmarks:
        with document.open_outline() as outline:
            outline.root.extend(bookmarks)


def _bookmarks(pdf: pikepdf.Pdf, pages_before: int) -> Iterator[OutlineItem]:
    """A PDF's bookmarks, as they are with so many pages before its own."""
    with pdf.open_outline() as outline:
        for item in outline.root:
            destination = item.destination
            assert isinstance(destination, Array)
            # [page /XYZ left top zoom] (ISO 32000-1, 12.3.2.2), the one form that Typst writes.
            page, _, left, top, _ = list(destination)
            yield OutlineItem(
                item.title,
                pages_before + pdf.pages.index(pikepdf.Page(page)),
                "XYZ",
                left=float(left),
                top=float(top),
            )


def _append_with_structure(document: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    """Hang the structure of one PDF (ISO 32000-1, 14.7) under that of another; its pages' numbers there follow on."""
    tree = document.Root.StructTreeRoot
    (root_element,) = list(tree.K)  # Typst hangs all of a file under one element, the document
    offset = int(tree.ParentTreeNextKey)
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + offset
    document.pages.extend(part.pages)
    part_tree = document.copy_foreign(part.make_indirect(part.Root.StructTreeRoot))
    for element in list(part_tree.K):
        for child in list(element.K):
            child.P = root_element
            root_element.K.append(child)
    # A number tree holds keys and values by turns (ISO 32000-1, 7.9.7).
    numbers = list(part_tree.ParentTree.Nums)
    for key, parents in zip(numbers[::2], numbers[1::2], strict=True):
        tree.ParentTree.Nums.append(int(key) + offset)
        tree.ParentTree.Nums.append(parents)
    tree.ParentTreeNextKey = offset + int(part_tree.ParentTreeNextKey)


def _set_boxes(document: pikepdf.Pdf, bleed: float) -> None:
    """The page is the card and its bleed, in points; the trimmed card lies inside."""
    for page in document.pages:
        left, bottom, right, top = (float(n) for n in page.mediabox)
        page.BleedBox = page.mediabox
        trim = (left + bleed, bottom + bleed, right - bleed, top - bleed)
        # A ten-thousandth of a point is 35 nm; more digits would show how a computer adds, and nothing else.
        page.TrimBox = Array([round(n, 4) for n in trim])


def count_pages(pdf: bytes) -> int:
    """How many pages there are."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
