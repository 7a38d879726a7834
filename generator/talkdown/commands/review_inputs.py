"""What `talkdown review` is given: folders, rules, who is who, and the secret of pseudonyms. What cannot be used is misuse."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.commands.options import Misuse, unknown
from talkdown.commands.terminal import name_of

if TYPE_CHECKING:
    from talkdown.model.book import Book
    from talkdown.transcripts import Role


def sources_of(folders: tuple[Path, ...], is_sample: bool) -> tuple[Path, ...]:
    """What is read. Raises Misuse for a folder that is not there, or a review's, and for none."""
    from talkdown.review.review_folder import is_review
    from talkdown.storage.package import SAMPLE_CONTACTS

    if is_sample and folders:
        raise Misuse("`--sample` reads no folder", "leave the folder out, or `--sample`")
    if not is_sample and not folders:
        raise Misuse(
            "no folder is named",
            "`talkdown review FOLDER`, or, to look at it first, `talkdown review --sample`",
        )
    for folder in folders:
        if not folder.exists():
            raise Misuse(
                f"there is no folder `{name_of(folder)}`", "name the folder with the exported transcripts"
            )
        if folder.is_dir() and is_review(folder):
            raise Misuse(
                f"`{name_of(folder)}` is the folder of a review: what it holds are no transcripts",
                "move the transcripts into a folder of their own, and name that",
            )
    return (SAMPLE_CONTACTS,) if is_sample else tuple(dict.fromkeys(folders))


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def require_rules(rules: Iterable[str], book: Book) -> None:
    """Raise Misuse for what is no entry and no kind of entry."""
    names = {entry.id for entry in book} | {entry.kind for entry in book} | {"heat"}
    for rule in rules:
        if rule not in names:
            raise unknown("entry", rule, sorted(names))


def read_roles(agents: Iterable[str], path: Path | None) -> dict[str, Role]:
    """Who is who, by name in small letters. Raises Misuse for a file that cannot be read so."""
    from talkdown.review.role_file import RoleFileError
    from talkdown.review.role_file import read_roles as read_role_file
    from talkdown.transcripts import Role
    from talkdown.transcripts.roles import name_key

    try:
        by_name = read_role_file(path) if path else {}
    except RoleFileError as error:
        raise Misuse(f"`{name_of(path)}`: {error}", "give it two columns, `name` and `role`") from None
    return by_name | {name_key(agent): Role.agent for agent in agents}


_SECRET = re.compile(r"[0-9a-f]{64}")

_SECRET_SIZE = 100
"""Bytes that are read of its file: more is another file."""


def secret_of(path: Path | None, folder: Path, *, is_by_agent: bool, is_needed: bool) -> str:
    """The secret in the file that is named for a review's pseudonyms; empty for none. Raises Misuse where there are no pseudonyms."""
    if path and not is_by_agent:
        raise Misuse("`--key` is for pseudonyms, which there are with `--agents` alone", "leave it out")
    return secret_in(path, folder) if path and is_needed else ""


def secret_in(path: Path, folder: Path) -> str:
    """The secret of pseudonyms in a file, which is made if it is not there. `folder` is the review's, which must not hold it.

    Raises Misuse for another file, and OSError.
    """
    from talkdown.storage.atomic import write_new
    from talkdown.storage.small_file import read_small_file

    if path.resolve().is_relative_to(folder.resolve()):
        raise Misuse(
            f"`{name_of(path)}` lies in the folder of the review",
            "name a file elsewhere, with `--key FILE`: whoever has the folder must not have it",
        )
    if not path.exists():
        write_new(path, f"{secrets.token_hex(32)}\n".encode())
        path.chmod(0o600)
    try:
        secret = read_small_file(path, _SECRET_SIZE).decode("ascii").strip()
    except (ValueError, OSError):
        secret = ""
    if not _SECRET.fullmatch(secret):
        raise Misuse(
            f"`{name_of(path)}` is no key of a review: such a file has 64 letters and digits, and nothing else",
            "name one that a review has made, or one that is not there yet",
        )
    return secret
