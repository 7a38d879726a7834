"""A paragraph that Markdown would read for ever is refused."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.exceptions import PluginError

from talkdown.storage.display import on_one_line

MOST_OPENING_MARKS = 1_000
"""Of `[`, and of `<`, in one paragraph. For each of them Python-Markdown looks through the rest of it for the end of a link or
of a tag: 1,000 take half a second, 30,000 ten minutes. The longest paragraphs of the shipped pages have forty."""

_MOST_CHARACTERS = 60
"""How much of a paragraph is shown, so that its author knows which it is."""

_BEFORE_INLINE = 25
"""Python-Markdown looks for links at priority 20, once it has cut a page into paragraphs."""


class ParagraphLimit(Extension):  # type: ignore[misc]  # Python-Markdown has no types
    """Raises `PluginError` for a paragraph with more opening marks than can be read in a moment."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Look at each page before links are looked for in it."""
        md.treeprocessors.register(_ParagraphLimitProcessor(md), "talkdown-paragraph-limit", _BEFORE_INLINE)


class _ParagraphLimitProcessor(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for element in root.iter():
            for text in (element.text, element.tail):
                if text and not isinstance(text, AtomicString):  # which is code, and stays as it is
                    _require_short(text)


def _require_short(text: str) -> None:
    for mark in "[<":
        if text.count(mark) > MOST_OPENING_MARKS:
            beginning = on_one_line(text.strip()[:_MOST_CHARACTERS])
            raise PluginError(
                f"talkdown: one paragraph has more than {MOST_OPENING_MARKS:,} `{mark}`: {beginning} …\n"
                "  hint: put empty lines between its parts; or write it as code, between two lines ```"
            )
