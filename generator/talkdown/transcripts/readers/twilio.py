"""Twilio Conversational Intelligence: sentences of two channels; who is which stands in the transcript's own resource."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "twilio"


def recognizes(node: Node) -> bool:
    """Whether a document has sentences with a channel each."""
    return node.child("sentences").first().has("transcript", "mediachannel")


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document: one page, or several that were put together."""
    sentences = node.child("sentences")
    roles: dict[str, Role | None] = {}
    names: dict[str, str] = {}
    resource = node.child("transcript")
    channel = (resource if resource else node).child("channel")
    for participant in channel.child("participants"):
        number = participant.text("channelparticipant", "mediachannel")
        roles[number] = role_of_word(participant.text("role"))
        names[number] = participant.text("fullname", "name")
    utterances = [_utterance(item, roles, names) for item in sentences]
    started_at = time_of((resource if resource else node).text("mediastarttime", "datecreated"))
    identifier = sentences.first().text("transcriptsid") or resource.text("sid") or node.text("sid")
    raw_conversation = RawConversation(
        utterances, identifier, "phone", started_at, names=list(names.values())
    )
    if node.child("meta").text("nextpageurl"):
        raw_conversation.notes.append("more sentences of this call are on a next page")
    yield raw_conversation


def _utterance(item: Node, roles: dict[str, Role | None], names: dict[str, str]) -> Utterance:
    number = item.text("mediachannel")
    return Utterance(
        text=item.text("transcript"),
        speaker=names.get(number) or f"channel {number}",
        role=roles.get(number),
        begin=time_of(item.text("starttime")),
        end=time_of(item.text("endtime")),
        place=item.place,
        confidence=item.number("confidence"),
    )
