"""The terminal finds what the site finds besides phrases: pages, slots, drills, the word bank; and goes to a code."""

from __future__ import annotations

from pathlib import Path

from talkdown.loader import load
from talkdown.loader.page_sections import PageSection
from talkdown.outputs.finder.search import Finder, OtherHit

BASE = Path(__file__).parents[2] / "rules/_base"
PAGE = PageSection("desk.html#zendesk", "Our desk", "Zendesk", "Where macros lie.\u2028It's here.")


def test_pages_and_slots_are_found_and_codes_lead_to_their_entry() -> None:
    book = load(BASE).book
    assert book is not None
    with Finder(book) as finder:
        assert finder.find_others("zendesk macros", [PAGE]) == (
            OtherHit("page", "desk.html#zendesk", "Our desk: Zendesk", "desk.html#zendesk"),
        )
        slot = OtherHit("slot", "refund-limit", "The most you may refund", "policy.html#refund-limit")
        assert finder.find_others("L-01") == (slot,)
        assert slot in finder.find_others("may refund")
        assert [hit.id for hit in finder.find("p-01").phrases] == ["tell-me"]
        assert [hit.id for hit in finder.find("tell-me").phrases] == ["tell-me"]
