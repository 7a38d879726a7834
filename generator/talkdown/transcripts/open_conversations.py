"""Turns in rows, gathered by conversation, wherever in a file they stand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.rows import RowTurn, raw_conversation_of_turns
from talkdown.transcripts.source_file import TranscriptError

_MOST_WEIGHT = 200_000
"""Turns held at once, and for each 500 characters one more: about 200 MB. Tables are sorted by conversation or by time, and no
contact center has as many turns at one time."""

_CHARACTERS = 500
"""Of text: they take about as much memory as the rest of a turn, which is 1 kB (200 MB for 200,000). A judgment."""


class OpenConversations:
    """The conversations of which more turns may come."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, list[RowTurn]] = OrderedDict()
        self._closed_ids: set[str] = set()
        self._weight = 0

    def add(self, turn: RowTurn, line: int) -> Iterator[RawConversation]:
        """Take a turn. Yields what was silent for longest, once there is too much.

        Raises `TranscriptError` for a turn of a conversation that was yielded before.
        """
        identifier = turn.conversation
        if identifier in self._closed_ids:
            raise TranscriptError(
                "a turn of this conversation stands too far from those before it",
                "sort the table by conversation",
                line,
            )
        self._turns.setdefault(identifier, []).append(turn)
        self._turns.move_to_end(identifier)
        self._weight += _weight_of(turn)
        while self._weight > _MOST_WEIGHT and len(self._turns) > 1:
            oldest_id, turns = self._turns.popitem(last=False)
            self._closed_ids.add(oldest_id)
            self._weight -= sum(map(_weight_of, turns))
            yield raw_conversation_of_turns(turns, oldest_id)
        if self._weight > _MOST_WEIGHT:
            raise TranscriptError(
                "the turns of one conversation are too many",
                "give the table a column `conversation_id`",
                line,
            )

    def close(self) -> Iterator[RawConversation]:
        """All that are left."""
        while self._turns:
            identifier, turns = self._turns.popitem(last=False)
            yield raw_conversation_of_turns(turns, identifier)


def _weight_of(turn: RowTurn) -> int:
    return 1 + len(turn.utterance.text) // _CHARACTERS
