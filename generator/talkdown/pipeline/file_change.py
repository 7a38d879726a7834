"""What becomes of one file of a team's book, and how it gets to the disk: nobody else's words go, and no link is followed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, NamedTuple

from talkdown.storage.atomic import (
    ChangedError,
    SharedFileError,
    make_folder,
    remove_content,
    replace_content,
    sync_folder,
    write_new,
)
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.yamltext.replacement import ReplacementError

HAS_CHANGED = "the file has changed meanwhile; close this, and look again"


class FileChange(NamedTuple):
    """What an edit makes of one file."""

    path: str
    """As problems show it."""
    content: bytes | None
    """None for a file that goes: it said nothing else."""
    before: bytes | None = None
    """What it was made of; None for a new file."""

    @property
    def effect(self) -> Literal["none", "write", "delete"]:
        """What becomes of the file."""
        if self.content == self.before:
            return "none"
        return "delete" if self.content is None else "write"


def save_change(folder: Path, change: FileChange) -> None:
    """Write a file of the book in a folder, if it is still what the change was made of.

    Raises OSError if the disk refuses; `ReplacementError` where somebody else has written the file meanwhile, or a link leads
    it elsewhere.
    """
    if change.effect == "none":
        return
    path = Path(change.path)
    if leads_outside(folder.resolve(), os.path.relpath(path, folder), ReadableFolders([])):
        raise ReplacementError(f"`{change.path}` is a link, and links are not followed")
    if change.before is None:
        _create(path, change.content or b"")
        return
    try:
        if change.content is None:
            remove_content(path, change.before)
        else:
            replace_content(path, change.before, change.content)
    except ChangedError:
        raise ReplacementError(HAS_CHANGED) from None
    except SharedFileError:
        raise ReplacementError(
            f"`{change.path}` has a second name on this disk (a hard link), which would keep the old text;"
            " copy it to a file of its own, or change it in your editor"
        ) from None


def _create(path: Path, content: bytes) -> None:
    make_folder(path.parent)
    try:
        write_new(path, content)
    except FileExistsError:
        raise ReplacementError(HAS_CHANGED) from None
    sync_folder(path.parent)
