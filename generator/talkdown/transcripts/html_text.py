"""The words of a piece of HTML, as help desks keep messages: without markup, signatures and quoted mail."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

_BLOCK = re.compile(
    r"(?=</?(?:br|p|div|li|tr|td|th|ul|ol|table|h[1-6]|blockquote|hr|section|article)\b)", re.IGNORECASE
)
"""Where a new line begins; other tags stand inside of words."""

_NO_WORDS = "script, style, head, title, template, noscript, svg"
_QUOTES = (
    "blockquote, .gmail_quote, .gmail_signature, .zd-quote, .moz-cite-prefix, .moz-signature, .yahoo_quoted, .protonmail_quote,"
    " .freshdesk_quote, .js-signatureMarker, #Signature, [data-signature]"
)  # fmt: skip
"""Quoted mail and signatures, as mail programs and help desks mark them."""

_BLOCK_TAG = re.compile(r"</?(?:br|p|div|li|tr|td|th|ul|ol|table|h[1-6]|hr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_PLAIN_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|a|ul|ol|li|font|code|pre|h[1-6]|hr|img)(?:\s+[\w-]+=\"[^\"<>]*\")*\s*/?>",
    re.IGNORECASE,
)
_MARKS_QUOTE = re.compile(r"quote|signature|moz-cite|divRplyFwdMsg|appendonsend", re.IGNORECASE)

_ABOVE_HISTORY = "#divRplyFwdMsg, #appendonsend"
"""Where Outlook begins the mails before: they follow, and do not lie inside. `mail_text` ends a message at a rule."""

_RULE = f"\n{'_' * 32}\n"

_OPENS_TAG = re.compile(r"<[a-zA-Z/!?]")

_MAX_DEPTH = 2000
"""Tags in a piece. Messages have a few dozen; a page of tables has hundreds."""


def text_of_html(piece: str, *, keeps_quotes: bool = True) -> str:
    """The text, a line for each block. Without a tag in it, only entities are resolved.

    >>> text_of_html("<p>Don&#39;t tell <b>m</b>e.</p><p>Never.</p>").split()
    ["Don't", 'tell', 'me.', 'Never.']
    """
    if _OPENS_TAG.search(piece) is None:
        return html.unescape(piece)
    tag_count = piece.count("<")
    if tag_count == len(_PLAIN_TAG.findall(piece)) and not _MARKS_QUOTE.search(piece):
        # A few paragraphs, as most messages are: the same words come out of a tree, in ten times the time.
        return html.unescape(_TAG.sub("", _BLOCK_TAG.sub("\n", piece)))
    if tag_count > _MAX_DEPTH:
        # A tree of them could be as deep as it is long.
        return html.unescape(_TAG.sub(" ", piece))
    tree = LexborHTMLParser(_BLOCK.sub("\n", piece))
    for node in tree.css(_NO_WORDS if keeps_quotes else f"{_NO_WORDS}, {_QUOTES}"):
        node.decompose()
    for node in () if keeps_quotes else tree.css(_ABOVE_HISTORY):
        node.replace_with(_RULE)
    return tree.root.text() if tree.root is not None else ""
