"""The pocket zine: eight pages from one sheet, printed on one side, folded and slit."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Stage
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand, link, tones
from talkdown.outputs.printing.imposition import PAPERS, zine_panels
from talkdown.outputs.printing.job import Job, Options, Selection, Values
from talkdown.outputs.printing.kinds.pocket import phrases_of
from talkdown.outputs.printing.kinds.technique_cards import labels, stage_values
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.typography import gaps, quoted, tied, typeset

INNER = 6
"""Pages between the cover and the back."""

PHRASES = 4

FOLD = "To make it: fold the sheet into eight, cut the solid line, fold it lengthwise, and push the ends together."


def _stage(book: Book, stage: Stage, number: int) -> Values:
    names = labels(book)
    phrases = sorted(phrases_of(book, stage)[: 2 * PHRASES], key=lambda p: bool(p.variables))[:PHRASES]
    return {
        "kind": "stage",
        "id": stage.id,
        "number": number,
        "stage": stage_values(book, stage),
        "techniques": [typeset(t.title) for t in book.techniques if t.stage == stage.id][:4],
        "say": [quoted(gaps(p.text, names)) for p in phrases],
    }


def zine(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """A cover, six stages of the track, and the warning signs' levels on the back."""
    track = [stage for stage in book.settings.stages if stage.track][:INNER]
    if not track:
        return
    short, long = PAPERS[options.paper]
    given = brand(book)
    address = link(book, "index")
    pages: list[Values] = [
        {
            "kind": "cover",
            "id": "cover",
            "number": 1,
            "title": typeset(book.settings.title),
            "tagline": tied(book.settings.tagline),
            "stages": [stage_values(book, stage) for stage in track],
        },
        *(_stage(book, stage, n) for n, stage in enumerate(track, 2)),
    ]
    pages += [{"kind": "notes", "id": f"notes-{n}", "number": n} for n in range(len(pages) + 1, 8)]
    pages.append(
        {
            "kind": "back",
            "id": "back",
            "number": 8,
            "levels": [
                {
                    "title": typeset(level.title),
                    "summary": tied(level.summary),
                    "do": tied(level.do),
                    "color": tones(level.color),
                }
                for level in book.settings.levels
            ],
            "fold": tied(FOLD),
            "qr": qr(address.replace("t/index.html", "")) if address else "",
            "link": given["address"],
        }
    )
    panels = [
        {"page": number - 1, "x": x, "y": y, "turned": turned}
        for number, x, y, turned in zine_panels(long, short)
    ]
    layout = {"width": long, "height": short, "panels": panels}
    entries = {
        stage.id: technique
        for stage in track
        for technique in [next((t for t in book.techniques if t.stage == stage.id), None)]
        if technique
    }
    ink = "" if options.ink == "full" else f"-{options.ink}"
    yield Job(
        f"zine-{options.paper}{ink}",
        "zine",
        f"{given['name']}: pocket zine",
        {"pages": pages},
        layout,
        1,
        entries,
        1,
    )
