"""Which entry the program had in hand as it failed: who meets a fault of ours can leave that one out, and go on."""

from __future__ import annotations

import traceback
from pathlib import Path

from talkdown.diagnostics import Location
from talkdown.model import Entry
from talkdown.storage.inside import ReadableFolders
from talkdown.yamltext import MAX_BYTES, parse


def entry_at_fault(error: BaseException) -> str:
    """Where the entry stands that the innermost function worked on: `phrasebook/phrases/hear.yaml:12:3`.

    Every rule, page and card has its entry in a local variable, so nobody has to note it on the way. Empty if no
    function had one: the fault is then none of a single entry. Never raises.
    """
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for frame in reversed(frames):
        for value in reversed(list(frame.f_locals.values())):  # the latest is what a loop is at
            if isinstance(value, Entry) and value.location.path:
                return _place(value.location)
    return ""


def _place(location: Location) -> str:
    """File, line and column; the file alone if it cannot be read again."""
    try:
        folder = ReadableFolders([Path.cwd()])
        line, column = parse(folder.read(location.path, MAX_BYTES)).locate(location.route)
    except Exception:  # a fault is being told already; a second one would hide it
        return location.path
    return f"{location.path}:{line}:{column}"
