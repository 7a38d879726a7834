"""Google: CX Insights (conversations, imports, rows of BigQuery), Dialogflow's messages, Speech-to-Text with speakers."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.spoken_words import Word, join_words

FORMAT = "google-insights"


def recognizes(node: Node) -> bool:
    """Whether a document has entries, segments, messages or sentences as Google names them."""
    item = _items(node).first()
    return (
        (item.has("text", "role") and (item.has("starttimestampusec") or node.has("conversationinfo")))
        or item.has("text", "segmentparticipant")
        or item.has("text", "channeltag")
        or (item.has("content") and (item.has("participantrole", "participant") or item.has("participantrole", "createtime") or item.has("participantrole", "sendtime")))
        or item.has("sentence", "participantrole")
        or (item.has("alternatives") and not node.has("jobname"))
    )  # fmt: skip


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document."""
    identifier = node.text("name", "conversationname", "conversationid", "id").rpartition("/")[2]
    medium = node.text("medium", "channel").casefold()
    channel = {"phone_call": "phone", "medium_unspecified": ""}.get(medium, medium)
    raw_conversation = RawConversation(
        [], identifier, channel or None, time_of(node.child("starttime", "starttimestamputc").value)
    )
    items = _items(node)
    if items.first().has("alternatives"):
        raw_conversation.utterances = _speech_results(items)
        yield raw_conversation
        return
    for item in items:
        participant = item.child("segmentparticipant")
        role = item.text("participantrole", "role") or participant.text("role")
        speaker = (
            item.text("displayname")
            or participant.text("userid", "obfuscatedexternaluserid")
            or item.text("userid", "participantid", "participant")
        )
        channel_tag = item.text("channeltag")
        raw_conversation.utterances.append(
            Utterance(
                text=item.text("text", "content", "sentence", "messagetext"),
                speaker=speaker or role or (f"channel {channel_tag}" if channel_tag else ""),
                role=role_of_word(role),
                begin=_begin(item),
                end=_end(item),
                place=item.place,
                confidence=item.number("confidence"),
            )
        )
    yield raw_conversation


def _items(node: Node) -> Node:
    transcript = node.child("transcript").child("transcriptsegments", "segments")
    return (
        transcript
        if transcript
        else node.child("entries", "transcriptsegments", "messages", "sentences", "results")
    )


def _begin(item: Node) -> Time | None:
    for name in (
        "starttimestampusec",
        "messagetime",
        "sendtime",
        "createtime",
        "starttime",
        "createtimenanos",
        "starttimestampnanos",
        "startoffsetnanos",
        "startoffset",
    ):
        value = item.child(name).value
        time = time_of(value, 1e-9 if name.endswith("nanos") else 1e-6 if name.endswith("usec") else 1.0)
        if time is not None:
            return time
    word = item.child("words").first()
    return time_of(word.child("startoffset", "starttime").value)


def _end(item: Node) -> Time | None:
    for name, unit in (
        ("endtimestampusec", 1e-6),
        ("endtime", 1.0),
        ("endtimenanos", 1e-9),
        ("endoffsetnanos", 1e-9),
        ("endoffset", 1.0),
    ):
        if time := time_of(item.child(name).value, unit):
            return time
    last_word = Node(None)
    for word in item.child("words"):
        last_word = word
    return time_of(last_word.child("endoffset", "endtime").value)


def _speech_results(results: Node) -> list[Utterance]:
    """Of Speech-to-Text: a result a channel; or words with the tags of speakers, which the last result has of all."""
    labeled_words: list[Word] = []
    words: list[Word] = []
    for result in results:
        channel = f"channel {result.text('channeltag') or 1}"
        for item in result.child("alternatives").first().child("words"):
            tag = item.text("speakertag", "speakerlabel")
            if tag not in ("", "0"):
                labeled_words.append(_word(item, f"speaker {tag}"))
            words.append(_word(item, channel))
    return join_words(labeled_words or words)


def _word(item: Node, speaker: str) -> Word:
    begin = time_of(item.child("starttime", "startoffset").value)
    end = time_of(item.child("endtime", "endoffset").value)
    seconds = (begin.seconds if begin else None, end.seconds if end else None)
    return Word(item.text("word"), speaker, *seconds, item.place, item.number("confidence"))
