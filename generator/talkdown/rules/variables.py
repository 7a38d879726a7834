"""Every variable that a phrase uses is declared in the book, and every declared one is used.

A variable is a name in braces: `{name}`. An undeclared one would reach a customer as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Location, did_you_mean
from talkdown.model import VARIABLE, Phrase
from talkdown.model.book import Book

CODE = "variables"
_BRACE = re.compile(r"[{}]")


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield undeclared and unused variables, and braces that are none."""
    declared = {variable.name for variable in book.settings.variables}
    used = set()
    for phrase in book.all(Phrase).values():
        for name in phrase.variables:
            used.add(name)
            if name not in declared:
                hint = did_you_mean(name, declared) or "declare it under `variables:` in book.yaml"
                yield Diagnostic(
                    CODE, f"the variable `{{{name}}}` is not declared", phrase.location_of("text"), hint
                )
        if _BRACE.search(VARIABLE.sub("", phrase.text)):
            message = "a brace stands here that is no variable"
            hint = "write a variable as `{name}`, in small letters, and nothing else in braces"
            yield Diagnostic(CODE, message, phrase.location_of("text"), hint)
    own = [s for s in book.settings.variables if s.name not in used]
    if any(kind == "phrase" for kind, _ in book.unreadable):
        return
    for variable in own:
        number = book.settings.variables.index(variable)
        where = Location(book.path, ("variables", number))
        yield Diagnostic(
            CODE, f"no phrase uses the variable `{variable.name}`", where, "use it, or delete it"
        )
