"""Settings that stop a build, or leave a site with links to nowhere: a check names each on its line, before anything is built.

What stands here was built, too: each of these ends a build.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import write_small_project
from talkdown.mkdocs.site_check import check_site

HEAD = "site_name: X\ndocs_dir: content\n"
THEME = "theme: {name: material}\n"
PLUGINS = "plugins: [{talkdown: {print: {kinds: []}}}]\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, whose mkdocs.yml each test writes."""
    folder = tmp_path_factory.mktemp("odd-settings")
    write_small_project(folder)
    (folder / "content/plan.pdf").write_bytes(b"%PDF")
    (folder / "ours.py").write_text("raise SystemExit('code of the project was run')\n")
    return folder


def problems(project: Path, settings: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a check says of settings, with line and column; the theme and the plugins need not be among them."""
    text = HEAD + settings
    text += "" if "theme:" in settings else THEME
    text += "" if "plugins:" in settings else PLUGINS
    (project / "mkdocs.yml").write_text(text)
    monkeypatch.chdir(project)
    return [f"{p.position.line}:{p.position.column}: {p.message}" for p in check_site(Path("phrasebook"))]


NOT_LOADED = "3:23: `markdown_extensions`: Failed to load extension"
UNUSABLE = "MkDocs, or what it loads, cannot make anything of this:"
IS_OUT = "is left out of the site by `exclude_docs:`, `draft_docs:` or its name"

ODD_SETTINGS = {
    # Pages that are not there.
    "nav: [gone.md]": "3:7: `gone.md` under `nav:` is not there",
    "nav: [rules.md, {More: [gone/x.md]}]": "3:25: `gone/x.md` under `nav:` is not there",
    "nav: {A: rules.md}": "3:1: `nav`: Expected nav to be a list",
    "nav: [techniques/gone.md]": "3:7: `techniques/gone.md` under `nav:` is not there",
    "nav: [Rules.md]": "3:7: `Rules.md` under `nav:` is not there",
    "nav: [home.md]": "3:7: `home.md` under `nav:` is not there",
    "nav: [rules]": "3:7: `rules` under `nav:` is not there",
    "nav: ['*.md']": "3:7: `*.md` under `nav:` is not there",
    "nav: [sub/../rules.md]": "3:7: `sub/../rules.md` under `nav:` is not there",
    "nav: [../content/rules.md]": "3:7: `../content/rules.md` under `nav:` is not there",
    "nav: [{Up: /gone.html}]": "3:8: `/gone.html` under `nav:` is not there",
    "nav: [rules.md]\nexclude_docs: rules.md": f"3:7: `rules.md` under `nav:` {IS_OUT}",
    "nav: [rules.md]\ndraft_docs: /rules.md": f"3:7: `rules.md` under `nav:` {IS_OUT}",
    "exclude_docs: '*.md'": "3:1: `exclude_docs:` or `draft_docs:` leaves generated pages out, `drills.md` among them",
    "draft_docs: index.md": "3:1: `exclude_docs:` or `draft_docs:` leaves generated pages out,",
    # Files that are not there.
    "extra_css: [gone.css]": "3:13: `gone.css` under `extra_css:` is not there",
    "extra_css: [/gone.css]": "3:13: `/gone.css` under `extra_css:` is not there",
    "extra_css: ['gone.css?v=1']": "3:13: `gone.css?v=1` under `extra_css:` is not there",
    "extra_css: [rules.md]": "3:13: `rules.md` under `extra_css:` is a page",
    "extra_css: [../mkdocs.yml]": "3:13: `../mkdocs.yml` under `extra_css:` leads out of the site",
    "extra_css: [5]": "3:1: `extra_css:` is a list of names of files",
    "extra_javascript: [gone.js]": "3:20: `gone.js` under `extra_javascript:` is not there",
    "extra_javascript: [{path: gone.js, defer: true}]": "3:20: `gone.js` under `extra_javascript:` is not there",
    "extra_javascript: [{path: rules.md, type: module}]": "3:20: `rules.md` under `extra_javascript:` is a page",
    "theme: {name: material, logo: gone.png}": "3:25: `gone.png` under `logo:` is not there",
    "theme: {name: material, logo: 5}": "3:25: `5` under `logo:` is not there",
    "theme: {name: material, logo: rules.md}": "3:25: `rules.md` under `logo:` is a page",
    "theme: {name: material, favicon: gone.ico}": "3:25: `gone.ico` under `favicon:` is not there",
    "extra: {homepage: gone/}": "3:9: `gone/` under `homepage:` is not there",
    "extra: {alternate: [{name: A, link: /x/, lang: x}]}": "3:31: `/x/` under `alternate:` is not there",
    "site_url: https://x.example/words/\nextra: {alternate: [{name: A, link: /de/, lang: de}]}": "4:31: `/de/` under `alternate:` leads out of the site",
    "plugins: [{talkdown: {scripts: [gone.js]}}]": "3:23: `gone.js` under `scripts:` is not there",
    "plugins: [{talkdown: {scripts: gone.js}}]": "3:23: `gone.js` under `scripts:` is not there",
    "plugins: [{talkdown: {scripts: [rules.md]}}]": "3:23: `rules.md` under `scripts:` is no script",
    "plugins: [{talkdown: {scripts: [sha256-x]}}]": "3:23: `sha256-x` under `scripts:` is no script",
    "extra: {polyfills: [gone.js]}": "3:21: `gone.js` under `polyfills:` is not there",
    "extra: {polyfills: gone.js}": "3:9: `polyfills:` under `extra:` is a list of names of files",
    "extra: {social: [{icon: material/web, link: rules.html}]}": "3:39: `rules.html` under `social:` leads elsewhere from each page",
    "nav: [{Words: phrases.html}]": "3:8: `phrases.html` under `nav:` is not there",
    "nav: [{Rules: rules.html}]": "3:8: `rules.html` under `nav:` is not there",
    "hooks: [.]": "3:9: `.` under `hooks:` is no module of Python",
    "hooks: ['']": "3:9: `` under `hooks:` is no module of Python",
    "hooks: [content/rules.md]": "3:9: `content/rules.md` under `hooks:` is no module of Python",
    "hooks: ours.py": "3:1: `hooks:` is a list of names of files",
    "watch: content": "3:1: `watch:` is a list of names of files",
    "theme: {name: material, custom_dir: mkdocs.yml}": "3:25: there is no `mkdocs.yml`, which `custom_dir:` names",
    "theme: {name: material, custom_dir: }": "3:25: `custom_dir:` under `theme:` in mkdocs.yml is the name of a folder",
    "theme: {name: material, custom_dir: .}": "3:25: `custom_dir: .` and the phrasebook `phrasebook` are one folder",
    # Parts of addresses, and what Python would make of a template.
    "edit_uri: edit/main/": "3:1: `edit_uri:` in mkdocs.yml is a part of an address; add `repo_url:`",
    "edit_uri_template: 'edit/{path}'": "3:1: `edit_uri_template:` in mkdocs.yml is a part of an address",
    "repo_url: https://git.example/a\nedit_uri_template: '{path.__class__}'": "4:1: `edit_uri_template:` in mkdocs.yml holds braces",
    "repo_url: https://git.example/a\nedit_uri_template: '{path:>99999999}'": "4:1: `edit_uri_template:` in mkdocs.yml holds braces",
    "repo_url: https://git.example/a\nedit_uri_template: '{'": "4:1: `edit_uri_template`: Single '{' encountered",
    "repo_url: https://git.example/a\nedit_uri: //[host]/": "4:1: `edit_uri:` in mkdocs.yml is no address: ",
    # What no book can be called.
    f"site_name: {'x' * 4001}": "3:1: `site_name:` the text has 4,001 letters; at most 4,000 are allowed",
    "site_name: ' '": "3:1: `site_name:` the text is empty",
    # Values that are not what their tag, or their form, says.
    "extra: {since: !!timestamp soon}": "3:16: YAML reads `soon` as `!!timestamp`, and it is none",
    "extra: {since: 2026-02-30}": "3:16: YAML reads `2026-02-30` as `!!timestamp`, and it is none",
    "extra: {since: !!int ''}": "3:16: YAML reads this as `!!int`, and it is none",
    "extra: {since: !!python/complex soon}": "3:16: YAML reads `soon` as `!!python/complex`, and it is none",
    "extra: !include words.yml": "3:8: `!include`: MkDocs reads no such tag",
    "extra: {folder: !relative words}": "3:17: `!relative`: it stands alone, or before a folder",
    "extra: {name: !!python/name:os.path x}": "3:15: `!!python/name:os.path`: nothing may follow it",
    "extra: {name: !!python/name: }": "3:15: `!!python/name:`: a name of Python is missing behind it",
    "extra: {name: !!python/object:os.x {}}": "3:15: `tag:yaml.org,2002:python/object:os.x` names nothing that is installed",
    "extra: {name: !ENV [PATH, !!int x]}": "3:27: YAML reads `x` as `!!int`, and it is none",
    f"extra: {{number: 0x{'f' * 5_000}}}": "3:17: YAML reads `0xff",
    "markdown_extensions: [os]": "3:23: `markdown_extensions`:",
    # What the theme cannot show.
    "theme: {name: material, language: xx}": "3:25: the theme speaks no `xx`, which",
    "theme: {name: material, language: 5}": "3:25: the theme speaks no `5`, which",
    "theme: {name: material, icon: {logo: gone/x}}": "3:32: the theme has no icon `gone/x`",
    "theme: {name: material, icon: {logo: ../../x}}": "3:32: the theme has no icon `../../x`",
    "repo_url: https://git.example/a\ntheme: {name: material, icon: {repo: gone/x}}": "4:32: the theme has no icon `gone/x`",
    "theme: {name: material, palette: [{scheme: default, toggle: {icon: gone/x, name: A}}]}": "3:62: the theme has no icon `gone/x`",
    "extra: {social: [{icon: gone/x, link: 'https://a.example'}]}": "3:19: the theme has no icon `gone/x`",
    "extra: {social: [{icon: material/web, link: 'https://a.example'}, {icon: gone/x, link: 'https://a.example'}]}": "3:68: the theme has no icon `gone/x`",
    "extra: {social: [5]}": "3:18: the theme cannot be filled with the settings in mkdocs.yml: TemplateNotFound",
    "extra: {analytics: {provider: gone}}": "3:21: the theme cannot be filled with the settings in mkdocs.yml: TemplateNotFound",
    "theme: {name: material, locale: xx_YY}": "3:25: `theme`: Invalid value for locale: unknown locale 'xx_YY'",
    # What extensions and plugins refuse.
    "markdown_extensions: [gone.ext]": f"{NOT_LOADED} 'gone.ext'. ModuleNotFoundError",
    "markdown_extensions: [nope]": f"{NOT_LOADED} 'nope'. ModuleNotFoundError",
    "markdown_extensions: [pymdownx.nope]": f"{NOT_LOADED} 'pymdownx.nope'. ModuleNotFoundError",
    "markdown_extensions: [tables, {toc: {nope: 1}}]": "3:38: `markdown_extensions`: Failed to load extension 'toc'. KeyError",
    "markdown_extensions: [{pymdownx.superfences: {nope: 1}}]": "3:47: `markdown_extensions`: Failed to load extension 'pymdownx.superfences'",
    "markdown_extensions: [{toc: {slugify: x}}]": f"3:30: {UNUSABLE} TypeError",
    "markdown_extensions: [{toc: {toc_depth: x}}]": "3:30: `markdown_extensions`: Failed to load extension 'toc'. ValueError",
    "markdown_extensions: toc": "3:1: `markdown_extensions`: Invalid Markdown Extensions configuration",
    "markdown_extensions: 5": "3:1: `markdown_extensions`: Invalid Markdown Extensions configuration",
    "markdown_extensions: [{a: {}, b: {}}]": "3:24: `markdown_extensions`: Invalid Markdown Extensions configuration",
    "markdown_extensions: [{toc: {slugify: !!python/name:pymdownx.slugs.nope }}]": "3:39: `tag:yaml.org,2002:python/name:pymdownx.slugs.nope` names nothing that is installed",
    "markdown_extensions: [{toc: {slugify: !!python/object/apply:nowhere.slugify {} }}]": "3:39: `tag:yaml.org,2002:python/object/apply:nowhere.slugify` names",
    "plugins: [{search: {separator: 5}}, talkdown]": "3:21: `plugins`: Plugin 'material/search' option 'separator': Expected",
    "plugins: [{search: {lang: [en, 3]}}, talkdown]": f"3:32: {UNUSABLE} AttributeError",
    "plugins: [talkdown, {tags: {tags_file: 5}}]": "3:29: `plugins`: Plugin 'material/tags' option 'tags_file'",
    "plugins: [talkdown, {offline: {enabled: x}}]": "3:32: `plugins`: Plugin 'material/offline' option 'enabled'",
    "plugins: [talkdown, 5]": "3:21: `plugins`: '5' is not a valid plugin name.",
    "plugins: [talkdown, {i18n: {}}]": "3:22: the plugin `i18n` is not installed",
    "plugins: [{talkdown: {phrasebook: ''}}]": "3:23: `phrasebook` under `talkdown:` is the name of a folder",
    "site_dir: ''": "3:1: `site_dir:` is the name of a folder",
}


@pytest.mark.parametrize(("settings", "message"), ODD_SETTINGS.items(), ids=ODD_SETTINGS)
def test_a_check_names_an_odd_setting_on_its_line(
    project: Path, settings: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [text[: len(message)] for text in problems(project, f"{settings}\n", monkeypatch)] == [message]


def test_what_is_right_passes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = """nav: [index.md, rules.md, Words: [signs.md, techniques/index.md], Plan: plan.pdf, Up: 'https://a.example', T: t/T-01.html]
theme: {name: material, language: de, logo: plan.pdf, icon: {repo: fontawesome/brands/gitlab}, custom_dir: overrides}
repo_url: https://git.example/a
extra: {homepage: /, alternate: [{name: A, link: rules.html, lang: de}], social: [{icon: ours, link: 'https://a.example'}]}
extra_css: [ours.css]
markdown_extensions:
  - admonition
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
"""
    icons = project / "overrides/.icons"
    icons.mkdir(parents=True)
    (icons / "ours.svg").write_text("<svg/>")
    (project / "overrides/ours.css").write_text("")
    assert problems(project, settings, monkeypatch) == []


@pytest.mark.parametrize(
    "settings",
    ["hooks: [ours.py]\n", "markdown_extensions: [ours]\n", "markdown_extensions: [antigravity]\n"],
)
def test_no_code_of_the_project_is_run(project: Path, settings: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(project))
    assert problems(project, settings, monkeypatch) == []


def test_what_another_plugin_may_bring_is_left_to_a_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert problems(project, "nav: [blog/index.md]\nplugins: [talkdown, blog]\n", monkeypatch) == []


def test_a_book_of_which_the_file_beside_it_makes_no_site_is_noted(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some print, and have another site; who forgot the plugin finds out before a build fails."""
    (note,) = problems(project, "plugins: [search]\n", monkeypatch)
    assert note.startswith("3:1: `plugins:` does not list `talkdown`")
