"""The files beside the pages of a built site: for servers, for the browser's list of programs, and for offline."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from talkdown.outputs import Artifact
from talkdown.outputs.scripts import data_of
from talkdown.outputs.web import (
    SiteInfo,
    as_json_ld,
    gzipped,
    manifest,
    render,
    server_config,
    service_worker,
)

GOLDEN_FILES = Path(__file__).parent / "expected"
POLICY = "default-src 'none'; frame-ancestors 'none'"

HASHED_PATH = "assets/javascripts/bundle.a5f9d56c.min.js"

LONG_TEXT = "x" * 1000
HOME = """<link rel="stylesheet" href="assets/talkdown/talkdown.css?1a2b"><link rel=icon href=assets/icon.png>
<script src="assets/talkdown/finder.js?3c4d"></script><script src="https://elsewhere.example/a.js"></script>
<a href="assets/not-loaded.js">a link</a><script src='assets/missing.js'></script>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small built site."""
    files = {
        "index.html": HOME,
        "404.html": "Not here",
        "assets/icon.png": "icon",
        "assets/not-loaded.js": "1",
        "assets/talkdown/talkdown.css": "@font-face { src: url(core.woff2) } b { src: url('icon-set.svg') }" + LONG_TEXT,
        "assets/talkdown/core.woff2": LONG_TEXT,
        "assets/talkdown/finder.js": 'globalThis.TALKDOWN_FILES={"engine":"assets/talkdown/finder-engine.js?aa11","index":"assets/talkdown/finder-index.js?bb22"};\nrun()',
        "assets/talkdown/finder-engine.js": "a" * 1000,
        "assets/talkdown/finder-index.js": "b" * 999,
        "assets/pictures/card.svg": LONG_TEXT,
        "signs.html": LONG_TEXT,
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_what_every_reader_loads_is_there_once_more_and_compressed(site: Path) -> None:
    (site / "index.html").write_text(HOME + LONG_TEXT)
    artifacts = list(gzipped.render(site))
    assert [artifact.path for artifact in artifacts] == [
        "index.html.gz",
        "assets/talkdown/finder-engine.js.gz",  # 1000 bytes; one less does not pay
        "assets/talkdown/talkdown.css.gz",
    ]
    for artifact in artifacts:
        assert gzip.decompress(artifact.content) == (site / artifact.path.removesuffix(".gz")).read_bytes()


def test_a_folder_may_be_named_like_a_file(site: Path) -> None:
    """As where others' scripts lie, each in a folder with its license."""

    def artifacts() -> list[Artifact]:
        return [*gzipped.render(site), service_worker.render(site), *render(site, SiteInfo(name="X"))]

    before = artifacts()
    for name in ("assets/chart.js", "assets/chart.min.css", "old.html"):
        (site / name).mkdir()
    assert artifacts() == before


def test_compressed_files_do_not_say_when_they_were_made(site: Path) -> None:
    (artifact, *_) = gzipped.render(site)
    assert artifact.content[4:8] == bytes(4)  # the time, in gzip's header (RFC 1952)


@pytest.mark.parametrize("name", ["_headers", "_server/nginx.conf", "_server/Caddyfile"])
@pytest.mark.parametrize(
    ("case", "frame_ancestors", "indexed"), [("closed", (), False), ("open", ("'self'",), True)]
)
def test_servers_are_told_what_to_send(
    golden: Callable[[Path, str], None], name: str, case: str, frame_ancestors: tuple[str, ...], indexed: bool
) -> None:
    contents = {
        a.path: a.content.decode()
        for a in server_config.render(POLICY, frame_ancestors, indexed, [HASHED_PATH])
    }
    assert len(contents) == 3
    golden(GOLDEN_FILES / f"{case}-{name.rpartition('/')[2]}.txt", contents[name])


def test_the_manifest_puts_the_site_among_the_programs(golden: Callable[[Path, str], None]) -> None:
    artifact = manifest.render("Words that calm", "What to say “now”", "en", "#0b3d42")
    assert artifact.path == "manifest.webmanifest"
    golden(GOLDEN_FILES / "manifest.webmanifest", artifact.content.decode())


def test_what_a_page_says_of_itself_cannot_end_its_script_element() -> None:
    text = as_json_ld("Article", "</script><b> & “more”", "", "en")
    assert text == (
        '{"@context": "https://schema.org", "@type": "Article", '
        '"name": "\\u003c/script\\u003e\\u003cb\\u003e \\u0026 “more”", "inLanguage": "en"}'
    )
    assert json.loads(text)["name"] == "</script><b> & “more”"


def test_json_ld_says_what_it_is_told() -> None:
    assert json.loads(as_json_ld("HowTo", "Name it", "Say what you see", "de")) == {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": "Name it",
        "description": "Say what you see",
        "inLanguage": "de",
    }


def worker_files(artifact: Artifact) -> list[str]:
    """The addresses that a service worker keeps."""
    assert artifact.path == "sw.js"
    files: dict[str, str] = data_of(artifact.content.decode(), "TALKDOWN_BUILD")["files"]
    return list(files)


def test_other_files_than_pages_are_known_by_their_hash(site: Path) -> None:
    (site / "signs.html").write_text(service_worker.PAGE_MARK)
    build = data_of(service_worker.render(site).content.decode(), "TALKDOWN_BUILD")
    assert build["files"]["index.html"] == ""
    assert build["files"]["assets/talkdown/finder-engine.js?aa11"] == sha256(b"a" * 1000).hexdigest()
    assert build["unmarkedPages"] == ["404.html", "index.html"]


def test_offline_there_is_what_the_finder_needs(site: Path) -> None:
    assert worker_files(service_worker.render(site)) == [
        "index.html",
        "404.html",
        "assets/icon.png",
        "assets/talkdown/core.woff2",
        "assets/talkdown/finder-engine.js?aa11",
        "assets/talkdown/finder-index.js?bb22",
        "assets/talkdown/finder.js?3c4d",
        "assets/talkdown/talkdown.css?1a2b",
    ]


@pytest.mark.parametrize(
    ("name", "is_another"),
    [("index.html", True), ("assets/talkdown/core.woff2", True), ("signs.html", False)],
)
def test_a_worker_is_another_when_what_it_keeps_has_changed(site: Path, name: str, is_another: bool) -> None:
    before = service_worker.render(site)
    assert service_worker.render(site) == before
    (site / name).write_text((site / name).read_text() + " ")
    assert (service_worker.render(site) != before) is is_another


def test_a_worker_that_is_taken_back_empties_its_caches() -> None:
    artifact = service_worker.render_retired()
    assert artifact.path == "sw.js"
    assert b"unregister" in artifact.content
    assert b"caches.delete" in artifact.content


def test_all_of_it_stands_beside_the_pages(site: Path) -> None:
    (site / "signs.html").write_text("<script>run()</script>")
    (site / "words.html").write_text("<script>run()</script><script>walk()</script>")
    contents = {artifact.path: artifact.content for artifact in render(site, SiteInfo("Words"))}
    assert sorted(contents) == [
        "_headers",
        "_server/Caddyfile",
        "_server/nginx.conf",
        "assets/talkdown/finder-engine.js.gz",
        "assets/talkdown/talkdown.css.gz",
        "manifest.webmanifest",
        "sw.js",
    ]
    headers = contents["_headers"].decode()
    assert headers.count("'sha256-") == 2  # the scripts of all pages, each once
    assert "frame-ancestors 'none'" in headers
    assert "X-Robots-Tag: noindex" in headers


def test_a_site_says_who_may_frame_it_and_whether_it_may_be_listed(site: Path) -> None:
    site_info = SiteInfo("Words", indexed=True, frame_ancestors=("https://crm.example.com",))
    headers = next(iter(render(site, site_info))).content.decode()
    assert "frame-ancestors https://crm.example.com" in headers
    assert "X-Robots-Tag" not in headers
    assert "X-Frame-Options" not in headers


def test_without_offline_there_is_no_manifest_and_the_worker_goes(site: Path) -> None:
    contents = {
        artifact.path: artifact.content for artifact in render(site, SiteInfo("Words", offline=False))
    }
    assert "manifest.webmanifest" not in contents
    assert contents["sw.js"] == service_worker.render_retired().content


def test_the_manifest_says_what_the_site_says(site: Path) -> None:
    site_info = SiteInfo("Words that stay", "What to say", "de")
    contents = {artifact.path: artifact.content for artifact in render(site, site_info)}
    about = json.loads(contents["manifest.webmanifest"])
    assert (about["name"], about["description"], about["lang"]) == ("Words that stay", "What to say", "de")


@pytest.mark.parametrize(
    ("name", "short_name"), [("Our words, kindly", "Our words, k"), ("These words kindly", "These words")]
)
def test_a_short_name_has_twelve_letters_and_ends_in_none_but_a_letter(name: str, short_name: str) -> None:
    assert json.loads(manifest.render(name, "", "en", "#0b3d42").content)["short_name"] == short_name
