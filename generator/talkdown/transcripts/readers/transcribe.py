"""Amazon Transcribe, batch: words one by one, each with a speaker's label or a channel's; no roles."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.spoken_words import Word, join_words

FORMAT = "transcribe"


def recognizes(node: Node) -> bool:
    """Whether a document has results with words and their alternatives."""
    results = node.child("results")
    return results.child("items").first().has("alternatives") or results.child("audiosegments").first().has(
        "transcript"
    )


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document. A transcript in one string, which stands beside the words, has no speakers."""
    results = node.child("results")
    words = list(_words(results))
    if not words:
        utterances = [_segment(item) for item in results.child("audiosegments")]
    else:
        utterances = join_words(words)
    yield RawConversation(utterances, node.text("jobname"), "phone")


def _words(results: Node) -> Iterator[Word]:
    channels = results.child("channellabels").child("channels")
    labels = _labels_by_begin(results)
    # Each channel has its own words; the list above them mixes both, in newer files with the channel at each.
    sources = [(channel.child("items"), channel.text("channellabel")) for channel in channels]
    for items, channel_label in sources or [(results.child("items"), "")]:
        label, end = channel_label, 0.0
        for item in items:
            begin = item.number("starttime")
            if begin is not None:
                label = channel_label or item.text("speakerlabel", "channellabel") or labels.get(begin, label)
                end = item.number("endtime") or begin
            guess = item.child("alternatives").first()
            confidence = guess.number("confidence") if begin is not None else None
            yield Word(
                text=guess.text("content"),
                speaker=label,
                begin=begin,
                end=end if begin is not None else None,
                place=item.place,
                confidence=confidence,
            )


def _labels_by_begin(results: Node) -> dict[float, str]:
    """The speaker's label of each word, by the second at which it begins: older files keep them apart from the words."""
    labels: dict[float, str] = {}
    for segment in results.child("speakerlabels").child("segments"):
        for item in segment.child("items"):
            begin = item.number("starttime")
            if begin is not None:
                labels[begin] = item.text("speakerlabel") or segment.text("speakerlabel")
    return labels


def _segment(item: Node) -> Utterance:
    return Utterance(
        item.text("transcript"),
        item.text("speakerlabel", "channellabel"),
        begin=time_of(item.text("starttime")),
        end=time_of(item.text("endtime")),
        place=item.place,
    )
