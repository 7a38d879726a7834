"""Every link of a built site is followed: whoever made it, and however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import run, set_print, write_small_project
from talkdown.pipeline.links import broken_links

ADDRESS = "https://words.example.org/team/"

SITE = {
    "index.html": '<a href="a/b.html#here">b</a><h1 id="top-of">x</h1>',
    "a/b.html": "<p id='here'>b</p><a name=old>",
    "a/c d.html": "<p id=über>c</p>",
    "a/index.html": "",
    "pic.png": "",
}
LEADS_SOMEWHERE = {
    "a page": '<a href="a/b.html">',
    "a place on it": '<a class="x" href="a/b.html#here" title="a > b">',
    "an old kind of place": "<a href=a/b.html#old>",
    "a place on this page": '<a href="#mine" id="mine">',
    "the top": '<a href="#"></a><a href="#top"></a><a href="">',
    "a folder": '<a href="a/"></a><a href="a"></a><a href="."></a><a href="./">',
    "a query": '<a href="a/b.html?q=1&amp;r=2#here">',
    "coded letters": '<a href="a/c%20d.html#%C3%BCber"></a><a href="a/c d.html#über">',
    "state for a script": '<a href="a/b.html#channel=chat">',
    "words to mark": '<a href="a/b.html#:~:text=b">',
    "the whole address": f'<link rel="canonical" href="{ADDRESS}a/b.html#here">',
    "an address from the root": '<a href="/team/a/b.html#here"></a><a href="/team">',
    "another site": '<a href="https://other.example/x"></a><img src="//other.example/x.png">',
    "no page at all": '<a href="mailto:a@b.example"></a><img src="data:image/png;base64,AA"><a href="tel:1">',
    "sizes of a picture": '<img srcset="pic.png 1x, pic.png?2 2x">',
    "a comment": '<!-- <a href="gone.html"> -->',
    "a script's text": "<script>x = '<a href=\"gone.html\">'</script>",
    "a redirect": '<meta http-equiv="refresh" content="0; url=a/b.html">',
    "a comment that ends oddly": '<!-- <a href="gone.html"> --!>',
    "a text to edit": '<textarea><a href="gone.html"></textarea>',
    "a title": '<title><a href="gone.html"></title>',
    "a text in a frame": '<iframe><a href="gone.html"></iframe>',
    "a script in a script's text": '<script>x = "<!--<script></script><a href=gone.html>--></script>',
    "a script that does not end": "<script>x = '<a href=gone.html>'",
    "a tag that does not end": "<a href=gone.html",
    "the first of two": '<a href="a/b.html" href="gone.html">',
    "an ampersand as it is typed": '<a href="a/b.html?a=1&copy=2">',
    "text that looks like one": "&lt;a href=&quot;gone.html&quot;&gt;",
}
LEADS_NOWHERE = {
    "a page": ('<a href="gone.html">', "gone.html", "is not there"),
    "raw HTML, shouted": ("<A HREF = 'gone.html'>", "gone.html", "is not there"),
    "letters of another case": ('<a href="A/b.html">', "A/b.html", "is not there"),
    "a place": (
        '<a href="a/b.html#gone">',
        "a/b.html#gone",
        "leads to a page on which nothing has the id `gone`",
    ),
    "a place here": ('<a href="#gone">', "#gone", "leads to a page on which nothing has the id `gone`"),
    "a picture": ('<img alt="x" src="gone.png">', "gone.png", "is not there"),
    "a size of a picture": ('<img srcset="pic.png 1x, gone.png 2x">', "gone.png", "is not there"),
    "a script": ("<script src=gone.js></script>", "gone.js", "is not there"),
    "a script after a script": ("<script>1</script><script src='gone.js'>", "gone.js", "is not there"),
    "a redirect": ("<meta http-equiv=refresh content=\"0;URL='gone.html'\">", "gone.html", "is not there"),
    "a form": ('<form action="gone">', "gone", "is not there"),
    "outside": ('<a href="../up.html">', "../up.html", "leads out of the site"),
    "outside, from the root": ('<a href="/elsewhere/">', "/elsewhere/", "leads out of the site"),
    "the whole address": (f'<a href="{ADDRESS}gone.html">', f"{ADDRESS}gone.html", "is not there"),
    "a folder without a page": ('<a href="empty/">', "empty/", "is not there"),
    "after a `>` in a value": ('<a title=">" href="gone.html">', "gone.html", "is not there"),
    "no space before it": ('<a title="x"href="gone.html">', "gone.html", "is not there"),
    "after a slash": ("<a/href=gone.html>", "gone.html", "is not there"),
    "after an empty comment": ("<!--><a href=gone.html><!-- -->", "gone.html", "is not there"),
    "a link in a drawing": ('<svg><use xlink:href="gone.svg#a"/></svg>', "gone.svg#a", "is not there"),
    "a coded ampersand": ('<a href="a&amp;b.html">', "a&b.html", "is not there"),
}
OTHER_FILES = {
    "assets/x.css": "/* url(gone.png) */ a{background:url('../pic.png')} b{src:url( gone.woff2 )} @import 'no.css';",
    "manifest.webmanifest": '{"start_url": "index.html", "icons": [{"src": "gone.png"}]}',
    "sw.js": 'globalThis.TALKDOWN_BUILD={"version":"1","files":["index.html","gone.js?123"]};\n',
    "sitemap.xml": f"<url><loc>{ADDRESS}a/b.html</loc></url><url><loc>{ADDRESS}gone.html</loc></url>",
}


def write_site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("html", LEADS_SOMEWHERE.values(), ids=LEADS_SOMEWHERE)
def test_leads_somewhere(html: str, tmp_path: Path) -> None:
    assert broken_links(write_site(tmp_path, SITE | {"page.html": html}), ADDRESS) == []


@pytest.mark.parametrize(("html", "link", "why"), LEADS_NOWHERE.values(), ids=LEADS_NOWHERE)
def test_leads_nowhere(html: str, link: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (broken_link,) = broken_links(write_site(tmp_path, SITE | {"page.html": html}), ADDRESS)
    assert (broken_link.page, broken_link.link, broken_link.why) == ("page.html", link, why)


def test_style_sheets_manifest_worker_and_sitemap_are_followed(tmp_path: Path) -> None:
    links = broken_links(
        write_site(tmp_path, SITE | OTHER_FILES), ADDRESS, finder=["a/b.html#here", "a/b.html#p-gone"]
    )
    assert [(row.page, row.link) for row in links] == [
        ("assets/x.css", "gone.woff2"),
        ("assets/x.css", "no.css"),
        ("manifest.webmanifest", "gone.png"),
        ("sitemap.xml", f"{ADDRESS}gone.html"),
        ("sw.js", "gone.js?123"),
        ("the finder", "a/b.html#p-gone"),
    ]


def test_a_site_with_broken_links_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("build").returncode == 0
    (tmp_path / "content/rules.md").write_text(
        '<a href="index.html#no-such-place">x</a>\n<img src="no.png" alt="">\n'
    )
    result = run("build")
    assert result.returncode == 1
    assert result.stderr == (
        "Error: 2 links lead nowhere\n"
        "  rules.html: `index.html#no-such-place` leads to a page on which nothing has the id `no-such-place`\n"
        "  rules.html: `no.png` is not there\n"
        "  `site` stays as it was\n"
        "  hint: mend that, and build again\n"
    )
    assert "Be kind." in (tmp_path / "site/rules.html").read_text()


def test_a_file_of_an_author_that_is_called_like_one_of_ours_is_no_list_of_links(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/manifest.webmanifest").write_text("{not json")
    (tmp_path / "sub/sitemap.xml").write_text("<loc>gone.html</loc>")
    (tmp_path / "sub/sw.js").write_text("globalThis.TALKDOWN_BUILD={;")
    assert broken_links(tmp_path) == []
