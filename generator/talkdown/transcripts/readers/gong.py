"""Gong: monologues of sentences by speaker, and the parties of the call if they were exported with it."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, looks_like_milliseconds, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word

FORMAT = "gong"


def recognizes(node: Node) -> bool:
    """Whether a document has transcripts of calls with sentences by speaker."""
    return any(_monologues(call).first().has("sentences") for call in _calls(node))


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each call."""
    details = {
        _call_id(call): call for name in ("calls", "callsdata", "calldata") for call in node.child(name)
    }
    for call in _calls(node):
        detail = details.get(_call_id(call), Node(None))
        parties = {}
        for holder in (node, detail, call):
            for party in holder.child("parties"):
                parties.update({key: party for key in (party.text("speakerid"), party.text("id")) if key})
        metadata = call.child("metadata") or detail.child("metadata") or call
        raw_conversation = RawConversation(
            [], _call_id(call), "phone", time_of(metadata.text("started", "starttime"))
        )
        raw_conversation.utterances = _utterances(call, parties)
        raw_conversation.names = [party.text("name") for party in parties.values()]
        yield raw_conversation


def _calls(node: Node) -> list[Node]:
    calls = list(node.child("calltranscripts"))
    if not calls:
        calls = [call for call in node.child("calls") if _monologues(call).first().has("sentences")]
    return calls or [node]


def _call_id(call: Node) -> str:
    return call.text("callid", "id") or call.child("metadata").text("id")


def _monologues(call: Node) -> Node:
    return call.child("transcript", "monologues")


def _utterances(call: Node, parties: dict[str, Node]) -> list[Utterance]:
    sentences = [
        (monologue, sentence) for monologue in _monologues(call) for sentence in monologue.child("sentences")
    ]
    # Milliseconds, by Gong's own words; seconds in what others make of it.
    spans = [(sentence.number("end") or 0) - (sentence.number("start") or 0) for _, sentence in sentences]
    words = sum(len(sentence.text("text").split()) for _, sentence in sentences)
    unit = 1000 if looks_like_milliseconds(spans, words) else 1
    return [_utterance(monologue, sentence, parties, unit) for monologue, sentence in sentences]


def _utterance(monologue: Node, sentence: Node, parties: dict[str, Node], unit: int) -> Utterance:
    speaker = monologue.text("speakerid", "speaker")
    party = parties.get(speaker, Node(None))
    begin, end = sentence.number("start"), sentence.number("end")
    return Utterance(
        text=sentence.text("text"),
        speaker=party.text("name") or monologue.text("speakername") or speaker,
        aliases=(speaker, party.text("emailaddress")),
        role=role_of_word(party.text("affiliation")) or role_of_word(monologue.text("affiliation")),
        begin=None if begin is None else Time(begin / unit, is_moment=False),
        end=None if end is None else Time(end / unit, is_moment=False),
        place=sentence.place,
    )
