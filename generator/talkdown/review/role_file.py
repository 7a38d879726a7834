"""A file that says who is who: two columns, name and role."""

from __future__ import annotations

from pathlib import Path

from talkdown.review.spreadsheet import read_spreadsheet
from talkdown.storage.small_file import read_small_file
from talkdown.transcripts import Role
from talkdown.transcripts.roles import name_key

_MAX_SIZE = 10_000_000
"""Bytes: a hundred thousand names take a third of it."""


class RoleFileError(ValueError):
    """The file cannot be read, or says what it cannot."""


def read_roles(path: Path) -> dict[str, Role]:
    """The roles by name in small letters. Raises `RoleFileError`, which names the line."""
    try:
        table = read_spreadsheet(read_small_file(path, _MAX_SIZE), ("name", "role"))
    except OSError as error:
        raise RoleFileError((error.strerror or str(error)).lower()) from None
    except ValueError as error:
        raise RoleFileError(str(error)) from None
    roles = {}
    for number, cells in table.lines:
        role = cells["role"].strip().lower()
        if role not in set(Role):
            choices = ", ".join(f"`{choice}`" for choice in Role)
            raise RoleFileError(f"line {number}: `{role[:40]}` is no role; there are {choices}")
        roles[name_key(cells["name"])] = Role(role)
    return roles
