"""Zendesk: a ticket's comments with its users, one ticket a document or a line; chats, as comments or as events."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node, sample_of
from talkdown.transcripts.mail_text import without_history
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.readers import plain_text
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "zendesk"

_SYSTEM_AUTHOR = "-1"
_BOT_CHANNELS = ("rule", "system", "automation", "trigger", "answer_bot")

_MESSAGE_TYPES = ("chat.msg", "chatmessage", "message", "")
"""Of Zendesk Chat, of the events of a ticket, and of copies that do not say it."""


def recognizes(node: Node) -> bool:
    """Whether a document has comments by authors, audits with events, or the history of a chat."""
    return (
        _comments(node).first().has("authorid", "public")
        or _comments(node).first().has("authorid", "plainbody")
        or _comments(node).first().has("authorid", "htmlbody")
        or node.child("audits").first().has("events")
        or any(item.has("msg") for item in sample_of(node.child("history")))
    )


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a ticket or a chat."""
    ticket = node.child("ticket")
    ticket = ticket if ticket else node
    people = _People(node, ticket)
    channel = ticket.child("via").text("channel") or ticket.text("channel")
    started_at = time_of(ticket.text("createdat", "timestamp"))
    raw_conversation = RawConversation(
        [], ticket.text("id") or _comments(node).first().text("ticketid"), channel or None, started_at
    )
    for comment in (*_comments(node), *_comments_of_audits(node)):
        raw_conversation.utterances += _utterances(comment, people)
    history = node.child("history")
    raw_conversation.utterances += [message for item in history if (message := _chat_message(item))]
    if history and not raw_conversation.channel:
        raw_conversation.channel = "chat"
    raw_conversation.names = people.names
    if node.text("nextpage"):
        raw_conversation.notes.append("more comments of this ticket are on a next page")
    yield raw_conversation


def _comments(node: Node) -> Node:
    comments = node.child("comments")
    return comments if comments else node.child("ticket").child("comments")


def _comments_of_audits(node: Node) -> Iterator[Node]:
    for audit in node.child("audits"):
        for event in audit.child("events"):
            if event.text("type") in ("Comment", "VoiceComment"):
                defaults = {"created_at": audit.text("createdat"), "author_id": audit.text("authorid")}
                yield Node(defaults | event.value, event.place)
            elif event.text("type").startswith("Chat"):
                history = event.child("value").child("history")
                yield from history if history else event.child("history")


class _People:
    """Who is an agent, and who is called what."""

    def __init__(self, node: Node, ticket: Node) -> None:
        self._users = {user.text("id"): user for user in node.child("users")}
        for name in ("requester", "submitter", "assignee"):
            if person := ticket.child(name):
                self._users.setdefault(person.text("id"), person)
        requester = ticket.text("requesterid") or ticket.child("requester").text("id")
        # The one who asks may be a colleague in a support desk inside of a company.
        self._requester = requester
        self.names = [user.text("name") for user in self._users.values()]

    def name(self, author: str) -> str:
        return self._users.get(author, Node(None)).text("name")

    def role(self, author: str) -> Role | None:
        if author == _SYSTEM_AUTHOR:
            return Role.system
        if author and author == self._requester:
            return Role.customer
        return role_of_word(self._users.get(author, Node(None)).text("role"))


def _utterances(comment: Node, people: _People) -> Iterator[Utterance]:
    if comment.has("msg") or comment.has("actortype"):
        if message := _chat_message(comment):
            yield message
        return
    author = comment.text("authorid") or comment.child("author").text("id")
    body = (
        comment.text("plainbody")
        or text_of_html(comment.text("htmlbody"), keeps_quotes=False)
        or comment.text("body")
    )
    chat = (
        plain_text.read_piece(comment.text("plainbody", "body"), comment.place) if "(" in body[:200] else None
    )
    # One line that looks like a turn stands in many a mail: `Customer: 20417`.
    if chat is not None and len(chat.utterances) > 1:
        has_times = any(utterance.begin for utterance in chat.utterances)
        for utterance in chat.utterances:
            utterance.is_private = comment.is_false("public")
            utterance.begin = utterance.begin if has_times else time_of(comment.text("createdat"))
            utterance.role = utterance.role or next(
                (
                    people.role(key)
                    for key, user in people._users.items()
                    if user.text("name") == utterance.speaker
                ),
                None,
            )
        yield from chat.utterances
        return
    source = comment.child("via").text("channel").casefold()
    role = people.role(author) or role_of_word(comment.child("author").text("role"))
    yield Utterance(
        text=without_history(body),
        speaker=people.name(author) or comment.child("author").text("name") or author,
        aliases=(author,),
        role=Role.bot if source in _BOT_CHANNELS else role,
        begin=time_of(comment.text("createdat")),
        place=comment.place,
        is_private=comment.is_false("public"),
    )


def _chat_message(item: Node) -> Utterance | None:
    """A message of Zendesk Chat, or of a chat in a ticket's events; who joins or leaves says nothing."""
    text = item.text("msg", "message")
    if not text or item.text("type").casefold() not in _MESSAGE_TYPES:
        return None
    nick, sender = item.text("nick", "actorid").casefold(), item.text("sendertype", "actortype")
    role = role_of_word(sender)
    if role is None:
        prefix = nick.partition(":")[0]
        role = Role.bot if prefix == "agent" and "trigger" in nick else role_of_word(prefix)
    return Utterance(
        text=text,
        speaker=item.text("name", "actorname", "displayname") or nick,
        aliases=(nick,),
        role=role,
        begin=time_of(item.child("timestamp").value),
        place=item.place,
    )
