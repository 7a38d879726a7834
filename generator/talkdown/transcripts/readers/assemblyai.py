"""AssemblyAI: utterances in milliseconds; without them, words with speakers."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.spoken_words import Word, join_words

FORMAT = "assemblyai"

_MARKS = (
    "audioduration",
    "audiourl",
    "languagemodel",
    "acousticmodel",
    "speakerlabels",
    "languagecode",
    "speechmodel",
)


def recognizes(node: Node) -> bool:
    """Whether a document is a transcript with utterances, sentences or words."""
    if not any(node.has(mark) for mark in _MARKS):
        return False
    return node.child("utterances").first().has("text", "start") or node.child("words").first().has(
        "text", "start"
    )


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document. Its `text` has no speakers."""
    items = node.child("utterances") if node.child("utterances").first() else node.child("sentences")
    if items.first():
        utterances = [_utterance(item) for item in items]
    else:
        utterances = join_words(_word(item) for item in node.child("words"))
    yield RawConversation(utterances, node.text("id"), "phone")


def _utterance(item: Node) -> Utterance:
    return Utterance(
        text=item.text("text"),
        speaker=_label(item),
        begin=_time(item, "start"),
        end=_time(item, "end"),
        place=item.place,
        confidence=item.number("confidence"),
    )


def _word(item: Node) -> Word:
    begin, end = _time(item, "start"), _time(item, "end")
    seconds = (begin.seconds if begin else None, end.seconds if end else None)
    return Word(item.text("text"), _label(item), *seconds, item.place, item.number("confidence"))


def _label(item: Node) -> str:
    speaker = item.text("speaker")
    return speaker or (f"channel {channel}" if (channel := item.text("channel")) else "")


def _time(item: Node, name: str) -> Time | None:
    number = item.number(name)
    return None if number is None else Time(number / 1000, is_moment=False)
