"""WebVTT of Teams, Zoom, Webex and others, and SubRip: speakers as voices, ids, names in brackets or before a colon."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.readers.cues import Cue, cues_of, is_timing
from talkdown.transcripts.readers.plain_head import head_of
from talkdown.transcripts.source_file import SourceFile
from talkdown.transcripts.speaker_labels import LONGEST_LABEL, labels_of_speakers
from talkdown.transcripts.turn_joining import LONGEST_PAUSE

FORMAT = "subtitles"

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?(?:\s([^<>]{0,200}))?>|</v>")
_TAG = re.compile(
    r"</?(?:[cibu]|ruby|rt|lang|font)\b[^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,100}\}", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*(?:>>\s*)?[\[(]([^\[\]()]{1,60})[\])]\s*:?\s*(.*)")
_BEFORE_COLON = re.compile(r"\s*(?:[-–]\s*|>>\s*)?(?:<v>)?([^:：<>]{1,60}?)\s*[:：]\s*(.*)")
_WEBEX_ID = re.compile(r"\d+\s+\"?(.+?)\"?\s*\(\d+\)")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")

_MOST_LINES_BEFORE_A_CUE = 200
"""A judgment: the first cue of a file of subtitles stands in its first lines, below a head of a few."""


def recognizes(source: SourceFile) -> bool:
    """Whether the file has a head of WebVTT, or times of cues."""
    return source.sample.startswith("WEBVTT") or any(
        is_timing(line) for line in source.sample.splitlines()[:_MOST_LINES_BEFORE_A_CUE]
    )


def read(source: SourceFile) -> Iterator[RawConversation]:
    """The one conversation of a file."""
    lines = source.lines_of_conversation()
    cues = list(cues_of(lines))
    raw_conversation = _raw_conversation_of_notes(lines)
    labels = _labels(cues)
    unread_count = sum(cue.begin is None for cue in cues)
    if unread_count:
        raw_conversation.notes.append(f"times that cannot be read: those of {unread_count:,} of its cues")
    names_speakers = bool(labels) or any(_VOICE.search(text) for cue in cues for text in cue.text)
    for cue in cues:
        for speaker, text in _voices(cue, labels):
            if speaker is None:
                speaker = _goes_on(raw_conversation.utterances, cue) if names_speakers else ""
            place = f"{source.name}:{cue.line}"
            raw_conversation.utterances.append(
                Utterance(text, speaker, begin=cue.begin, end=cue.end, place=place)
            )
    yield raw_conversation


def _raw_conversation_of_notes(lines: Sequence[str]) -> RawConversation:
    """What notes above the first cue say of the conversation: fields as in plain text, or a date alone."""
    first_cue = next((index for index, line in enumerate(lines) if is_timing(line)), len(lines))
    notes = [line.removeprefix("NOTE").strip() for line in lines[:first_cue] if line.strip()]
    head = head_of(notes, len(notes))
    date = _DATE.search("\n".join(notes))
    started_at = head.started_at or (time_of(date[0]) if date else None)
    return RawConversation([], head.id, head.channel, started_at, list(head.names))


def _labels(cues: Sequence[Cue]) -> frozenset[str]:
    """The speakers that stand before colons or in brackets."""
    matches = [_label(line) for cue in cues for line in cue.text]
    labeled_cue_count = sum(any(_label(line) for line in cue.text) for cue in cues)
    return labels_of_speakers(
        (match[0] for match in matches if match), is_every_line=labeled_cue_count == len(cues) > 1
    )


def _label(line: str) -> tuple[str, str] | None:
    text = html.unescape(_TAG.sub("", line[: LONGEST_LABEL * 10]))
    match = _IN_BRACKETS.fullmatch(text) or _BEFORE_COLON.fullmatch(text)
    return (match[1].strip(), match[2]) if match else None


def _voices(cue: Cue, labels: frozenset[str]) -> Iterator[tuple[str | None, str]]:
    """Who says what in a cue; None for what names nobody."""
    text = "\n".join(cue.text)
    webex = _WEBEX_ID.fullmatch(cue.id)
    if _VOICE.search(text):
        yield from _tagged_voices(text)
        return
    speaker = webex[1] if webex else None
    pieces: list[str] = []
    for line in cue.text:
        label = _label(line)
        if label and label[0] in labels:
            if pieces:
                yield speaker, _without_tags("\n".join(pieces))
            speaker = label[0]
            clean_line = html.unescape(_TAG.sub("", line))
            match = _IN_BRACKETS.fullmatch(clean_line) or _BEFORE_COLON.fullmatch(clean_line)
            pieces = [match[2] if match else clean_line]
        else:
            pieces.append(_without_tags(line))
    if pieces:
        yield speaker, "\n".join(pieces)


def _tagged_voices(text: str) -> Iterator[tuple[str | None, str]]:
    """Each voice of a cue has its own words: two of them in one cue are two speakers."""
    speaker: str | None = None
    start = 0
    for match in _VOICE.finditer(text):
        if piece := _without_tags(text[start : match.start()]).strip():
            yield speaker, piece
        # A voice without a name is somebody unknown, and not who spoke before.
        speaker = None if match[0] == "</v>" else html.unescape(match[1] or "").strip()
        start = match.end()
    if piece := _without_tags(text[start:]).strip():
        yield speaker, piece


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _goes_on(utterances: Sequence[Utterance], cue: Cue) -> str:
    """Who spoke just before, if it was; else nobody."""
    if not utterances or cue.begin is None:
        return ""
    end = utterances[-1].end
    return (
        utterances[-1].speaker if end is not None and cue.begin.seconds - end.seconds <= LONGEST_PAUSE else ""
    )
