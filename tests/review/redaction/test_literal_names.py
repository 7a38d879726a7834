"""User names and names of scripts without spaces: found letter by letter, and each place once."""

from __future__ import annotations

from pathlib import Path

import pytest

from contacts import SETTINGS, TwoPatterns, write_contact
from talkdown.review.facts.contact import contacts_in_file
from talkdown.review.redaction.literal_names import LiteralNames
from talkdown.transcripts.reading import ignore


@pytest.mark.parametrize("nicks", [("priya_77", "mia_88"), ("田中", "王小明")])
def test_who_greets_by_name_in_each_turn_costs_no_more_with_each_turn(
    nicks: tuple[str, str], tmp_path: Path
) -> None:
    """When each turn doubled the work, sixty turns had no end."""
    first, second = nicks
    lines = (
        (first, "customer", f"hello {second}, fine"),
        (second, "agent", f"And you, {first.upper()}?"),
    ) * 30
    write_contact(tmp_path / "chat.jsonl", lines=lines)
    (contact,) = contacts_in_file(tmp_path, "chat.jsonl", TwoPatterns(), SETTINGS, ignore)
    assert {turn.text for turn in contact.turns} == {"hello [name], fine", "And you, [name]?"}
    assert len(contact.turns) == 60


def test_a_place_is_given_once_however_often_a_name_was_added() -> None:
    names = LiteralNames()
    for name in ("mia_8", "Mia_8", "mia_88", "mia_8", "İda_1"):
        names.add(name)
    text = "İİ MIA_88, mia_8 and mia_9; İda_1"
    assert [text[span.begin : span.end] for span in names.spans(text)] == ["MIA_88", "mia_8", "İda_1"]
