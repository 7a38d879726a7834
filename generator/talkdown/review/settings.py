"""What a review was asked for: the same settings and the same files give the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from talkdown.storage.package import __version__
from talkdown.transcripts import Role, Roles

FACTS_VERSION = 8
"""Of the tables: their columns, and what is read and found. A higher one has all parts made anew."""

LEAST_CONFIDENCE = 0.85
"""Below it a turn of a speech recognizer is not judged: with 19 words of 100 wrong, a quarter of the signs and a third of
the techniques are lost, and with 35, as measured for some speakers (Koenecke et al., PNAS 2020), half and three quarters."""


@dataclass(frozen=True)
class ReviewSettings:
    """What decides what a review finds. Pickles: workers get it."""

    book_folder: Path
    book_digest: str
    """Of the book's files: a changed word may change what is heard."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Who is who, by name in small letters."""
    channel: str | None = None
    """That of contacts whose file names none."""
    since: date | None = None
    """Contacts that began before it are left out; those without a date are not."""
    rules: tuple[str, ...] = ()
    """Ids of entries, or names of kinds; nothing else is looked for. Empty: all."""
    is_redacted: bool = True
    is_by_agent: bool = False
    """Whether the tables say which agent spoke."""
    has_danger: bool = True
    """Whether words are looked for that may mean danger."""
    pseudonym_secret: str = field(default="", repr=False)
    """What the keys of agents are made with beside their names; who has it not can make none. Empty: names alone."""

    def who(self) -> Roles:
        """The roles, as the readers take them."""
        return Roles(self.roles)

    def digest(self) -> str:
        """16 hex digits of all that decides what is found; where the book lies does not."""
        deciding_settings = asdict(self) | {
            "book_folder": "",
            "pseudonym_secret": digest_of_secret(self.pseudonym_secret) if self.is_by_agent else "",
            "talkdown": __version__,
            "facts": FACTS_VERSION,
        }
        return hashlib.sha256(
            json.dumps(deciding_settings, sort_keys=True, default=str).encode()
        ).hexdigest()[:16]


def digest_of_secret(secret: str) -> str:
    """16 hex digits by which a secret is known, and which give none of it away; empty for none."""
    return hashlib.sha256(f"talkdown secret {secret}".encode()).hexdigest()[:16] if secret else ""
