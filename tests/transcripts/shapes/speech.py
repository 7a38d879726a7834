"""Recognizers of speech, and platforms for calls."""

from __future__ import annotations

from typing import Any

from tests.transcripts.shapes.shape import EPOCH, SpokenTurn, clock, shape, words_of


def seconds(turn: SpokenTurn) -> dict[str, float]:
    return {"start": turn.begin, "end": turn.end}


@shape("azure-channels.json", says_roles=False)
def azure_channels(turns: list[SpokenTurn]) -> Any:
    """Phrases come by channel and not by time; more guesses stand behind the first."""
    phrases = [
        {
            "recognitionStatus": "Success", "channel": int(turn.is_agent), "offset": f"PT{turn.begin}S", "duration": f"PT{turn.end - turn.begin:.3f}S",
            "offsetInTicks": turn.begin * 1e7, "durationInTicks": (turn.end_ms - turn.begin_ms) * 1e4,
            "nBest": [{"confidence": 0.9, "lexical": turn.text.lower(), "itn": turn.text.lower(), "maskedITN": turn.text.lower(), "display": turn.text}, {"confidence": 0.4, "display": "something else"}],
        }
        for turn in sorted(turns, key=lambda turn: (turn.is_agent, turn.begin))
    ]  # fmt: skip
    return {"source": "https://x.invalid/call-7.wav?sig=abc", "timestamp": "2026-03-06T00:00:00Z", "durationInTicks": 63e7, "duration": "PT1M3S", "combinedRecognizedPhrases": [{"channel": 0, "display": "all"}], "recognizedPhrases": phrases}  # fmt: skip


@shape("azure-speakers.json", says_roles=False)
def azure_speakers(turns: list[SpokenTurn]) -> Any:
    phrases = [{"recognitionStatus": "Success", "channel": 0, "speaker": 1 + (not turn.is_agent), "offset": f"PT{turn.begin}S", "duration": f"PT{(turn.end_ms - turn.begin_ms) / 1000}S", "nBest": [{"display": turn.text}]} for turn in turns]  # fmt: skip
    return {"recognizedPhrases": [*phrases, {"recognitionStatus": "Failure", "offset": "PT70S", "nBest": []}]}


@shape("azure-fast.json", says_roles=False)
def azure_fast(turns: list[SpokenTurn]) -> Any:
    phrases = [{"speaker": 1 + turn.is_agent, "offsetMilliseconds": turn.begin_ms, "durationMilliseconds": turn.end_ms - turn.begin_ms, "text": turn.text, "words": [], "locale": "en-GB", "confidence": 0.9} for turn in turns]  # fmt: skip
    return {"durationMilliseconds": 63000, "combinedPhrases": [{"text": "all"}], "phrases": phrases}


@shape("azure-first.json", says_roles=False)
def azure_first(turns: list[SpokenTurn]) -> Any:
    segments = [{"RecognitionStatus": "Success", "ChannelNumber": str(int(turn.is_agent)), "SpeakerId": None, "Offset": turn.begin_ms * 10_000, "Duration": (turn.end_ms - turn.begin_ms) * 10_000, "NBest": [{"Confidence": 0.9, "Lexical": "x", "Display": turn.text}]} for turn in turns]  # fmt: skip
    return {
        "AudioFileResults": [
            {"AudioFileName": "Channel.0.wav", "AudioFileUrl": None, "SegmentResults": segments}
        ]
    }


@shape("genesys-two-transcripts.json")
def genesys_two_transcripts(turns: list[SpokenTurn]) -> Any:
    """A transcript for each leg, and times from the start."""
    phrases = [{"text": turn.text, "phraseIndex": index, "participantPurpose": "internal" if turn.is_agent else "external", "startTimeMs": turn.begin_ms, "durationMs": turn.end_ms - turn.begin_ms, "confidence": 0.7} for index, turn in enumerate(turns)]  # fmt: skip
    return {"conversationId": "c", "mediaType": "call", "startTime": EPOCH * 1000, "participants": [], "transcripts": [{"phrases": phrases[1::2]}, {"phrases": phrases[::2]}]}  # fmt: skip


@shape("genesys-participants.json")
def genesys_participants(turns: list[SpokenTurn]) -> Any:
    """A phone menu is internal, too: who takes part when says so."""

    def phrase(text: str, begin: int, end: int, purpose: str) -> dict[str, Any]:
        return {"decoratedText": text, "text": text.lower(), "participantPurpose": purpose, "startTimeMs": EPOCH * 1000 + begin, "duration": {"milliseconds": end - begin}}  # fmt: skip

    phrases = [phrase("Press one.", 0, 300, "internal")]
    phrases += [
        phrase(turn.text, turn.begin_ms, turn.end_ms, "internal" if turn.is_agent else "external")
        for turn in turns
    ]
    people = [
        {"participantPurpose": "ivr", "startTimeMs": EPOCH * 1000, "endTimeMs": EPOCH * 1000 + 350},
        {"participantPurpose": "customer", "startTimeMs": EPOCH * 1000},
        {"participantPurpose": "agent", "userId": "u-7", "startTimeMs": EPOCH * 1000 + 350, "endTimeMs": EPOCH * 1000 + 90_000_000},
    ]  # fmt: skip
    return {"conversationId": "c", "conversationStartTime": EPOCH * 1000, "participants": people, "transcripts": [{"phrases": phrases}]}  # fmt: skip


@shape("google-conversation.json")
def google_conversation(turns: list[SpokenTurn]) -> Any:
    segments = [{"text": turn.text, "messageTime": turn.iso(), "confidence": 0.9, "words": [], "languageCode": "en-US", "channelTag": 1 + turn.is_agent, "segmentParticipant": {"role": "HUMAN_AGENT" if turn.is_agent else "END_USER", "userId": turn.name}} for turn in turns]  # fmt: skip
    return {"name": "projects/p/locations/l/conversations/77", "startTime": "2026-03-05T09:14:00Z", "medium": "PHONE_CALL", "transcript": {"transcriptSegments": segments}}  # fmt: skip


@shape("google-dialogflow.json")
def google_dialogflow(turns: list[SpokenTurn]) -> Any:
    return {"messages": [{"name": f"projects/p/messages/{index}", "content": turn.text, "languageCode": "en", "participant": "p", "participantRole": "HUMAN_AGENT" if turn.is_agent else "END_USER", "createTime": turn.iso("microseconds")} for index, turn in enumerate(reversed(turns))]}  # fmt: skip


@shape("google-dialogflow-snake.json")
def google_dialogflow_snake(turns: list[SpokenTurn]) -> Any:
    return {"messages": [{"content": turn.text, "participant_role": "HUMAN_AGENT" if turn.is_agent else "END_USER", "create_time": turn.iso()} for turn in turns]}  # fmt: skip


@shape("google-bigquery.jsonl")
def google_bigquery(turns: list[SpokenTurn]) -> str:
    import json

    rows = [{"sentence": turn.text, "createTimeNanos": str(int(turn.epoch * 1000) * 1_000_000), "participantRole": "AGENT" if turn.is_agent else "CUSTOMER", "participantId": "1"} for turn in turns]  # fmt: skip
    return json.dumps({"conversationName": "projects/p/conversations/77", "medium": "CHAT", "sentences": rows, "transcript": "all in one"})  # fmt: skip


@shape("google-speech.json", says_roles=False, precision=0.02)
def google_speech(turns: list[SpokenTurn]) -> Any:
    words = [{"word": word, "startTime": f"{begin}s", "endTime": f"{end}s", "speakerTag": 1 + turn.is_agent} for turn in turns for word, begin, end in words_of(turn)]  # fmt: skip
    return {"results": [{"alternatives": [{"transcript": "all"}]}, {"alternatives": [{"words": words}]}]}


@shape("deepgram-words.json", says_roles=False, precision=0.02)
def deepgram_words(turns: list[SpokenTurn]) -> Any:
    words = [{"word": word.lower().strip(".,?!"), "punctuated_word": word, "start": begin, "end": end, "confidence": 0.9, "speaker": int(turn.is_agent), "speaker_confidence": 0.58} for turn in turns for word, begin, end in words_of(turn)]  # fmt: skip
    return {"metadata": {"request_id": "r", "channels": 1}, "results": {"channels": [{"alternatives": [{"transcript": "all", "words": words}]}]}}  # fmt: skip


@shape("deepgram-channels.json", says_roles=False)
def deepgram_channels(turns: list[SpokenTurn]) -> Any:
    utterances = [{**seconds(turn), "channel": int(turn.is_agent), "speaker": 0, "transcript": turn.text, "confidence": 0.9} for turn in sorted(turns, key=lambda turn: turn.is_agent)]  # fmt: skip
    return {"metadata": {"channels": 2}, "results": {"channels": [{"alternatives": []}, {"alternatives": []}], "utterances": utterances}}  # fmt: skip


@shape("deepgram-paragraphs.json", says_roles=False)
def deepgram_paragraphs(turns: list[SpokenTurn]) -> Any:
    paragraphs = [{**seconds(turn), "speaker": int(turn.is_agent), "sentences": [{"text": turn.text, **seconds(turn)}]} for turn in turns]  # fmt: skip
    return {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "all", "paragraphs": {"transcript": "x", "paragraphs": paragraphs}}]}]}}  # fmt: skip


@shape("assemblyai-words.json", says_roles=False, precision=0.02)
def assemblyai_words(turns: list[SpokenTurn]) -> Any:
    words = [{"text": word, "start": round(begin * 1000), "end": round(end * 1000), "confidence": 0.9, "speaker": "B" if turn.is_agent else "A"} for turn in turns for word, begin, end in words_of(turn)]  # fmt: skip
    return {"id": "t", "audio_duration": 63, "utterances": None, "words": words, "text": "all"}


@shape("assemblyai-channels.json", says_roles=False)
def assemblyai_channels(turns: list[SpokenTurn]) -> Any:
    return {"id": "t", "audio_channels": 2, "audio_url": "x", "utterances": [{"speaker": "2A" if turn.is_agent else "1A", "channel": "2" if turn.is_agent else "1", "start": turn.begin_ms, "end": turn.end_ms, "text": turn.text, "confidence": 0.9} for turn in turns]}  # fmt: skip


@shape("openai-diarized.json", says_roles=False)
def openai_diarized(turns: list[SpokenTurn]) -> Any:
    return {"task": "transcribe", "duration": 63.0, "text": "all", "segments": [{"type": "transcript.text.segment", "id": f"seg_{index}", **seconds(turn), "text": f" {turn.text}", "speaker": "AB"[turn.is_agent]} for index, turn in enumerate(turns)]}  # fmt: skip


@shape("whisperx-words.json", says_roles=False, precision=0.02)
def whisperx_words(turns: list[SpokenTurn]) -> Any:
    """One segment in which both speak: the words say who."""
    words = [{"word": word, "start": begin, "end": end, "score": 0.8, "speaker": f"SPEAKER_0{int(turn.is_agent)}"} for turn in turns for word, begin, end in words_of(turn)]  # fmt: skip
    return {"segments": [{"start": 0.4, "end": 63.0, "text": "all", "words": words}], "language": "en"}


@shape("whisper-cpp.json", says_roles=False)
def whisper_cpp(turns: list[SpokenTurn]) -> Any:
    return {"systeminfo": "AVX", "result": {"language": "en"}, "transcription": [{"timestamps": {"from": clock(turn.begin_ms, mark=","), "to": clock(turn.end_ms, mark=",")}, "offsets": {"from": turn.begin_ms, "to": turn.end_ms}, "text": f" {turn.text}", "speaker": str(int(turn.is_agent))} for turn in turns]}  # fmt: skip


@shape("twilio.json")
def twilio(turns: list[SpokenTurn]) -> Any:
    sentences = [{"media_channel": 2 if turn.is_agent else 1, "sentence_index": index, "start_time": str(turn.begin), "end_time": str(turn.end), "transcript": turn.text, "sid": f"GX{index}", "confidence": "0.9"} for index, turn in enumerate(turns)]  # fmt: skip
    people = [{"channel_participant": 1, "role": "Customer", "full_name": "Thomas Hale"}, {"channel_participant": 2, "role": "Agent"}]  # fmt: skip
    return {"meta": {"page": 0, "next_page_url": None, "key": "sentences"}, "sentences": sentences, "transcript": {"sid": "GT1", "channel": {"participants": people}}}  # fmt: skip


@shape("twilio-sentences.json", says_roles=False)
def twilio_sentences(turns: list[SpokenTurn]) -> Any:
    return {"meta": {"key": "sentences"}, "sentences": [{"mediaChannel": 1 + turn.is_agent, "startTime": turn.begin, "endTime": turn.end, "transcript": turn.text} for turn in turns]}  # fmt: skip


def gong_call(turns: list[SpokenTurn], unit: int) -> dict[str, Any]:
    monologues = [{"speakerId": "700" if turn.is_agent else "800", "topic": None, "sentences": [{"start": turn.begin * unit, "end": turn.end * unit, "text": turn.text}]} for turn in turns]  # fmt: skip
    return {"callId": "7782342274025937895", "transcript": monologues}


@shape("gong-parties.json")
def gong_parties(turns: list[SpokenTurn]) -> Any:
    parties = [{"id": "p1", "speakerId": "700", "name": "Priya Nair", "affiliation": "Internal"}, {"id": "p2", "speakerId": "800", "name": "Thomas Hale", "affiliation": "External"}]  # fmt: skip
    return {"requestId": "r", "callTranscripts": [gong_call(turns, 1000)], "calls": [{"metaData": {"id": "7782342274025937895", "started": "2026-03-05T09:14:00Z"}, "parties": parties}]}  # fmt: skip


@shape("gong-seconds.json", says_roles=False)
def gong_seconds(turns: list[SpokenTurn]) -> Any:
    return {"callTranscripts": [gong_call(turns, 1)]}
