"""Where entries stand on the site. These addresses are on cards, in bookmarks and in links: they never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from books import shipped_book
from talkdown.loader import load
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.addresses import address, relative, short_address

SMALL_BOOK = Path(__file__).parents[1] / "rules/_base"


@pytest.mark.parametrize(
    ("kind", "id", "page_address"),
    [
        ("technique", "hear-them-out", "techniques/hear-them-out.html"),
        ("phrase", "tell-me", "techniques/hear-them-out.html#p-tell-me"),
        ("sign", "voice-rises", "signs.html#voice-rises"),
        ("avoid", "calm-down", "say-this-not-that.html#calm-down"),
        ("playbook", "upset-caller", "playbooks/upset-caller.html"),
        ("citation", "study-one", "evidence.html#study-one"),
        ("slot", "refund-limit", "policy.html#refund-limit"),
    ],
)
def test_the_address_of_an_entry(kind: str, id: str, page_address: str) -> None:
    book = load(SMALL_BOOK).book
    assert book is not None
    entry = book.entry(kind, id)
    assert entry is not None
    assert address(entry) == page_address


def test_no_two_entries_of_the_shipped_book_share_an_address() -> None:
    book = shipped_book()
    entries = [entry for kind in ENTRY_KINDS for entry in book.all(kind.entry_class).values()]
    assert len({address(entry) for entry in entries}) == len(entries) > 1000


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("signs.html#a", "index.html", "signs.html#a"),
        ("signs.html#a", "signs.html", "signs.html#a"),
        ("techniques/a.html", "techniques/b.html", "a.html"),
        ("techniques/a.html", "playbooks/b.html", "../techniques/a.html"),
        ("index.html", "techniques/b.html", "../index.html"),
        ("print/cards/a.pdf", "print/index.html", "cards/a.pdf"),
        ("print/cards/a.pdf", "print/cards/b.html", "a.pdf"),
        ("print/b.pdf", "print/cards/b.html", "../../print/b.pdf"),
        ("#here", "techniques/b.html", "#here"),
    ],
)
def test_a_link_is_counted_from_its_page(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_the_short_address_of_a_code() -> None:
    assert short_address("T-07") == "t/T-07.html"
