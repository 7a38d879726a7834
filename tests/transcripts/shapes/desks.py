"""Help desks and chats."""

from __future__ import annotations

import html
import json
from typing import Any

from tests.transcripts.shapes.shape import EPOCH, SpokenTurn, lines_of, shape

NOTE = "no-show twice"
"""Written by a colleague, for colleagues."""


def html_of(turn: SpokenTurn) -> str:
    return f"<p>{html.escape(turn.text)}</p>"


@shape("zendesk-tickets.json")
def zendesk_tickets(turns: list[SpokenTurn]) -> str:
    """A ticket a line, with its people in it; the note is the agent's."""
    comments: list[Any] = [{"id": index, "author_id": 7 if turn.is_agent else 5, "public": True, "body": turn.text, "html_body": html_of(turn), "created_at": turn.iso(), "attachments": []} for index, turn in enumerate(turns)]  # fmt: skip
    comments.append(
        {"id": 99, "author_id": 7, "public": False, "body": NOTE, "created_at": "2026-03-05T09:20:00Z"}
    )
    ticket = {"id": 1, "subject": "Boiler", "description": turns[0].text, "created_at": "2026-03-05T09:14:00Z", "via": {"channel": "email"}, "requester": {"id": 5, "name": "Thomas Hale", "role": "end-user"}, "submitter": {"id": 7, "name": "Priya Nair", "role": "agent"}, "comments": comments}  # fmt: skip
    return json.dumps(ticket) + "\n"


@shape("zendesk-no-users.json")
def zendesk_without_users(turns: list[SpokenTurn]) -> Any:
    """Who asks is known, and who else writes answers; a system's comment has the author -1."""
    comments: list[Any] = [{"id": index, "author_id": 7 if turn.is_agent else 5, "public": True, "plain_body": turn.text, "created_at": turn.iso()} for index, turn in enumerate(turns)]  # fmt: skip
    comments.append({"id": 98, "author_id": -1, "public": True, "body": "Ticket merged.", "created_at": "2026-03-05T09:30:00Z"})  # fmt: skip
    return {"comments": comments, "ticket": {"id": 1, "requester_id": 5, "created_at": "2026-03-05T09:14:00Z"}, "count": 9, "next_page": None}  # fmt: skip


@shape("zendesk-audits.json")
def zendesk_audits(turns: list[SpokenTurn]) -> Any:
    audits = [{"id": index, "ticket_id": 1, "created_at": turn.iso(), "author_id": 7 if turn.is_agent else 5, "events": [{"type": "Change", "field_name": "status"}, {"id": index, "type": "Comment", "author_id": 7 if turn.is_agent else 5, "body": turn.text, "html_body": html_of(turn), "public": True}]} for index, turn in enumerate(turns)]  # fmt: skip
    return {"audits": audits, "users": [{"id": 7, "name": "Priya Nair", "role": "admin"}, {"id": 5, "name": "Thomas Hale", "role": "end-user"}]}  # fmt: skip


@shape("zendesk-chat.json")
def zendesk_chat(turns: list[SpokenTurn]) -> Any:
    history: list[Any] = [{"type": "chat.memberjoin", "name": "Priya Nair", "nick": "agent:7", "timestamp": "2026-03-05T09:14:00Z"}]  # fmt: skip
    history += [{"type": "chat.msg", "name": turn.name, "nick": "agent:7" if turn.is_agent else "visitor", "timestamp": turn.iso(), "msg": turn.text, "sender_type": "Agent" if turn.is_agent else "Visitor"} for turn in turns]  # fmt: skip
    return {"chats": [{"id": "2603.1", "type": "chat", "visitor": {"name": "Thomas Hale"}, "timestamp": "2026-03-05T09:14:00Z", "history": history}], "count": 1}  # fmt: skip


@shape("zendesk-chat-nicks.json")
def zendesk_chat_nicks(turns: list[SpokenTurn]) -> Any:
    """Who speaks is told by the nick alone; a trigger greets before anybody has joined."""
    history: list[Any] = [{"type": "chat.msg", "name": "Greeter", "nick": "agent:trigger", "timestamp": "2026-03-05T09:14:00Z", "msg": "Somebody will be with you."}]  # fmt: skip
    history += [{"type": "chat.msg", "display_name": turn.name, "nick": "agent:7" if turn.is_agent else "visitor:5", "timestamp": turn.iso(), "msg": turn.text} for turn in turns]  # fmt: skip
    return {"id": "2603.2", "timestamp": "2026-03-05T09:14:00Z", "history": history}


@shape("zendesk-audits-of-chat.json")
def zendesk_audits_of_chat(turns: list[SpokenTurn]) -> Any:
    """A chat among the events of its ticket: milliseconds, and the note of a colleague in the ticket itself."""
    history: list[Any] = [{"type": "ChatJoin", "actor_type": "agent", "actor_id": "7", "actor_name": "Priya Nair", "timestamp": EPOCH * 1000}]  # fmt: skip
    history += [{"type": "ChatMessage", "actor_type": "agent" if turn.is_agent else "end-user", "actor_id": "7" if turn.is_agent else "5", "actor_name": turn.name, "message_id": str(index), "message": turn.text, "timestamp": round(turn.epoch * 1000)} for index, turn in enumerate(turns)]  # fmt: skip
    note = {"type": "Comment", "author_id": 7, "public": False, "body": NOTE}
    audit = {"id": 1, "ticket_id": 1, "created_at": "2026-03-05T09:14:00Z", "author_id": -1, "events": [{"type": "ChatStartedEvent", "value": {"chat_id": "2603.3", "history": history}}]}  # fmt: skip
    return {"audits": [audit, {"id": 2, "ticket_id": 1, "created_at": "2026-03-05T09:30:00Z", "author_id": 7, "events": [note]}], "users": [{"id": 7, "name": "Priya Nair", "role": "agent"}]}  # fmt: skip


@shape("zendesk-messages-as-comments.json")
def zendesk_messages_as_comments(turns: list[SpokenTurn]) -> Any:
    """The messages of a chat where a ticket has its comments."""
    comments: list[Any] = [{"author_id": 7, "public": False, "body": NOTE, "created_at": "2026-03-05T09:30:00Z"}]  # fmt: skip
    comments += [{"type": "Message", "sender_type": "agent" if turn.is_agent else "visitor", "name": turn.name, "nick": "", "timestamp": turn.iso(), "msg": turn.text} for turn in turns]  # fmt: skip
    return {"ticket": {"id": 1, "created_at": "2026-03-05T09:14:00Z"}, "comments": comments}


@shape("zendesk-chat-in-comment.json", precision=1.0)
def zendesk_chat_in_comment(turns: list[SpokenTurn]) -> Any:
    """A chat comes as one comment."""
    lines = [f"({turn.iso()[11:19]}) {turn.name}: {turn.text}" for turn in turns]
    body = "Chat started: 2026-03-05 09:14 AM UTC\n\n" + "\n".join(lines)
    return {"ticket": {"id": 1, "requester_id": 5}, "users": [{"id": 7, "name": "Priya Nair", "role": "agent"}, {"id": 5, "name": "Thomas Hale", "role": "end-user"}], "comments": [{"id": 1, "author_id": 5, "body": body, "plain_body": body, "public": True, "created_at": "2026-03-05T09:20:00Z"}]}  # fmt: skip


def intercom_part(turn: SpokenTurn, index: int) -> dict[str, Any]:
    return {"id": str(index), "part_type": "comment", "body": html_of(turn), "created_at": int(turn.epoch), "author": {"type": "admin" if turn.is_agent else "lead", "id": "7" if turn.is_agent else "5", "name": turn.name, "email": None}}  # fmt: skip


@shape("intercom-list.json", precision=1.0)
def intercom_list(turns: list[SpokenTurn]) -> Any:
    """Of an older API: the first message has another key, parts are a plain list, a bot and a note stand between."""
    first = {"type": "conversation_message", "id": "0", "body": html_of(turns[0]), "author": {"type": "admin", "id": "7", "name": "Priya Nair"}}  # fmt: skip
    parts: list[Any] = [{"id": "b", "part_type": "comment", "body": "<p>I am a bot.</p>", "created_at": EPOCH + 1, "author": {"type": "bot", "id": "1", "name": "Fin"}}]  # fmt: skip
    parts += [intercom_part(turn, index) for index, turn in enumerate(turns[1:], start=1)]
    parts += [{"id": "n", "part_type": "note_and_reopen", "body": f"<p>{NOTE}</p>", "created_at": EPOCH + 99, "author": {"type": "admin", "id": "7", "name": "Priya Nair"}}, {"id": "c", "part_type": "close", "body": None, "created_at": EPOCH + 100, "author": {"type": "admin", "id": "7"}}]  # fmt: skip
    return {"type": "conversation.list", "conversations": [{"id": "147", "created_at": EPOCH, "conversation_message": first, "conversation_parts": parts}]}  # fmt: skip


@shape("chatwoot-webhook.json")
def chatwoot_words_for_types(turns: list[SpokenTurn]) -> Any:
    """Types as words, times as text; a bot sends as an agent does."""
    messages: list[Any] = [{"id": 1, "content": "I am a bot.", "message_type": "outgoing", "created_at": "2026-03-05T09:14:00.000Z", "private": False, "sender": {"id": 1, "name": "Bot", "type": "agent_bot"}}]  # fmt: skip
    messages += [{"id": index, "content": turn.text, "message_type": "outgoing" if turn.is_agent else "incoming", "created_at": turn.iso(), "private": False, "sender": {"id": 7, "name": turn.name, "type": "user" if turn.is_agent else "contact"}} for index, turn in enumerate(turns, start=2)]  # fmt: skip
    messages.append({"id": 90, "content": NOTE, "message_type": "outgoing", "created_at": turns[-1].iso(), "private": True, "sender": {"name": "Priya Nair", "type": "user"}})  # fmt: skip
    return {"id": 33, "messages": messages, "inbox_id": 2}


@shape("freshdesk-notes.json")
def freshdesk_notes(turns: list[SpokenTurn]) -> Any:
    """Of an export of the account: a ticket in a ticket, notes in notes."""
    notes = [{"note": {"id": index, "body": turn.text, "body_html": html_of(turn), "incoming": not turn.is_agent, "private": False, "user_id": 2 if turn.is_agent else 1, "created_at": turn.iso()}} for index, turn in enumerate(turns[1:])]  # fmt: skip
    notes.append({"note": {"id": 90, "body": NOTE, "incoming": False, "private": True, "user_id": 2, "created_at": "2026-03-05T09:30:00Z"}})  # fmt: skip
    ticket = {"display_id": 20, "subject": "Boiler", "description": turns[0].text, "requester_id": 1, "responder_id": 2, "source": 10, "created_at": turns[0].iso(), "requester_name": "Thomas Hale", "responder_name": "Priya Nair", "notes": notes}  # fmt: skip
    return [{"helpdesk_ticket": ticket}]


@shape("zammad-ticket.json")
def zammad_ticket(turns: list[SpokenTurn]) -> Any:
    """A ticket with its articles as text; ids of senders; the customer's mail has a quote and a signature."""
    articles = [{"id": index, "ticket_id": 44, "sender_id": 1 if turn.is_agent else 2, "type": "email", "internal": False, "content_type": "text/plain", "from": f'"{turn.name}" <x{index}@example.invalid>', "body": f"{turn.text}\n\n-- \n{turn.name}\n" if index % 2 else turn.text, "created_at": turn.iso()} for index, turn in enumerate(turns)]  # fmt: skip
    return {
        "ticket": {"id": 44, "title": "Boiler", "created_at": "2026-03-05T09:14:00Z"},
        "articles": articles,
    }


@shape("livechat.json")
def livechat(turns: list[SpokenTurn]) -> Any:
    users = [{"id": "5b-c", "type": "customer", "name": "Thomas Hale"}, {"id": "p@example.invalid", "type": "agent", "name": "Priya Nair"}]  # fmt: skip
    events: list[Any] = [{"id": "e0", "type": "system_message", "text": "Chat started", "created_at": "2026-03-05T09:14:00.000000Z", "visibility": "all"}]  # fmt: skip
    events += [{"id": f"e{index}", "type": "message", "text": turn.text, "author_id": users[turn.is_agent]["id"], "created_at": turn.iso("microseconds"), "visibility": "all"} for index, turn in enumerate(turns, start=1)]  # fmt: skip
    events += [{"id": "w", "type": "message", "text": NOTE, "author_id": users[1]["id"], "created_at": "2026-03-05T09:20:00.000000Z", "visibility": "agents"}, {"id": "f", "type": "file", "url": "x", "author_id": users[0]["id"], "created_at": "2026-03-05T09:20:00.000000Z"}]  # fmt: skip
    return {"chats": [{"id": "PJ0M", "users": users, "thread": {"id": "K6", "created_at": "2026-03-05T09:14:00.000000Z", "events": events}, "access": {"group_ids": [0]}}], "found_chats": 1}  # fmt: skip


@shape("livechat-threads.json")
def livechat_threads(turns: list[SpokenTurn]) -> Any:
    users = [
        {"id": "a", "type": "agent", "name": "Priya Nair"},
        {"id": "c", "type": "customer", "name": "Thomas Hale"},
    ]

    def event(turn: SpokenTurn) -> dict[str, Any]:
        return {"type": "message", "text": turn.text, "author_id": "a" if turn.is_agent else "c", "created_at": turn.iso("microseconds"), "recipients": "all"}  # fmt: skip

    return {"id": "PJ0M", "users": users, "threads": [{"id": "K6", "events": [event(turn) for turn in turns[:3]]}, {"id": "K7", "events": [event(turn) for turn in turns[3:]]}]}  # fmt: skip


@shape("livechat-old.json", precision=1.0)
def livechat_old(turns: list[SpokenTurn]) -> Any:
    messages = [{"author_name": turn.name, "text": turn.text, "date": "Thursday, 03/05/26 09:14:00 am", "timestamp": int(turn.epoch), "user_type": "agent" if turn.is_agent else "visitor", "type": "message"} for turn in turns]  # fmt: skip
    return {"chats": [{"type": "chat", "id": "MH022RD0K5", "visitor_name": "Thomas Hale", "messages": messages}], "total": 1}  # fmt: skip


@shape("salesforce-entries.csv")
def salesforce_entries(turns: list[SpokenTurn]) -> str:
    """Rows of ConversationEntry, the newest first, with what nobody says between."""
    rows = ['"Id","ConversationId","ActorType","ActorName","EntryType","EntryTime","Message"']
    rows.append('"0","5dB","System","System","ParticipantChanged","2026-03-05T09:14:00.000Z",""')
    rows += [f'"{index}","5dB","{"Agent" if turn.is_agent else "EndUser"}","{turn.name}","Text","{turn.iso()}","{turn.text}"' for index, turn in enumerate(turns, start=1)]  # fmt: skip
    return "\n".join([rows[0], *reversed(rows[1:])]) + "\n"


@shape("salesforce-connect-api.json")
def salesforce_connect_api(turns: list[SpokenTurn]) -> Any:
    entries = [{"clientDuration": 0, "clientTimestamp": round(turn.epoch * 1000), "identifier": str(index), "messageText": turn.text, "sender": {"appType": "agent" if turn.is_agent else "end_user", "role": "Agent" if turn.is_agent else "EndUser", "subject": turn.name}, "serverReceivedTimestamp": round(turn.epoch * 1000)} for index, turn in enumerate(turns)]  # fmt: skip
    return {"conversationEntries": entries}


def salesforce_body(turns: list[SpokenTurn]) -> str:
    messages = "".join(f"( {int(turn.begin) // 60}m {int(turn.begin) % 60}s ) {'Heat: Priya' if turn.is_agent else 'Thomas'}: {html.escape(turn.text)}<br>" for turn in turns)  # fmt: skip
    return f'<p align="center">Chat Started: Thursday, March 05, 2026, 09:14:00 (+0000)</p><p align="center">Chat Origin: Web</p><p align="center">Agent Heat: Priya</p>{messages}'  # fmt: skip


@shape("salesforce-records.json", precision=1.0)
def salesforce_records(turns: list[SpokenTurn]) -> Any:
    """An agent's name with a colon in it."""
    return {"totalSize": 1, "done": True, "records": [{"attributes": {"type": "LiveChatTranscript"}, "Id": "570", "ChatKey": "k", "Body": salesforce_body(turns), "CreatedDate": "2026-03-05T09:14:00.000+0000"}]}  # fmt: skip


@shape("pages-of-messages.jsonl")
def objects_in_lines(turns: list[SpokenTurn]) -> str:
    """Conversations of a team's own making, one a line, with an author object."""
    messages = [{"author": {"name": turn.name, "kind": turn.role, "role": turn.role}, "content": {"type": "text", "text": turn.text}, "received": turn.iso()} for turn in turns]  # fmt: skip
    return lines_of([{"conversation": {"id": "x1"}, "messages": messages, "source": "whatsapp"}])
