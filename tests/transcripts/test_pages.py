"""What a file does not hold of a conversation is said; pages that follow each other are one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from talkdown.transcripts import Conversation, read_conversations

SENTENCE = {
    "media_channel": 1,
    "start_time": "1",
    "end_time": "2",
    "transcript": "Hello.",
    "transcript_sid": "GT1",
}
COMMENT = {"author_id": 5, "public": True, "plain_body": "Hello.", "created_at": "2026-03-05T09:14:00Z"}
PART = {
    "part_type": "comment",
    "body": "<p>Hello.</p>",
    "created_at": 1772702040,
    "author": {"type": "user", "id": "5"},
}

CUT_FILES: dict[str, tuple[Any, str]] = {
    "twilio.json": (
        {"sentences": [SENTENCE], "meta": {"next_page_url": "x"}},
        "more sentences of this call are on a next page",
    ),
    "zendesk.json": (
        {"comments": [COMMENT], "next_page": "x"},
        "more comments of this ticket are on a next page",
    ),
    "intercom.json": (
        {"id": "1", "conversation_parts": {"conversation_parts": [PART], "total_count": 620}},
        "the file has 1 of the 620 parts of this conversation",
    ),
}


def read(path: Path, text: str) -> Conversation:
    path.write_text(text, encoding="utf-8")
    (conversation,) = read_conversations(path)
    return conversation


@pytest.mark.parametrize("name", CUT_FILES)
def test_what_is_on_another_page_is_said(name: str, tmp_path: Path) -> None:
    content, note = CUT_FILES[name]
    assert note in read(tmp_path / name, json.dumps(content)).notes


def test_pages_are_put_together(tmp_path: Path) -> None:
    pages = [
        {"sentences": [{**SENTENCE, "start_time": str(10 * n), "end_time": str(10 * n + 1)}]} for n in (0, 1)
    ]
    conversation = read(tmp_path / "pages.jsonl", "".join(json.dumps(page) + "\n" for page in pages))
    assert [turn.begin for turn in conversation.turns] == [0.0, 10.0]
