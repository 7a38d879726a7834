"""What a site takes over from its book: the language, the name, the logo and the color of the header."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from talkdown.design.site_colors import HEADER_COLOR, light_colors
from talkdown.mkdocs.errors import SettingError
from talkdown.model.book import Book
from talkdown.outputs.addresses import LOGO
from talkdown.pipeline.site_brand import why_no_name

_DEFAULT_LANGUAGE = "en"
"""The theme's, where mkdocs.yml names none."""


def require_name(config: Mapping[str, Any]) -> None:
    """Raise `SettingError` for a `site_name:` that no book can be called: it stands on sheets where the book has no brand."""
    name = config.get("site_name")
    if isinstance(name, str) and (why := why_no_name(name)):
        raise SettingError(f"`site_name:` {why}", "site_name")


def set_language(config: MkDocsConfig, language: str) -> None:
    """Have pages say that they are in the language of the book, and the theme speak it, unless mkdocs.yml names one.

    Where the theme has no words in it, they stay English. The direction of writing is that of the theme's words.
    """
    theme = config.theme
    if theme["language"] != _DEFAULT_LANGUAGE:
        return
    theme["book_language"] = language
    folders = [Path(folder) / "partials/languages" for folder in theme.dirs]
    for name in (language, language.split("-")[0]):
        if any((folder / f"{name}.html").is_file() for folder in folders):
            theme["language"] = name
            return


def page_language(config: MkDocsConfig) -> str:
    """The language that pages say they are in."""
    return str(config.theme.get("book_language") or config.theme["language"])


def set_brand(config: MkDocsConfig, book: Book) -> None:
    """Have the site go by the name of the brand, and show its logo, unless mkdocs.yml names one.

    The name is text; `site_name:` of mkdocs.yml is HTML, as the theme has it.
    """
    theme = config.theme
    if book.settings.brand:
        config.site_name = escape(book.settings.brand.name)
    if book.logo and not theme.get("logo") and not (theme.get("icon") or {}).get("logo"):
        theme["logo"] = LOGO


def header_color(book: Book) -> str:
    """The color of the header, which a browser goes on with around the page."""
    brand = book.settings.brand
    return light_colors(brand.color).header if brand and brand.color else HEADER_COLOR
