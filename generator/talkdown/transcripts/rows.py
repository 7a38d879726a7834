"""Turns in rows, a turn a row, whether the row is a line of a table or an object of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from talkdown.transcripts import row_columns as columns
from talkdown.transcripts.draft import Draft, Utterance
from talkdown.transcripts.json_node import Node, fold
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.row_units import settle_units
from talkdown.transcripts.turn import Role

Row = Mapping[str, object]
"""The values of a row by their folded columns."""

_DEEPEST = 3
"""Objects in each other that a row may consist of: `author.name`, `content.parts.text`."""


class RowKeys(NamedTuple):
    """Which columns of a row hold what, the best first."""

    text: tuple[str, ...]
    role: tuple[str, ...]
    speaker: tuple[str, ...]
    begin: tuple[str, ...]
    end: tuple[str, ...]
    duration: tuple[str, ...]
    conversation: tuple[str, ...]
    order: tuple[str, ...]
    kind: tuple[str, ...]


class RowTurn(NamedTuple):
    """An utterance, and what its row says of its conversation."""

    utterance: Utterance
    conversation: str
    order: float | None
    channel: str
    started_at: Time | None


@lru_cache(maxsize=1024)
def keys_of_row(names: tuple[str, ...]) -> RowKeys:
    """Which of these folded columns hold what."""
    lists = (
        columns.TEXT, columns.ROLE, columns.SPEAKER, columns.BEGIN, columns.END, columns.DURATION, columns.CONVERSATION,
        columns.ORDER, columns.KIND,
    )  # fmt: skip
    present = set(names)
    return RowKeys(*(tuple(name for name in words if name in present) for words in lists))


def looks_like_turns(names: Iterable[str]) -> bool:
    """Whether rows with these folded columns are turns: something is said, by somebody or at some time."""
    keys = keys_of_row(tuple(names))
    # `from` and `name` alone could be anything; a text beside them makes a turn of it.
    said_by = set(keys.role + keys.speaker + keys.begin) - set(keys.text)
    return bool(keys.text) and bool(said_by)


def row_of_node(node: Node) -> dict[str, object]:
    """The values of an object, those of objects in it under both names: `authorname`."""
    row: dict[str, object] = {}
    _flatten(node.value, "", row, 0)
    return row


def _flatten(value: object, prefix: str, row: dict[str, object], depth: int) -> None:
    if isinstance(value, dict) and depth < _DEEPEST:
        for key, item in value.items():
            _flatten(item, prefix + fold(key), row, depth + 1)
    elif isinstance(value, list):
        # `content: [{type: text, text: …}]`
        if prefix in ("content", "parts", "contentparts") and depth < _DEEPEST:
            texts = [item.get("text") for item in value[:100] if isinstance(item, dict)]
            row[prefix] = " ".join(text for text in texts if isinstance(text, str))
    elif value is not None:
        row.setdefault(prefix, value)


def turn_of_row(row: Row, place: str) -> RowTurn:
    """The turn of a row."""
    keys = keys_of_row(tuple(row))
    role = next((role for key in keys.role if (role := _role(row, key))), None)
    kind = {fold(_text(row, key)) for key in keys.kind}
    is_private = (
        bool(kind & columns.PRIVATE_KINDS)
        or any(_is_true(row.get(name)) for name in columns.PRIVATE)
        or any(_is_false(row.get(name)) for name in columns.PUBLIC)
    )
    if kind & columns.SYSTEM_KINDS:
        role = Role.system
    begin, end = _times(row, keys)
    utterance = Utterance(
        text=_first_text(row, keys.text),
        speaker=_speaker(row, keys, role),
        aliases=tuple(text for name in columns.IDS if (text := _text(row, name))),
        role=role,
        begin=begin,
        end=end,
        place=place,
        is_private=is_private,
        confidence=_confidence(row),
    )
    return RowTurn(
        utterance,
        _first_text(row, keys.conversation),
        _number(_first_text(row, keys.order)),
        next(
            (
                text
                for name in columns.CHANNEL
                if (text := _text(row, name)) and not text.isdigit() and role_of_word(text) is None
            ),
            "",
        ),
        next((time for name in columns.START_OF_CONVERSATION if (time := time_of(row.get(name)))), None),
    )


def draft_of_turns(turns: list[RowTurn], conversation: str = "") -> Draft:
    """The conversation of rows that belong together."""
    if all(turn.utterance.begin is None and turn.order is not None for turn in turns):
        turns = sorted(turns, key=lambda turn: turn.order or 0)
    utterances = [turn.utterance for turn in turns]
    settle_units(utterances)
    channel = next((turn.channel for turn in turns if turn.channel), None)
    started_at = next((turn.started_at for turn in turns if turn.started_at), None)
    return Draft(utterances, conversation, channel, started_at)


def _speaker(row: Row, keys: RowKeys, role: Role | None) -> str:
    if role in (Role.agent, Role.customer):
        for name in columns.NAMES_BY_ROLE[role.value]:
            if (text := _text(row, name)) and role_of_word(text) is None:
                return text
    texts = [text for key in keys.speaker if (text := _text(row, key))]
    return next((text for text in texts if role_of_word(text) is None), texts[0] if texts else "")


def _role(row: Row, key: str) -> Role | None:
    value = row.get(key)
    if key == "incoming":
        return Role.customer if _is_true(value) else Role.agent if _is_false(value) else None
    return role_of_word(value) if isinstance(value, str) and len(value) <= 40 else None


def _times(row: Row, keys: RowKeys) -> tuple[Time | None, Time | None]:
    begin = next((time for key in keys.begin if (time := time_of(row[key], _unit(key)))), None)
    if begin is None or not begin.is_moment:
        date = next((text for name in columns.DATE if (text := _text(row, name))), "")
        clock = next((text for name in columns.CLOCK if (text := _text(row, name))), "")
        if date and clock and (moment := time_of(f"{date} {clock}")) is not None and moment.is_moment:
            begin = moment
    end = next((time for key in keys.end if (time := time_of(row[key], _unit(key)))), None)
    if end is None and begin is not None:
        length = next((time for key in keys.duration if (time := time_of(row[key], _unit(key)))), None)
        if length is not None and not length.is_moment:
            end = Time(begin.seconds + length.seconds, begin.is_moment)
    return begin, end


def _unit(key: str) -> float:
    if key.endswith(("ms", "millis", "milliseconds")):
        return 1e-3
    return 1e-7 if key.endswith("ticks") else 1.0


def _confidence(row: Row) -> float | None:
    number = next(
        (number for name in columns.CONFIDENCE if (number := _number(_text(row, name))) is not None), None
    )
    if number is None or not 0 <= number <= 100:
        return None
    return number if number <= 1 else number / 100


def _first_text(row: Row, keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := _text(row, key))), "")


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e30:
        return ""
    return str(value)


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e30 else None


def _is_true(value: object) -> bool:
    return value is True or str(value).strip().casefold() in ("true", "yes", "1", "y")


def _is_false(value: object) -> bool:
    return value is False or str(value).strip().casefold() in ("false", "no", "0", "n")
