"""Patterns of words, and where they stand in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdown.words.pattern_syntax import PatternError, alternatives
from talkdown.words.patterns import Match, PatternTable, merge_overlaps


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("I promise.", ["I promise"]),
        ("We can  PROMISE it", ["We can  PROMISE"]),
        ("I compromise", []),
        ("I’ll call", ["I’ll call"]),
        ("I'll call, and I PROMISE, and I'll call again", ["I'll call", "I PROMISE", "I'll call"]),
        ("It is 100% sure", ["100%"]),
        ("It is 100 percent sure", ["100 percent"]),
        ("It is $100 now", []),
        ("call", []),
        ("{name} I {x} promise", ["I {x} promise"]),  # a gap is no word
    ],
)
def test_a_pattern_is_found_as_whole_words(text: str, hits: list[str]) -> None:
    table = PatternTable(dict.fromkeys(["I|we [can] promise", "I'll call", "100 percent"], ""))
    assert [match.text for match in table.find(text)] == hits


def test_a_match_brings_what_belongs_to_its_pattern() -> None:
    table = PatternTable([("calm down", 1), ("down to earth", 2)])
    assert list(table.find("Calm down to earth")) == [
        Match(0, 9, "Calm down", 1, None),
        Match(5, 18, "down to earth", 2, None),
    ]


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("It is your fault.", False),
        ("None of this is your fault.", True),
        ("It isn't your fault.", True),
        ("It isn’t your fault.", True),
        ("It was never in any way your fault.", True),
        ("No, it is your fault.", False),  # an answer
        ("Nobody here says that it's your fault.", True),  # five words lie between
        ("Nobody here says that today it's your fault.", False),  # and here six
        ("Not today. Some say it was all your fault.", False),
        ("It is your fault, not mine.", False),
        ("You never listen. It is your fault.", False),  # what is taken back stands in the same sentence
        ("It cost 7.50, not 7:30, your fault", True),  # no sentence ends here
    ],
)
def test_what_is_negated_is_told_apart(text: str, is_negated: bool) -> None:
    (match,) = PatternTable({"your fault": ""}).find(text)
    assert match.is_negated is is_negated


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("the ORDINAL time", "The 3rd time, the umpteenth time, the last time", ["The 3rd time", "the umpteenth time"]),
        ("thanks NAME", "Thanks, Brian. Thanks Monday. Thanks. Aya here. THANKS ALL", ["Thanks, Brian"]),
        ("mr NAME", "Yes, Mr. Finch, mr finch", ["Mr. Finch"]),
        ("hello NAME", "Hello [name]!", ["Hello [name"]),  # as redaction leaves it
        ("NAME here", "Aya here. So, Brian here, nobody here, everyone here", ["Brian here"]),  # every sentence begins with a capital
        ("for NUMBER days", "for 3 days, for ten days, for days", ["for 3 days", "for ten days"]),
        ("charg* me", "You charged me for charging men.", ["charged me"]),
        ("waited ... hours", "waited for over two hours", ["waited for over two hours"]),
        ("waited ... hours", "waited hours", ["waited hours"]),
        ("waited ... hours", "waited all that time, over two hours", []),  # three words at most
        ("waited ... hours", "I waited. Two hours", []),  # a gap ends with its sentence
        ("waited ... hours", "I waited. Two hours. I waited two hours. Waited. Two hours.", ["waited two hours"]),
        ("I [really] give up", "I give up. I really give up.", ["I give up", "I really give up"]),
        ("you forgot [to]", "you forgot to call", ["you forgot to"]),  # the longest
    ],
)  # fmt: skip
def test_what_stands_for_other_words(pattern: str, text: str, hits: list[str]) -> None:
    assert [match.text for match in PatternTable({pattern: ""}).find(text)] == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("I dont care", ["dont care"]),
        ("we do not care", ["do not care"]),
        ("that’s ridiculousss", ["that’s ridiculousss"]),
        ("thats rediculous", ["thats rediculous"]),
        ("that is ridiculos", ["that is ridiculos"]),
        ("that is religious", []),
    ],
)
def test_what_is_spelled_another_way_is_the_same(text: str, hits: list[str]) -> None:
    table = PatternTable(dict.fromkeys(["don't care", "that is ridiculous"], ""), folds=True)
    assert [match.text for match in table.find(text)] == hits


def test_another_spelling_is_another_word_unless_the_table_folds() -> None:
    assert not list(PatternTable({"do not care": ""}).find("I don't care"))


def test_a_pattern_begins_with_a_word() -> None:
    with pytest.raises(PatternError, match=r"a pattern begins with a word, and not with `\.\.\.`"):
        PatternTable({"... days": ""})


def test_of_matches_that_overlap_the_longest_stays() -> None:
    table = PatternTable([("calm down", 1), ("please calm down now", 1), ("down now", 2), ("calm", 1)])
    matches = merge_overlaps(table.find("Please calm down now. Calm."), key=lambda match: match.value)
    assert [match.text for match in matches] == ["Please calm down now", "down now", "Calm"]


def test_matches_side_by_side_stay_and_stand_in_the_order_of_the_text() -> None:
    def match(begin: int, end: int) -> Match[None]:
        return Match(begin, end, "", None, None)

    matches = [match(9, 12), match(4, 9), match(0, 4), match(2, 5), match(12, 20)]
    assert [(place.begin, place.end) for place in merge_overlaps(matches, key=lambda _: 0)] == [
        (0, 4),
        (4, 9),
        (9, 12),
        (12, 20),
    ]


_WORDS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=12).map(" ".join)
_PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "c", "a|b", "b c"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join), inner.map("({})".format), inner.map("b [{}]".format)
    ),
    max_leaves=4,
)


@given(st.lists(_PATTERNS, min_size=1, max_size=5), _WORDS)
def test_what_is_found_is_what_a_plain_search_for_every_form_finds(patterns: list[str], text: str) -> None:
    words = text.split()
    longest_match = {}
    for number, pattern in enumerate(patterns):
        for form in sorted(alternatives(pattern), key=len):
            length = len(form.split())
            for n in range(len(words)):
                if words[n : n + length] == form.split():
                    longest_match[n * 2, number] = form
    table = PatternTable((pattern, number) for number, pattern in enumerate(patterns))
    assert {(match.begin, match.value): match.text for match in table.find(text)} == longest_match


@pytest.mark.parametrize(
    "text", ["Here's what I can't do.", "Here is what I cannot do.", "heres what i cant do"]
)
def test_a_pattern_does_not_end_inside_a_denial(text: str) -> None:
    """With `folds`, `can't` is `can` and `not`: what ends between them says the opposite."""
    table = PatternTable({"here is what I can": "offer", "here is what I can not": "refusal"}, folds=True)
    assert [match.value for match in table.find(text)] == ["refusal"]


def test_a_pattern_may_begin_or_end_inside_another_word() -> None:
    table = PatternTable(dict.fromkeys(["is what I can", "my late wife"], ""), folds=True)
    assert [match.text for match in table.find("Here's what I can do.")] == ["Here's what I can"]
    assert [match.text for match in table.find("It was my late wife's car.")] == ["my late wife's"]
