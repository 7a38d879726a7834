"""The pages of emails, and what leads to them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

from talkdown.outputs.pages import Page

Files = Mapping[str, str]

EMAIL = """
id: second-charge
code: E-01
title: A second charge
when: You have sent the money.
not_when: Somebody else used the card.
subject: Your bill, {name}
greeting: Hello {name},
opening: You were charged twice.
body: [The money is on its way., "It is <yours> & comes back."]
close: Reply to this email. It comes to me.
sign_off: |
  Alex
  The Shop
techniques: [hear-them-out]
playbook: upset-caller
signs: [voice-rises]
source: [Our bill of May]
status: approved
"""


def test_an_email_stands_on_its_page_line_by_line_and_on_its_buttons(
    render_pages: Callable[[Files], dict[str, Page]],
) -> None:
    page = render_pages({"emails.yaml": EMAIL})["emails/second-charge.html"]
    assert (page.title, page.description) == ("A second charge", "You have sent the money.")
    assert "<b>Not when:</b> Somebody else used the card." in page.body
    assert '<p>Hello <var class="td-var">name</var>,</p>' in page.body
    assert "<p>It is &lt;yours&gt; &amp; comes back.</p>" in page.body
    assert "<p>Alex\nThe Shop</p>" in page.body
    text = (
        "Hello {name},\n\nYou were charged twice.\n\nThe money is on its way.\n\nIt is <yours> & comes back.\n\n"
        "Reply to this email. It comes to me.\n\nAlex\nThe Shop"
    )
    copied_texts = map(html.unescape, re.findall(r'data-clipboard-text="([^"]*)"', page.body))
    assert list(copied_texts) == [f"Subject: Your bill, {{name}}\n\n{text}", "Your bill, {name}", text]
    assert '<a class="td-chip" href="../playbooks/upset-caller.html">An upset caller</a>' in page.body
    assert '<a href="../signs.html#voice-rises">' in page.body
    assert "<li>Our bill of May</li>" in page.body


def test_the_list_and_the_playbook_lead_to_an_email(
    render_pages: Callable[[Files], dict[str, Page]],
) -> None:
    pages = render_pages({"emails.yaml": EMAIL})
    row = '<a href="second-charge.html"><b>A second charge</b><small>You have sent the money.</small></a>'
    assert row in pages["emails/index.html"].body
    playbook = pages["playbooks/upset-caller.html"]
    assert '<a class="td-chip" href="../emails/second-charge.html">A second charge</a>' in playbook.body
    assert [heading.anchor for heading in playbook.headings] == ["path", "limits", "when", "emails"]


def test_a_book_without_emails_says_so(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    pages = render_pages({})
    assert '<li class="td-empty">No email yet.</li>' in pages["emails/index.html"].body
    assert "Whole emails" not in pages["playbooks/upset-caller.html"].body
