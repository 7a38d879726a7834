"""Plain text: `Agent: …` line by line, with times or without, wrapped or not; Otter's and others' names above the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.readers.plain_head import head_of
from talkdown.transcripts.readers.plain_lines import LineParts, parts_of_line
from talkdown.transcripts.source_file import SourceFile
from talkdown.transcripts.speaker_labels import is_likely, labels_of_speakers
from talkdown.transcripts.turn import Role

FORMAT = "plain-text"

_RULE = re.compile(r"\s*([-=_*#~])\1{2,}\s*")
"""A line across the page: between conversations in one file, or under a head."""

_NOTICE = re.compile(
    r"\s*(?:\[[^\[\]]{1,200}\]|\({1}[a-z ]{3,60}\)|\*{2,3} ?[^*]{1,200}\*{2,3}|-{2,3} ?[^-]{1,200} ?-{2,3})\s*"
)
"""What nobody says: `[Agent has joined the chat]`, `(hold music)`."""

_CREDIT = re.compile(r"\s*Transcribed by https?://\S+\s*", re.IGNORECASE)
_SPAN_PARTS = re.compile(r"\s?(?:-->|[–—]|(?<=\d)\s?-\s?(?=\d{1,3}:))\s?")

_FIRST_CLOCK = 180.0
"""Seconds: a file whose first words come at `09:14`, and so after three minutes, tells the time of day."""

_BEGINNING = 20_000
"""Characters in which a second turn is seen, if there is one: each text of an unknown file is asked for."""


class _Line(NamedTuple):
    place: str
    text: str
    parts: LineParts


def recognizes(source: SourceFile) -> bool:
    """Whether somebody speaks in the file's first lines."""
    return bool(_raw_conversations_of_piece(source.sample, source.name))


def read(source: SourceFile) -> Iterator[RawConversation]:
    """One conversation, or several with lines across the page between them."""
    lines = [
        _Line(f"{source.name}:{number}", text, parts_of_line(text))
        for number, text in enumerate(source.lines_of_conversation(), start=1)
    ]
    yield from _read_lines(lines)


def read_piece(text: str, place: str) -> RawConversation | None:
    """The conversation in a text that stands at one place; None if nobody is seen to speak in it."""
    raw_conversations = _raw_conversations_of_piece(text, place)
    return raw_conversations[0] if len(raw_conversations) == 1 else None


def _raw_conversations_of_piece(text: str, place: str) -> list[RawConversation]:
    return list(_read_lines([_Line(place, line, parts_of_line(line)) for line in text.splitlines()]))


def _read_lines(lines: list[_Line]) -> Iterator[RawConversation]:
    sections: list[list[_Line]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line.text):
            sections.append([])
        elif not _CREDIT.fullmatch(line.text):
            sections[-1].append(line)
    all_lines = [line for section in sections for line in section]
    speakers = _speakers(all_lines)
    if not speakers.labels:
        return
    counts = [sum(speakers.opens_turn(line) for line in section) for section in sections]
    # A line across the page parts conversations where each part is one, or the head of the next.
    if len([count for count in counts if count]) > 1 and min(count for count in counts if count) > 1:
        head: list[_Line] = []
        for section, count in zip(sections, counts, strict=True):
            if count:
                yield _read_conversation([*head, *section], speakers)
            head = [] if count else section
    else:
        yield _read_conversation(all_lines, speakers)


class _Speakers(NamedTuple):
    labels: frozenset[str]
    has_stamps: bool
    """Whether every turn has a time: a colon in a line without one is a piece of what is said."""

    def opens_turn(self, line: _Line) -> bool:
        parts = line.parts
        return parts.label in self.labels and (bool(parts.stamp) or not self.has_stamps)


def _speakers(lines: Sequence[_Line]) -> _Speakers:
    filled_lines = [
        line.parts
        for line in lines
        if line.text and not line.text.isspace() and not _NOTICE.fullmatch(line.text)
    ]
    labeled_lines = [parts for parts in filled_lines if is_likely(parts.label)]
    if headers := [parts for parts in labeled_lines if parts.is_header and parts.stamp]:
        # Names above the words: a time beside a name is sign enough.
        inline = [parts for parts in labeled_lines if parts.stamp and not parts.is_header]
        # Where more lines have words behind the name, `Agent - 0s` has, too.
        with_words = [parts for parts in labeled_lines if not parts.is_header]
        if len(headers) > max(len(inline), len(with_words)):
            return _Speakers(frozenset(parts.label for parts in headers), has_stamps=True)
    stamped_lines = [parts for parts in labeled_lines if parts.stamp]
    # Four of five: beside lines with times, a colon in what was said looks like one more speaker.
    has_stamps = len(stamped_lines) * 5 >= len(labeled_lines) * 4 and len(stamped_lines) > 1
    candidates = stamped_lines if has_stamps else labeled_lines
    labels = labels_of_speakers(
        (parts.label for parts in candidates),
        is_every_line=has_stamps or (len(labeled_lines) == len(filled_lines) and len(filled_lines) > 1),
    )
    return _Speakers(labels, has_stamps)


def _read_conversation(lines: Sequence[_Line], speakers: _Speakers) -> RawConversation:
    start = next((index for index, line in enumerate(lines) if speakers.opens_turn(line)), len(lines))
    head = head_of([line.text for line in lines], start)
    raw_conversation = RawConversation([], head.id, head.channel, head.started_at, list(head.names))
    texts: list[list[str]] = []
    stamps: list[str] = []
    for line in lines[head.length :]:
        if speakers.opens_turn(line):
            raw_conversation.utterances.append(Utterance("", line.parts.label, place=line.place))
            is_said = line.parts.is_header and not speakers.has_stamps
            texts.append([line.parts.stamp if is_said else line.parts.text])
            stamps.append("" if is_said else line.parts.stamp)
        elif _NOTICE.fullmatch(line.text):
            raw_conversation.utterances.append(Utterance("", "", role=Role.system, place=line.place))
            texts.append([line.text.strip(" *-[]()")])
            stamps.append(line.parts.stamp)
        elif texts:
            # A notice ends where its line does.
            if raw_conversation.utterances[-1].role is Role.system and line.text.strip() and len(texts) > 1:
                _last_turn(raw_conversation, texts).append(line.text)
            else:
                texts[-1].append(line.text)
    for utterance, pieces, (begin, end) in zip(
        raw_conversation.utterances, texts, _times(stamps), strict=True
    ):
        utterance.text = "\n".join(pieces)
        utterance.begin, utterance.end = begin, end
    return raw_conversation


def _last_turn(raw_conversation: RawConversation, texts: list[list[str]]) -> list[str]:
    """The pieces of the last text that somebody said."""
    pairs = zip(reversed(raw_conversation.utterances), reversed(texts), strict=True)
    return next((pieces for utterance, pieces in pairs if utterance.role is not Role.system), texts[-1])


def _times(stamps: Iterable[str]) -> list[tuple[Time | None, Time | None]]:
    spans = [_SPAN_PARTS.split(stamp, maxsplit=1) if stamp else [] for stamp in stamps]
    times = [
        (time_of(span[0]) if span else None, time_of(span[1]) if len(span) > 1 else None) for span in spans
    ]
    begins = [begin.seconds for begin, _ in times if begin is not None and not begin.is_moment]
    is_short = all(stamp.count(":") == 1 for stamp in stamps if stamp) and not any(
        "m" in stamp.casefold() for stamp in stamps
    )
    if begins and is_short and begins[0] >= _FIRST_CLOCK and max(begins) < 24 * 60:
        return [(_in_minutes(begin), _in_minutes(end)) for begin, end in times]
    return times


def _in_minutes(time: Time | None) -> Time | None:
    """`09:14`, read as minutes and seconds, is hours and minutes."""
    return None if time is None else Time(time.seconds * 60, is_moment=False)


def holds_conversation(text: str) -> bool:
    """Whether more than one turn is seen in a text."""
    raw_conversation = read_piece(text[:_BEGINNING], "")
    return raw_conversation is not None and len(raw_conversation.utterances) > 1
