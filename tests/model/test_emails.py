"""The shipped emails: short, one apology, no two alike, and right with every sample."""

from __future__ import annotations

import re

import pytest

from books import shipped_book
from talkdown.model import Email
from talkdown.model.phrase import fill_with_samples, variables_in

BOOK = shipped_book()
EMAILS = BOOK.emails
_APOLOGY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)


@pytest.mark.parametrize("email", EMAILS, ids=lambda email: email.id)
def test_an_email_apologizes_once_at_most(email: Email) -> None:
    assert len(_APOLOGY.findall(email.text)) <= 1


@pytest.mark.parametrize("number", range(max(len(v.all_samples) for v in BOOK.settings.variables)))
@pytest.mark.parametrize("email", EMAILS, ids=lambda email: email.id)
def test_an_email_has_one_way_back_and_no_sentence_begins_with_a_small_letter(
    email: Email, number: int
) -> None:
    text = fill_with_samples(email.text, BOOK.settings, number)
    assert not variables_in(text)
    assert re.search(r"\breply\b", email.close, re.IGNORECASE)
    assert re.findall(r"(?:^|(?<![ap]\.m)[.?!] )[a-z]\w*", text, re.MULTILINE) == []


def test_the_parts_of_an_email_are_joined_as_a_mail_program_takes_them() -> None:
    email = Email(
        id="second-charge",
        title="A second charge",
        when="Now.",
        subject="Your bill",
        greeting="Hello {name},",
        opening="You were charged twice.",
        body=("The money is on its way.", "It takes a day, {name}."),
        close="Reply to me.",
        sign_off="{agent}\nThe Shop",
        techniques=("listen",),
    )
    assert email.full_text == (
        "Subject: Your bill\n\nHello {name},\n\nYou were charged twice.\n\nThe money is on its way.\n\n"
        "It takes a day, {name}.\n\nReply to me.\n\n{agent}\nThe Shop"
    )
    assert email.variables == ("name", "agent")
