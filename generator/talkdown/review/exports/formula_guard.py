"""A cell that begins as a formula does is text in a spreadsheet, too: what a customer wrote is never run."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""As OWASP lists them ("CSV Injection"), with the wide forms that some spreadsheets take for the same."""

_GUARD = "'"


_SUSPICIOUS = frozenset((*_FORMULA_STARTS, _GUARD, " "))


def guard(text: str) -> str:
    """The text; behind an apostrophe, if a spreadsheet could run it.

    >>> guard("=HYPERLINK(1)"), guard(" +1"), guard("fine")
    ("'=HYPERLINK(1)", "' +1", 'fine')
    """
    if text[:1] in _SUSPICIOUS and text.lstrip(" ").startswith((*_FORMULA_STARTS, _GUARD)):
        return _GUARD + text
    return text


def without_guard(text: str) -> str:
    """The text before `guard`; a spreadsheet that took the apostrophe for its own has taken it away already."""
    return text.removeprefix(_GUARD) if text[1:].lstrip(" ").startswith((*_FORMULA_STARTS, _GUARD)) else text
