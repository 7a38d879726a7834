"""The time that what is made carries, where SOURCE_DATE_EPOCH names one: the same on every day."""

from __future__ import annotations

import os

from talkdown.storage.display import on_one_line

_VARIABLE = "SOURCE_DATE_EPOCH"
"""As https://reproducible-builds.org/specs/source-date-epoch/ has it."""

_LAST_SECOND = 2**32 - 1
"""In February 2106, in seconds since 1970: MkDocs packs the site map with it, and gzip keeps 32 bits of a time."""


class SourceDateError(ValueError):
    """The variable holds what is no time."""


def source_date() -> int | None:
    """The time in seconds since 1970; None if none is named. Raises `SourceDateError` for what is none."""
    text = os.environ.get(_VARIABLE)
    if text is None:
        return None
    # A longer number is none, and Python would refuse to read one of thousands of digits.
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(_LAST_SECOND))
    if not is_number or int(text) > _LAST_SECOND:
        raise SourceDateError(
            f"{_VARIABLE} is `{on_one_line(text[:60])}`, which is no time in seconds since 1970\n"
            "  hint: set it to the time of a commit, as `git log -1 --format=%ct` prints it, or unset it"
        )
    return int(text)
