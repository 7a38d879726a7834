"""The manuals of what `talkdown print` and a build find wrong with what is printed, by code."""

from __future__ import annotations

from collections.abc import Mapping

PRINT_PROBLEMS: Mapping[str, str] = {
    "overflow": """
        A text does not fit its card, even at the smallest size that can be read.

        The hint says how much to cut. `talkdown print --allow-overflow` prints it all the same, marked as a draft.

        Why: letters below 10 pt are not read across a desk in the middle of a call.
        """,
    "no-glyph": """
        No font for print has this letter. Write it in words, or leave it out.

        Why: a box would stand in its place on the card.
        """,
    "not-printed": """
        A file could not be printed, though nothing is wrong with the book. The site is built without it.

        This is a fault of Talkdown. The place is that of the longest text on the file: shortening it helps at times.
        """,
    "size-span": """
        One text of a deck is set much smaller than the others. Fewer words there, and the deck looks even.

        This is a warning only.
        """,
}
