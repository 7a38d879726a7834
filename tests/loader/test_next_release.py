"""The book below goes on: its next release comes under every kind of change that a team has made, and breaks none."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import problems_as_text
from talkdown.loader import LoadResult, load
from talkdown.model import Phrase, Playbook
from talkdown.pipeline.book_check import check_loaded, has_errors

BASE = Path(__file__).parents[1] / "rules/_base"
A_DAY = date(2026, 11, 22)

PHRASE = (
    "- {{id: {id}, code: {code}, text: {text}, technique: hear-them-out, channels: [{channel}], when: Now., "
    "status: {status}}}\n"
)

TEAM = {
    "book.yaml": """
extend: ../theirs
title: Ours
channels: {add: [{id: counter, title: Counter}], change: {phone: {words: 20}}, remove: [email], order: [counter]}
variables: [{name: meter, label: The meter, samples: [12-2, 13-3], form: number}]
""",
    "phrases.yaml": """
- {override: go-on, text: Please go on.}
- {override: and-then, hidden: yes, reason: Too short for us.}
- {id: meter-there, code: P-02, text: "I see the number {meter} here.", technique: hear-them-out, channels: [phone, counter],
   when: They ask., status: approved}
- {id: ask-more, code: P-123456, text: What else is on your mind today?, technique: hear-them-out, channels: [counter],
   when: Later., status: approved}
""",
    "playbooks.yaml": """
- override: upset-caller
  channels: [phone]
  steps: {change: {then: {say: [go-on]}}}
- id: at-the-counter
  code: B-345678
  title: At the counter
  tagline: Hear and act.
  situation: Somebody stands there.
  channels: [counter]
  status: approved
  steps:
    - {id: hear, do: Hear, technique: hear-them-out, say: [ask-more]}
    - {id: act, do: Act, slots: [refund-limit]}
""",
}


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The book below, which its next release changes; a team's book lies beside it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, "theirs")
    Path("theirs/phrases").mkdir()
    Path("theirs/phrases.yaml").rename("theirs/phrases/one.yaml")
    phrases_below = [
        ("go-on", "P-10", "Go on."),
        ("and-then", "P-11", "And then?"),
        ("what-else", "P-12", "What else?"),
    ]
    Path("theirs/phrases/more.yaml").write_text(
        "".join(
            PHRASE.format(id=id, code=code, text=text, channel="phone", status="approved")
            for id, code, text in phrases_below
        )
    )
    Path("ours").mkdir()
    for name, text in TEAM.items():
        Path("ours", name).write_text(text, encoding="utf-8")
    return Path("theirs")


def check() -> tuple[LoadResult, str]:
    """The team's book, and what a check says of it."""
    result = load("ours")
    problems = check_loaded(result, A_DAY)
    assert not has_errors(problems), problems_as_text(problems)
    return result, problems_as_text(problems)


def replace(path: Path, old_text: str, new_text: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old_text in text
    path.write_text(text.replace(old_text, new_text), encoding="utf-8")


def test_the_team_is_sound_before(release: Path) -> None:
    assert check()[1] == ""


def test_added_entries_reach_the_team(release: Path) -> None:
    text = PHRASE.format(
        id="new-one", code="P-13", text="Take your time.", channel="phone", status="approved"
    )
    (release / "phrases/new.yaml").write_text(text)
    result, report = check()
    assert report == ""
    assert result.book
    assert result.book.get_approved(Phrase, "new-one")


def test_an_added_entry_may_have_an_id_and_a_code_of_the_team(release: Path) -> None:
    text = PHRASE.format(id="ask-more", code="P-02", text="Ask.", channel="phone", status="approved")
    (release / "phrases/new.yaml").write_text(text)
    result, report = check()
    assert report.startswith("ours/phrases.yaml:6:8: warning: the book below has a phrase `ask-more`, too;")
    assert result.book
    assert result.book.all(Phrase)["ask-more"].text == "What else is on your mind today?"


def test_a_code_that_the_team_has_is_a_warning(release: Path) -> None:
    replace(release / "phrases/more.yaml", "P-12", "P-02")
    assert "the code `P-02` belongs to `what-else` [code]" in check()[1]


def test_an_added_phrase_may_be_much_like_one_of_the_team(release: Path) -> None:
    text = PHRASE.format(
        id="new-one", code="P-13", text="What else is in your mind today?", channel="phone", status="approved"
    )
    (release / "phrases/new.yaml").write_text(text)
    assert "nearly the same as `new-one`" in check()[1]


def test_a_renamed_entry_keeps_the_override(release: Path) -> None:
    replace(release / "phrases/more.yaml", "id: go-on", "id: carry-on, formerly: [go-on]")
    result, report = check()
    assert result.book
    assert result.book.all(Phrase)["carry-on"].text == "Please go on."
    assert result.book.all(Playbook)["upset-caller"].steps[1].say == ("carry-on",)
    assert report == (
        "ours/phrases.yaml:2:14: note: `go-on` is called `carry-on` now; the change still holds [renamed]\n"
        "  hint: write `override: carry-on`\n"
        "ours/playbooks.yaml:4:33: note: `go-on` is called `carry-on` now [renamed]\n"
        "  hint: write `carry-on`"
    )


def test_a_renamed_technique_keeps_the_phrases_of_the_team(release: Path) -> None:
    for name in ("techniques", "phrases/one", "phrases/more", "playbooks", "signs"):
        path = release / f"{name}.yaml"
        path.write_text(path.read_text().replace("hear-them-out", "listen"))
    replace(release / "techniques.yaml", "id: listen", "id: listen\nformerly: [hear-them-out]")
    result, report = check()
    assert report.count("`hear-them-out` is called `listen` now") == 3
    assert result.book
    assert {phrase.technique for phrase in result.book.phrases} == {"listen"}


def test_what_is_deprecated_leads_on(release: Path) -> None:
    replace(
        release / "phrases/more.yaml",
        "text: Go on., technique: hear-them-out, channels: [phone], when: Now., status: approved",
        "text: Go on., technique: hear-them-out, channels: [phone], when: Now., status: deprecated, replaced_by: what-else",
    )
    result, report = check()
    assert report == (
        "ours/playbooks.yaml:4:33: note: `go-on` is deprecated in the book below [renamed]\n  hint: write `what-else`"
    )
    assert result.book
    assert result.book.all(Playbook)["upset-caller"].steps[1].say == ("what-else",)


def test_a_new_channel_and_a_new_gap(release: Path) -> None:
    replace(release / "book.yaml", "channels:\n", "channels:\n  - {id: chat, title: Chat, words: 30}\n")
    replace(
        release / "book.yaml", "variables:\n", "variables:\n  - {name: day, label: The day, sample: Friday}\n"
    )
    text = PHRASE.format(
        id="by-day", code="P-13", text="I call on {day}.", channel="chat, phone, email", status="approved"
    ).replace("text: I call on {day}.", 'text: "I call on {day}."')
    (release / "phrases/new.yaml").write_text(text)
    replace(release / "playbooks.yaml", "say: [tell-me]", "say: [tell-me, by-day]")
    result, report = check()
    assert result.book
    assert [channel.id for channel in result.book.settings.channels] == ["counter", "chat", "phone"]
    assert [variable.name for variable in result.book.settings.variables] == ["meter", "day", "name"]
    assert result.book.all(Phrase)["by-day"].channels == ("chat", "phone")
    assert report == ""


def test_errors_of_the_book_below_are_one_line(release: Path) -> None:
    replace(release / "phrases/more.yaml", "text: What else?", "text: You should have told us.")
    replace(release / "techniques.yaml", "signs: [voice-rises]", "signs: [voice-rises, voice-falls]")
    _, report = check()
    assert report == (
        "ours/book.yaml:2:9: warning: the book below has 2 errors of its own, the first one in theirs/phrases/more.yaml, "
        "line 3 [book-below]\n"
        "  hint: `talkdown check --book theirs` shows them"
    )


def test_what_a_change_breaks_below_is_told_at_the_change(release: Path) -> None:
    (Path("ours") / "avoid.yaml").write_text(
        "{id: what-else-now, code: A-345678, words: What else, why: It is curt., short: is curt, "
        "instead: [tell-me], status: approved}"
    )
    replace(Path("ours/phrases.yaml"), "What else is on", "What is on")
    assert check()[1] == (
        "ours/avoid.yaml:1:1: warning: this causes a problem in the book below: the phrase contains “What else” "
        "in `what-else` [avoid-in-phrase]\n"
        "  hint: change this line, or `override: what-else`"
    )
