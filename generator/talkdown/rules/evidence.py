"""Claims and citations belong together.

An approved technique whose grade is strong, some or contested cites a study; an approved citation is used
by some entry, and can be looked up by its DOI or a link. The grade `practice` means that no study is
claimed.

Why: a grade without a study is a claim that nobody can check, and a study without a claim is decoration.

Not this:

    evidence: {grade: strong, says: Everybody knows.}

    error: the grade `strong` is claimed and nothing is cited
    hint: cite a study, or say `practice`

But this:

    evidence: {grade: practice, says: Nobody knows.}

Silence: for a source that is cited on a page of your own, outside the phrasebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Grade
from talkdown.model.book import Book

CODE = "evidence"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield grades without a study, and studies without a claim."""
    for technique in book.techniques:
        claim = technique.evidence
        if claim.grade is not Grade.practice and not claim.citations:
            message = f"the grade `{claim.grade}` is claimed and nothing is cited"
            yield Diagnostic(
                CODE, message, technique.location_of("evidence", "grade"), "cite a study, or say `practice`"
            )
    for citation in book.citations:
        if not book.unreadable and not book.references_to.get(("citation", citation.id)):
            message = f"nothing cites `{citation.id}`"
            yield Diagnostic(
                CODE, message, citation.location, "cite it where its finding is used, or delete it"
            )
        if (
            citation.doi is None
            and citation.link is None
            and "http" not in citation.reference
            and citation.read == "full"
        ):
            message = f"`{citation.id}` can be looked up nowhere"
            yield Diagnostic(CODE, message, citation.location, "add `doi:` or `link:`")
