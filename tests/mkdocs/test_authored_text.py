"""Names and titles that authors write are text to the theme, and nothing that stands around a page is allowed for standing there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from projects import run_here, set_print, write_small_project
from scripts.shipped_site import response_headers
from shared_build import build_once
from talkdown.mkdocs.authored_text import text_settings, words_of
from talkdown.outputs.web import hash_of, inline_scripts, redirecting_markup
from titles_with_scripts import MARKUP, write_titles


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(tmp_path_factory, "titles-with-scripts", write_titles) / "site"


def _only(page: LexborHTMLParser, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def test_no_page_has_a_script_or_a_redirect_of_an_author(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}
    assert {"index.html", "404.html", "own.html", "deep/list.html", "techniques/hear-them-out.html"} <= set(
        pages
    )
    for path, html in pages.items():
        assert not [tag for tag in redirecting_markup(html) if "a.example" in tag], path
        assert not [script for script in inline_scripts(html) if "ran" in script], path


def test_the_policy_allows_every_script_of_the_site_and_none_of_an_author(site: Path) -> None:
    policy = response_headers(site)["Content-Security-Policy"]
    scripts = {script for path in site.rglob("*.html") for script in inline_scripts(path.read_text())}
    assert [script for script in scripts if hash_of(script) not in policy] == []
    assert hash_of('document.title="ran"') not in policy
    assert policy.count("sha256-") == len(scripts)


def test_what_yaml_makes_of_a_value_is_text_to_the_theme_too() -> None:
    settings = text_settings(
        {"title": b"<script>", "status": {"<script>"}, "tags": [("<b>", 1)], "on": date(2026, 1, 2)}
    )
    assert "<" not in str(settings)
    assert settings["on"] == date(2026, 1, 2)


def test_readers_see_the_words_as_they_were_written(site: Path) -> None:
    home = LexborHTMLParser((site / "index.html").read_text())
    page = LexborHTMLParser((site / "own.html").read_text())
    name = f"Clear{MARKUP}water"
    title = f"T</title>{MARKUP}"
    header = [node.text(strip=True) for node in page.css(".md-header__topic .md-ellipsis")]
    assert header == [name, title]
    assert _only(page, "title").text() == f"{title} - {name}"
    assert _only(page, "meta[name=description]").attributes["content"] == f'">{MARKUP}'
    assert _only(home, ".md-logo").attributes["title"] == name
    rows = {node.text(strip=True) for node in home.css(".md-nav__link .md-ellipsis")}
    assert any(row.startswith(title) for row in rows), rows
    assert MARKUP in _only(home, ".td-dangers a").text()
    manifest = json.loads((site / "manifest.webmanifest").read_text())
    assert manifest["name"] == name
    about = json.loads(_only(page, 'script[type="application/ld+json"]').text())
    assert (about["name"], about["description"]) == (title, f'">{MARKUP}')
    heading = LexborHTMLParser((site / "heading.html").read_text())
    assert _only(heading, "title").text().startswith("H </title><script>")


def test_what_comes_into_the_frame_by_another_way_is_named_and_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles in `nav:` are HTML, and plugins take them from files of authors: a script runs once it is listed, and not before."""
    write_small_project(tmp_path)
    set_print(tmp_path)
    with (tmp_path / "mkdocs.yml").open("a") as settings:
        settings.write(f"nav:\n- index.md\n- 'Rules{MARKUP}': rules.md\n")
    monkeypatch.chdir(tmp_path)
    result = run_here("build", "--strict")
    assert result.returncode == 1
    refusal = "the site's policy refuses this script, which no setting lists: document.title="
    for page in ("index.md", "rules.md:1"):
        assert f"warning: {page}: {refusal}" in result.stderr
        assert f"warning: {page}: this leads readers away from the page" in result.stderr
    run_here("build")
    assert (
        hash_of('document.title="ran"') not in response_headers(tmp_path / "site")["Content-Security-Policy"]
    )


def test_a_template_that_needs_the_navigation_takes_nothing_from_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    settings = (
        (tmp_path / "mkdocs.yml").read_text().replace("name: material", "name: material\n  custom_dir: own")
    )
    (tmp_path / "mkdocs.yml").write_text(settings + "nav: [index.md, rules.md]\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}<script>second("{{ nav.items[1].title.upper() }}")</script>{% endblock %}'
    )
    monkeypatch.chdir(tmp_path)
    stderr = run_here("build").stderr
    assert "warning: `main.html` of the theme needs what is on this site" in stderr
    assert (
        'rules.md:1: the site\'s policy refuses this script, which no setting lists: second("HOUSE RULES")'
        in stderr
    )
    policy = response_headers(tmp_path / "site")["Content-Security-Policy"]
    scripts = {
        script for path in (tmp_path / "site").rglob("*.html") for script in inline_scripts(path.read_text())
    }
    assert [script for script in scripts if hash_of(script) not in policy] == ['second("HOUSE RULES")']


def test_settings_of_a_page_are_text_in_any_shape() -> None:
    itself: list[object] = ["<b>"]
    itself.append(itself)
    settings = text_settings({"title": ["<i>"], "status": 5, "tags": itself, "more": {"<k>": {"x": "a & b"}}})
    assert settings["title"] == Markup("[&#39;&lt;i&gt;&#39;]")
    assert settings["status"] == 5
    assert settings["tags"][0] == "&lt;b&gt;"
    assert settings["tags"][1] is settings["tags"]
    assert settings["more"] == {"&lt;k&gt;": {"x": "a &amp; b"}}
    assert words_of(settings["more"]["&lt;k&gt;"]["x"]) == "a & b"


def test_anchors_that_stand_for_a_billion_texts_are_read_once() -> None:
    rows: list[object] = ["<"]
    for _ in range(30):
        rows = [rows] * 2
    assert len(text_settings({"bomb": rows})["bomb"]) == 2
