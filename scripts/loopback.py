"""Folders as web sites on loopback, for browser tests, the audit and the benchmarks."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMPRESSIBLE = (".html", ".js", ".css", ".svg", ".xml", ".webmanifest", ".txt")

GZIP_LEVEL = 6
"""zlib's own default, and Apache's; nginx takes 1 unless it is told otherwise, which is larger."""

SIGN_IN = b"""<!doctype html><!-- <meta name="talkdown" content="page"> --><h1>Not you</h1>"""
"""A page that is not of the site. It names the mark of one in a comment, which makes it none."""

Reroute = Callable[[str], tuple[int, Mapping[str, str]] | str | None]
"""Path → a status and headers to answer with; or the path of another file; or None for the file itself."""


class _FileHandler(SimpleHTTPRequestHandler):
    def __init__(
        self,
        *args: Any,  # what the standard library's server gives, untouched
        extra_headers: Mapping[str, str],
        reroute: Reroute,
        **options: Any,
    ) -> None:
        self._extra_headers, self._reroute = extra_headers, reroute
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self._extra_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        answer = self._reroute(self.path)
        if answer is None or isinstance(answer, str):
            self.path = answer or self.path
            super().do_GET()
            return
        status, headers = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(SIGN_IN)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Not found is said by the site's own page, as hosts of sites do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _CompressingHandler(_FileHandler):
    """Compresses texts and keeps connections, as web servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content, compressible = path.read_bytes(), path.suffix in COMPRESSIBLE
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if compressible:
            content = gzip.compress(content, GZIP_LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


def free_port() -> int:
    """A port on loopback that nothing listens to now; a server that takes it later has to be quick."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve_folder(
    folder: Path,
    headers: Mapping[str, str] | None = None,
    reroute: Reroute = lambda path: None,
    port: int = 0,
    compress: bool = False,
) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 within the block; gives its address, which ends with a slash.

    `headers` are sent with every file, and read anew for each, so that they may be filled in later.
    Port 0 takes any that is free.
    """
    handler = partial(
        _CompressingHandler if compress else _FileHandler,
        directory=str(folder),
        extra_headers={} if headers is None else headers,
        reroute=reroute,
    )
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
