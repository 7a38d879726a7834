"""Pages that would be read for ever are refused: by Markdown, or by what looks at the finished page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from mkdocs.exceptions import PluginError

from talkdown.storage.display import on_one_line

MOST_OPENING_MARKS = 1_000
"""Of `[`, and of `<`, in one paragraph. For each of them Python-Markdown looks through the rest of it for the end of a link or
of a tag: 1,000 take half a second, 30,000 ten minutes. The longest paragraphs of the shipped pages have forty."""

MOST_LINES = 2_000
"""Of one paragraph, list or table: for each line of some kinds (`***`, `===`) Python-Markdown reads the rest anew. 2,000 take a
third of a second, 20,000 half a minute."""

_MOST_CHARACTERS = 60
"""How much of a paragraph is shown, so that its author knows which it is."""

_AFTER_CODE = 22
_AFTER_CODE_AND_HTML = 5
"""Code between fences is taken out of a page at priority 25, HTML at 20 (Python-Markdown, PyMdown)."""

_BEFORE_INLINE = 25
"""Python-Markdown looks for links at priority 20, once it has cut a page into paragraphs."""


MOST_NESTED_ELEMENTS = 512
"""Elements in one another. Browsers go no deeper (Blink and WebKit: 512), and to find what a tag closes, a reader of HTML may look
through all that are open: 100,000 take minutes."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)

_NEVER_DEEP = frozenset(
    # elements without an end, and those that the next one of their kind ends
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th thead tbody tfoot option optgroup rb rt rtc rp colgroup caption html head body".split()
)


def require_shallow(html: str, name: str) -> None:
    """Raise `PluginError` for a page or a drawing with more elements in one another than any reader follows."""
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _NEVER_DEEP:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MOST_NESTED_ELEMENTS:
            line = html.count("\n", 0, match.start()) + 1
            raise PluginError(
                f"talkdown: {on_one_line(name)}: more than {MOST_NESTED_ELEMENTS} elements in one another, in line {line}"
                f" of the page\n  hint: close what stands open, as with `</{match[2].lower()}>`"
            )


class ParagraphLimit(Extension):  # type: ignore[misc]  # Python-Markdown has no types
    """Raises `PluginError` for a paragraph with more opening marks than can be read in a moment."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Look at each page before links are looked for in it."""
        md.preprocessors.register(_DepthLimitProcessor(md), "talkdown-depth-limit", _AFTER_CODE)
        md.preprocessors.register(_LineLimitProcessor(md), "talkdown-line-limit", _AFTER_CODE_AND_HTML)
        md.treeprocessors.register(_ParagraphLimitProcessor(md), "talkdown-paragraph-limit", _BEFORE_INLINE)


class _DepthLimitProcessor(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        require_shallow("\n".join(lines), "a page")
        return lines


class _LineLimitProcessor(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        line_count = 0
        for line in lines:
            line_count = line_count + 1 if line.strip() else 0
            if line_count > MOST_LINES:
                raise PluginError(
                    f"talkdown: more than {MOST_LINES:,} lines without an empty one between them, the last one:"
                    f" {on_one_line(line.strip()[:_MOST_CHARACTERS])}\n  hint: put empty lines between its parts"
                )
        return lines


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
