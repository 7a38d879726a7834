"""A team's book beside the plugins that people have: the real packages, each for itself, and all that may be together.

`make plugins` installs them, and runs this; without them, nothing is tried here.
"""

from __future__ import annotations

import re
import subprocess
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from projects import SITE, files_in, run, write_small_project

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(find_spec("mkdocs_macros") is None, reason="`make plugins` installs them"),
]

BESIDE = {
    "autorefs": "",
    "awesome-pages": "",
    "awesome-nav": "",
    "exclude": "{glob: [later.md]}",
    "gen-files": "{scripts: [pages.py]}",
    "git-authors": "",
    "git-revision-date-localized": "",
    "glightbox": "",
    "include-markdown": "",
    "literate-nav": "",
    "macros": "",
    "mermaid2": "",
    "minify": "{minify_html: true, minify_js: true, minify_css: true}",
    "redirects": "{redirect_maps: {old.md: rules.md}}",
    "roamlinks": "",
    "section-index": "",
    "swagger-ui-tag": "",
    "table-reader": "",
    "enumerate-headings": "",
}
"""By name, with their settings: what docs/team.md tells of as working or building beside ours, in the order that they ask for."""

NOT_BESIDE = ["i18n", "monorepo", "print-site"]

PHRASES = """\
- id: tell-me
  code: P-01
  text: Tell me what happened, {name}.
  technique: hear-them-out
  channels: [phone, email]
  when: At the beginning.
  status: approved
- id: sum-up
  code: P-02
  text: "{name}, *two* meters & _one_ pump | $5$."
  technique: hear-them-out
  channels: [phone, email]
  when: "{{ name }} stands in a draft, or {% if name %}, or {# name #}, or [[name]], or {name}."
  status: approved
"""
SLOTS = """\
id: refund-limit
code: L-01
label: The most you may refund
default: "Ask {{ lead }}, {% if lead %} or {# lead #}."
status: approved
"""

OWN_PAGE = "# House rules\n\nBe kind. We [[hear-them-out]].\n"

_WORDS = re.compile(
    r'<q class="?td-say__words"? dir="?auto"?>.*?</q>|data-clipboard-text=(?:"[^"]*"|[^\s>]*)'
)
_MARKS = re.compile(r"\{\{ \w+ \}\}|\{% \w+ \w+ %\}|\{# \w+ #\}|\[\[name\]\]")
"""What the plugins take for theirs."""

_QUOTES = re.compile(r'=(?:"([^"]*)"|([^\s">]+))')


def _set_up(folder: Path, plugins: dict[str, str]) -> None:
    """A team's project with these plugins, as a repository of its own."""
    write_small_project(folder)
    (folder / "phrasebook/phrases.yaml").write_text(PHRASES)
    (folder / "phrasebook/slots.yaml").write_text(SLOTS)
    (folder / "content/rules.md").write_text(OWN_PAGE)
    (folder / "content/later.md").write_text("# Later\n")
    (folder / "pages.py").write_text(
        "import mkdocs_gen_files\n\nmkdocs_gen_files.open('made.md', 'w').write('# Made')\n"
    )
    entries = {**plugins, "talkdown": "{print: {kinds: []}}"}
    lines = "".join(f"  - {name}: {settings}\n" for name, settings in entries.items())
    (folder / "mkdocs.yml").write_text(SITE.replace("  - talkdown\n", lines))
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Ours"]):
        subprocess.run(
            ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", *arguments],
            cwd=folder,
            check=True,
        )


def _words_by_page(site: Path) -> dict[str, list[str]]:
    """What each page shows of phrases, and copies, whatever quotes a plugin has taken away."""
    return {
        name: [
            *(_QUOTES.sub(r"=\1\2", words) for words in _WORDS.findall((site / name).read_text())),
            *_MARKS.findall(unescape((site / name).read_text())),
        ]
        for name in files_in(site)
        if name.endswith(".html")
    }


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The words on each page of the site without another plugin."""
    folder = tmp_path_factory.mktemp("alone") / "site"
    folder.mkdir()
    _set_up(folder, {})
    result = run("build", "-f", str(folder / "mkdocs.yml"))
    assert result.returncode == 0, result.stdout + result.stderr
    return _words_by_page(folder / "site")


@pytest.mark.parametrize(
    "names", [*([name] for name in BESIDE), list(BESIDE)], ids=[*BESIDE, "all of them together"]
)
def test_each_page_is_there_and_its_words_are_as_they_were(
    names: list[str], alone: dict[str, list[str]], tmp_path: Path
) -> None:
    _set_up(tmp_path, {name: BESIDE[name] for name in names})
    result = run("build", "-f", str(tmp_path / "mkdocs.yml"))
    assert result.returncode == 0, result.stdout + result.stderr
    words = _words_by_page(tmp_path / "site")
    assert any("*two* meters" in text for texts in alone.values() for text in texts)
    assert {"{{ name }}", "{% if name %}", "{# name #}", "{{ lead }}"} <= {
        text for texts in alone.values() for text in texts
    }
    assert {name: words.get(name) for name in alone if name != "later.html"} == {
        name: texts for name, texts in alone.items() if name != "later.html"
    }
    for name in alone.keys() & words.keys():
        assert "</html>" in (tmp_path / "site" / name).read_text(), name


@pytest.mark.parametrize("name", NOT_BESIDE)
def test_what_cannot_be_beside_ours_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    settings = {"i18n": "{languages: [{locale: en, default: true, name: English}]}"}
    _set_up(tmp_path, {name: settings.get(name, "")})
    result = run("build", "-f", str(tmp_path / "mkdocs.yml"))
    assert result.returncode == 1
    assert f"the plugin `{name}` cannot be beside `talkdown`: " in result.stderr
