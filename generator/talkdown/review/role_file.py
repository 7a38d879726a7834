"""A file that says who is who: two columns, name and role."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from talkdown.storage.inside import OpenFolder
from talkdown.transcripts import Role

_MAX_SIZE = 10_000_000
"""Bytes: a hundred thousand names take a third of it."""


class RoleFileError(ValueError):
    """The file cannot be read, or says what it cannot."""


def name_key(name: str) -> str:
    """A name as `Roles` looks it up."""
    return " ".join(name.casefold().split())


def read_roles(path: Path) -> dict[str, Role]:
    """The roles by name in small letters. Raises `RoleFileError`, which names the line."""
    try:
        with OpenFolder.at(path.parent) as folder:
            text = folder.read(path.name, _MAX_SIZE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RoleFileError("it is no UTF-8") from None
    except OSError as error:
        raise RoleFileError((error.strerror or str(error)).lower()) from None
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    if not {"name", "role"} <= set(reader.fieldnames or ()):
        raise RoleFileError("it has not the columns `name` and `role`")
    roles = {}
    for row in reader:
        role = (row["role"] or "").strip().lower()
        if role not in set(Role):
            choices = ", ".join(f"`{choice}`" for choice in Role)
            raise RoleFileError(f"line {reader.line_num}: `{role[:40]}` is no role; there are {choices}")
        roles[name_key(row["name"] or "")] = Role(role)
    return roles
