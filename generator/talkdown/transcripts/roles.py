"""Who is who, where a file does not say: named by the caller, in a file of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from talkdown.transcripts.turn import Role


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
        return cls({name.strip().casefold(): Role.agent for name in names})

    def role_of(self, name: str) -> Role | None:
        """The role of a speaker; None for one who is not named here."""
        return self.by_name.get(name.strip().casefold())
