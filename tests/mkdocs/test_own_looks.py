"""A team's own looks: its brand, its templates, its palette and its style sheets, all in one build."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateError
from PIL import Image

from projects import run, run_here, write_small_project
from shared_build import build_once
from talkdown.mkdocs.authored_error import unusable_settings

BLOCKS = "htmltitle styles libs fonts analytics extrahead announce header hero tabs site_nav content footer scripts".split()
"""The blocks of Material's `base.html` that stand on a page without settings of their own."""

SETTINGS = """
site_name: Handbook
site_url: https://words.example.com/
docs_dir: content
theme:
  name: material
  custom_dir: overrides
  features: [announce.dismiss]
  palette: {primary: indigo, accent: pink}
extra_css: [own.css]
plugins:
  - talkdown: {print: {kinds: []}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(tmp_path_factory, "own-looks", _build) / "site"


def _build(folder: Path) -> None:
    folder.mkdir()
    write_small_project(folder)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    (folder / "content/own.css").write_text(":root{--md-primary-fg-color:#123456}")
    (folder / "overrides").mkdir()
    blocks = "".join(
        f"{{% block {name} %}}[own {name}]{'' if name == 'extrahead' else '{{ super() }}'}{{% endblock %}}\n"
        for name in BLOCKS
    )
    (folder / "overrides/main.html").write_text('{% extends "base.html" %}\n' + blocks)
    with (folder / "phrasebook/book.yaml").open("a") as book:
        book.write('brand: {name: Clearwater, logo: clear.png, color: "#ffb000"}\n')
    Image.new("RGB", (60, 20), "#0a84c1").save(folder / "phrasebook/clear.png")
    result = run("build", "-f", str(folder / "mkdocs.yml"))
    assert (result.returncode, result.stderr) == (0, ""), result.stderr


PAGES = ("index.html", "rules.html", "techniques/hear-them-out.html")
"""Home, a page of the author's, and one of an entry."""


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_an_own_template_is_filled_and_ours_stay(page: str, site: Path) -> None:
    html = (site / page).read_text()
    assert [name for name in BLOCKS if f"[own {name}]" not in html] == []
    for mark in ('<meta name="talkdown"', 'id="td-find"', 'rel="manifest"', 'class="md-banner"', "md-header"):
        assert html.count(mark), mark


@pytest.mark.parametrize("page", PAGES)
def test_the_palette_of_the_settings_holds_and_own_styles_have_the_last_word(page: str, site: Path) -> None:
    html = (site / page).read_text()
    sheets = re.findall(r'<link rel="stylesheet" href="(?:\.\./)*([^"?]+)', html)
    assert sheets == [
        *(f"assets/talkdown/{name}.css" for name in ("theme", "talkdown", "book", "finder")),
        "own.css",
    ]
    assert 'data-md-color-primary="indigo" data-md-color-accent="pink"' in html
    assert '[data-md-color-primary="indigo"]' in (site / "assets/talkdown/theme.css").read_text().replace(
        "=indigo", '="indigo"'
    )


def test_the_site_goes_by_the_name_of_the_brand_alone(site: Path) -> None:
    assert "Handbook" not in "".join(path.read_text() for path in site.rglob("*.html"))
    assert json.loads((site / "manifest.webmanifest").read_text())["name"] == "Clearwater"


def test_logo_and_color_reach_header_icon_and_frame(site: Path) -> None:
    html = (site / "techniques/hear-them-out.html").read_text()
    assert '<img src="../assets/talkdown/logo.svg"' in html
    assert '<link rel="icon" href="../assets/talkdown/icon-192.png">' in html
    assert '<meta name="theme-color" content="#ffb000">' in html
    assert json.loads((site / "manifest.webmanifest").read_text())["theme_color"] == "#ffb000"
    styles = (site / "assets/talkdown/book.css").read_text()
    assert ":root{--md-primary-fg-color:#ffb000;" in styles
    icon = Image.open(io.BytesIO((site / "assets/talkdown/icon-192.png").read_bytes()))
    assert icon.convert("RGB").getpixel((96, 96)) == (10, 132, 193)


@pytest.mark.parametrize(
    ("icon", "line"), [(b"<svg>\xff</svg>", 1), (b"<svg>\n{{</svg>", 2), (b"<svg>\n{{ x.y.z }}", 2)]
)
def test_a_template_of_the_project_that_cannot_be_used_is_named(
    icon: bytes, line: int, tmp_path: Path
) -> None:
    (tmp_path / "ours.svg").write_bytes(icon)
    (tmp_path / "main.html").write_text("{% include 'ours.svg' %}")
    with pytest.raises((UnicodeDecodeError, TemplateError)) as error_info:
        Environment(loader=FileSystemLoader(tmp_path)).get_template("main.html").render()
    message = str(unusable_settings(error_info.value))
    assert f"{tmp_path}/ours.svg:{line}`: this template cannot be used: " in message


@pytest.mark.parametrize(
    "path", ["assets/talkdown/theme.css", "assets/talkdown/talkdown.css", "sw.js", "_headers"]
)
def test_a_file_beside_the_templates_that_has_a_name_of_ours_is_named(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.replace("extra_css: [own.css]\n", ""))
    file = tmp_path / "overrides" / path
    file.parent.mkdir(parents=True)
    file.write_text("/* ours */")
    monkeypatch.chdir(tmp_path)
    result = run_here("build")
    assert result.returncode == 1
    assert f"`overrides/{path}` would lie at `{path}`, which is generated; rename it" in result.stderr
