"""How generated pages and the theme's settings look to MkDocs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from talkdown.outputs import Artifact
from talkdown.outputs.pages import LANDING_PAGES, Page
from talkdown.outputs.web import json_ld, without_unused_rules

THEME = "assets/talkdown/theme.css"

_ANCHOR = re.compile(r' id="([^"]+)"')


class GeneratedPage(MkDocsPage):
    """A page whose content is there already."""

    def __init__(
        self, page: Page, file: File, config: MkDocsConfig, hide: tuple[str, ...] = ("navigation",)
    ) -> None:
        super().__init__(page.title, file, config)
        self._made = page
        self._hide = hide

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: give the page's title and description."""
        self.markdown = ""
        hide = list(self._hide) + ([] if self._made.headings else ["toc"])
        self.meta = {
            "title": self._made.title,
            "description": self._made.description,
            "hide": hide,
            "search": {"exclude": True},
            "talkdown": True,
            "linked": self._made.json_ld or json_ld("WebPage", self._made.title, self._made.description),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished body and its headings."""
        self.content = self._made.body
        links = [
            AnchorLink(str(escape(h.title)), h.anchor, 2) for h in self._made.headings
        ]  # HTML, to the theme
        self.toc = skipping_to("td-q" if self._made.path == "index.html" else "td-find", links)
        self.present_anchor_ids = set(_ANCHOR.findall(self._made.body))


def skipping_to(anchor: str, links: list[AnchorLink]) -> TableOfContents:
    """A table of contents under a heading that nobody sees: the theme's skip link leads to its anchor."""
    top = AnchorLink("", anchor, 1)
    top.children = links
    return TableOfContents([top])


def like_ours(page: MkDocsPage, config: MkDocsConfig) -> None:
    """On an author's own page too, the skip link leads to the finder, and machines read what it is about."""
    if isinstance(page, GeneratedPage):
        return
    links = list(page.toc)
    if links and links[0].level == 1:
        links = links[0].children  # as the theme shows them
    page.toc = skipping_to("td-find", links)
    description = str(page.meta.get("description") or config.site_description or "")
    page.meta.setdefault("linked", json_ld("Article", str(page.title or config.site_name), description))


def theme_defaults(config: MkDocsConfig) -> None:
    """What mkdocs.yml does not say for itself."""
    theme = config.theme
    theme["font"] = False
    if theme["favicon"] == "assets/images/favicon.png":  # the theme's own
        theme["favicon"] = "assets/talkdown/icon-192.png"
    # Alignment as an attribute of the cell: a style attribute would be refused by a strict policy.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    theme["features"] = list(
        dict.fromkeys(
            [
                *theme.get("features", []),
                "navigation.tabs",
                "navigation.instant",
                "navigation.top",
                "content.action.edit",
                "toc.follow",
            ]
        )
    )
    if not theme.get("palette"):
        to_dark = {"icon": "material/weather-night", "name": "Switch to dark"}
        to_light = {"icon": "material/weather-sunny", "name": "Switch to light"}
        theme["palette"] = [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                "primary": "custom",
                "accent": "custom",
                "toggle": to_dark,
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "primary": "custom",
                "accent": "custom",
                "toggle": to_light,
            },
        ]
    for path in ("assets/talkdown/talkdown.js", "assets/talkdown/finder.js"):
        if path not in config.extra_javascript:
            config.extra_javascript.append(path)
    if THEME not in config.extra_css:
        config.extra_css.insert(0, THEME)  # what stood before all others goes on doing so
    for path in ("assets/talkdown/talkdown.css", "assets/talkdown/book.css", "assets/talkdown/finder.css"):
        if path not in config.extra_css:
            config.extra_css.append(path)


def theme_styles(config: MkDocsConfig, files: Files) -> bytes:
    """The theme's own sheets as one; takes them out of the site. A site with templates of its own keeps all rules."""
    sheets = [
        file
        for file in files.css_files()
        if file.src_uri.startswith(("assets/stylesheets/main.", "assets/stylesheets/palette."))
    ]
    asked = _asked(config)
    text = ""
    for file in sheets:
        files.remove(file)
        text += (
            file.content_string
            if config.theme.custom_dir
            else without_unused_rules(file.content_string, asked)
        )
    return text.encode()


def _asked(config: MkDocsConfig) -> set[str]:
    """What the settings ask of the theme, by the names they have there."""
    palette = config.theme["palette"]
    colors = {
        f"{part}={shade.get(part)}"
        for shade in (palette if isinstance(palette, list) else [palette])
        for part in ("primary", "accent")
    }
    plugins = {name.removeprefix("material/") for name in config.plugins}
    extra = {name for name, value in config.extra.items() if value}
    repo = {"repo_url"} if config.repo_url else set()
    return {*config.theme["features"], *config.markdown_extensions, *plugins, *extra, *colors, *repo}


def ask_by_hash(config: MkDocsConfig, path: str, origin: bytes | Path) -> None:
    """Have pages ask for one of our scripts or styles by what is in it.

    A page of a new build then never meets the styles of an old one, whatever a cache has kept.
    """
    for asked in (config.extra_css, config.extra_javascript):
        if path in asked:
            content = origin if isinstance(origin, bytes) else origin.read_bytes()
            asked[asked.index(path)] = Artifact(path, content).address


def navigation(content: Path) -> list[dict[str, Any]]:
    """The landing pages, six of them as tabs, and then the author's own pages."""
    rows: list[dict[str, Any]] = [
        {page.title: page.path.removesuffix(".html") + ".md"} for page in LANDING_PAGES
    ]
    own = sorted(p.relative_to(content).as_posix() for p in content.rglob("*.md") if p.name != "index.md")
    nav = [*rows[:6], {"Reference": rows[6:]}]
    return [*nav, {"Guides": own}] if own else nav
