"""Turns in rows, a turn a row, whether the row is a line of a table or an object of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from talkdown.transcripts import row_columns as columns
from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node, fold
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.row_keys import RowKeys, keys_of_row
from talkdown.transcripts.row_units import settle_units
from talkdown.transcripts.turn import Role

Row = Mapping[str, object]
"""The values of a row by their folded columns."""

_MAX_DEPTH = 3
"""Objects in each other that a row may consist of: `author.name`, `content.parts.text`."""

_LISTS_OF_TEXTS = ("content", "parts", "contentparts")
_MOST_PARTS = 100
"""Texts that a message may consist of."""

_LONGEST_ROLE = 40
"""Characters. `Senior customer service representative` has 38; what is longer was said."""

_LARGEST_NUMBER = 1e30
"""Nothing in a contact counts so far, and Python refuses to write numbers of thousands of digits."""


class RowTurn(NamedTuple):
    """An utterance, and what its row says of its conversation."""

    utterance: Utterance
    conversation: str
    order: float | None
    channel: str
    started_at: Time | None


def row_of_node(node: Node) -> dict[str, object]:
    """The values of an object, those of objects in it under both names: `authorname`."""
    row: dict[str, object] = {}
    if isinstance(node.value, dict):
        _flatten(node.value, "", row, 1)
    return row


def _flatten(value: Mapping[str, object], prefix: str, row: dict[str, object], depth: int) -> None:
    for key, item in value.items():
        name = prefix + fold(key)
        if isinstance(item, dict):
            if depth < _MAX_DEPTH:
                _flatten(item, name, row, depth + 1)
        elif isinstance(item, list):
            # `content: [{type: text, text: …}]`
            if name in _LISTS_OF_TEXTS:
                row[name] = " ".join(
                    part["text"]
                    for part in item[:_MOST_PARTS]
                    if isinstance(part, dict) and isinstance(part.get("text"), str)
                )
        elif item is not None:
            row.setdefault(name, item)


def turn_of_row(row: Row, place: str) -> RowTurn:
    """The turn of a row."""
    keys = keys_of_row(row)
    role = next((role for key in keys.role if (role := _role(row, key))), None)
    kinds = {fold(_text(row, key)) for key in keys.kind}
    if kinds & columns.SYSTEM_KINDS:
        role = Role.system
    begin, end = _times(row, keys)
    utterance = Utterance(
        text=_words(_first_text(row, keys.text)),
        speaker=_speaker(row, keys, role),
        aliases=tuple(text for key in keys.ids if (text := _text(row, key))),
        role=role,
        begin=begin,
        end=end,
        place=place,
        is_private=_is_private(row, keys, kinds),
        confidence=_confidence(row, keys),
    )
    return RowTurn(
        utterance,
        _first_text(row, keys.conversation),
        _number(_first_text(row, keys.order)),
        _channel(row, keys),
        next((time for key in keys.start_of_conversation if (time := time_of(row[key]))), None),
    )


def raw_conversation_of_turns(turns: list[RowTurn], conversation: str = "") -> RawConversation:
    """The conversation of rows that belong together."""
    if all(turn.utterance.begin is None and turn.order is not None for turn in turns):
        turns = sorted(turns, key=lambda turn: turn.order or 0)
    utterances = [turn.utterance for turn in turns]
    settle_units(utterances)
    channel = next((turn.channel for turn in turns if turn.channel), None)
    started_at = next((turn.started_at for turn in turns if turn.started_at), None)
    return RawConversation(utterances, conversation, channel, started_at)


def _speaker(row: Row, keys: RowKeys, role: Role | None) -> str:
    for key in {Role.agent: keys.agent_name, Role.customer: keys.customer_name}.get(role, ()) if role else ():
        if (text := _text(row, key)) and role_of_word(text) is None:
            return text
    texts = [
        text
        for key in keys.speaker
        if (text := _text(row, key)) and not (key in keys.channel and fold(text) in columns.MEDIA)
    ]
    return next((text for text in texts if role_of_word(text) is None), texts[0] if texts else "")


def _role(row: Row, key: str) -> Role | None:
    value = row.get(key)
    if key == "incoming":
        return Role.customer if _is_true(value) else Role.agent if _is_false(value) else None
    return role_of_word(value) if isinstance(value, str) and len(value) <= _LONGEST_ROLE else None


def _times(row: Row, keys: RowKeys) -> tuple[Time | None, Time | None]:
    begin = next((time for key in keys.begin if (time := time_of(row[key], _unit(key)))), None)
    if keys.date and keys.clock and (begin is None or not begin.is_moment):
        moment = time_of(f"{_first_text(row, keys.date)} {_first_text(row, keys.clock)}")
        begin = moment if moment is not None and moment.is_moment else begin
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


def _is_private(row: Row, keys: RowKeys, kinds: set[str]) -> bool:
    return (
        bool(kinds & columns.PRIVATE_KINDS)
        or fold(_text(row, "visibility")) in columns.PRIVATE_AUDIENCES
        or any(_is_true(row[key]) for key in keys.private)
        or any(_is_false(row[key]) for key in keys.public)
    )


def _channel(row: Row, keys: RowKeys) -> str:
    """Of the conversation; a number or a role in such a column says who speaks."""
    texts = (_text(row, key) for key in keys.channel)
    return next((text for text in texts if text and not text.isdigit() and role_of_word(text) is None), "")


def _confidence(row: Row, keys: RowKeys) -> float | None:
    number = _number(_first_text(row, keys.confidence))
    if number is None or not 0 <= number <= 100:
        return None
    return number if number <= 1 else number / 100


def _words(text: str) -> str:
    """Without markup, where a tool writes each message in it."""
    return text_of_html(text) if text.startswith("<") and text.endswith(">") else text


def _first_text(row: Row, keys: Iterable[str]) -> str:
    return next((text for key in keys if (text := _text(row, key))), "")


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LARGEST_NUMBER:
        return ""
    return str(value)


def _number(text: str) -> float | None:
    if not text:
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < _LARGEST_NUMBER else None


def _is_true(value: object) -> bool:
    return value is True or str(value).strip().casefold() in ("true", "yes", "1", "y")


def _is_false(value: object) -> bool:
    return value is False or str(value).strip().casefold() in ("false", "no", "0", "n")
