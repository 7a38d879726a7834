"""Zammad: the articles of a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parseaddr

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.mail_text import without_history
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "zammad"

_SENDERS = {"1": Role.agent, "2": Role.customer, "3": Role.system}
"""By `sender_id`."""

_CHANNELS = {"web": "ticket", "note": "ticket"}


def recognizes(node: Node) -> bool:
    """Whether a document has articles of a ticket."""
    item = next((item for item in _articles(node) if item), Node(None))
    return (
        item.has("body", "ticketid") and (item.has("sender") or item.has("senderid")) and item.has("internal")
    )


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each ticket."""
    raw_conversations: dict[str, RawConversation] = {}
    ticket = node.child("ticket")
    for article in _articles(node):
        identifier = article.text("ticketid")
        channel = article.text("type").casefold()
        raw_conversation = raw_conversations.setdefault(
            identifier, RawConversation([], identifier, _CHANNELS.get(channel, channel) or None)
        )
        raw_conversation.started_at = raw_conversation.started_at or time_of(ticket.text("createdat"))
        raw_conversation.utterances.append(_utterance(article))
    yield from raw_conversations.values()


def _articles(node: Node) -> list[Node]:
    if isinstance(node.value, list):
        return list(node)
    if articles := list(node.child("articles", "ticketarticles")):
        return articles
    assets = node.child("assets").child("ticketarticle")
    return list(assets.children())


def _utterance(article: Node) -> Utterance:
    sender = article.text("from")
    name, address = parseaddr(sender) if "@" in sender else (sender, "")
    body = article.text("body")
    is_html = "html" in article.text("contenttype")
    return Utterance(
        text=without_history(text_of_html(body, keeps_quotes=False) if is_html else body),
        speaker=name or address or article.text("createdby", "createdbyid"),
        aliases=(address, article.text("createdby"), article.text("createdbyid")),
        role=role_of_word(article.text("sender")) or _SENDERS.get(article.text("senderid")),
        begin=time_of(article.text("createdat")),
        place=article.place,
        is_private=article.is_true("internal"),
    )
