"""The plugin in a MkDocs site that was there before, beside the plugins that come with Material."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from projects import run, write_small_project
from shared_build import build_once
from talkdown.mkdocs.plugin import TalkdownPlugin
from talkdown.mkdocs.preconditions import require_preconditions

SETTINGS = """
site_name: Handbook
site_url: https://words.example.com/
docs_dir: content
theme: {name: material}
exclude_docs: /drafts/
plugins:
  - search
  - tags
  - offline
  - blog
  - group: {plugins: [meta]}
  - talkdown: {print: {kinds: []}}
"""

PAGES = {
    "rules.md": "---\ntags: [calm]\n---\n# House rules\n\nBe kind.\n",
    "drafts/later.md": "# Later\n",
    "blog/index.md": "# News\n",
    "blog/posts/first.md": "---\ndate: 2026-01-02\n---\n# First\n\nWe [[hear-them-out]].\n\n<!-- more -->\n\nAlways.\n",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(tmp_path_factory, "other-plugins", _build)


def _build(folder: Path) -> None:
    folder.mkdir()
    write_small_project(folder)
    (folder / "mkdocs.yml").write_text(SETTINGS)
    for name, text in PAGES.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_text(text)
    result = run("build", "--strict", "-f", str(folder / "mkdocs.yml"))
    (folder / "report.txt").write_text(result.stderr)
    assert result.returncode == 0, result.stderr


def test_what_the_site_has_already_is_said_and_nothing_else(build: Path) -> None:
    assert (build / "report.txt").read_text() == (
        "note: `search` under `plugins:` does nothing here: the finder is the one search box, and finds your own pages, too\n"
        "note: `offline` under `plugins:` does nothing here: the pages open from files and without the network as they are\n"
    )


def test_posts_and_their_list_lead_to_entries(build: Path) -> None:
    for page, link in (
        ("blog/index.html", "../techniques/hear-them-out.html"),
        ("blog/2026/01/02/first.html", "../../../../techniques/hear-them-out.html"),
    ):
        assert f'We <a href="{link}">Hear them out</a>.' in (build / "site" / page).read_text()


def test_the_navigation_has_what_is_on_the_site(build: Path) -> None:
    html = (build / "site/rules.html").read_text()
    links = set(re.findall(r'class="md-nav__link" href="([^"]+)"|href="([^"]+)" class="md-nav__link', html))
    paths = {path for pair in links for path in pair}
    assert {"index.html", "signs.html", "policy.html", "blog/index.html"} <= paths
    assert "later" not in html
    assert '<a href="./rules.html"' in html or '"rules.html"' in html


@pytest.mark.parametrize("name", ["i18n", "monorepo", "print-site"])
def test_a_plugin_that_cannot_be_beside_it_is_named_with_the_reason(name: str, tmp_path: Path) -> None:
    write_small_project(tmp_path)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins[name] = config.plugins["talkdown"]
    del config.plugins["talkdown"]
    with pytest.raises(PluginError, match=f"the plugin `{name}` cannot be beside `talkdown`: "):
        require_preconditions(config, TalkdownPlugin)
