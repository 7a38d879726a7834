"""Typesets cards with what `talkdown print` uses: `python -m bench.typeset CARDS.json OUT.pdf`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from talkdown.loader import load
from talkdown.outputs.printing.brand import brand_data
from talkdown.outputs.printing.options import Options
from talkdown.outputs.printing.printables.cards import deck
from talkdown.outputs.printing.typesetter import Typesetter

_BOOK = """title: Bench
stages: [{id: a, title: A, ask: A?, color: '#0b5a5e'}]
channels: [{id: phone, title: Phone}]
levels: [{id: low, title: Low, summary: Low, do: Wait, color: '#0b5a5e'}]
"""
"""A book with nothing in it but what every book has: the words come from the cards."""


def main(cards: Path, target: Path) -> None:
    """Write the deck as a PDF."""
    folder = cards.parent / "book"
    folder.mkdir(exist_ok=True)
    (folder / "book.yaml").write_text(_BOOK)
    book = load(folder).book
    assert book is not None
    job = deck(book, json.loads(cards.read_text()), Options())
    target.write_bytes(Typesetter().render_pdf(job, brand_data(book)).pdf)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
