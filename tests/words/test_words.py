"""Words at work: what a person would say about them."""

from __future__ import annotations

import pytest

from talkdown.model import Phrase
from talkdown.words.patterns import PatternTable, expanded
from talkdown.words.readability import grade, syllables
from talkdown.words.similarity import near_pairs
from talkdown.words.tokens import stem, telling, words

SYLLABLES = {
    1: "the name called asked please once sure please whole while times miles changed fire hours queue league eyes "
    "we're I've can't don't tried cried goes does true fixed charged",
    2: "waited needed table people little really sorry okay being doing going quiet trying create business evening "
    "changes pages houses closes something someone somewhere email social special question patience account payment "
    "statement upset angry rhythm mayor safety careful useful lonely movement isn't didn't couldn't it'll handled "
    "choices voices homework technique maybe refund worried promised calmly minutes poem chaos client "
    "serious's cruel fluid would've",
    3: "understand completely frustrating frustrated customer area idea everything different video period previous "
    "serious usual manual engineer together carefully management offices messages everyone recipe continue genuine "
    "violence diary created immediate's experience's",
    4: "apologize delivery appreciate situation information immediate experience responsible available definitely "
    "obviously usually actually everybody society variety anxiety reliable separately",
    5: "understandable immediately unfortunately electricity opportunity",
}
COUNTED = [(word, n) for n, row in SYLLABLES.items() for word in row.split() if not word.endswith("'s")]


def test_syllables_are_counted_as_they_are_spoken() -> None:
    wrong = {word: syllables(word) for word, n in COUNTED if syllables(word) != n}
    assert wrong == {}
    assert len(COUNTED) > 120


def test_the_grade_rises_with_length_of_words_and_of_sentences() -> None:
    easy = "You did the right thing. I have it now. I will call you."
    longer = "You did the right thing and I have it now and I will call you."
    harder = "Unfortunately considerable organizational difficulties necessitate additional verification."
    assert grade(easy) < 1 < grade(longer) < 3 < 20 < grade(harder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I’ll call, {name}.", ["i'll", "call"]),
        ("It's 3 p.m.", ["it's", "3", "p", "m"]),
        ("", []),
        ("{x}", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stems_bring_forms_together() -> None:
    assert {stem(word) for word in ("abate", "abates", "abated", "abating")} == {"abat"}
    assert telling("They are shouting at me") == ("shout",)


def test_a_wording_stands_for_all_its_forms() -> None:
    assert list(expanded("I|we [can] promise")) == [
        "I can promise",
        "I promise",
        "we can promise",
        "we promise",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I promise.", ["I promise"]),
        ("We can  PROMISE it", ["We can  PROMISE"]),
        ("I compromise", []),
        ("I’ll call", ["I’ll call"]),
        ("It is 100% sure", ["100%"]),
        ("It is $100 now", []),
    ],
)
def test_a_wording_is_found_as_whole_words(text: str, found: list[str]) -> None:
    table = PatternTable(dict.fromkeys(["I|we [can] promise", "I'll call", "100 percent"], ""))
    assert [each.words for each in table.find(text)] == found


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It is your fault.", False),
        ("None of this is your fault.", True),
        ("It isn't your fault.", True),
        ("It was never, in any way, your fault.", True),
        ("Not today. Some say it was all your fault.", False),
    ],
)
def test_what_is_denied_is_told_apart(text: str, denied: bool) -> None:
    (found,) = PatternTable({"your fault": ""}).find(text)
    assert found.denied is denied


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("Tell me what happened.", "Tell me what happened, {name}.", True),
        ("I'll call you back by Friday at noon.", "I'll call you back on Friday at noon.", True),
        ("I'll call you at {time}.", "I'll call you on {date}.", False),
        ("That sounds really frustrating.", "That sounds really worrying.", False),
        ("I hear you.", "I see you.", False),
        ("Thank you.", "Thank you.", True),
    ],
)
def test_near_duplicates(one: str, two: str, alike: bool) -> None:
    assert bool(list(near_pairs({"a": one, "b": two}))) is alike


@pytest.mark.parametrize(
    ("phrase", "said", "stands"),
    [
        ("I see.", "Well, i see", True),
        ("I see.", "I seek it", False),
        ("{name}, I see.", "Sam, I see that.", True),
        ("{name}, I see.", ", I see that.", False),
        ("Call at {time}.", "Yes. Call at 3 p.m. then", True),
        ("Call at {time}.", "Call at ", False),
        ("It’s {a} or {b} now", "It's tea or  coffee\nnow!", True),
        ("see", "unseen see", True),
        ("a {x} c", f"a {'b' * 200} c", False),
    ],
)
def test_a_phrase_is_found_in_what_is_said(phrase: str, said: str, stands: bool) -> None:
    made = {"id": "some", "text": phrase, "technique": "any", "channels": ["phone"], "when": "Now."}
    assert Phrase.model_validate(made).occurs_in(said) is stands
