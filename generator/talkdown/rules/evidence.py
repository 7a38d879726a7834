"""A grade says what was tested, and names who tested it.

Looks at approved techniques. With the grade `tested` or `mixed`, `tested_by:` names at least one study of this very
move. With `related` it names none, and the technique cites a study of something near it. With `practice` it names
none. What stands in `tested_by:` is a study: guidance, books and what experts agree on test nothing. And an approved
citation is used by some entry, and one that was read in full can be looked up by its DOI or a link.

Why: a grade is read as proof. Where only a neighbor of the move was tested, or nothing, the page has to say so.

Not this:

    evidence: {grade: tested, says: Everybody knows.}

    error: the grade `tested` is claimed and no study in `tested_by:` tested it
    hint: name the study, or say `related` or `practice`

But this:

    evidence: {grade: practice, says: Nobody knows.}

Silence: for a source that is cited on a page of your own, outside the phrasebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Citation, Technique
from talkdown.model.book import Book
from talkdown.model.technique import Grade

CODE = "evidence"
_GRADES_OF_TESTS = (Grade.tested, Grade.mixed)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield grades that their studies do not carry, and studies without a claim."""
    for technique in book.techniques:
        yield from _check_grade(book, technique)
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


def _check_grade(book: Book, technique: Technique) -> Iterator[Diagnostic]:
    evidence = technique.evidence
    grade_location = technique.location_of("evidence", "grade")
    for index, id in enumerate(evidence.tested_by):
        citation = book.get(Citation, id)
        if citation and not citation.is_study:
            message = f"`{id}` is no study ({citation.design}) and tested nothing"
            location = technique.location_of("evidence", "tested_by", index)
            yield Diagnostic(CODE, message, location, "move it to `citations:` of the technique")
    if evidence.grade in _GRADES_OF_TESTS and not evidence.tested_by:
        message = f"the grade `{evidence.grade}` is claimed and no study in `tested_by:` tested it"
        yield Diagnostic(CODE, message, grade_location, "name the study, or say `related` or `practice`")
    if evidence.grade not in _GRADES_OF_TESTS and evidence.tested_by:
        message = f"`tested_by:` names a study, and the grade is `{evidence.grade}`"
        hint = "say `tested` or `mixed`, or move the study to `citations:` of the technique"
        yield Diagnostic(CODE, message, grade_location, hint)
    citations = (book.get(Citation, id) for id in technique.citations)
    if evidence.grade is Grade.related and not any(
        citation is None or citation.is_study for citation in citations
    ):
        message = "the grade `related` is claimed and no study of something near it is cited"
        yield Diagnostic(CODE, message, grade_location, "cite the study in `citations:`, or say `practice`")
