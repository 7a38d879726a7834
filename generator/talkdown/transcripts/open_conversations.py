"""Turns in rows, gathered by conversation, wherever in a file they stand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from talkdown.transcripts.draft import Draft
from talkdown.transcripts.rows import RowTurn, draft_of_turns
from talkdown.transcripts.source_file import TranscriptError

_MOST_TURNS = 200_000
"""Held at once: about 200 MB. Tables are sorted by conversation or by time, and no contact center has as many at one time."""


class OpenConversations:
    """The conversations of which more turns may come."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, list[RowTurn]] = OrderedDict()
        self._closed_ids: set[str] = set()
        self._turn_count = 0

    def add(self, turn: RowTurn, line: int) -> Iterator[Draft]:
        """Take a turn. Yields what was silent for longest, once there is too much.

        Raises `TranscriptError` for a turn of a conversation that was yielded before.
        """
        identifier = turn.conversation
        if identifier in self._closed_ids:
            raise TranscriptError(
                f"turns of the conversation “{identifier[:60]}” stand too far apart",
                "sort the table by conversation",
                line,
            )
        self._turns.setdefault(identifier, []).append(turn)
        self._turns.move_to_end(identifier)
        self._turn_count += 1
        while self._turn_count > _MOST_TURNS and len(self._turns) > 1:
            oldest, turns = self._turns.popitem(last=False)
            self._closed_ids.add(oldest)
            self._turn_count -= len(turns)
            yield draft_of_turns(turns, oldest)
        if self._turn_count > _MOST_TURNS:
            raise TranscriptError(
                f"over {_MOST_TURNS:,} turns are of one conversation",
                "give the table a column `conversation_id`",
                line,
            )

    def close(self) -> Iterator[Draft]:
        """All that are left."""
        while self._turns:
            identifier, turns = self._turns.popitem(last=False)
            yield draft_of_turns(turns, identifier)
