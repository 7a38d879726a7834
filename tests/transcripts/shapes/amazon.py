"""Amazon: Contact Lens, Connect, Transcribe."""

from __future__ import annotations

import re
from typing import Any

from tests.transcripts.shapes.shape import SpokenTurn, lines_of, shape, words_of

PARTICIPANTS = [
    {"ParticipantRole": "CUSTOMER", "ParticipantId": "9a7e1f00-0000-4000-8000-00000000000c"},
    {"ParticipantRole": "AGENT", "ParticipantId": "9a7e1f00-0000-4000-8000-00000000000a"},
]


def participant(turn: SpokenTurn) -> str:
    return PARTICIPANTS[turn.is_agent]["ParticipantId"]


@shape("contact-lens-opaque-ids.json")
def voice_with_opaque_ids(turns: list[SpokenTurn]) -> Any:
    """Roles stand only with the participants; sentiment, loudness and issues are at each item."""
    items = [
        {
            "LoudnessScore": [61.2, None, 70.0], "Id": f"i{index}", "Content": turn.text, "Sentiment": "NEGATIVE",
            "SentimentScore": {"Negative": 0.9}, "ParticipantId": participant(turn),
            "BeginOffsetMillis": turn.begin_ms, "EndOffsetMillis": turn.end_ms, "IssuesDetected": [],
            "Redaction": {"RedactionTimestamps": []},
        }
        for index, turn in enumerate(turns)
    ]  # fmt: skip
    return {
        "Transcript": items, "Participants": PARTICIPANTS, "Version": "1.1.0", "Channel": "VOICE", "JobStatus": "COMPLETED",
        "CustomerMetadata": {"ContactId": "c-1", "InputS3Uri": "s3://x"}, "JobDetails": {"SkippedAnalysis": []},
        "ContentMetadata": {"Output": "Redacted", "RedactionTypes": ["PII"]},
    }  # fmt: skip


@shape("contact-lens-real-time.json")
def real_time(turns: list[SpokenTurn]) -> Any:
    segments: list[Any] = [{"Categories": {"MatchedCategories": ["Escalation"], "MatchedDetails": {}}}]
    for index, turn in enumerate(turns):
        transcript = {
            "Id": f"s{index}", "ParticipantId": turn.role.upper(), "ParticipantRole": turn.role.upper(),
            "Content": turn.text, "BeginOffsetMillis": turn.begin_ms, "EndOffsetMillis": turn.end_ms, "Sentiment": "NEUTRAL",
        }  # fmt: skip
        utterance = {"Id": f"u{index}", "TranscriptId": f"s{index}", "PartialContent": turn.text[:10]}
        segments += [{"Utterance": utterance}, {"Transcript": transcript}, {"Issues": {"IssuesDetected": []}}]
    return {"Segments": segments, "NextToken": "abc"}


@shape("contact-lens-real-time-v2.json")
def real_time_v2(turns: list[SpokenTurn]) -> Any:
    segments = [
        {
            "Transcript": {
                "Id": f"s{index}", "ParticipantId": participant(turn), "ParticipantRole": turn.role.upper(),
                "DisplayName": turn.name, "Content": turn.text, "ContentType": "text/plain",
                "Time": {"AbsoluteTime": turn.iso()}, "Sentiment": "POSITIVE",
            }
        }
        for index, turn in enumerate(turns)
    ]  # fmt: skip
    return {"Channel": "CHAT", "Status": "COMPLETED", "Segments": [{"Event": {"Id": "e", "EventType": "joined", "Time": {"AbsoluteTime": turns[0].iso()}}}, *segments]}  # fmt: skip


@shape("connect-chat.json")
def connect_chat(turns: list[SpokenTurn]) -> Any:
    """Connect's own transcript, with events, an attachment and a message of the flow."""
    items: list[Any] = [
        {"AbsoluteTime": "2026-03-05T09:14:00.000Z", "ContentType": "application/vnd.amazonaws.connect.event.participant.joined", "Id": "1", "Type": "EVENT", "ParticipantRole": "CUSTOMER", "ParticipantId": "c"},
        {"AbsoluteTime": "2026-03-05T09:14:00.000Z", "Content": "You are in the queue.", "ContentType": "text/plain", "Id": "2", "Type": "MESSAGE", "ParticipantRole": "SYSTEM", "DisplayName": "SYSTEM_MESSAGE"},
    ]  # fmt: skip
    for index, turn in enumerate(turns):
        items.append({
            "AbsoluteTime": turn.iso(), "Content": turn.text, "ContentType": "text/markdown", "DisplayName": turn.name,
            "Id": f"m{index}", "ParticipantId": participant(turn), "ParticipantRole": turn.role.upper(), "Type": "MESSAGE",
        })  # fmt: skip
    items.append({"AbsoluteTime": turns[-1].iso(), "Type": "ATTACHMENT", "Attachments": [{"AttachmentName": "photo.png"}], "ParticipantRole": "CUSTOMER"})  # fmt: skip
    return {"Version": "2019-08-26", "AWSAccountId": "0", "ContactId": "k", "InitialContactId": "k", "Participants": [{"ParticipantId": "c"}], "Transcript": items}  # fmt: skip


@shape("call-analytics-java.json")
def call_analytics_of_another_library(turns: list[SpokenTurn]) -> Any:
    """Call Analytics, with keys as a library of Java spells them."""
    items = [
        {
            "participantRole": turn.role.upper(), "content": turn.text, "beginOffsetMillis": turn.begin_ms, "endOffsetMillis": turn.end_ms,
            "items": [{"type": "pronunciation", "confidence": "0.8", "content": "x"}, {"type": "punctuation", "confidence": "0.0", "content": "."}],
        }
        for turn in turns
    ]  # fmt: skip
    return {
        "jobName": "j",
        "channel": "VOICE",
        "transcript": items,
        "participants": [{"participantRole": "AGENT"}],
    }


def transcribe_items(turns: list[SpokenTurn], *, label: str | None) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for turn in turns:
        for word, begin, end in words_of(turn):
            match = re.fullmatch(r"(.*?)([.,!?:]*)", word)
            assert match is not None
            speaker = {label: f"spk_{int(not turn.is_agent)}"} if label else {}
            items.append({"type": "pronunciation", "start_time": f"{begin:.2f}", "end_time": f"{end:.2f}", "alternatives": [{"confidence": "0.97", "content": match[1]}], **speaker})  # fmt: skip
            if match[2]:
                items.append({"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": match[2]}], **speaker})  # fmt: skip
    return items


@shape("transcribe-speakers.json", says_roles=False, precision=0.02)
def transcribe_speakers(turns: list[SpokenTurn]) -> Any:
    """Labels of speakers stand apart from the words."""
    segments = [
        {
            "start_time": f"{turn.begin:.2f}", "end_time": f"{turn.end:.2f}", "speaker_label": f"spk_{int(not turn.is_agent)}",
            "items": [{"start_time": f"{begin:.2f}", "end_time": f"{end:.2f}", "speaker_label": f"spk_{int(not turn.is_agent)}"} for _, begin, end in words_of(turn)],
        }
        for turn in turns
    ]  # fmt: skip
    transcript = " ".join(turn.text for turn in turns)
    return {"jobName": "j", "status": "COMPLETED", "results": {"transcripts": [{"transcript": transcript}], "speaker_labels": {"speakers": 2, "channel_label": "ch_0", "segments": segments}, "items": transcribe_items(turns, label=None)}}  # fmt: skip


@shape("transcribe-speakers-inline.json", says_roles=False, precision=0.02)
def transcribe_speakers_inline(turns: list[SpokenTurn]) -> Any:
    """Newer: labels at the words, and segments of audio beside them."""
    segments = [{"id": 0, "transcript": turns[0].text, "start_time": "0.4", "end_time": "5.1", "speaker_label": "spk_0", "items": [0]}]  # fmt: skip
    return {"jobName": "j", "results": {"audio_segments": segments, "items": transcribe_items(turns, label="speaker_label")}}  # fmt: skip


@shape("transcribe-segments.json", says_roles=False)
def transcribe_segments(turns: list[SpokenTurn]) -> Any:
    """Segments of audio alone."""
    segments = [{"id": index, "transcript": turn.text, "start_time": str(turn.begin), "end_time": str(turn.end), "speaker_label": f"spk_{int(not turn.is_agent)}"} for index, turn in enumerate(turns)]  # fmt: skip
    return {"jobName": "j", "results": {"transcripts": [], "audio_segments": segments, "items": []}}


@shape("contact-lens-stream.jsonl")
def stream(turns: list[SpokenTurn]) -> str:
    """Events of Kinesis, one a line: a beginning, segments, an end."""
    head = {"Version": "1.0.0", "Channel": "VOICE", "ContactId": "k"}
    events: list[Any] = [{**head, "EventType": "STARTED"}]
    for turn in turns:
        transcript = {"ParticipantId": turn.role.upper(), "ParticipantRole": turn.role.upper(), "Content": turn.text, "BeginOffsetMillis": turn.begin_ms, "EndOffsetMillis": turn.end_ms}  # fmt: skip
        events.append({**head, "EventType": "SEGMENTS", "Segments": [{"Transcript": transcript}]})
    return lines_of([*events, {**head, "EventType": "COMPLETED"}])
