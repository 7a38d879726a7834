"""LiveChat (text.com): chats with users and threads of events; the messages of its older API."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "livechat"


def recognizes(node: Node) -> bool:
    """Whether a document has threads with events, or messages with the types of its users."""
    if any(thread.has("events") for thread in _threads(node)):
        return any(event.has("type") for thread in _threads(node) for event in thread.child("events"))
    return node.child("messages").first().has("usertype", "authorname")


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a chat, of all its threads."""
    users = {user.text("id"): user for holder in (node, *_threads(node)) for user in holder.child("users")}
    threads = _threads(node)
    started_at = time_of(threads[0].text("createdat")) if threads else None
    identifier = node.text("id", "chatid") or (threads[0].text("chatid", "id") if threads else "")
    raw_conversation = RawConversation(
        [], identifier, "chat", started_at, [user.text("name") for user in users.values()]
    )
    for thread in threads:
        raw_conversation.utterances += [_utterance(event, users) for event in thread.child("events")]
    raw_conversation.utterances += [_old_message(message) for message in node.child("messages")]
    yield raw_conversation


def _threads(node: Node) -> list[Node]:
    thread = node.child("thread")
    threads = [thread] if thread else list(node.child("threads"))
    return threads or ([node] if node.has("events", "users") else [])


def _utterance(event: Node, users: dict[str, Node]) -> Utterance:
    author = event.text("authorid")
    user = users.get(author, Node(None))
    event_type = event.text("type")
    role = role_of_word(user.text("type")) or (
        Role.customer if event.text("authortype") == "customer" else None
    )
    if event_type == "system_message":
        role = Role.system
    is_message = event_type in ("message", "system_message", "rich_message", "annotation")
    return Utterance(
        text=event.text("text") if is_message else "",
        speaker=user.text("name") or author,
        aliases=(author, user.text("email")),
        role=role,
        begin=time_of(event.child("createdat", "timestamp").value),
        place=event.place,
        is_private=event.text("visibility", "recipients") == "agents" and event_type != "system_message",
    )


def _old_message(message: Node) -> Utterance:
    user_type = message.text("usertype")
    return Utterance(
        text=message.text("text"),
        speaker=message.text("authorname"),
        aliases=(message.text("agentid"),),
        role=Role.system if message.text("type") in ("event", "system") else role_of_word(user_type),
        begin=time_of(message.child("timestamp").value) or time_of(message.text("date")),
        place=message.place,
    )
