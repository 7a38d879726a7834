"""Azure Speech: batch transcription of all versions, fast transcription, and the first one's segments."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance

FORMAT = "azure-speech"

_TICK = 1e-7
"""Seconds: .NET counts in hundreds of nanoseconds."""


def recognizes(node: Node) -> bool:
    """Whether a document has recognized phrases with guesses, or phrases with a text and an offset."""
    for holder in _holders(node):
        item = _phrases(holder).first()
        if item.has("nbest") or (item.has("text") and item.has("offsetmilliseconds")):
            return True
    return False


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each file that was recognized."""
    for holder in _holders(node):
        phrases = [phrase for phrase in _phrases(holder) if _is_heard(phrase)]
        channels = {phrase.text("channel", "channelnumber") for phrase in phrases}
        utterances = [_utterance(phrase, len(channels) > 1) for phrase in phrases]
        source = holder.text("source", "audiofilename", "audiofileurl")
        identifier = source.rpartition("/")[2].partition("?")[0]
        yield RawConversation(utterances, identifier, "phone")


def _holders(node: Node) -> list[Node]:
    files = list(node.child("audiofileresults"))
    return files or [node]


def _phrases(node: Node) -> Node:
    return node.child("recognizedphrases", "segmentresults", "phrases")


def _is_heard(phrase: Node) -> bool:
    return phrase.text("recognitionstatus").casefold() in ("", "success")


def _utterance(phrase: Node, has_channels: bool) -> Utterance:
    guess = phrase.child("nbest").first()
    source = guess if guess else phrase
    begin = _time(phrase, "offsetmilliseconds", "offsetinticks", "offset")
    length = _time(phrase, "durationmilliseconds", "durationinticks", "duration")
    channel, speaker = phrase.text("channel", "channelnumber"), phrase.text("speaker", "speakerid")
    return Utterance(
        text=source.text("display", "text", "itn", "lexical"),
        # In stereo, each side has its channel; a speaker's number counts within it.
        speaker=f"channel {channel}" if has_channels else f"speaker {speaker}" if speaker else "",
        begin=begin,
        end=Time(begin.seconds + length.seconds, is_moment=False) if begin and length else None,
        place=phrase.place,
        confidence=source.number("confidence"),
    )


def _time(phrase: Node, milliseconds: str, ticks: str, duration: str) -> Time | None:
    if (number := phrase.number(milliseconds)) is not None:
        return Time(number / 1e3, is_moment=False)
    if (number := phrase.number(ticks)) is not None:
        return Time(number * _TICK, is_moment=False)
    # `PT0.76S`; in the first version the same field holds ticks.
    if (number := phrase.number(duration)) is not None:
        return Time(number * _TICK, is_moment=False)
    return time_of(phrase.text(duration))
