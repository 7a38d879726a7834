"""Who is who, where a file does not say: named by the caller, in a file of roles."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position
from talkdown.storage.inside import ReadableFolders
from talkdown.transcripts.encoding import NotTextError, decode, encoding_of
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.source_file import CODE, Report
from talkdown.transcripts.turn import Role

_LARGEST_FILE = 10_000_000
"""Bytes of a file of roles: a line for each of 200,000 people."""

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


def read_roles(path: Path, report: Report) -> Roles:
    """The roles in a CSV file with the columns `name` and `role`, in any order, with commas or semicolons.

    A name may be an id or an address. What cannot be read is reported.
    """
    try:
        content = ReadableFolders([path.parent]).read(path, _LARGEST_FILE)
        lines = decode(content, encoding_of(content)).splitlines()
    except OSError as error:
        return _refuse(path, f"this file cannot be read: {error.strerror or error}", report)
    except NotTextError as error:
        return _refuse(path, error.message, report, error.hint)
    if len(content) > _LARGEST_FILE or not lines:
        return _refuse(path, "this is no file of roles: it is empty, or too large", report)
    reader = csv.reader(lines, delimiter=";" if ";" in lines[0] else ",")
    columns = [column.strip().casefold() for column in next(reader)]
    if not {"name", "role"} <= set(columns):
        return _refuse(path, "a file of roles has the columns `name` and `role` in its first line", report)
    roles: dict[str, Role] = {}
    try:
        for row in reader:
            values = dict(zip(columns, row, strict=False))
            name, word = " ".join(values.get("name", "").casefold().split()), values.get("role", "")
            role = role_of_word(word)
            if role is not None and name:
                roles[name] = role
            elif any(row):
                _report(
                    path,
                    f"`{word[:40]}` is no role",
                    report,
                    "write agent, customer, bot or system",
                    reader.line_num,
                )
    except csv.Error as error:
        _report(path, f"this row cannot be read: {error}", report, line=reader.line_num)
    return Roles(roles)


def _refuse(path: Path, message: str, report: Report, hint: str = "") -> Roles:
    _report(path, message, report, hint)
    return Roles()


def _report(path: Path, message: str, report: Report, hint: str = "", line: int = 1) -> None:
    report(Diagnostic(CODE, message, Position(path.name, line, 1), hint))
