"""The phrase finder: the engine that ranks, the book's index, and what is seen of both."""

from __future__ import annotations

import json
from collections.abc import Iterator

from talkdown.book import Book
from talkdown.outputs import Artifact
from talkdown.outputs.finder import scripts
from talkdown.outputs.finder.index import script

FOLDER = "assets/talkdown"
ENGINE, INDEX = f"{FOLDER}/finder-engine.js", f"{FOLDER}/finder-index.js"


def render(book: Book) -> Iterator[Artifact]:
    """The finder's files. Engine and index are asked for with a hash of their bytes, so they can be cached for good."""
    engine = Artifact(ENGINE, scripts.engine().encode())
    index = Artifact(INDEX, script(book))
    yield from (engine, index)
    files = json.dumps({"engine": engine.address, "index": index.address})
    yield Artifact(f"{FOLDER}/finder.js", scripts.view(files).encode())
    yield Artifact(f"{FOLDER}/finder.css", scripts.styles().encode())
    yield Artifact(f"{FOLDER}/licenses.txt", scripts.licenses().encode())
