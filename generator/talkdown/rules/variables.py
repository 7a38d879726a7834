"""Every variable that a phrase or an email uses is declared in the book, and every declared one is used.

A variable is a name in braces, in small letters: `{name}`. It is declared under `variables:` in book.yaml.

Why: an agent fills the gaps before the words are sent. A variable that the book does not know gets no field
to fill, and would reach a customer as it stands.

Not this:

    text: "Here is your {amout} back."

    error: the variable `{amout}` is not declared
    hint: did you mean `amount`?

But this:

    text: "Here is your {amount} back."

Silence: in the entry, where braces are meant as braces. A declared variable that nothing uses cannot be
silenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Location, Severity, did_you_mean
from talkdown.model import VARIABLE, Email, Phrase
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Verbatim
from talkdown.model.phrase import variables_in
from talkdown.rules._search import GAP_IN_BRACES

CODE = "variables"
_BRACES = re.compile(r"[{}]")
_IN_BRACES = re.compile(r"\{([^{}\n]{0,60})\}")
_KINDS_WITH_VARIABLES = frozenset((Phrase.kind, Email.kind))


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield undeclared and unused variables, and braces that are none."""
    declared_names = {variable.name for variable in book.settings.variables}
    used_names: set[str] = set()
    entries = [(entry, entry.is_approved) for entry in book]
    entries += [(entry, False) for entry in book.entries_of_other_regions]
    for entry, is_searched_for_marks in entries:  # drafts, too: what they use is used
        for route, text, _ in annotated_fields(entry, Verbatim):
            location = entry.location_of(*route)
            used_names.update(variables_in(text))
            if is_searched_for_marks:
                text = GAP_IN_BRACES.sub("", text)  # the rule pasted-text tells of it
            yield from _undeclared_variables(text, location, declared_names)
            if _BRACES.search(VARIABLE.sub("", text)):
                yield _stray_brace(VARIABLE.sub("", text), location, declared_names)
    # A book below may use it no more from one release to the next: that stops nobody's build.
    if any(kind in _KINDS_WITH_VARIABLES for kind, _ in book.unreadable):
        return
    for number, variable in enumerate(book.settings.variables):
        if variable.name not in used_names:
            message = f"no phrase and no email uses the variable `{variable.name}`"
            location = book.settings_location.child("variables", number)
            severity = Severity.warning if book.paths_below else Severity.error
            yield Diagnostic(CODE, message, location, "use it, or delete it", severity)


def _stray_brace(rest: str, location: Location, declared_names: set[str]) -> Diagnostic:
    """What is wrong with the first braces of a text without its variables."""
    match = _IN_BRACES.search(rest)
    if match is None:
        message = "a brace stands here without the other one"
        return Diagnostic(CODE, message, location, "write a variable as `{name}`, with both of its braces")
    name = re.sub(r"[^a-z0-9]+", "_", match[1].partition("|")[0].lower()).strip("_")
    hint = f"write `{{{name}}}`" if name in declared_names else did_you_mean(name, declared_names)
    hint = hint or "write a variable as `{name}`, in small letters, and nothing else in braces"
    return Diagnostic(CODE, f"`{match[0]}` is no variable", location.at(match[0]), hint)


def _undeclared_variables(text: str, location: Location, declared_names: set[str]) -> Iterator[Diagnostic]:
    for name in variables_in(text):
        if name not in declared_names:
            hint = did_you_mean(name, declared_names) or "declare it under `variables:` in book.yaml"
            place = location.at(f"{{{name}}}")
            yield Diagnostic(CODE, f"the variable `{{{name}}}` is not declared", place, hint)
