"""Whisper and what is built on it: WhisperX, faster-whisper, whisper.cpp, the API with and without speakers."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.spoken_words import Word, join_words

FORMAT = "whisper"

_SILENCE = 0.6
"""Whisper's own threshold: above this chance that nobody spoke, it takes a segment for silence."""


def recognizes(node: Node) -> bool:
    """Whether a document has segments with texts and times, as Whisper names them."""
    item = _segments(node).first()
    if not item.has("text"):
        return False
    if item.has("offsets") or item.has("timestamps"):
        return True
    is_segment = item.has("start", "end") and not item.has("role")
    return is_segment and (isinstance(node.value, dict) and (node.has("segments") or node.has("chunks")))


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document. Words that were heard in silence are not sure at all."""
    raw_conversation = RawConversation([], "", "phone")
    silent_count = 0
    for item in _segments(node):
        chance_of_silence = item.number("nospeechprob")
        is_silent = chance_of_silence is not None and chance_of_silence > _SILENCE
        silent_count += is_silent
        labels = {word.text("speaker") for word in item.child("words") if word.has("speaker")}
        if len(labels) > 1:
            raw_conversation.utterances += join_words(_word(word, item) for word in item.child("words"))
        else:
            raw_conversation.utterances.append(
                _utterance(item, labels, chance_of_silence if is_silent else None)
            )
    if silent_count:
        raw_conversation.notes.append(
            f"Whisper heard words in silence, which are not judged: {silent_count:,} of its segments"
        )
    yield raw_conversation


def _segments(node: Node) -> Node:
    return node.child("segments", "transcription", "chunks")


def _utterance(item: Node, labels: set[str], chance_of_silence: float | None) -> Utterance:
    speaker = item.text("speaker", "speakerid", "speakerlabel") or next(iter(labels), "")
    begin, end = _times(item)
    confidence = None if chance_of_silence is None else max(1 - chance_of_silence, 0.0)
    return Utterance(
        item.text("text"), speaker, begin=begin, end=end, place=item.place, confidence=confidence
    )


def _times(item: Node) -> tuple[Time | None, Time | None]:
    """Seconds; in whisper.cpp milliseconds beside a clock with a comma."""
    offsets = item.child("offsets")
    if offsets:
        return time_of(_scale(offsets.number("from"))), time_of(_scale(offsets.number("to")))
    clocks = item.child("timestamps")
    if clocks:
        return time_of(clocks.text("from")), time_of(clocks.text("to"))
    return time_of(item.child("start").value), time_of(item.child("end").value)


def _scale(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _word(word: Node, segment: Node) -> Word:
    speaker = word.text("speaker") or segment.text("speaker")
    return Word(word.text("word", "text"), speaker, word.number("start"), word.number("end"), word.place)
