"""Slips of teams that write YAML by hand: each is named where the hand slipped, with a way out, and with few consequences."""

from __future__ import annotations

from pathlib import Path

import pytest

from books import write_book_on_top
from command_line import talkdown
from slips import PHRASES, answers_to

SLIPS = {
    "a date where a review has fields": (
        "  when: They ask.",
        "  reviewed: 2026-02-30\n  when: They ask.",
        [
            "6:13 `reviewed` needs fields of its own here, not a text: write them below it, indented by two spaces: `date: …`, `by: …`"
        ],
    ),
    "two files put together, each with a byte order mark": (
        "- id: pump-two",
        "\ufeff- id: pump-two",
        [
            "8:1 the invisible character U+FEFF (BYTE ORDER MARK) stands here: delete it, and type the text around it again"
        ],
    ),
    "no hyphen before the second entry": (
        "- id: pump-two",
        "  id: pump-two",
        [
            "8:3 `id` is given twice; the first is on line 1: keep one of the two; if a new entry begins here, write `- ` before it"
        ],
    ),
    "no space behind a hyphen": (
        "- id: pump-two",
        "-id: pump-two",
        ["8:1 a space is missing behind this hyphen: write `- id: pump-two`"],
    ),
    "two commas in a list": (
        "  channels: [phone]",
        "  channels: [phone,, email]",
        ["5:20 nothing stands before this comma: delete it"],
    ),
    "a code with an underscore": (
        "  code: P-200001",
        "  code: P_200001",
        ["2:9 `P_200001` is not a code; write a letter and a number: T-07: write `P-200001`"],
    ),
    "a code with letters for noughts": (
        "  code: P-200001",
        "  code: P-2OOO01",
        ["2:9 `P-2OOO01` is not a code; write a letter and a number: T-07: write `P-200001`"],
    ),
    "two hyphens": (
        "- id: pump-two",
        "- - id: pump-two",
        ["8:3 two hyphens begin this item: delete one of them"],
    ),
    "a comma at the end of a line, as in JSON": (
        "  channels: [phone]",
        "  channels: [phone],",
        ["5:20 a comma ends this line, as in other languages: delete it"],
    ),
    "an equals sign": (
        "  when: They ask.",
        "  when = They ask.",
        ["6:8 `=` is no colon here: write `when: They ask.`"],
    ),
    "a field without a colon": (
        "  when: They ask.",
        "  when",
        [
            "6:3 `when` is no field: it has no colon: a field has a colon behind its name, an item of a list a hyphen and a space before it"
        ],
    ),
    "a comment of another language": (
        "  when: They ask.",
        "  // later\n  when: They ask.",
        ["6:3 `//` begins no comment here: begin a comment with `# `"],
    ),
    "a heading above the entries": (
        "- id: valve-open",
        "phrases:\n- id: valve-open",
        [
            "1:1 unknown field `phrases`: entries need no heading: delete this line, and begin each entry with `- ` at the left edge",
        ],
    ),
    "one id as a list": (
        "  technique: hear-them-out",
        "  technique: [hear-them-out]",
        [
            "4:14 `technique` is a text, and this is a list: write `hear-them-out` without the brackets, or put a text that begins with a bracket in double quotes"
        ],
    ),
    "a list without hyphens": (
        "  channels: [phone]",
        "  channels:\n  phone\n  email",
        [
            "6:3 `phone` is no field: it has no colon: a field has a colon behind its name, an item of a list a hyphen and a space before it"
        ],
    ),
    "a number sign in a text": (
        "  text: Valve one is open for you now.",
        "  text: Press 5 # for help now.",
        [
            "3:17 everything from ` # for help now.` on is taken for a comment and lost: put the whole text in quotes, or the comment on a line of its own"
        ],
    ),
    "semicolons in a list": (
        "  channels: [phone]",
        "  channels: [phone; email]",
        [
            "5:14 `phone; email` is not an id; use small letters, digits and single hyphens: write `[phone, email]`"
        ],
    ),
    "curly quotes around an id": (
        "- id: valve-open",
        "- id: \u2018valve-open\u2019",
        ["1:7 `‘valve-open’` is not an id; use small letters, digits and single hyphens: write `valve-open`"],
    ),
    "a second line that is not indented": (
        "  text: Valve one is open for you now.",
        "  text: |\n    Valve one is open\n  for you now.",
        [
            "5:3 `for you now.` is no field: it has no colon: if it goes on with the text above, indent it by two spaces"
        ],
    ),
    "a text that begins with @": (
        "  text: Valve one is open for you now.",
        "  text: @you, valve one is open.",
        ["3:9 a text that begins with `@` must be in quotes: put the whole text in double quotes"],
    ),
    "a space inside the quotes": (
        "  status: approved",
        '  status: "approved "',
        ["7:11 `approved ` is no value of `status`: did you mean `approved`?"],
    ),
    "a gap closed with another bracket": (
        "  text: Valve one is open for you now.",
        "  text: Hello {name), valve one is open.",
        [
            "3:9 a brace stands here without the other one: write a variable as `{name}`, with both of its braces"
        ],
    ),
    "a line separator": (
        "  text: Valve one is open for you now.",
        "  text: Valve one is open\u2028for you now.",
        [
            "3:26 the invisible character U+2028 (LINE SEPARATOR) stands here: delete it, and type the text around it again"
        ],
    ),
    "an id of the book below": (
        "- id: valve-open",
        "- id: tell-me",
        [
            "1:3 this causes a problem in the book below: there is nothing to say on `email` in `upset-caller`: change this line, or `override: upset-caller`",
            "1:7 the book below has a phrase `tell-me`, too; this one takes its place: to change that one, write `override: tell-me` in place of `id:`; or rename this one",
        ],
    ),
    "a star before a name": (
        "  channels: [phone]",
        "  channels: *channels",
        [
            "5:13 `*channels` points to another part of the file: write the text out; if it is meant as text, put it in quotes"
        ],
    ),
    "a list of ids as a text": (
        "  when: They ask.",
        "  formerly: old-valve, older-valve\n  when: They ask.",
        ["6:13 `formerly` is a list, and this is a text: write `[old-valve, older-valve]`"],
    ),
    "a character without width in an id": (
        "- id: valve-open",
        "- id: valve\u200b-open",
        [
            "1:7 `valve\\u200b-open` is not an id; use small letters, digits and single hyphens: write `valve-open`",
            "1:12 the invisible character U+200B (ZERO WIDTH SPACE) stands here: delete it, and type the text around it again",
        ],
    ),
    "a gap of another tool": (
        "  text: Valve one is open for you now.",
        "  text: Hello {{name}}, valve one is open.",
        [
            "3:15 `{{name}}` is how another tool marks a gap: write a gap as `{name}`, and declare it in book.yaml"
        ],
    ),
    "a channel that is called otherwise": (
        "  channels: [phone]",
        "  channels: [mail]",
        ["5:14 no channel is called `mail`: did you mean `email`?"],
    ),
    "a title in place of an id": (
        "  technique: hear-them-out",
        "  technique: Hear them out",
        [
            "4:14 `Hear them out` is not an id; use small letters, digits and single hyphens: write `hear-them-out`"
        ],
    ),
    "a colon of another keyboard": (
        "  text: Valve one is open for you now.",
        "  text\uff1aValve one is open for you now.",
        [
            "3:7 `：` is no colon here: write `text: Valve one is open for y…`, with the colon of the keyboard and a space"
        ],
    ),
}
"""What is right, what was typed in its place, and what the check says: place, message and hint."""


@pytest.mark.parametrize(("right", "slip", "answers"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_where_it_is(
    right: str, slip: str, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answers_to(right, slip) == answers


def test_the_phrases_are_right_without_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_book_on_top("title: Ours\n", PHRASES)
    assert talkdown("check").exit_code == 0
