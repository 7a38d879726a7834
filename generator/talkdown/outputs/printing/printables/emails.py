"""Email sheets: whole emails, two to a page, to read beside the screen and to hand out in a training.

Text begins at 12 pt and is at least 10 pt, arm's length. On A3 everything is larger by √2.
"""

from __future__ import annotations

from talkdown.model import Email, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.content import selects_any, sheet_head
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import bind_last_word, bracket_variables, typeset
from talkdown.storage.json_object import JsonObject

EMAILS_ON_PAGE = 2
"""Half of an upright page holds 160 words, the most that the rule `email-length` lets an email have, in 10 pt."""


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """Pages of emails: those that use a technique that is selected."""
    emails = [
        email for email in book.emails if selects_any(selection, book.approved(Technique, email.techniques))
    ]
    if not emails:
        return None
    starts = range(0, len(emails), EMAILS_ON_PAGE)
    sheets = [
        {"emails": [email_data(book, email) for email in emails[start : start + EMAILS_ON_PAGE]]}
        for start in starts
    ]
    return Job(
        title=f"{brand_name(book)}: emails",
        content={"sheets": sheets},
        layout=page_layout(options.paper),
        sheets=len(sheets),
        page_count=len(sheets),
        entries={email.id: email for email in emails},
    )


def email_data(book: Book, email: Email) -> JsonObject:
    """All words of an email as they are printed; each paragraph is a list of its lines."""
    return {
        **sheet_head(book, email),
        "when": bind_last_word(email.when),
        "not_when": bind_last_word(email.not_when) if email.not_when else "",
        "subject": bracket_variables(typeset(email.subject)),
        "paragraphs": [_lines(paragraph) for paragraph in email.paragraphs],
    }


def _lines(paragraph: str) -> list[str]:
    return [bracket_variables(bind_last_word(line)) for line in paragraph.splitlines()]
