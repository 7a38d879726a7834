"""Practice: what the site's practice pages need to ask, answer and keep a score.

The pages themselves are those of drills and scenarios, whole without a script. They name the script, and it asks for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import PRACTICE_SCRIPT
from talkdown.outputs.practice.exercises import practice_book
from talkdown.outputs.scripts import as_script, read_bundle
from talkdown.outputs.style_sheets import minified_styles


def render(book: Book) -> Iterator[Artifact]:
    """The practice script, and what it asks for with a hash of its bytes: what the book has to practice, and styles."""
    later = {
        "book": Artifact(
            f"{ASSETS}/practice-book.js", as_script("talkdownPracticeBook", practice_book(book))
        ),
        "styles": Artifact(f"{ASSETS}/practice.css", minified_styles("practice/practice.css").encode()),
    }
    yield from later.values()
    addresses = {name: artifact.address for name, artifact in later.items()}
    yield Artifact(PRACTICE_SCRIPT, read_bundle("practice.js", TALKDOWN_PRACTICE_FILES=addresses).encode())
