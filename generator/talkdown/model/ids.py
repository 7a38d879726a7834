"""Ids: what one may be, and how one is made of a title."""

from __future__ import annotations

import re
import unicodedata

MAX_ID_LENGTH = 64
"""In characters: a whole sentence. With a folder and a suffix, addresses and files stay far below what systems
bear (255 bytes a name, 260 characters a path on older Windows)."""

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

RESERVED_IDS = frozenset(
    # Names of devices, which no file of Windows may have, with or without a suffix:
    # https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    "con prn aux nul".split()
    + [f"com{number}" for number in range(10)]
    + [f"lpt{number}" for number in range(10)]
    # Pages and folders of the site itself.
    + "index all new print assets search sitemap robots 404 t".split()
)
"""Ids that a file system, a web server or the site itself already uses."""


_LOOKALIKES = str.maketrans("‐‑‒–—―−﹘﹣－аеорсухіјѕԁһκνο", "-" * 10 + "aeopcyxijsdhkvo", "\u00ad\u200b")
"""Dashes that word processors write for a hyphen, letters of Cyrillic and Greek that look like Latin ones, and what nobody sees."""


def make_id(title: str) -> str:
    """A title in the letters of an id, as many whole words as an id may hold; empty if it has no such letters.

    >>> make_id("Don't say “Calm down!”")
    'dont-say-calm-down'
    """
    letters = unicodedata.normalize("NFKD", title.lower().replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode())
    while len("-".join(words)) > MAX_ID_LENGTH and len(words) > 1:
        words.pop()
    return "-".join(words)[:MAX_ID_LENGTH]


def suggest_id(text: str) -> str:
    """The id that was meant by a text which is none; empty if none can be made, or it is reserved.

    Where a text is only too long, it is for the author to say what can go.

    >>> suggest_id("hear–thеm‑out")
    'hear-them-out'
    """
    id = make_id(text.translate(_LOOKALIKES)) if len(text) <= MAX_ID_LENGTH else ""
    return "" if id in ("", text) or id in RESERVED_IDS else id
