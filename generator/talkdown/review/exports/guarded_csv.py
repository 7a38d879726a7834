"""The one way in which a review writes CSV: a cell that a spreadsheet could run is text, whatever separator it reads by."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

_GUARD = "'"

_FORMULA_STARTS = r"=+@＝＋－＠\-"
"""As OWASP lists them ("CSV Injection"), with the wide forms that some spreadsheets take for the same."""

_SEPARATORS = r";|\t\r\n"
"""Behind which another cell begins where a spreadsheet reads by semicolons, as most in Europe do, or by tabs. Quotes do not
help there: it is our commas that are text to it. A comma itself stands in quotes for all that read by commas."""

_LEAD = r"[ \"'\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]*"
"""What a spreadsheet may take away before it looks for a formula."""

_PLACES_TO_GUARD = re.compile(
    rf"(?:\A(?={_LEAD}[{_FORMULA_STARTS}\t\r\n])|(?<=[{_SEPARATORS}])(?={_LEAD}[{_FORMULA_STARTS}]))"
)
_GUARDS = re.compile(
    rf"(?:\A{_GUARD}(?={_LEAD}[{_FORMULA_STARTS}\t\r\n])|(?<=[{_SEPARATORS}]){_GUARD}(?={_LEAD}[{_FORMULA_STARTS}]))"
)


def guard(text: str) -> str:
    """The text, with an apostrophe wherever a spreadsheet could run what follows.

    >>> guard("=HYPERLINK(1)"), guard(" +1"), guard("done; =1+1"), guard("fine")
    ("'=HYPERLINK(1)", "' +1", "done;' =1+1", 'fine')
    """
    return _PLACES_TO_GUARD.sub(_GUARD, text)


def without_guard(text: str) -> str:
    """The text before `guard`; a spreadsheet that took the apostrophe for its own has taken it away already."""
    return _GUARDS.sub("", text)


class GuardedCsv:
    """Writes rows, each cell in quotes and each text guarded."""

    def __init__(self, file: TextIO) -> None:
        self._writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)

    def write(self, cells: Iterable[object]) -> None:
        """Write a row. None is an empty cell."""
        self._writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in cells])
