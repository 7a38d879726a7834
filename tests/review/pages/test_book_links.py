"""What pages say of an entry, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.review.pages.book_links import BookLinks, EntryLink

AVOID = """
- id: i-cant
  words: I can't
  why: As the *first* words it shuts the ear; see [[hear-them-out]].
  short: shuts the ear
  instead: [draft-of-it, tell-me]
  status: approved
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The small book with a site, and words to avoid."""
    base = Path(__file__).parents[2] / "rules/_base"
    for path in base.iterdir():
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    settings = (tmp_path / "book.yaml").read_text("utf-8")
    (tmp_path / "book.yaml").write_text(
        f"{settings}brand: {{name: Ours, address: 'https://words.example.org/'}}\n"
    )
    (tmp_path / "avoid.yaml").write_text(AVOID)
    result = load(tmp_path)
    assert result.book is not None
    return result.book


def test_a_link_leads_to_the_site_of_the_book(book: Book) -> None:
    links = BookLinks(book)
    assert links.link("avoid", "i-cant") == EntryLink(
        "I can't", "https://words.example.org/say-this-not-that.html#i-cant"
    )
    assert links.link("phrase", "tell-me").name == "Tell me what happened, {name}."
    assert links.link("avoid", "gone") == EntryLink("gone", "")


def test_what_is_said_of_an_entry_is_plain_text(book: Book) -> None:
    title = book.techniques[0].name
    assert BookLinks(book).comment("avoid", "i-cant") == f"As the first words it shuts the ear; see {title}."
    assert BookLinks(book).comment("sign", "voice-rises") == "Could also be: A bad line."
    assert BookLinks(book).level("avoid", "i-cant") is None


def test_what_to_say_is_approved_and_fits_the_channel_if_it_can(book: Book) -> None:
    links = BookLinks(book)
    for channel in ("email", "fax", None):
        phrase = links.phrase("avoid", "i-cant", channel)
        assert phrase is not None
        assert phrase.id == "tell-me"
