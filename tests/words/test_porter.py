"""Stems are those of npm's `stemmer`, which the finder searches with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from scripts.npm import node_modules
from talkdown.storage.package import PHRASEBOOK
from talkdown.words.porter import stem

BOTH_WAYS = """
caresses caress | ponies poni | ties ti | cats cat | caress caress | sses sse | ies ie | is is | us us
agreed agre | feed feed | eed e | plastered plaster | bled bled | motoring motor | sing sing | ing ing
conflated conflat | troubled troubl | sized size | hopping hop | falling fall | hissing hiss | filing file
doxxing dox | failing fail | happy happi | sky sky | yes ye | y y | by by | yellowing yellow | toyed toi
relational relat | conditional condit | rational ration | apology apolog | apologize apolog | terribly terribl
triplicate triplic | hopeful hope | goodness good | revival reviv | adjustable adjust | adoption adopt
probate probat | rate rate | cease ceas | controlling control | roll roll
"""
"""Words with their stems, from Porter's paper and beyond: each end of a word, and each that is too short for it."""


@pytest.mark.parametrize(
    ("word", "porter_stem"),
    [pair.split() for row in BOTH_WAYS.strip().split("\n") for pair in row.split("|")],
)
def test_a_word_and_its_stem(word: str, porter_stem: str) -> None:
    assert stem(word) == porter_stem


@pytest.fixture(scope="module")
def npm() -> Iterator[MiniRacer]:
    with MiniRacer() as engine:
        module = (node_modules() / "stemmer/index.js").read_text(encoding="utf-8")
        engine.eval(module.replace("export function", "function"))
        yield engine


def stems_by_npm(engine: MiniRacer, words: list[str]) -> dict[str, str]:
    stems = json.loads(str(engine.eval(f"JSON.stringify({json.dumps(words)}.map(word => stemmer(word)))")))
    return dict(zip(words, stems, strict=True))


def test_every_word_of_the_phrasebook_has_the_stem_it_is_searched_by(npm: MiniRacer) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PHRASEBOOK.rglob("*.yaml")))
    words = sorted(set(re.findall(r"[a-z0-9]+(?:'[a-z]+)*", text.lower().replace("’", "'"))))
    assert len(words) > 5_000
    assert {word: stem(word) for word in words} == stems_by_npm(npm, words)


_ENDINGS = """s es sses ies ss ed eed ing y ational tional enci anci izer bli alli entli eli ousli ization
ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance
ence er ic able ible ant ement ment ent ion sion tion ou ism ate iti ous ive ize e ll""".split()
_ROOTS = st.text("aeioubcdhlnstxyz'1", max_size=7)


@given(st.lists(st.builds("".join, st.tuples(_ROOTS, st.sampled_from(_ENDINGS))), min_size=50))
def test_any_word_has_the_stem_that_npm_gives_it(npm: MiniRacer, words: list[str]) -> None:
    assert {word: stem(word) for word in words} == stems_by_npm(npm, words)
