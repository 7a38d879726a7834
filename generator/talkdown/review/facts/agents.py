"""Agents go by a pseudonym, `a017`. No table and no page holds their names."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from talkdown.review.redaction.names import fold, is_name
from talkdown.transcripts import Role, Turn
from talkdown.transcripts.role_words import person_of


@lru_cache(maxsize=10_000)  # one export names the same agents turn by turn
def agent_key(name: str, secret: str = "") -> str | None:
    """12 hex digits by which the tables know an agent; None for what names nobody, such as `Agent` or `SPEAKER_01`.

    The same name, however it is written and with whatever word for a role beside it, has the same key: so a person who knows the name can ask for the pseudonym. That
    makes it no anonymity: who has the tables and a list of names can try each, unless a secret goes into the keys that is kept elsewhere.
    """
    folded_name = " ".join(fold(person_of(name)).split())
    if not is_name(folded_name):
        return None
    message = f"talkdown agent {folded_name}".encode()
    if secret:
        return hmac.new(secret.encode(), message, "sha256").hexdigest()[:12]
    return hashlib.sha256(message).hexdigest()[:12]


def key_of_speaker(turn: Turn, secret: str = "") -> str | None:
    """The key of the agent who speaks; None for all others."""
    return agent_key(turn.speaker, secret) if turn.role is Role.agent else None


def main_agent(keys: Iterable[str | None]) -> str | None:
    """The agent with most turns, the first of those who have as many; None if none has a name."""
    counts = Counter(key for key in keys if key is not None)
    return max(counts, key=counts.__getitem__) if counts else None


def with_new_agents(pseudonyms: dict[str, str], keys: Iterable[str]) -> dict[str, str]:
    """The pseudonyms by key, with one for each agent who has none yet; nobody's changes.

    >>> with_new_agents({"c0": "a001"}, ["b1", "c0", "a1"])
    {'c0': 'a001', 'a1': 'a002', 'b1': 'a003'}
    """
    new_keys = sorted(set(keys) - set(pseudonyms))
    numbers = (int(pseudonym[1:]) for pseudonym in pseudonyms.values())
    first_number = max(numbers, default=0) + 1
    return pseudonyms | {key: f"a{number:03d}" for number, key in enumerate(new_keys, start=first_number)}
