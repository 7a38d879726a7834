"""Slips in names, lists and pasted words: each is one problem, where the hand slipped, and says what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from slips import answers_to

SLIPS = {
    "a field that is misspelt, and needed": (
        "  technique: hear-them-out",
        "  Tecnique: hear-them-out",
        ["4:3 unknown field `Tecnique`: did you mean `technique`?"],
    ),
    "the name that another tool has for a field": (
        "  text: Valve one is open for you now.",
        "  message: Valve one is open for you now.",
        [
            "3:3 unknown field `message`, and `text` is missing: call it `text`; if it is something else, delete it, and add a line `text: …`"
        ],
    ),
    "a name of one's own for the only field that is missing": (
        "  when: They ask.",
        "  occasion: They ask.",
        [
            "6:3 unknown field `occasion`, and `when` is missing: call it `when`; if it is something else, delete it, and add a line `when: …`"
        ],
    ),
    "a misspelt field that nothing needs, and one that is missing": (
        "  when: They ask.",
        "  sigms: [voice-rises]",
        [
            "1:3 the field `when` is missing: add a line `when: …`",
            "6:3 unknown field `sigms`: did you mean `signs`?",
        ],
    ),
    "the field of an override, with a capital": (
        "- id: pump-two",
        "- Override: tell-me\n  when: Later.\n- id: pump-two",
        ["8:3 unknown field `Override`: did you mean `override`?"],
    ),
    "a code in place of the id to override": (
        "- id: pump-two",
        "- override: P-01\n  when: Later.\n- id: pump-two",
        ["8:13 there is no phrase `P-01` to override: write `override: tell-me`"],
    ),
    "the id of another kind to override": (
        "- id: pump-two",
        "- override: hear-them-out\n  when: Later.\n- id: pump-two",
        [
            "8:13 there is no phrase `hear-them-out` to override: it is a technique; an override of it stands in `techniques/`"
        ],
    ),
    "a part of the words to override": (
        "- id: pump-two",
        "- override: Tell me what\n  when: Later.\n- id: pump-two",
        ["8:13 there is no phrase `Tell me what` to override: write `override: tell-me`"],
    ),
    "all channels in a word": (
        "  channels: [phone]",
        "  channels: all",
        ["5:13 `channels` is a list, and this is a text: name them: `[phone, email]`"],
    ),
    "all channels in a list": (
        "  channels: [phone]",
        "  channels: [all]",
        ["5:14 `all` is no id: name them: `[phone, email]`"],
    ),
    "all channels as a star": (
        "  channels: [phone]",
        "  channels: [*]",
        [
            "5:14 a star stands for nothing here: name what you mean, as `[one, two]`; a text that begins with `*` must be in quotes"
        ],
    ),
    "an error of Excel that YAML takes for a comment": (
        "  text: Valve one is open for you now.",
        "  text: #NAME?",
        ["3:9 `#NAME?` is an error of Excel, and taken for a comment: copy the words of the cell again"],
    ),
    "an override of an entry of one's own": (
        "- id: pump-two",
        "- override: valve-open\n  when: Later.\n- id: pump-two",
        [
            "8:13 there is no phrase `valve-open` to override: it is an entry of this book: change it where it stands"
        ],
    ),
    "a quotation mark that opens nothing": (
        "  text: Valve one is open for you now.",
        "  text: \u201eValve one is open for you now.",
        [
            "3:9 the quotation mark `\u201e` stands here without the other one: write both around what is quoted, or none"
        ],
    ),
    "a tag of HTML, which is no gap as well": (
        "  text: Valve one is open for you now.",
        "  text: Valve one is<br>open for you now.",
        ["3:21 `<br>` is HTML: write the letter itself, and no formatting"],
    ),
    "a formula of Excel": (
        "  text: Valve one is open for you now.",
        "  text: '=\"Valve one is open for you now.\"'",
        ['3:10 `="` is how a formula of Excel begins: write the words alone'],
    ),
    "a space of an email's source": (
        "  text: Valve one is open for you now.",
        "  text: Valve one is=20open for you now.",
        ["3:21 `=20` is an escape that no program has read: write the letter itself"],
    ),
    "digits of another width in a code": (
        "  code: P-200001",
        "  code: P-\uff12\uff10\uff10\uff10\uff10\uff11",
        [
            "2:9 `P-\uff12\uff10\uff10\uff10\uff10\uff11` is not a code; write a letter and a number: T-07: write `P-200001`"
        ],
    ),
    "a list with quotes around it": (
        "  channels: [phone]",
        '  channels: "[phone, email]"',
        ["5:13 `channels` is a list, and this is a text: write `[phone, email]`"],
    ),
    "a list in braces": (
        "  channels: [phone]",
        "  channels: {phone, email}",
        ["5:13 `channels` is a list, and this is a set of fields: write `[phone, email]`"],
    ),
    "items without a space behind the hyphen": (
        "  channels: [phone]",
        "  channels:\n    -phone\n    -email",
        ["6:5 a space is missing behind the hyphens of `channels`: write `- ` before each item"],
    ),
    "a review that is still to come": (
        "  when: They ask.",
        "  reviewed: {date: 2099-01-01, by: lead}\n  when: They ask.",
        [
            "6:20 the review of `valve-open` on 2099-01-01 is still to come: write the day on which it was read, or leave `reviewed:` out until then"
        ],
    ),
}
"""What is right, what was typed in its place, and what the check says: place, message and hint."""


@pytest.mark.parametrize(("right", "slip", "answers"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_problem(
    right: str, slip: str, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answers_to(right, slip) == answers
