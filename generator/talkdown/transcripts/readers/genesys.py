"""Genesys Cloud, speech and text analytics: phrases of one or more transcripts of a conversation, merged by time."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "genesys"

_CHANNELS = {"call": "phone", "callback": "phone", "message": "chat"}


def recognizes(node: Node) -> bool:
    """Whether a document has transcripts with phrases."""
    return any(transcript.has("phrases") for transcript in node.child("transcripts"))


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document."""
    media = node.text("mediatype").casefold()
    raw_conversation = RawConversation(
        [], node.text("conversationid", "id"), _CHANNELS.get(media, media) or None
    )
    raw_conversation.started_at = time_of(node.child("conversationstarttime", "starttime").value)
    people = [_Stay(item, raw_conversation.started_at) for item in node.child("participants")]
    raw_conversation.names = [item.text("name", "participantname") for item in node.child("participants")]
    for transcript in node.child("transcripts"):
        start = time_of(transcript.child("starttime").value) or raw_conversation.started_at
        for phrase in transcript.child("phrases"):
            raw_conversation.utterances.append(_utterance(phrase, start, people))
    yield raw_conversation


class _Stay:
    """When somebody takes part: a phrase says only whether the voice is from outside."""

    def __init__(self, participant: Node, start: Time | None) -> None:
        self.role = role_of_word(participant.text("participantpurpose", "purpose"))
        self.speaker = participant.text("name", "participantname", "userid", "participantid", "id")
        times = [time_of(participant.child(name).value) for name in ("starttimems", "starttime")]
        self.begin = next(
            (time.seconds for time in times if time and time.is_moment == bool(start and start.is_moment)),
            0.0,
        )
        times = [time_of(participant.child(name).value) for name in ("endtimems", "endtime")]
        self.end = next(
            (time.seconds for time in times if time and time.is_moment == bool(start and start.is_moment)),
            float("inf"),
        )


def _utterance(phrase: Node, start: Time | None, people: list[_Stay]) -> Utterance:
    begin = _begin(phrase, start)
    length = phrase.child("duration").number("milliseconds")
    if length is None:
        length = phrase.number("durationms", "durationmilliseconds")
    end = Time(begin.seconds + length / 1000, begin.is_moment) if begin and length is not None else None
    purpose = phrase.text("participantpurpose", "purpose")
    role = role_of_word(purpose)
    speaker = purpose
    if purpose.casefold() == "internal" and begin:
        # A phone menu and a queue are internal, too.
        stay = next(
            (
                stay
                for stay in people
                if stay.role not in (None, Role.customer) and stay.begin <= begin.seconds < stay.end
            ),
            None,
        )
        if stay is not None:
            role, speaker = stay.role, stay.speaker or purpose
    return Utterance(
        text=phrase.text("decoratedtext", "text"),
        speaker=speaker,
        role=role,
        begin=begin,
        end=end,
        place=phrase.place,
        confidence=phrase.number("confidence"),
    )


def _begin(phrase: Node, start: Time | None) -> Time | None:
    """Milliseconds since 1970, or from the start in other copies: their size tells."""
    begin = phrase.number("starttimems")
    time = time_of(begin, 1e-3) if begin is not None else time_of(phrase.text("starttime"))
    if time is None:
        offset = phrase.child("offset").number("milliseconds")
        offset = offset if offset is not None else phrase.number("offsetms", "offsetmilliseconds")
        time = None if offset is None else Time(offset / 1000, is_moment=False)
    if time is not None and not time.is_moment and start is not None and start.is_moment:
        return Time(start.seconds + time.seconds, is_moment=True)
    return time
