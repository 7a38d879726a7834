"""Scripts on an author's own pages: what mkdocs.yml does not list is named, refused, and fails a strict build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import run, run_here, write_small_project
from scripts.shipped_site import response_headers
from talkdown.outputs.web import hash_of

PAGE = """---
description: '"><script>inTheHead()</script>'
---
# Mine

<script>run(1)</script>

```html
<script>run(2)</script>
```
"""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_small_project(tmp_path)
    files = {
        "deep/down/mine.md": PAGE,
        "raw.html": "<p>\n<script>raw()</script>",
        "own.js": "own()",
        "lazy.js": "1",
    }
    files |= {
        "twin.js.gz": "1",
        "signs.html.gz": "1",
        "x.svg": "<svg><script>drawn()</script></svg>",
        "data.tar.gz": "1",
        "Signs.html.BR": "1",
        "sw.js.zst": "1",
        "techniques.gz": "1",
    }
    for name, text in files.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(team: Path, *scripts: str, site: str = "") -> None:
    plugin = "  - talkdown:\n      print: {kinds: []}\n" + "      scripts:\n" * bool(scripts)
    plugin += "".join(f"        - {item}\n" for item in scripts)
    text = (team / "mkdocs.yml").read_text().replace("  - talkdown\n", plugin)
    (team / "mkdocs.yml").write_text(site + text)


def test_what_no_setting_lists_is_named_with_its_line(team: Path) -> None:
    configure(team)
    result = run("build", "--strict")
    assert result.returncode == 1
    warnings = [line for line in result.stderr.splitlines() if line.startswith("warning")]
    assert [re.sub(r"(;|, which).*", "", line) for line in warnings] == [
        "warning: Signs.html.BR: this is not published: servers would send it in place of `Signs.html`",
        "warning: lazy.js: this is not published: no setting lists this script",
        "warning: own.js: this is not published: no setting lists this script",
        "warning: signs.html.gz: this is not published: servers would send it in place of `signs.html`",
        "warning: sw.js.zst: this is not published: servers would send it in place of `sw.js`",
        "warning: techniques.gz: this is not published: servers would send it in place of `techniques`",
        "warning: twin.js.gz: this is not published: servers would send it in place of `twin.js`",
        "warning: deep/down/mine.md:6: the site's policy refuses this script",
        "warning: raw.html:2: the site's policy refuses this script",
        "warning: x.svg:1: the site's policy refuses this script",
    ]
    assert [hash_of(script).strip("'") in result.stderr for script in ("run(1)", "run(2)", "raw()")] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("ending", ["mjs", "cjs", "jsm", "es", "ES6", "ecma", "javascript"])
def test_so_is_a_script_by_whatever_ending_a_server_knows_one(team: Path, ending: str) -> None:
    (team / f"content/ours.{ending}").write_text("own()")
    configure(team)
    assert f"ours.{ending}: this is not published: no setting lists this script" in run_here("build").stderr
    assert not (team / f"site/ours.{ending}").exists()


def test_a_text_that_a_page_loads_as_a_script_is_named_with_its_line(team: Path) -> None:
    scripts = (
        "notes.txt",
        "notes.txt?own.js",
        "data:text/javascript,1//.js",
        "../own%2Ejs",
        "https://a.example/x",
    )
    tags = [f'<script src="{address}"></script>' for address in scripts]
    (team / "content/mine.md").write_text("# Mine\n" + "\n".join(tags))
    (team / "content/notes.txt").write_text("own()")
    (team / "content/plan.svg").write_text(
        '<svg>\n<script xlink:href="notes.txt"/>\n<script href="//a.example/own.js"/></svg>'
    )
    (team / "content/plan.html").write_text('<svg><script href="notes.txt"></script></svg>')
    configure(team)
    stderr = run_here("build").stderr
    rows = [row.split(": ", 1)[1] for row in stderr.splitlines() if re.match(r"warning: (mine|plan)\.", row)]
    refusal = "the site's policy refuses this"
    request = "no setting lists this script; it has to end in `.js`, and to stand under `scripts:` of the plugin in mkdocs.yml"
    assert sorted(rows) == sorted(
        [
            f'mine.md:2: {request}: <script src="notes.txt">',
            f'mine.md:3: {request}: <script src="notes.txt?own.js">',
            f'mine.md:4: {request}: <script src="data:text/javascript,1//.js">',
            f'mine.md:6: {refusal}: <script src="https://a.example/x">',
            f'plan.html:1: {request}: <script href="notes.txt">',
            f'plan.svg:2: {request}: <script xlink:href="notes.txt">',
            f'plan.svg:3: {request}: <script href="//a.example/own.js">',
        ]
    )


@pytest.mark.parametrize("name", ["_redirects", "deep/web.config", "_worker.js", "_routes.json"])
def test_settings_of_hosts_are_not_published(team: Path, name: str) -> None:
    (team / "content" / name).write_text("/* https://a.example/ 302\n")
    configure(team)
    assert f"{name}: this is not published: hosts take it for their settings" in run_here("build").stderr
    assert not (team / "site" / name).exists()


def test_the_policy_does_not_allow_it_and_allows_what_the_theme_needs(team: Path) -> None:
    configure(team)
    assert run_here("build").returncode == 0
    policy = response_headers(team / "site")["Content-Security-Policy"]
    for script in ("inTheHead()", "run(1)", "raw()"):
        assert hash_of(script) not in policy
    page = (team / "site/deep/down/mine.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert sorted(script for script in scripts if hash_of(script) not in policy) == ["run(1)"]
    assert len(scripts) > 4, "the theme's own depend on how deep a page lies"
    assert not (team / "site/own.js").exists()


def test_what_is_listed_runs(team: Path) -> None:
    for name in ("twin.js.gz", "signs.html.gz", "Signs.html.BR", "sw.js.zst", "techniques.gz"):
        (team / "content" / name).unlink()
    hashes = [hash_of(script).strip("'") for script in ("inTheHead()", "run(1)", "raw()", "drawn()")]
    configure(team, "own.js", *hashes, site="extra_javascript: [lazy.js]\n")
    result = run("build", "--strict")
    assert result.returncode == 0, result.stderr
    policy = response_headers(team / "site")["Content-Security-Policy"]
    assert [f"'{item}'" in policy for item in hashes] == [True] * 4
    assert (team / "site/own.js").read_text() == "own()"
    assert (team / "site/lazy.js").exists()


@pytest.mark.parametrize("item", ["missing.js", "deep/down/mine.md", "sha256-short", "'*'"])
def test_what_is_no_script_cannot_be_listed(team: Path, item: str) -> None:
    configure(team, item)
    result = run_here("build")
    assert result.returncode == 1
    assert f"`{item.strip(chr(39))}` under `scripts:` is n" in result.stderr


def test_of_many_on_a_page_the_first_are_named_with_their_lines(team: Path) -> None:
    (team / "content/raw.html").write_text("\n".join(f"<IFRAME SRC=x{k}></IFRAME>" for k in range(2000)))
    configure(team)
    result = run("build", program="mkdocs")  # which does not go on to follow the links
    rows = [line.removeprefix("WARNING -  ") for line in result.stderr.splitlines() if "raw.html" in line]
    assert rows[0] == """raw.html:1: the site's policy refuses this: <iframe src="x0">"""
    assert len(rows) <= 20 + 1  # and how many more there are, of all pages
    assert re.search(r"and [12],\d{3} more of the kind of this one", result.stderr)


def test_a_page_that_leads_readers_away_is_named_with_its_line(team: Path) -> None:
    redirect = '<meta http-equiv="refresh" content="0; url=https://a.example/">'
    (team / "content/raw.html").write_text(f"<p>\n{redirect}")
    (team / "content/deep/down/mine.md").write_text(f"# Mine\n\n{redirect}\n")
    configure(team)
    warnings = run_here("build").stderr.splitlines()
    for place in ("deep/down/mine.md:3", "raw.html:2"):
        message = "this leads readers away from the page, and no policy prevents it"
        assert f"warning: {place}: {message}: {redirect}" in warnings


REFRESH = '<meta http-equiv="refresh" content="0;url=https://a.example/">'

UNREAD_PAGES = {
    "UTF-16": ("a.html", ("\ufeff" + REFRESH).encode("utf-16-le"), "it is not in UTF-8"),
    "UTF-16 without a mark": ("a.html", REFRESH.encode("utf-16-le"), "it is not in UTF-8, or says so"),
    "letters that stand for others": (
        "a.html",
        b"<me\x1b(Bta http-equiv=refresh>",
        "it is not in UTF-8, or says so",
    ),
    "another encoding": ("a.htm", b"<meta charset=gbk>", "it is not in UTF-8, or says so"),
    "another encoding of XML": (
        "a.xml",
        b"<?xml version='1.0' encoding='utf-7'?>",
        "it is not in UTF-8, or says so",
    ),
    "an entity": (
        "a.svg",
        b"<!DOCTYPE svg [<!ENTITY x '&#60;script>']>",
        "an entity of its own may stand for any markup",
    ),
    "a script of a name that is not looked for": (
        "a.svg",
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>',
        "a script in it has a prefix, and is not looked at: write `<script>`",
    ),
    "a name of the theme's": (
        "assets/javascripts/bundle.20261128.min.js.map",
        b"",
        "it has the name of a file of the theme's",
    ),
    "an old sheet of the theme's": (
        "assets/stylesheets/main.0123abcd.min.css",
        b".md-x{}",
        "it has the name of a file of the theme's",
    ),
    "a page of another ending": ("a.shtml", REFRESH.encode(), "browsers take it for a page"),
    "a packed drawing": ("a.svgz", b"", "browsers take it for a page"),
    "a program": ("a.PHP", b"<?php phpinfo();", "a server may run it as a program"),
}


@pytest.mark.parametrize(("name", "content", "why"), UNREAD_PAGES.values(), ids=UNREAD_PAGES)
def test_what_browsers_may_read_otherwise_is_not_published(
    team: Path, name: str, content: bytes, why: str
) -> None:
    (team / "content" / name).parent.mkdir(parents=True, exist_ok=True)
    (team / "content" / name).write_bytes(content)
    configure(team)
    assert f"{name}: this is not published: {why}" in run_here("build").stderr
    assert not (team / "site" / name).exists()


def test_a_drawing_leads_nobody_away(team: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml">'
    (team / "content/away.svg").write_text(
        f"{drawing}\n<h:meta http-equiv='refresh' content='0;url=//a.example'/></svg>"
    )
    configure(team)
    assert (
        "away.svg:2: this leads readers away from the page, and no policy prevents it"
        in run_here("build").stderr
    )


def test_a_plugin_that_asks_what_pages_name_is_warned_of(team: Path) -> None:
    configure(team)
    (team / "mkdocs.yml").write_text(
        (team / "mkdocs.yml").read_text().replace("plugins:\n", "plugins:\n  - privacy: {assets: false}\n")
    )
    assert "privacy` asks any address that a page names, those of this machine" in run_here("build").stderr
