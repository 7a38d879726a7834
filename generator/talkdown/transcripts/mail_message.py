"""One message of mail: who wrote to whom, when, and in which words."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.mail_text import without_history
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import Utterance
from talkdown.transcripts.turn import Role

_LONGEST_HEADER = 4000
"""Characters that are looked at: mailing lists of hundreds say nothing of who speaks here."""

_LONGEST_TEXT = 1_000_000
"""Characters of a message that are read."""

_MOST_PARTS = 200
"""Of one message that are looked through for its text: a hostile one nests them without end."""

_ID = re.compile(r"<([^<>\s]{1,250})>")
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rv|odp)(?:\[\d+\])?:\s*)+", re.IGNORECASE)


@dataclass(slots=True)
class Mail:
    """What is read of a message."""

    id: str
    references: tuple[str, ...]
    """Ids of the messages before it in its thread."""
    subject: str
    """Without `Re:`, in small letters."""
    is_reply: bool
    sender: str
    """An address, in small letters."""
    recipients: tuple[str, ...]
    names: tuple[str, ...]
    """Of all who wrote or were written to."""
    utterance: Utterance


def read_message(message: Message, place: str) -> Mail:
    """What a message says. Nothing in it can raise."""
    senders = _people(message, "From") or _people(message, "Sender")
    recipients = [
        person for name in ("To", "Cc", "Reply-To", "Delivered-To") for person in _people(message, name)
    ]
    name, address = senders[0] if senders else ("", "")
    subject = _header(message, "Subject")
    utterance = Utterance(
        text=without_history(_text(message)),
        speaker=name or address,
        aliases=(address, f"@{address.rpartition('@')[2]}"),
        role=Role.bot if _is_automatic(message, address) else None,
        begin=time_of(_header(message, "Date")),
        place=place,
    )
    return Mail(
        id=next(iter(_ids(message, "Message-ID")), ""),
        references=(*_ids(message, "References"), *_ids(message, "In-Reply-To")),
        subject=_REPLY.sub("", subject).strip().casefold(),
        is_reply=_REPLY.match(subject) is not None,
        sender=address,
        recipients=tuple(address for _, address in recipients),
        names=tuple(name for name, _ in (*senders, *recipients) if name),
        utterance=utterance,
    )


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))[:_LONGEST_HEADER]
    parts = []
    try:
        for part, charset in decode_header(value):
            parts.append(part if isinstance(part, str) else _decode(part, charset))
    except (ValueError, HeaderParseError):  # encoded words that are broken
        return value
    return " ".join("".join(parts).split())


def _ids(message: Message, name: str) -> list[str]:
    return _ID.findall(str(message.get(name, ""))[:_LONGEST_HEADER])


def _people(message: Message, name: str) -> list[tuple[str, str]]:
    """Names and addresses, the latter in small letters."""
    pairs = getaddresses([_header(message, name)])
    return [(person.strip(), address.casefold()) for person, address in pairs if "@" in address]


def _is_automatic(message: Message, address: str) -> bool:
    submission = _header(message, "Auto-Submitted").casefold()
    is_reply = _header(message, "X-Autoreply") or _header(message, "X-Autorespond")
    return (
        submission.startswith("auto-")
        or bool(is_reply)
        or re.match(r"no-?reply|do-?not-?reply|mailer-daemon", address) is not None
    )


def _text(message: Message) -> str:
    """The first part that is text; else the first in HTML."""
    markup = ""
    parts = deque([message])
    for _ in range(_MOST_PARTS):
        if not parts:
            break
        part = parts.popleft()
        if part.is_multipart():
            # In their order, before what stands behind.
            parts.extendleft(reversed([item for item in part.get_payload() if isinstance(item, Message)]))
            continue
        if part.get_filename():
            continue
        if part.get_content_type() == "text/plain":
            if text := _content(part):
                return text
        elif part.get_content_type() == "text/html":
            markup = markup or _content(part)
    return text_of_html(markup, keeps_quotes=False)


def _content(part: Message) -> str:
    content = part.get_payload(decode=True)
    return _decode(content, part.get_content_charset())[:_LONGEST_TEXT] if isinstance(content, bytes) else ""


def _decode(content: bytes, charset: str | None) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return content.decode("cp1252", "replace")
