"""How generated pages look to MkDocs, and authored ones like them."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from pydantic import ValidationError

from talkdown.loader.page_settings import review_of
from talkdown.mkdocs.authored_text import text_settings, words_of, words_of_settings
from talkdown.mkdocs.book_identity import page_language
from talkdown.model.entry import Review
from talkdown.outputs.pages import Page, review_note
from talkdown.outputs.web import as_json_ld

_ID = re.compile(r' id="([^"]+)"')  # bodies are made by our own templates, which write ids in this way alone

_FINDER, _HOME_FINDER = "td-find", "td-q"
"""Where the theme's skip link leads: the finder's link in the header, or the search field of the home page."""


class GeneratedPage(MkDocsPage):
    """A page whose content is there already."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(page.title), file, config)
        self._page = page

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read. Plugins that give pages the settings of a folder find none here that theirs could be at odds with."""
        self.markdown = ""
        self.meta = {}

    def settings(self, config: MkDocsConfig) -> dict[str, Any]:
        """What the theme is told of the page, and all of it: no author's settings are about a generated page."""
        return {
            "title": escape(self._page.title),
            "description": escape(self._page.description),
            "hide": self._hidden_parts(),
            "search": {"exclude": True},
            "talkdown": True,
            # It is no text: as such its quotes would be escaped for the theme.
            "json_ld": Markup(
                self._page.json_ld
                or as_json_ld("WebPage", self._page.title, self._page.description, page_language(config))
            ),
        }

    def _hidden_parts(self) -> list[str]:
        """What the theme leaves out. Pages that share a tab have its list beside them: no other menu leads from one to the next."""
        return [*(() if self.parent else ("navigation",)), *(() if self._page.headings else ("toc",))]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished body and its headings."""
        self.content = self._page.body
        # Titles of headings are HTML to the theme.
        links = [AnchorLink(str(escape(h.title)), h.anchor, 2) for h in self._page.headings]
        self.toc = _toc_below(_HOME_FINDER if self._page.path == "index.html" else _FINDER, links)
        self.present_anchor_ids = set(_ID.findall(self._page.body))


def markdown_path(path: str) -> str:
    """The Markdown file in place of which MkDocs takes a generated page: `signs.md` for `signs.html`."""
    return path.removesuffix(".html") + ".md"


def settings_for_theme(page: MkDocsPage, config: MkDocsConfig) -> dict[str, Any]:
    """The settings of a page as the theme gets them: of an author's page, all as text."""
    return page.settings(config) if isinstance(page, GeneratedPage) else text_settings(dict(page.meta))


def make_authored_page_alike(page: MkDocsPage, config: MkDocsConfig) -> None:
    """On an author's own page too, the skip link leads to the finder, and machines read what it is about.

    A page with advice has `reviewed:` at its top, as entries do, and says under its title who has reviewed it: with
    `reviewed: no` that nobody has. Without the field it says nothing. Raises `PluginError` for any other value.
    """
    if isinstance(page, GeneratedPage):
        return
    links = list(page.toc)
    if links and links[0].level == 1:
        links = links[0].children  # as the theme shows them
    page.toc = _toc_below(_FINDER, links)
    if "reviewed" in page.meta:
        page.content = _with_review_note(page.content or "", _review_of(page))
    description = words_of(page.meta.get("description") or config.site_description or "")
    title = words_of(page.title or config.site_name)
    # Whatever the author wrote there: it stands in an element that is no text.
    page.meta["json_ld"] = as_json_ld("Article", title, description, page_language(config))


def _review_of(page: MkDocsPage) -> Review | None:
    try:
        return review_of(words_of_settings(page.meta["reviewed"]))
    except ValidationError:
        message = (
            f"talkdown: {page.file.src_uri}: `reviewed:` takes `no`, or {{date: 2026-11-22, by: team lead}}"
        )
        raise PluginError(message) from None


def _with_review_note(html: str, review: Review | None) -> str:
    """The page with the note under its title; at its top if the theme writes the title."""
    head, end_of_title, rest = html.rpartition("</h1>") if html.count("</h1>") == 1 else ("", "", html)
    return f"{head}{end_of_title}{review_note([review])}{rest}"


def _toc_below(anchor: str, links: list[AnchorLink]) -> TableOfContents:
    """A table of contents under a heading that nobody sees: the theme's skip link leads to its anchor."""
    heading = AnchorLink("", anchor, 1)
    heading.children = links
    return TableOfContents([heading])
