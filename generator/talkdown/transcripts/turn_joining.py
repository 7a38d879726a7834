"""Pieces of one speaker that follow each other at once are one turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.transcripts.clock import Clock
from talkdown.transcripts.moments import as_datetime
from talkdown.transcripts.raw_conversation import Utterance
from talkdown.transcripts.turn import Role, Turn

LONGEST_PAUSE = 2.0
"""Seconds between two pieces of one turn: recognizers and subtitles cut a turn at pauses of a second or so."""

LONGEST_TURN = 100_000
"""Characters of a turn that are kept, about ten hours of speech: what is longer was not said by one person."""


def join_turns(utterances: Iterable[Utterance], clock: Clock) -> Iterator[Turn]:
    """The turns of utterances that stand in the order of time."""
    pieces: list[Utterance] = []
    end: float | None = None
    for utterance in utterances:
        begin = clock.seconds_of(utterance.begin)
        if pieces and not _goes_on(pieces[-1], utterance, end, begin):
            yield _as_turn(pieces, clock)
            pieces = []
        pieces.append(utterance)
        end = clock.seconds_of(utterance.end) or begin
    if pieces:
        yield _as_turn(pieces, clock)


def _goes_on(piece: Utterance, next_piece: Utterance, end: float | None, begin: float | None) -> bool:
    return (
        piece.speaker == next_piece.speaker
        and piece.role == next_piece.role
        and piece.is_private == next_piece.is_private
        # A file without speakers would become one turn.
        and (bool(piece.speaker) or piece.role not in (None, Role.unknown))
        and begin is not None
        and end is not None
        and begin - end <= LONGEST_PAUSE
    )


def _as_turn(pieces: list[Utterance], clock: Clock) -> Turn:
    piece, last_piece = pieces[0], pieces[-1]
    begin = clock.seconds_of(piece.begin)
    end = clock.seconds_of(last_piece.end)
    if begin is not None and end is not None:
        end = max(begin, end)
    return Turn(
        role=piece.role or Role.unknown,
        speaker=piece.speaker,
        text=" ".join(part.text for part in pieces)[:LONGEST_TURN]
        if last_piece is not piece
        else piece.text[:LONGEST_TURN],
        begin=begin,
        end=end,
        place=piece.place,
        is_private=piece.is_private,
        confidence=_mean_confidence(pieces),
        lines=tuple(count for part in pieces for count in part.lines),
        sent_at=None if clock.start is None or begin is None else as_datetime(clock.start + begin),
    )


def _mean_confidence(pieces: list[Utterance]) -> float | None:
    """The mean, weighed by the lengths of the texts: each word counts the same."""
    weights = [
        (piece.confidence, len(piece.text))
        for piece in pieces
        if piece.confidence is not None and 0 <= piece.confidence <= 1
    ]
    total = sum(weight for _, weight in weights)
    return round(sum(value * weight for value, weight in weights) / total, 4) if total else None
