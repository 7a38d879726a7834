"""The table of formats: all readers, the most particular first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.readers import (
    assemblyai,
    azure,
    chatwoot,
    contact_lens,
    csv_table,
    deepgram,
    freshdesk,
    genesys,
    gong,
    google_insights,
    intercom,
    livechat,
    mail,
    plain_text,
    salesforce,
    subtitles,
    transcribe,
    turns,
    twilio,
    whisper,
    zammad,
    zendesk,
)
from talkdown.transcripts.source_file import SourceFile


class JsonReader(Protocol):
    """Reads documents of JSON."""

    FORMAT: str

    def recognizes(self, node: Node) -> bool:
        """Whether a document is of this format, told by the shape of its first items."""

    def read(self, node: Node) -> Iterator[RawConversation]:
        """The conversations of a document that was recognized."""


class TextReader(Protocol):
    """Reads files of text."""

    FORMAT: str

    def recognizes(self, source: SourceFile) -> bool:
        """Whether a file is of this format, told by its sample."""

    def read(self, source: SourceFile) -> Iterator[RawConversation]:
        """The conversations of a file that was recognized. Raises `TranscriptError` where it cannot be read on."""


JSON_READERS: tuple[JsonReader, ...] = (
    contact_lens,
    transcribe,
    genesys,
    azure,
    deepgram,
    google_insights,
    twilio,
    gong,
    zendesk,
    intercom,
    chatwoot,
    freshdesk,
    zammad,
    livechat,
    salesforce,
    assemblyai,
    whisper,
    turns,
)

TEXT_READERS: tuple[TextReader, ...] = (subtitles, mail, csv_table, plain_text)
