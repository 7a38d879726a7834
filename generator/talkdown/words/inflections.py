"""The forms of a word that people type."""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")


def inflections(word: str) -> tuple[str, ...]:
    """The word with its regular endings: `abate` gives abate, abates, abated, abating.

    For several words, the endings go to the first: `die down` gives dies down, dying down. A form that
    does not exist does no harm: it is only ever looked up, never shown.
    """
    first, _, rest = word.lower().partition(" ")
    if not first.isalpha():
        return (word.lower(),)
    tail = f" {rest}" if rest else ""
    if first.endswith("ie"):
        forms = (first, first + "s", first + "d", first[:-2] + "ying")
    elif first.endswith("e"):
        forms = (first, first + "s", first + "d", first[:-1] + "ing")
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        forms = (first, first[:-1] + "ies", first[:-1] + "ied", first + "ing")
    elif first.endswith(("s", "x", "z", "ch", "sh")):
        forms = (first, first + "es", first + "ed", first + "ing")
    elif len(first) <= 5 and _DOUBLED.search(first):
        forms = (first, first + "s", first + first[-1] + "ed", first + first[-1] + "ing")
    else:
        forms = (first, first + "s", first + "ed", first + "ing")
    return tuple(form + tail for form in forms)
