"""Deepgram: utterances, if they were asked for; else paragraphs, else words with speakers or channels."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.spoken_words import Word, join_words

FORMAT = "deepgram"


def recognizes(node: Node) -> bool:
    """Whether a document has results with channels and guesses, or utterances with a transcript."""
    results = node.child("results")
    channel = results.child("channels").first()
    return channel.has("alternatives") or results.child("utterances").first().has("transcript")


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document."""
    results, metadata = node.child("results"), node.child("metadata")
    channels = list(results.child("channels"))
    if results.child("utterances").first():
        items = list(results.child("utterances"))
        is_stereo = len({item.text("channel") for item in items}) > 1
        utterances = [
            _utterance(item, item.text("channel") if is_stereo else "", "transcript") for item in items
        ]
    else:
        utterances = []
        for index, channel in enumerate(channels):
            utterances += _of_channel(
                channel.child("alternatives").first(), str(index) if len(channels) > 1 else ""
            )
    yield RawConversation(utterances, metadata.text("requestid"), "phone", time_of(metadata.text("created")))


def _of_channel(guess: Node, channel: str) -> Iterator[Utterance]:
    words = list(guess.child("words"))
    if any(word.has("speaker") for word in words) or (channel and words):
        yield from join_words(_word(word, channel) for word in words)
        return
    for paragraph in guess.child("paragraphs").child("paragraphs"):
        text = " ".join(sentence.text("text") for sentence in paragraph.child("sentences"))
        yield _utterance(paragraph, channel, text=text)


def _utterance(item: Node, channel: str, name: str = "", text: str = "") -> Utterance:
    return Utterance(
        text=item.text(name) if name else text,
        speaker=_label(item, channel),
        begin=_seconds(item, "start"),
        end=_seconds(item, "end"),
        place=item.place,
        confidence=item.number("confidence"),
    )


def _word(word: Node, channel: str) -> Word:
    begin, end = word.number("start"), word.number("end")
    text = word.text("punctuatedword", "word")
    return Word(
        text=text,
        speaker=_label(word, channel),
        begin=begin,
        end=end,
        place=word.place,
        confidence=word.number("confidence"),
    )


def _label(item: Node, channel: str) -> str:
    """In stereo the channel is who speaks; a speaker's number counts within it."""
    speaker = item.text("speaker")
    return f"channel {channel}" if channel else f"speaker {speaker}" if speaker else ""


def _seconds(item: Node, name: str) -> Time | None:
    number = item.number(name)
    return None if number is None else Time(number, is_moment=False)
