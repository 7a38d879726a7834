"""The language of the book is that of its pages, and of the theme's own words where it knows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config import load_config

from talkdown.mkdocs.book_identity import page_language, set_language
from talkdown.storage.package import PACKAGE


@pytest.mark.parametrize(
    ("language", "setting", "html_language", "direction", "search_label"),
    [
        ("en-GB", "", "en-GB", "ltr", "Search"),
        ("de", "", "de", "ltr", "Suche"),
        ("ar", "", "ar", "rtl", "إبحث"),
        ("pt-BR", "", "pt-BR", "ltr", "Pesquisar"),
        ("gd", "", "gd", "ltr", "Search"),  # the theme does not know Gaelic
        ("de", "fr", "fr", "ltr", "Recherche"),  # mkdocs.yml has the last word
    ],
)
def test_pages_are_in_the_language_of_the_book(
    tmp_path: Path, language: str, setting: str, html_language: str, direction: str, search_label: str
) -> None:
    (tmp_path / "docs").mkdir()
    theme = f"{{name: material, language: {setting}}}" if setting else "material"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Words\ntheme: {theme}\nplugins: []\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.theme.dirs.insert(0, str(PACKAGE / "theme"))
    set_language(config, language)
    environment: Environment = config.theme.get_env()
    template = environment.from_string(
        '{% import "partials/language.html" as lang with context %}{{ lang.t("language") }} {{ lang.t("direction") }} {{ lang.t("search") }}'
    )
    assert template.render(config=config) == f"{html_language} {direction} {search_label}"
    assert page_language(config) == html_language  # what machines read
