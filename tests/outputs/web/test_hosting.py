"""nginx and Caddy as the manual sets them up: headers, passwords, and no request lost while builds go out."""

from __future__ import annotations

import gzip
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from projects import set_print, write_small_project
from scripts.servers import environment
from scripts.shipped_site import response_headers
from web_servers import Server, block_of_manual, password_header, require_program, serving

ROOT = Path(__file__).resolve().parents[3]


def publish(site: Path) -> None:
    """A build of the shipped book takes the site's place."""
    command = [sys.executable, "-m", "talkdown", "build", "-f", str(ROOT / "mkdocs.yml"), "--out", str(site)]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `/srv/words` is in the manual: the site, and beside it a certificate."""
    folder = tmp_path_factory.mktemp("words")
    publish(folder / "site")
    make = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=words -keyout words.key -out words.pem"
    )
    subprocess.run(make.split(), cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module", params=[("nginx", "nginx"), ("caddy", "caddyfile")], ids=lambda p: p[0])
def server(request: pytest.FixtureRequest, words: Path) -> Iterator[Server]:
    name, language = request.param
    with serving(name, words, block_of_manual(f"{name}.md", language)) as running_server:
        yield running_server


def test_every_answer_carries_the_headers_of_the_build(server: Server, words: Path) -> None:
    build_headers = response_headers(words / "site")
    assert "Content-Security-Policy" in build_headers
    for path in ("/", "/techniques/", "/techniques/name-the-feeling.html", "/sw.js", "/not-there.html"):
        headers = server.ask(path).headers
        assert {name: headers.get_all(name) for name in build_headers} == {
            name: [value] for name, value in build_headers.items()
        }, path


def test_what_is_named_by_its_hash_is_kept_and_all_else_asked_for_again(server: Server, words: Path) -> None:
    home = (words / "site/index.html").read_text()
    hashed_paths = re.findall(r'"(assets/[^"]+\.[0-9a-f]{8}\.min\.(?:js|css))"', home)
    assert len(hashed_paths) >= 2
    for path in hashed_paths:
        assert server.ask(f"/{path}").headers["Cache-Control"] == "public, max-age=31536000, immutable", path
    for path in (
        "",
        "signs.html",
        "sw.js",
        "assets/talkdown/finder.js",
        "assets/javascripts/lunr/min/lunr.de.min.js",
    ):
        answer = server.ask(f"/{path}")
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache"), path
        second_answer = server.ask(f"/{path}", **{"If-None-Match": answer.headers["ETag"]})
        assert (second_answer.status, second_answer.body) == (304, b""), path


def test_no_error_is_kept(server: Server, words: Path) -> None:
    """Not of a file that is copied after its page, not for a reader who has not signed in yet."""
    path = (
        next((words / "site/assets/javascripts").glob("bundle.*.js")).relative_to(words / "site").as_posix()
    )
    for answer, status in (
        (server.ask("/assets/javascripts/bundle.deadbeef.min.js"), 404),
        (server.ask(f"/{path}", Authorization=""), 401),
        (server.ask(f"/{path}", Range="bytes=99999999-"), 416),
    ):
        assert (answer.status, "max-age" in (answer.headers["Cache-Control"] or "")) == (status, False)


def test_text_comes_compressed_and_the_finder_as_the_build_compressed_it(server: Server, words: Path) -> None:
    for path in ("index.html", "techniques/name-the-feeling.html", "assets/talkdown/finder-index.js"):
        answer = server.ask(f"/{path}", **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(answer.body) == (words / "site" / path).read_bytes()
        assert server.ask(f"/{path}").headers["Content-Encoding"] is None
    assert answer.body == (words / "site/assets/talkdown/finder-index.js.gz").read_bytes()


def test_what_is_for_servers_is_not_served_and_what_is_missing_has_the_sites_own_page(
    server: Server, words: Path
) -> None:
    for path in ("/_headers", "/_server/nginx.conf", "/_server/Caddyfile", "/not-there.html"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (404, (words / "site/404.html").read_bytes()), path


def test_the_manifest_has_its_type(server: Server) -> None:
    assert server.ask("/manifest.webmanifest").headers["Content-Type"] == "application/manifest+json"


def test_nobody_enters_without_the_password(server: Server) -> None:
    words = {"/": b'id="td-q"', "/assets/talkdown/finder-index.js": b"tell me", "/sw.js": b"caches"}
    for path, word in (words | {"/not-there.html": b'id="td-q"'}).items():
        for answer in (server.ask(path, Authorization=""), server.ask(path, **password_header("guessed"))):
            assert answer.status == 401, path
            assert word not in answer.body
            assert answer.headers["WWW-Authenticate"].startswith("Basic")
    for path, word in words.items():
        answer = server.ask(path)
        assert (answer.status, word in answer.body) == (200, True), path


def test_a_stranger_is_shown_no_page_of_the_site(server: Server, words: Path) -> None:
    for path in ("/", "/not-there.html", "/404.html", "/_headers", "/techniques"):
        answer = server.ask(path, Authorization="")
        assert answer.status == 401, path
        assert b"td-" not in answer.body, path


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/techniques", "/techniques/"),
        ("//techniques", "/techniques/"),
        ("/evil.example/..//techniques", "/techniques/"),
        ("/%2e%2e/techniques", "/techniques/"),
    ],
)
def test_a_redirect_names_no_host_no_port_and_no_scheme(server: Server, path: str, address: str) -> None:
    """Whatever host is asked for, and whatever stands before the server."""
    for headers in ({}, {"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}):
        answer = server.ask(path, **headers)
        if answer.status in (301, 302, 307, 308):
            assert answer.headers["Location"] == address
        else:
            assert answer.status in (400, 404) or not answer.body, "Caddy has nothing to say for another host"


@pytest.mark.parametrize(("name", "language"), [("nginx", "nginx"), ("caddy", "caddyfile")])
def test_no_compressed_file_of_an_author_takes_the_place_of_a_file(
    name: str, language: str, words: Path, tmp_path: Path
) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    paths = ("sw.js", "signs.html", "phrases/index.html", "more.js", "techniques")
    for path in paths:
        for ending in (".gz", ".BR", ".zst"):
            file = tmp_path / "content" / f"{path}{ending}"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(gzip.compress(b"theirs()"))
    for part in ("words.pem", "words.key"):
        (tmp_path / part).write_bytes((words / part).read_bytes())
    subprocess.run([sys.executable, "-m", "talkdown", "build"], cwd=tmp_path, check=True, capture_output=True)
    with serving(name, tmp_path, block_of_manual(f"{name}.md", language)) as server:
        for path in paths:
            for encoding in ("gzip", "br", "zstd", "gzip, br, zstd"):
                answer = server.ask(f"/{path}", **{"Accept-Encoding": encoding})
                is_compressed = answer.headers["Content-Encoding"] == "gzip"
                body = gzip.decompress(answer.body) if is_compressed else answer.body
                assert b"theirs()" not in body
                file = tmp_path / "site" / path
                assert not file.is_file() or body == file.read_bytes()


class Door(BaseHTTPRequestHandler):
    """Stands where oauth2-proxy stands: it knows people by their cookie, and shows others the way in."""

    def do_GET(self) -> None:
        is_check = self.path == "/oauth2/auth"
        self.send_response(200 if not is_check else 202 if self.headers["Cookie"] == "shift=early" else 401)
        self.end_headers()
        self.wfile.write(b"" if is_check else b"<form>Sign in</form>")

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_single_sign_on_is_asked_before_every_answer(words: Path) -> None:
    door = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    Thread(target=door.serve_forever, daemon=True).start()
    block = block_of_manual("sign-on.md", "nginx").replace("127.0.0.1:4180", f"127.0.0.1:{door.server_port}")
    with serving("nginx", words, block) as server:
        for path, status in {
            "/": 200,
            "/sw.js": 200,
            "/manifest.webmanifest": 200,
            "/not-there.html": 404,
        }.items():
            stranger = server.ask(path)
            assert (stranger.status, path) == (302, path)
            assert stranger.headers["Location"] == f"/oauth2/sign_in?rd={path}"
            colleague = server.ask(path, Cookie="shift=early")
            assert colleague.status == status, path
            assert "default-src 'none'" in colleague.headers["Content-Security-Policy"]
        form = server.ask("/oauth2/sign_in")
        assert (form.status, form.body) == (200, b"<form>Sign in</form>")
        assert form.headers["Content-Security-Policy"] is None, "ours would forbid the form"
        assert server.ask("/oauth2/auth", Cookie="shift=early").status == 404
    door.shutdown()
    door.server_close()


VISITS = """\
local paths = {"/", "/index.html", "/signs.html", "/techniques/name-the-feeling.html", "/playbooks/angry-email.html",
  "/phrases/own.html", "/sw.js", "/assets/talkdown/finder.js", "/assets/talkdown/finder-index.js"}
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
delay = function()
  return 10  -- milliseconds: without, sixteen readers take from the builds the processor that they are about
end
done = function(summary)
  local e = summary.errors
  io.write(string.format("%d %d\\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@pytest.mark.nightly
def test_no_request_fails_while_builds_are_published(words: Path, tmp_path: Path) -> None:
    """Sixteen readers at once, in a great hurry, while the site is published three times."""
    readers = [
        require_program("wrk"),
        "-t1",
        "-c16",
        "-d1h",
        "--timeout",
        "60s",
        "-s",
        str(tmp_path / "visits.lua"),
    ]
    readers += [
        f"-H{name}: {value}" for name, value in (password_header() | {"Accept-Encoding": "gzip"}).items()
    ]
    (tmp_path / "visits.lua").write_text(VISITS)
    builds = {(words / "site").resolve()}
    with serving("nginx", words, block_of_manual("nginx.md", "nginx")) as server:
        load = subprocess.Popen(
            [*readers, server.address], stdout=subprocess.PIPE, text=True, env=environment()
        )
        for _ in range(3):
            publish(words / "site")
            builds.add((words / "site").resolve())
        load.send_signal(signal.SIGINT)  # asks wrk for its report
        report, _ = load.communicate()
    requests, failures = map(int, report.splitlines()[-1].split())
    assert len(builds) == 4
    assert requests > 100
    assert failures == 0, report
