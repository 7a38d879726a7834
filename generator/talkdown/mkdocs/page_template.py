"""A page of the theme with holes in it, and how they are filled."""

from __future__ import annotations

import re
from types import SimpleNamespace

from markupsafe import escape

from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.web import json_ld

_OPEN, _CLOSE = "\ue000", "\ue001"


def _hole(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


token = SimpleNamespace(
    EDIT=_hole("edit"),
    PAGE=Page(
        path=_hole("path"),
        title=_hole("title"),
        description=_hole("description"),
        body=f"<!--<h1-->{_hole('body')}",
        section="",
        headings=(Heading(_hole("anchor"), _hole("toc")),),
        json_ld=_hole("linked"),
    ),
)
"""What stands in the holes while the theme is rendered."""

_TOC_ROW = re.compile(r'<li class="md-nav__item">\s*<a href="#' + _OPEN + r".*?</li>", re.DOTALL)
_EDIT = re.compile(r'<a href="' + _OPEN + r"edit.*?</a>", re.DOTALL)
_CANONICAL = re.compile(r'(<link rel="canonical" href=")[^"]*(">)')
_HOLE = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


class Shell:
    """The theme around one kind of page, rendered once."""

    def __init__(self, html: str) -> None:
        html = html.replace("<!--<h1-->", "")
        toc = _TOC_ROW.search(html)
        self._row = toc.group() if toc else ""
        if toc:
            html = html.replace(self._row, _hole("rows"))
        edit = _EDIT.search(html)
        self._edit = edit.group() if edit else ""
        if edit:
            html = html.replace(self._edit, _hole("editlink"))
        html = html.replace("#" + _hole("anchor"), "#" + _hole("first"))
        canonical = _CANONICAL.search(html)
        self._site = ""
        if canonical:
            whole = canonical.group()
            self._site = whole[len('<link rel="canonical" href="') : -2]
            html = html.replace(whole, _hole("canonical"))
        self._parts = _HOLE.split(html)

    def filled(self, page: Page, edit_url: str = "", canonical: str = "") -> bytes:
        """The whole page."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "body": page.body,
            "linked": page.json_ld
            or json_ld("WebPage" if page.is_landing else "Article", page.title, page.description),
            "rows": "".join(self._toc(h) for h in page.headings),
            "first": page.headings[0].anchor if page.headings else "",
            "editlink": self._edit.replace(token.EDIT, str(escape(edit_url))) if edit_url else "",
            "canonical": f'<link rel="canonical" href="{escape(canonical)}">' if canonical else "",
        }
        parts = (values.get(part, "") if n % 2 else part for n, part in enumerate(self._parts))
        return "".join(str(part) for part in parts).encode()

    def _toc(self, heading: Heading) -> str:
        row = self._row.replace(_hole("anchor"), str(escape(heading.anchor)))
        return row.replace(_hole("toc"), str(escape(heading.title)))
