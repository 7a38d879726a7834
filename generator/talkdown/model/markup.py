"""Light formatting: paragraphs, **bold**, *italic*, `[[links]]`, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Each alternative reads no further than to the next mark that could end it, and so takes as long as the text, whatever
# stands there: bold to the next `**`, italic to the next `*`, a link to the next bracket.
_FORMATTING = re.compile(
    r"\[\[([a-z-]+/)?([^\[\]|]+)(?:\|([^\[\]]+))?\]\]"
    r"|\*\*(?=\S)((?:(?!\*\*).)+)(?<=\S)\*\*"
    r"|\*(?=[^\s*])([^*]+)(?<=\S)\*"
)


class Span(NamedTuple):
    """A stretch of text in one style: `plain`, `bold`, `italic`, or a `link` to an entry (`kind` and `id`)."""

    style: str
    text: str
    kind: str = ""
    id: str = ""


def spans(text: str) -> Iterator[Span]:
    """The spans of one paragraph, in order.

    A link without a label has an empty text, and one without a kind leads to a technique.

    >>> [(span.style, span.text, span.id) for span in spans("See [[sign/raised-voice]].")]
    [('plain', 'See ', ''), ('link', '', 'raised-voice'), ('plain', '.', '')]
    """
    end = 0
    for match in _FORMATTING.finditer(text):
        if match.start() > end:
            yield Span("plain", text[end : match.start()])
        kind, target, label, bold, italic = match.groups()
        if target:
            yield Span("link", (label or "").strip(), (kind or "technique/")[:-1], target.strip())
        elif bold:
            yield Span("bold", bold)
        else:
            yield Span("italic", italic)
        end = match.end()
    if end < len(text):
        yield Span("plain", text[end:])


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line. Folded YAML (`>-`) makes one line end of an empty line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n", text) if part.strip()]


def links(text: str) -> Iterator[Span]:
    """The links in a text."""
    if "[[" in text:
        yield from (span for span in spans(text) if span.style == "link")


def replace_links(text: str, replacement: Callable[[Span], str | None]) -> str:
    """A text with each of its links replaced by what a function makes of it; where that is None, the link stays.

    >>> replace_links("See [[sign/raised-voice]], **now**.", lambda link: link.id)
    'See raised-voice, **now**.'
    """

    def replace(match: re.Match[str]) -> str:
        span = next(spans(match[0]))
        new_text = replacement(span) if span.style == "link" else None
        return match[0] if new_text is None else new_text

    return _FORMATTING.sub(replace, text) if "[[" in text else text
