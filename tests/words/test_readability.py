"""How hard a text is to read."""

from __future__ import annotations

import pytest

from talkdown.words.readability import reading_grade, syllables

SYLLABLES = {
    1: "the name called asked please once sure please whole while times miles changed fire hours queue league eyes "
    "we're I've can't don't tried cried goes does true fixed charged",
    2: "waited needed table people little really sorry okay being doing going quiet trying create business evening "
    "changes pages houses closes something someone somewhere email social special question patience account payment "
    "statement upset angry rhythm mayor safety careful useful lonely movement isn't didn't couldn't it'll handled "
    "choices voices homework technique maybe refund worried promised calmly minutes poem chaos client "
    "cruel fluid would've",
    3: "understand completely frustrating frustrated customer area idea everything different video period previous "
    "serious usual manual engineer together carefully management offices messages everyone recipe continue genuine "
    "violence diary created",
    4: "apologize delivery appreciate situation information immediate experience responsible available definitely "
    "obviously usually actually everybody society variety anxiety reliable separately",
    5: "understandable immediately unfortunately electricity opportunity",
}


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_are_counted_as_they_are_spoken(count: int) -> None:
    words = SYLLABLES[count].split()
    assert {word: syllables(word) for word in words} == dict.fromkeys(words, count)


@pytest.mark.parametrize("spelling", ["CUSTOMER", "customer's", "customer’s"])
def test_neither_capitals_nor_an_owner_add_a_syllable(spelling: str) -> None:
    assert syllables(spelling) == syllables("customer") == 3


def test_what_has_no_vowel_is_one_syllable() -> None:
    assert [syllables(word) for word in ("hmm", "3", "")] == [1, 1, 1]


def test_the_grade_rises_with_length_of_words_and_of_sentences() -> None:
    easy_text = "You did the right thing. I have it now. I will call you."
    longer = "You did the right thing and I have it now and I will call you."
    harder = "Unfortunately considerable organizational difficulties necessitate additional verification."
    assert reading_grade(easy_text) < 1 < reading_grade(longer) < 3 < 20 < reading_grade(harder)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The cat sat on the mat.", 0.39 * 6 + 11.8 * 1 - 15.59),
        ("I called. Nobody answered!", 0.39 * 2 + 11.8 * (1 + 1 + 3 + 2) / 4 - 15.59),
        ("A title\nThe text", 0.39 * 2 + 11.8 * (1 + 2 + 1 + 1) / 4 - 15.59),  # a line is a sentence
        ("At 3.5 percent", 0.39 * 4 + 11.8 * (1 + 1 + 1 + 2) / 4 - 15.59),  # no sentence ends inside a number
        ("Well ... yes?!", 0.39 * 1 + 11.8 * 1 - 15.59),
        ("", 0.0),
        ("...", 0.0),
    ],
)
def test_the_grade_is_that_of_flesch_and_kincaid(text: str, grade: float) -> None:
    assert reading_grade(text) == pytest.approx(grade)
