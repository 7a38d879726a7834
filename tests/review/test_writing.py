"""Signs in how a message is written."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from talkdown.loader import load
from talkdown.model.sign import WritingForm
from talkdown.review.facts.contact import contacts_in_file
from talkdown.review.findings import Detectors, Layout
from talkdown.review.findings.writing import find_form
from talkdown.review.settings import ReviewSettings
from talkdown.transcripts.clean_text import words_by_line


@pytest.mark.parametrize(
    ("form", "text", "quotes"),
    [
        ("capitals", "Hi. WHERE IS MY ORDER? Thanks", ["WHERE IS MY ORDER"]),
        ("capitals", "WHY, OH WHY", []),  # no word of four letters
        ("capitals", "The USB HDMI and PD ports", []),
        ("capitals", "NOBODY CAME", []),  # two words may be a name
        ("question-marks", "hello??? is it there!?!?", ["???", "?!?"]),
        ("question-marks", "Great!!! Is it?", []),
        ("one-word", "Fine.", ["Fine."]),
        ("one-word", "Fine by me.", []),
        ("burst", "hello\nyou there\n\nI need this\nnow", ["hello\nyou there\n\nI need this\nnow"]),
        ("burst", "hello\nyou there", []),
        ("burst", "a\nb\nc\nbut this one is longer than any of the others", []),
        ("block", "word " * 150, ["word " * 150]),
        ("block", "word " * 149, []),
        ("block", ("word " * 15 + "\n") * 10, [("word " * 15 + "\n") * 10]),
        ("block", ("word " * 30 + "\n") * 5, []),
        ("block", "word " * 75 + "\n\n" + "word " * 75, []),
    ],
)
def test_a_form_is_found_in_its_place(form: str, text: str, quotes: list[str]) -> None:
    layout = Layout(lines=words_by_line(text))
    assert [text[begin:end] for begin, end in find_form(WritingForm(form), text, layout)] == quotes


def test_short_messages_in_a_row_are_one_burst() -> None:
    """Found with the fourth, and not once more with the fifth."""
    counts = [
        len(list(find_form(WritingForm.burst, "why", Layout(lines=(1,), lines_before=(2,) * before))))
        for before in range(6)
    ]
    assert counts == [0, 0, 0, 1, 0, 0]


LONG_MAIL = "I wrote to you about the boiler and nobody came to look at it on any day. " * 12


SIGN = """
- {{id: {id}, title: {id}, writing: {form}, sense: text, channels: [email], level: heat, notice: It looks so.,
  first_response: hear-them-out, say: tell-me, could_be: A habit., status: approved}}
"""


@cache
def written_signs() -> Detectors:
    """What a small book hears of how something is written by email."""
    forms = (("message-burst", "burst"), ("wall-of-text", "block"), ("all-caps", "capitals"))
    with TemporaryDirectory() as name:
        folder = shutil.copytree(Path(__file__).parents[1] / "rules/_base", Path(name) / "book")
        (folder / "signs.yaml").write_text("".join(SIGN.format(id=id, form=form) for id, form in forms))
        book = load(folder).book
    assert book is not None
    return Detectors.from_book(book)


def findings_of(path: Path, text: str) -> set[tuple[str, str, str]]:
    """What is heard in a file of how it is written."""
    detectors = written_signs()
    path.write_text(text, encoding="utf-8")
    settings = ReviewSettings(path.parent, "")
    contacts = contacts_in_file(path.parent, path.name, detectors, settings, lambda problem: None)
    return {
        (row.entry, row.certainty, row.place)
        for contact in contacts
        for row in contact.findings
        if row.kind == "sign"
    }


def test_a_burst_and_a_block_are_found_from_a_file_on(tmp_path: Path) -> None:
    chat = "".join(
        f"c1,email,10:00:{10 * n},customer,{word}\n"
        for n, word in enumerate(("hi", "hello", "you there", "well"))
    )
    head = "id,channel,time,role,text\n"
    assert findings_of(tmp_path / "a.csv", head + chat) == {("message-burst", "perhaps", "a.csv:5")}
    answer = "c1,email,10:00:25,agent,One moment.\n"
    assert findings_of(tmp_path / "b.csv", head + chat + answer) == set()

    mail = "From: ann@example.org\nTo: care@shop.example\nSubject: Boiler\n\n"
    assert findings_of(tmp_path / "a.eml", mail + LONG_MAIL) == {("wall-of-text", "perhaps", "a.eml:1")}
    assert findings_of(tmp_path / "b.eml", mail + LONG_MAIL.replace("day. ", "day.\n\n")) == set()


def test_how_something_is_written_is_the_recognizers_in_a_call(tmp_path: Path) -> None:
    rows = "id,channel,role,text\nc1,{},customer,NOBODY CAME ON MONDAY\n"
    in_mail, in_call, without_channel = (
        {
            (entry, certainty)
            for entry, certainty, _ in findings_of(tmp_path / f"{name}.csv", rows.format(channel))
        }
        for name, channel in (("mail", "email"), ("call", "phone"), ("any", ""))
    )
    assert in_mail == {("all-caps", "reliable")}
    assert in_call == set()
    assert without_channel == {("all-caps", "perhaps")}
