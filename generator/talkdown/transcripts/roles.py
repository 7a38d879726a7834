"""Who is who, where a file does not say: named by the caller, in a file of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from talkdown.transcripts.turn import Role

_MOST_WORDS = 6
"""Of a name that are looked at."""


@dataclass(frozen=True)
class Roles:
    """What the caller knows of speakers. A name here goes before what a file says.

    >>> Roles.of_agents(["Priya Nair"]).role_of("priya nair").value
    'agent'
    """

    by_name: Mapping[str, Role] = field(default_factory=dict)
    """By name, label or address in small letters."""

    @classmethod
    def of_agents(cls, names: Iterable[str]) -> Roles:
        """All these are agents."""
        return cls({" ".join(name.casefold().split()): Role.agent for name in names})

    def role_of(self, *names: str) -> Role | None:
        """The role of the speaker of these names; None for one who is not named here.

        A first name stands for whole ones: with `Priya`, `Priya Nair` is meant.
        """
        if not self.by_name:
            return None
        for name in names:
            words = name.casefold().split()
            for length in range(min(len(words), _MOST_WORDS), 0, -1):
                if role := self.by_name.get(" ".join(words[:length])):
                    return role
        return None
