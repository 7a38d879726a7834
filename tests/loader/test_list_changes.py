"""How a book changes the lists of the one below: what stands in the place of a list, and what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import problems_as_text
from talkdown.loader import LoadResult, load
from talkdown.model import Avoid, BookSettings
from talkdown.pipeline.book_check import check_loaded

A_DAY = date(2026, 11, 22)


def settings_with(text: str) -> BookSettings:
    """The settings of the small book, changed by what is written on top of it."""
    result = load_with(text)
    assert result.book
    return result.book.settings


def load_with(text: str) -> LoadResult:
    Path("ours/book.yaml").write_text(f"extend: ../theirs\n{text}", encoding="utf-8")
    return load("ours")


def report(text: str) -> str:
    """What a check says."""
    result = load_with(text)
    return problems_as_text(check_loaded(result, A_DAY))


CHANNELS = """
channels:
  add:
    - {id: counter, title: Counter}
  change:
    phone: {title: Hotline}
  remove: [email]
  order: [counter]
"""


def test_add_change_remove_and_order(ours: Path) -> None:
    channels = settings_with(CHANNELS).channels
    assert [(channel.id, channel.title, channel.words) for channel in channels] == [
        ("counter", "Counter", 30),
        ("phone", "Hotline", 12),
    ]


def test_what_lies_outside_of_the_channels_does_not_show(ours: Path) -> None:
    result = load_with("channels: {remove: [email]}\n")
    assert problems_as_text(check_loaded(result, A_DAY)) == ""
    assert result.book
    (phrase,) = result.book.phrases
    assert phrase.channels == ("phone",)
    (technique,) = result.book.techniques
    assert [example.title for example in technique.examples] == ["A late parcel"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("stages: {change: {listen: {title: Hear}}}", "listen recover"),
        (
            "stages: {add: [{id: calm, title: Calm, ask: Am I?, color: '#1f4e8c'}], order: [calm]}",
            "calm listen recover",
        ),
        ("stages: {remove: [recover]}", "listen"),
        ("stages: [{id: listen, title: Hear, ask: What?, color: '#1f4e8c'}]", "listen"),
    ],
)
def test_stages(ours: Path, text: str, ids: str) -> None:
    assert [stage.id for stage in settings_with(text).stages] == ids.split()
    assert report(text) == ""


def test_levels_that_are_gone_take_their_signs_along(ours: Path) -> None:
    text = "levels: [{id: hot, title: Hot, summary: Loud, do: Listen, color: '#6e4700'}]"
    assert report(text) == (
        "ours/book.yaml:2:1: note: without `heat`, 1 warning sign (`voice-rises`) cannot be, and go along [hidden-along]\n"
        "  hint: to keep one of them, `override` what it needs"
    )


def test_a_plain_list_of_gaps_leaves_those_of_the_book_below(ours: Path) -> None:
    variables = settings_with("variables: [{name: meter, label: Meter, sample: 12-2}]\n").variables
    assert [variable.name for variable in variables] == ["meter", "name"]


def test_a_gap_that_is_removed_takes_its_phrases_along(ours: Path) -> None:
    result = load_with("variables: {remove: [name]}\n")
    assert result.book
    assert result.book.phrases == ()


def test_lists_of_words_are_changed_in_the_same_way(ours: Path) -> None:
    (ours / "avoid.yaml").write_text(
        "{override: calm-down, variants: {add: [relax], remove: [calm yourself]}}"
    )
    (ours / "playbooks.yaml").write_text("{override: upset-caller, steps: {change: {then: {do: Do it}}}}")
    result = load_with("channels: {change: {phone: {asked_as: {add: [hotline]}}}}\n")
    assert result.problems == []
    assert result.book
    assert result.book.avoid[0].variants == ("relax",)
    assert [step.do for step in result.book.playbooks[0].steps] == ["Listen", "Do it"]
    assert result.book.channels["phone"].asked_as == ("hotline",)


def test_each_fault_is_placed_where_it_stands(ours: Path) -> None:
    result = load_with("channels:\n  add: [{id: counter, title: ''}]\n  change: {phone: {words: many}}\n")
    assert problems_as_text(result.with_positions(result.problems)) == (
        "ours/book.yaml:3:30: error: `title` is empty [empty-text]\n"
        "  hint: write something, or delete the line\n"
        "ours/book.yaml:4:27: error: `words` is a whole number, and `many` is none [not-a-number]\n"
        "  hint: write it in digits, like 12"
    )


def test_what_cannot_be_changed_is_named(ours: Path) -> None:
    text = """\
channels:
  ad: [counter]
  change: {phon: {title: Hotline}}
  remove: [emial]
  order: [chat]
"""
    result = load_with(text)
    assert problems_as_text(result.with_positions(result.problems)) == (
        "ours/book.yaml:3:3: error: a list cannot be changed by `ad` [list-change]\n"
        "  hint: did you mean `add`?\n"
        "ours/book.yaml:4:12: error: the list has no `phon` [list-change]\n"
        "  hint: did you mean `phone`?\n"
        "ours/book.yaml:5:12: warning: the list has no `emial` [list-change]\n"
        "  hint: did you mean `email`?\n"
        "ours/book.yaml:6:11: warning: the list has no `chat` [list-change]\n"
        "  hint: delete it here"
    )


@pytest.mark.parametrize(
    ("change", "way", "hint"),
    [
        ("{delete: [email]}", "delete", "write `remove:`"),
        ("{phone: {title: Hotline}}", "phone", "write `change: {phone: …}`"),
        (
            "{counter: {title: Counter}}",
            "counter",
            "a list is changed by `add`, `change`, `remove` and `order`",
        ),
    ],
)
def test_a_way_that_there_is_not_leaves_the_list_as_it_is(
    ours: Path, change: str, way: str, hint: str
) -> None:
    result = load_with(f"channels: {change}\n")
    assert problems_as_text(result.with_positions(result.problems)) == (
        f"ours/book.yaml:2:12: error: a list cannot be changed by `{way}` [list-change]\n  hint: {hint}"
    )
    assert result.book
    assert list(result.book.channels) == ["phone", "email"]


def test_one_line_says_what_a_new_channel_lacks(ours: Path) -> None:
    assert report("channels: {add: [{id: counter, title: Counter}]}\n") == (
        "ours/book.yaml:2:18: warning: this causes a problem in the book below: "
        "there is nothing to say on `counter` in `upset-caller` [unanswered-channel]\n"
        "  hint: change this line, or `override: upset-caller`"
    )


def test_two_items_of_one_name_stay_two(ours: Path) -> None:
    """Else a slip of the book below would disappear as soon as a book on top adds something."""
    path = Path("theirs/avoid.yaml")
    path.write_text(path.read_text().replace("[calm yourself]", "[calm yourself, relax, relax]"))
    (ours / "avoid.yaml").write_text("{override: calm-down, variants: {add: [chill]}}")
    book = load("ours").book
    assert book
    assert book.all(Avoid)["calm-down"].variants == ("calm yourself", "relax", "relax", "chill")
