"""The form of an answer does not tell which one is best: not its length, and not if it is a phrase of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from books import shipped_book
from talkdown.model import Choice, Phrase, Scenario, Verdict
from talkdown.model.book import Book

LEEWAY = 0.15
"""A cue may point to the best answer by so much more often than chance. With 234 turns, a cue that says nothing goes
 0.09 beyond its chance in one of a thousand books; those that authors left behind without a thought stood at 0.30 and more."""

FEWEST = 20
"""Of fewer turns a share says nothing: two hits by chance move it by a tenth."""

Decision = Sequence[Choice]
Cue = Callable[[Book, Decision], list[Choice]]


def text_of(book: Book, choice: Choice) -> str:
    return choice.answer_text(book.get(Phrase, choice.phrase))


def the_longest(book: Book, choices: Decision) -> list[Choice]:
    return [max(choices, key=lambda choice: len(text_of(book, choice)))]


def the_shortest(book: Book, choices: Decision) -> list[Choice]:
    return [min(choices, key=lambda choice: len(text_of(book, choice)))]


def in_free_words(_book: Book, choices: Decision) -> list[Choice]:
    return [choice for choice in choices if choice.say]


def a_phrase(_book: Book, choices: Decision) -> list[Choice]:
    return [choice for choice in choices if choice.phrase]


def with_a_sorry(book: Book, choices: Decision) -> list[Choice]:
    return [choice for choice in choices if "sorry" in text_of(book, choice).lower()]


def a_question(book: Book, choices: Decision) -> list[Choice]:
    return [choice for choice in choices if "?" in text_of(book, choice)]


def decisions_of(book: Book) -> dict[str, list[Decision]]:
    turns = [turn for scenario in book.approved(Scenario) for turn in scenario.turns]
    return {
        "drills": [drill.choices for drill in book.drills],
        "scenarios": [turn.choices for turn in turns if turn.choices],
    }


CUES: tuple[Cue, ...] = (the_longest, the_shortest, in_free_words, a_phrase, with_a_sorry, a_question)


def too_telling(cue: Cue, book: Book, decisions: list[Decision]) -> str | None:
    """In words, how much more often than chance the cue picks the best answer, where it picks one alone."""
    marked_by_cue = [(cue(book, choices), choices) for choices in decisions]
    alone = [(answers[0], choices) for answers, choices in marked_by_cue if len(answers) == 1]
    if len(alone) < FEWEST:
        return None
    share = sum(choice.verdict is Verdict.best for choice, _ in alone) / len(alone)
    chance = sum(1 / len(choices) for _, choices in alone) / len(alone)
    return (
        f"{cue.__name__} is best in {share:.0%}, by chance {chance:.0%}" if share > chance + LEEWAY else None
    )


@pytest.mark.parametrize("kind", ["drills", "scenarios"])
def test_the_form_of_an_answer_seldom_tells_the_best(kind: str) -> None:
    book = shipped_book()
    assert list(filter(None, (too_telling(cue, book, decisions_of(book)[kind]) for cue in CUES))) == []


def test_a_book_whose_best_answer_is_always_the_longest_is_caught() -> None:
    best = Choice(say="I see both missed visits here.", verdict=Verdict.best, feedback="It looks.")
    weak = Choice(say="Calm down.", verdict=Verdict.weak, feedback="It orders.")
    assert (
        too_telling(the_longest, shipped_book(), [[best, weak]] * FEWEST)
        == "the_longest is best in 100%, by chance 50%"
    )
