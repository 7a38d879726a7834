"""Transcripts of contacts, as tools export them, become conversations: one reader a format, one table of formats."""

from __future__ import annotations

from talkdown.transcripts.reading import read_conversations, transcript_names
from talkdown.transcripts.roles import Roles
from talkdown.transcripts.turn import Conversation, Role, Turn

__all__ = ["Conversation", "Role", "Roles", "Turn", "read_conversations", "transcript_names"]
