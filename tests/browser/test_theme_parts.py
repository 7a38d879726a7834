"""No page of the shipped book shows a part of the theme whose rules are left out of its style sheet."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from talkdown.outputs.web.theme_css import part_of


def test_no_page_shows_a_part_without_its_rules(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    classes = {
        name
        for page in pages
        for element in LexborHTMLParser(page.read_text(encoding="utf-8")).css("[class]")
        for name in (element.attributes["class"] or "").split()
    }
    assert "md-header__button" in classes
    assert sorted(name for name in classes if part_of(name)) == []
