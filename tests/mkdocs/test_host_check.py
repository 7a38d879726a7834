"""A server for authors answers to its own names alone, so that no page of another site can read it."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from dev_server import DevServer
from projects import set_print, write_small_project
from scripts.loopback import free_port
from talkdown.mkdocs.host_check import checking_requests, may_ask
from wsgi import ask_app

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


@pytest.mark.parametrize(
    ("host_header", "server_host", "is_answered"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("words.localhost:8000", "127.0.0.1", True),
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("127.0.0.2", "127.0.0.1", True),
        ("[::1]:8000", "127.0.0.1", True),
        ("evil.example:8000", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("evil.example#localhost", "127.0.0.1", False),
        ("localhost@evil.example", "127.0.0.1", False),
        ("192.168.1.5:8000", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[", "127.0.0.1", False),
        ("words.example:8000", "words.example", True),
        ("Words.Example.:8000", "words.example", True),
        ("evil.example", "words.example", False),
        ("192.168.1.5:8000", "192.168.1.5", True),
        ("192.168.1.5:8000", "0.0.0.0", True),
        ("[fe80::1]:8000", "::", True),
        ("evil.example", "0.0.0.0", False),
    ],
)
def test_a_name_is_answered_or_not(host_header: str, server_host: str, is_answered: bool) -> None:
    assert may_ask(host_header, server_host) is is_answered


def test_a_path_that_no_file_can_have_does_not_reach_the_server() -> None:
    def read_number(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [])
        return [b"%d" % int(environ["PATH_INFO"].split("/")[2])]

    app = checking_requests(read_number, "localhost")
    for digits, status in ((19, "200 OK"), (5000, "404 Not Found")):
        request = {"HTTP_HOST": "localhost", "PATH_INFO": f"/livereload/{'1' * digits}/1"}
        assert ask_app(app, request).status == status


def ask(address: str, path: str, host: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path, headers={"Host": host})
    response = connection.getresponse()
    return response.status, response.read()


@pytest.mark.parametrize("program", ["talkdown", "mkdocs"])
def test_a_strangers_name_reads_nothing(program: str, tmp_path: Path) -> None:
    write_small_project(tmp_path)
    set_print(tmp_path)
    where = ("--port", "0") if program == "talkdown" else ("-a", f"127.0.0.1:{free_port()}")
    server = DevServer(tmp_path, "serve", *where, program=program)
    try:
        for path in ("/", "/livereload/0/0", "/assets/talkdown/problems.txt", "/not-there"):
            status, body = ask(server.address, path, "evil.example")
            assert (status, body.count(b"\n")) == (403, 1)
            assert body.startswith(b"This server answers to localhost")
        assert ask(server.address, "/livereload/0/0", "localhost:1")[0] == 200
        for path in ("/%00", "/signs%00.html", "/livereload/%00"):
            assert ask(server.address, path, "localhost") == (404, b"No file has a zero byte in its name\n")
        assert ask(server.address, f"/{'a' * 5000}", "localhost")[0] == 404
        assert ask(server.address, "/%ff/../%2e%2e/etc/passwd", "localhost")[0] == 404
        with socket.create_connection(
            (urlsplit(server.address).hostname, urlsplit(server.address).port)
        ) as raw:
            raw.sendall(b"GET /a\x9b2J\x1b[2J HTTP/1.0\r\nHost: localhost\r\n\r\n")
            raw.recv(1000)
        output = server.stop()
        assert "\x9b" not in output
        assert "\x1b[2J" not in output
    finally:
        server.process.kill()
