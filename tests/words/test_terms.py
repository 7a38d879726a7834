"""Words by their stems, and sets of them in a text."""

from __future__ import annotations

import re

import pytest

from talkdown.storage.package import PACKAGE
from talkdown.words.stop_words import FILLERS, STOP_WORDS
from talkdown.words.term_table import TermTable
from talkdown.words.terms import terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("She is smelling gases", ["smell", "gase"]),
        ("They won't be waking up", ["not wake", "up"]),
        ("not. Wake me", ["wake"]),  # no `not` reaches over the end of a sentence
        ("he is not", []),
    ],
)
def test_terms_are_stems_without_stop_words(text: str, terms: list[str]) -> None:
    assert [f"{'not ' * term.is_denied}{term.stem}" for term in terms_of(text)] == terms


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a smell of gas", "smell of gas"),
        ("gas, I can smell it", "gas, I can smell"),
        ("a gas that smells", "gas that smells"),
        ("the gas. It smells", None),  # another sentence
        ("gas came in May and in June and in July and August, and a smell", None),  # too far
    ],
)
def test_a_set_stands_in_any_order_in_one_sentence(text: str, place: str | None) -> None:
    table = TermTable([(terms_of("smell of gas"), "leak")], lambda stem: 0)
    assert next((match.text for match in table.find(text)), None) == place


def test_a_row_can_keep_its_order() -> None:
    table = TermTable([(terms_of("gas bill"), "bill")], lambda stem: 0, keeps_order=True)
    assert [match.text for match in table.find("a gas heating bill, a bill for gas")] == ["gas heating bill"]


def test_what_is_denied_is_another_term() -> None:
    table = TermTable([(terms_of("can't breathe"), ""), (terms_of("breathe"), "")], lambda stem: 0)
    assert [match.text for match in table.find("I cannot breathe")] == ["breathe", "breathe"]
    assert [match.text for match in table.find("I can breathe")] == ["breathe"]


def test_the_finder_has_the_same_stop_words() -> None:
    script = (PACKAGE / "outputs/finder/js/engine/vocabulary.js").read_text(encoding="utf-8")
    lists = re.findall(r"export const (\w+) = new Set\((.*?)\.split", script, re.DOTALL)
    words = {name: frozenset(" ".join(re.findall(r'"(.*?)"', text)).split()) for name, text in lists}
    assert (words["STOP_WORDS"], words["FILLERS"]) == (STOP_WORDS, FILLERS)
