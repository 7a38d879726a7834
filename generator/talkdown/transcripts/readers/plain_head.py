"""What stands above a plain transcript: `Call ID: …`, `Date: …`, `Agent: Priya Nair`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkdown.transcripts.json_node import fold
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.role_words import role_of_word

_FIELD = re.compile(r"[\s*#>-]{0,6}([\w /#-]{2,30})\*{0,2}\s{0,3}[:=]\*{0,2}\s*(.{0,200})")
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}|[\w.-]{1,20}@[\w.-]{1,60}|\w{0,6}\d{2,10}"
)

_IDS = "callid conversationid conversation ticketid ticket caseid case chatid sessionid contactid interactionid id reference ref call".split()
_DATES = (
    "date datetime started startedat starttime start callstart chatstarted calldate timestamp when".split()
)
_CHANNELS = "channel medium media type".split()
_OTHERS = "duration subject topic queue location language recording file status time agentid customerid participants length title".split()
_KNOWN_KEYS = {*_IDS, *_DATES, *_CHANNELS, *_OTHERS}


class Head(NamedTuple):
    """What is known before anybody speaks."""

    length: int
    """In lines."""
    id: str = ""
    channel: str | None = None
    started_at: Time | None = None
    names: tuple[str, ...] = ()


def head_of(lines: Sequence[str], start: int) -> Head:
    """The head of a transcript in which somebody seems to speak first in the line of index `start`.

    `Agent: Priya Nair` looks as if an agent said a name. It is part of a head if another field stands beside it.
    """
    fields: dict[str, str] = {}
    names: list[str] = []
    length = 0
    for index, line in enumerate(lines):
        match = _FIELD.fullmatch(line.rstrip())
        key, value = (fold(match[1]), match[2].strip()) if match else ("", "")
        if key in _KNOWN_KEYS:
            fields.setdefault(key, value)
        elif match and role_of_word(match[1]) is not None and _NAME.fullmatch(value):
            names.append(value)
        elif index >= start and (line.strip() or fields):
            # An empty line ends a head, too.
            break
        else:
            continue
        length = index + 1
    if not fields:
        return Head(start)
    return Head(
        max(length, start),
        next((fields[key] for key in _IDS if fields.get(key)), ""),
        next((fields[key] for key in _CHANNELS if fields.get(key)), None),
        next(
            (time for key in _DATES if (time := time_of(fields.get(key))) is not None and time.is_moment),
            None,
        ),
        tuple(names),
    )
