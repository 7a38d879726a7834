"""A cell that begins as a formula does is text in a spreadsheet, too: what a customer wrote is never run."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""As OWASP lists them ("CSV Injection"), with the wide forms that some spreadsheets take for the same."""

_GUARD = "'"


def guard(value: object) -> object:
    """The value; a text that a spreadsheet could run, behind an apostrophe. Numbers stay numbers.

    >>> guard("=HYPERLINK(1)"), guard(-3), guard("fine")
    ("'=HYPERLINK(1)", -3, 'fine')
    """
    if isinstance(value, str) and value.lstrip(" ").startswith((*_FORMULA_STARTS, _GUARD)):
        return _GUARD + value
    return value


def without_guard(text: str) -> str:
    """The text before `guard`; a spreadsheet that took the apostrophe for its own has taken it away already."""
    return text.removeprefix(_GUARD) if text[1:].lstrip(" ").startswith((*_FORMULA_STARTS, _GUARD)) else text
