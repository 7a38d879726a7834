"""Who is who, where a file does not say: named by the caller, in a file of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from talkdown.transcripts.turn import Role

_MOST_WORDS = 6
"""Of a name that are looked at."""


def name_key(name: str) -> str:
    """A name as `Roles` looks it up."""
    return " ".join(name.casefold().split())


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
        return cls({name_key(name): Role.agent for name in names})

    def role_of(self, *names: str) -> Role | None:
        """The role of the speaker of these names; None for one who is not named here."""
        if not self.by_name:
            return None
        return next((role for name in names if (role := self.by_name.get(name_key(name)))), None)

    def role_of_first_name(self, *names: str) -> Role | None:
        """The same by a first name, which stands for whole ones: with `Priya`, `Priya Nair` may be meant.

        So it goes behind what a file says: a customer may be called so, too.
        """
        if not self.by_name:
            return None
        for name in names:
            words = name.casefold().split()
            for length in range(min(len(words), _MOST_WORDS), 0, -1):
                if role := self.by_name.get(" ".join(words[:length])):
                    return role
        return None
