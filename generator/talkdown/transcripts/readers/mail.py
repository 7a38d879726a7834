"""Mail: one message (.eml) or a mailbox (mbox), each thread a conversation, without quoted mail and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from talkdown.transcripts.mail_message import Mail, read_message
from talkdown.transcripts.mail_roles import settle_mail_roles
from talkdown.transcripts.mail_threads import MailThreads
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.source_file import LARGEST_CONVERSATION, SourceFile, TranscriptError

FORMAT = "mail"

_HEADER = re.compile(rb"[!-9;-~]{1,76}:")
_USUAL_HEADERS = frozenset("from to cc date subject message-id received mime-version return-path delivered-to reply-to in-reply-to content-type x-mailer sender references".split())  # fmt: skip
_LEAST_HEADERS = 3
"""Usual ones that a message begins with: a transcript may have `From:` and `Date:` above it."""


def recognizes(source: SourceFile) -> bool:
    """Whether the file begins as a mailbox or a message does."""
    if source.sample.startswith("From ") and ":" in source.sample.partition("\n")[2].partition("\n")[0]:
        return True
    head = re.split(r"\r?\n\r?\n", source.sample.lstrip("\ufeff"), maxsplit=1)[0]
    lines = [line for line in head.splitlines() if not line.startswith((" ", "\t"))]
    names = {line.partition(":")[0].strip().casefold() for line in lines if ":" in line}
    return len(names & _USUAL_HEADERS) >= _LEAST_HEADERS and "from" in names


def read(source: SourceFile) -> Iterator[RawConversation]:
    """The threads of a mailbox, or the one message."""
    threads = MailThreads()
    try:
        for line, content in _messages(source):
            threads.add(_read(content, source, line), line)
    except TranscriptError:
        yield from map(_raw_conversation_of_thread, threads)
        raise
    yield from map(_raw_conversation_of_thread, threads)


def _read(content: bytes, source: SourceFile, line: int) -> Mail:
    try:
        message: Message = message_from_bytes(content, policy=policy.compat32)
    except RecursionError as error:
        raise TranscriptError(
            "parts of this message lie deeper in each other than any mail's", line=line
        ) from error
    return read_message(message, f"{source.name}:{line}")


def _raw_conversation_of_thread(thread: list[Mail]) -> RawConversation:
    raw_conversation = RawConversation([mail.utterance for mail in thread], thread[0].id, "email")
    raw_conversation.names = [name for mail in thread for name in mail.names]
    raw_conversation.notes = settle_mail_roles(thread)
    return raw_conversation


def _messages(source: SourceFile) -> Iterator[tuple[int, bytes]]:
    """Each message with its first line's number. What is over the limit in one, an attachment, is not kept."""
    file = source.binary()
    is_mailbox = source.sample.startswith("From ")
    pieces: list[bytes] = []
    size, start, number = 0, 1, 0
    is_after_blank = True
    line = file.readline(LARGEST_CONVERSATION)
    while line:
        number += 1
        next_line = file.readline(LARGEST_CONVERSATION)
        if is_mailbox and is_after_blank and line.startswith(b"From ") and _HEADER.match(next_line):
            if pieces:
                yield start, b"".join(pieces)
            pieces, size, start = [], 0, number
        elif size < LARGEST_CONVERSATION:
            # `>From ` is how a mailbox writes a line that begins so.
            pieces.append(line[1:] if is_mailbox and line.startswith(b">From ") else line)
            size += len(line)
        is_after_blank = not line.strip()
        line = next_line
    if pieces:
        yield start, b"".join(pieces)
