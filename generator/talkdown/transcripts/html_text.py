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
    " .freshdesk_quote, .js-signatureMarker, #divRplyFwdMsg, #appendonsend, #Signature, [data-signature]"
)  # fmt: skip
"""Quoted mail and signatures, as mail programs and help desks mark them."""

_OPENS_TAG = re.compile(r"<[a-zA-Z/!?]")

_DEEPEST = 2000
"""Tags in a piece. Messages have a few dozen; a page of tables has hundreds."""


def text_of_html(piece: str, *, keeps_quotes: bool = True) -> str:
    """The text, a line for each block. Without a tag in it, only entities are resolved.

    >>> text_of_html("<p>Don&#39;t tell <b>m</b>e.</p><p>Never.</p>").split()
    ["Don't", 'tell', 'me.', 'Never.']
    """
    if _OPENS_TAG.search(piece) is None:
        return html.unescape(piece)
    if piece.count("<") > _DEEPEST:
        # A tree of them could be as deep as it is long.
        return html.unescape(re.sub(r"<[^<>]*>", " ", piece))
    tree = LexborHTMLParser(_BLOCK.sub("\n", piece))
    for node in tree.css(_NO_WORDS if keeps_quotes else f"{_NO_WORDS}, {_QUOTES}"):
        node.decompose()
    return tree.root.text() if tree.root is not None else ""
