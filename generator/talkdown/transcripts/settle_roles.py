"""Who is who: as the caller says, else as the file says, else by what speakers are called, else guessed and said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from talkdown.transcripts.raw_conversation import Utterance
from talkdown.transcripts.role_guess import guess_roles
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.roles import Roles
from talkdown.transcripts.turn import Role

_WAY_OUT = "to say it better: --agent, or a file of roles"
_MOST_NAMED = 4
"""Speakers that a note names."""

_LONG_NUMBER = re.compile(r"\+?\d[\d ().-]{5,}\d")
"""Seven digits and marks or more, as a caller's number has, who is called by it: notes are kept, and ids are shorter."""


def settle_roles(utterances: Sequence[Utterance], roles: Roles) -> list[str]:
    """Give every utterance a role. Notes say what was concluded or guessed, a sentence each."""
    has_told_agent = False
    for utterance in utterances:
        names = (utterance.speaker, *utterance.aliases)
        told_role = roles.role_of(*names) or (
            roles.role_of_first_name(*names) if utterance.role is None else None
        )
        has_told_agent = has_told_agent or told_role is Role.agent
        utterance.role = told_role or utterance.role or role_of_word(utterance.speaker)
    nameless = [item for item in utterances if item.role is None and _is_nobody(item.speaker)]
    texts_by_speaker: dict[str, list[str]] = {}
    for utterance in utterances:
        if utterance.role is None and not _is_nobody(utterance.speaker):
            texts_by_speaker.setdefault(utterance.speaker, []).append(utterance.text)
    notes = [f"the file does not say who says {_count(len(nameless), 'piece')} of it"] if nameless else []
    if texts_by_speaker:
        known_roles = {utterance.role for utterance in utterances} & {Role.agent, Role.customer}
        conclusion, note = _conclude(texts_by_speaker, known_roles, has_told_agent=has_told_agent)
        notes.append(note)
        for utterance in utterances:
            if utterance.role is None:
                utterance.role = conclusion.get(utterance.speaker)
    for utterance in utterances:
        utterance.role = utterance.role or Role.unknown
    return notes


def _conclude(
    texts_by_speaker: dict[str, list[str]], known_roles: set[Role | None], *, has_told_agent: bool
) -> tuple[dict[str, Role], str]:
    """The roles of speakers that the file says nothing of, and the sentence that says how they came about."""
    speakers = _in_quotes(texts_by_speaker)
    if has_told_agent:
        return dict.fromkeys(
            texts_by_speaker, Role.customer
        ), f"{speakers}: taken for the customer, since agents are named"
    if len(texts_by_speaker) == 1 and len(known_roles) == 1:
        role = Role.customer if Role.agent in known_roles else Role.agent
        return dict.fromkeys(
            texts_by_speaker, role
        ), f"{speakers}: taken for the {role}, since the other side is known"
    if Role.customer in known_roles:
        # A second customer is rare, and a lead who takes over is not.
        return dict.fromkeys(
            texts_by_speaker, Role.agent
        ), f"{speakers}: taken for agents, since the customer is known"
    guess = guess_roles(texts_by_speaker)
    agents = [speaker for speaker, role in guess.items() if role is Role.agent]
    if not guess:
        return {}, f"nothing tells who is the agent among {speakers}; {_WAY_OUT}"
    if not agents:
        return guess, f"roles are guessed: {speakers} talks as a customer does; {_WAY_OUT}"
    return guess, f"roles are guessed: {_in_quotes(agents)} talks as an agent does; {_WAY_OUT}"


def _is_nobody(speaker: str) -> bool:
    """Whether the file itself does not know who speaks: `Unknown Speaker`."""
    return not speaker or speaker.casefold().startswith(("unknown", "unidentified"))


def _in_quotes(names: Iterable[str]) -> str:
    names = list(names)
    text = ", ".join(f"“{_LONG_NUMBER.sub('…', name)}”" for name in names[:_MOST_NAMED])
    return text if len(names) <= _MOST_NAMED else f"{text} and {len(names) - _MOST_NAMED} more"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
