"""One clock for a conversation, whatever its file counts in: moments, seconds, or the time of day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor

from talkdown.transcripts.moments import Time
from talkdown.transcripts.raw_conversation import Utterance

_LATEST_START = 3600.0
"""Seconds: where even the first words come later, the file counts from midnight and not from the start."""

_LONGEST_SPAN = 100 * 365 * 86_400
"""Seconds: a hundred years."""


@dataclass(frozen=True)
class Clock:
    """Where a conversation starts."""

    start: float | None
    """In seconds since 1970; None if the file does not say."""
    shift: float
    """The seconds that times from the start begin at."""

    def seconds_of(self, time: Time | None) -> float | None:
        """The seconds from the start, to the thousandth; None for what no contact takes."""
        if time is None or (time.is_moment and self.start is None):
            return None
        seconds = time.seconds - ((self.start or 0.0) if time.is_moment else self.shift)
        return round(max(seconds, 0.0), 3) if seconds < _LONGEST_SPAN else None

    def sort(self, utterances: Sequence[Utterance]) -> list[Utterance]:
        """By time. What has none comes after what it stands after in the file."""
        keys, latest_seconds = [], 0.0
        for utterance in utterances:
            seconds = self.seconds_of(utterance.begin)
            latest_seconds = latest_seconds if seconds is None else seconds
            keys.append(latest_seconds)
        order = sorted(range(len(keys)), key=keys.__getitem__)
        return [utterances[index] for index in order]


def count_past_midnight(utterances: Iterable[Utterance]) -> None:
    """Where times of day begin anew, once and in the order of the file, count on: 23:59, 24:01.

    A clock that shows no hour from 13 on begins anew at 1, after 12:59.
    """
    timed_utterances = [item for item in utterances if item.begin is not None and not item.begin.is_moment]
    seconds = [item.begin.seconds for item in timed_utterances if item.begin is not None]
    if not seconds or seconds[0] < _LATEST_START or max(seconds) >= 24 * 3600:
        return
    cycle = 12 * 3600 if max(seconds) < 13 * 3600 else 24 * 3600
    steps = [index for index in range(1, len(seconds)) if seconds[index - 1] - seconds[index] > cycle / 2]
    if len(steps) != 1:  # with more of them the rows stand in no order
        return
    for item in timed_utterances[steps[0] :]:
        item.begin, item.end = (time and Time(time.seconds + cycle, False) for time in (item.begin, item.end))


def set_clock(utterances: Iterable[Utterance], started_at: Time | None) -> Clock:
    """The clock of these utterances.

    It starts at a whole second, so that an export with milliseconds says the same times as one without; and with the
    first words where the file says of no start, or of a later one.
    """
    times = [utterance.begin for utterance in utterances if utterance.begin is not None]
    offsets = [time.seconds for time in times if not time.is_moment]
    shift = float(floor(min(offsets))) if offsets and min(offsets) >= _LATEST_START else 0.0
    moments = [time.seconds for time in times if time.is_moment]
    starts = moments
    if started_at is not None and started_at.is_moment:
        starts = [started_at.seconds, *moments]
    return Clock(float(floor(min(starts))) if starts else None, shift)
