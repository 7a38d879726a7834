"""Amazon Connect Contact Lens, voice and chat, after a contact and during it; Connect's own chat transcripts; Transcribe Call Analytics.

Loudness and the sentiment of people who work are not read: see Article 5(1)(f) of the AI Act.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node, sample_of
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.row_keys import keys_of_row
from talkdown.transcripts.rows import row_of_node
from talkdown.transcripts.turn import Role

FORMAT = "contact-lens"

_CHANNELS = {"voice": "phone"}


def recognizes(node: Node) -> bool:
    """Whether a document has a transcript of participants, or segments with one in each."""
    if node.has("eventtype", "contactid") and not keys_of_row(row_of_node(node)).are_of_turns:
        # Of a stream: segments, or a beginning or an end without any. A row with words in it is somebody's own table.
        return True
    items = sample_of(item for item in _items(node) if item.has("content"))
    marks = ("participantid", "participantrole", "contenttype", "beginoffsetmillis")
    return any(item.has(mark) for item in items for mark in marks)


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document."""
    participants = node.child("participants")
    roles = {item.text("participantid"): role_of_word(item.text("participantrole")) for item in participants}
    metadata = node.child("customermetadata")
    channel = node.text("channel").casefold()
    contact = metadata.text("contactid") or node.text("contactid", "sessionid", "jobname", "initialcontactid")
    raw_conversation = RawConversation([], contact, _CHANNELS.get(channel, channel) or None)
    raw_conversation.started_at = next(
        (time_of(item.text("absolutetime")) for item in _items(node) if item.has("absolutetime")), None
    )
    raw_conversation.names = [item.text("displayname") for item in _items(node) if item.has("displayname")]
    for item in _items(node):
        if item.text("type").upper() not in ("", "MESSAGE") or not item.has("content"):
            continue
        raw_conversation.utterances.append(_utterance(item, roles))
    yield raw_conversation


def _items(node: Node) -> Iterator[Node]:
    if node.has("segments"):
        # Between transcripts stand categories, issues, events; `Utterance` is a guess that a transcript replaces.
        yield from (
            segment.child("transcript") for segment in node.child("segments") if segment.has("transcript")
        )
    else:
        yield from node.child("transcript")


def _utterance(item: Node, roles: dict[str, Role | None]) -> Utterance:
    participant = item.text("participantid")
    role = role_of_word(item.text("participantrole")) or roles.get(participant) or role_of_word(participant)
    time = item.child("time")
    source = time if time else item
    begin = _milliseconds(source, "beginoffsetmillis") or time_of(source.text("absolutetime"))
    return Utterance(
        text=item.text("content"),
        speaker=item.text("displayname") or participant or item.text("participantrole"),
        aliases=(participant,),
        role=role,
        begin=begin,
        end=_milliseconds(source, "endoffsetmillis"),
        place=item.place,
        confidence=_confidence(item),
    )


def _milliseconds(node: Node, name: str) -> Time | None:
    number = node.number(name)
    return None if number is None else Time(number / 1000, is_moment=False)


def _confidence(item: Node) -> float | None:
    """The mean over words: Call Analytics says it of words alone."""
    numbers = [number for word in item.child("items") if (number := word.number("confidence"))]
    return sum(numbers) / len(numbers) if numbers else None
