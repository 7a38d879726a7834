"""Seconds or milliseconds: tables of turns seldom say what their numbers count."""

from __future__ import annotations

from collections.abc import Sequence

from talkdown.transcripts.moments import Time, looks_like_milliseconds
from talkdown.transcripts.raw_conversation import Utterance


def settle_units(utterances: Sequence[Utterance]) -> None:
    """Take times from the start for milliseconds where people would talk too slowly else."""
    timed_turns = [item for item in utterances if item.begin is not None and not item.begin.is_moment]
    if not timed_turns or any(
        not item.begin.seconds.is_integer() for item in timed_turns if item.begin is not None
    ):
        return
    if not looks_like_milliseconds(*_pace(timed_turns)):
        return
    for item in timed_turns:
        item.begin = _thousandth(item.begin)
        item.end = _thousandth(item.end)


def _pace(timed_turns: Sequence[Utterance]) -> tuple[list[float], int]:
    """The lengths of turns, and the number of words in them; without ends, a tenth of the time until the next turn."""
    ends = [(item, item.end) for item in timed_turns if item.end is not None and item.begin is not None]
    if ends:
        spans = [end.seconds - item.begin.seconds for item, end in ends if item.begin is not None]
        return spans, sum(len(item.text.split()) for item, _ in ends)
    begins = sorted(item.begin.seconds for item in timed_turns if item.begin is not None)
    # Writers pause: ten times as long as a turn takes to say is usual in a chat.
    return [(begins[-1] - begins[0]) / 10], sum(len(item.text.split()) for item in timed_turns[:-1])


def _thousandth(time: Time | None) -> Time | None:
    return None if time is None or time.is_moment else Time(time.seconds / 1000, is_moment=False)
