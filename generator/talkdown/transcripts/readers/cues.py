"""The cues of subtitles, WebVTT or SubRip, read as leniently as players read them.

A cue goes on until the next one begins: an empty line in a cue does not end what is said in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkdown.transcripts.moments import Time, time_of

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-{{1,2}}>\s*({_CLOCK})(?:\s.{{0,300}})?")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?")


class Cue(NamedTuple):
    """What is shown from one moment to another."""

    line: int
    """Of its times, from 1."""
    id: str
    begin: Time | None
    end: Time | None
    text: tuple[str, ...]
    """By lines."""


def is_timing(line: str) -> bool:
    """Whether a line says when a cue is shown, or tries to."""
    return "->" in line and line.lstrip()[:1].isdigit()


def cues_of(lines: Sequence[str]) -> Iterator[Cue]:
    """The cues of a file. Times that cannot be read are None."""
    timings = [index for index, line in enumerate(lines) if is_timing(line)]
    for position, index in enumerate(timings):
        end = timings[position + 1] if position + 1 < len(timings) else len(lines)
        identifier = (
            lines[index - 1].strip() if index and (index == 1 or _is_identifier(lines, index - 1)) else ""
        )
        if position + 1 < len(timings) and _is_identifier(lines, end - 1):
            end -= 1
        match = _TIMING.fullmatch(lines[index].rstrip())
        begin, until = (time_of(match[1]), time_of(match[2])) if match else (None, None)
        yield Cue(index + 1, identifier, begin, until, tuple(_without_blocks(lines[index + 1 : end])))


def _is_identifier(lines: Sequence[str], index: int) -> bool:
    """Whether the line before times is a cue's id: alone in its place, or a number, as SubRip has it."""
    line = lines[index].strip()
    return bool(line) and (line.isdigit() or not lines[index - 1].strip()) and not is_timing(lines[index - 1])


def _without_blocks(lines: Sequence[str]) -> Iterator[str]:
    """Leave out notes and styles, which stand between cues and end with an empty line."""
    is_in_block = False
    is_after_blank = False
    for line in lines:
        if not line.strip():
            is_in_block, is_after_blank = False, True
            continue
        is_in_block = is_in_block or (is_after_blank and _BLOCK.fullmatch(line) is not None)
        is_after_blank = False
        if not is_in_block:
            yield line
