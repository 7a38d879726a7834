"""What the browser tests, the audit and the benchmarks share: Chromium, packages from npm, sites on loopback."""

from __future__ import annotations

import fcntl
import gzip
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "bench/.work"

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium asks nothing of the network on its own account, and runs as root in a container."""


def packages(of: Path = ROOT) -> Path:
    """The npm packages that a folder's lock names, those for tests and benchmarks included."""
    folder = WORK / ("npm" if of == ROOT else of.name)
    folder.mkdir(parents=True, exist_ok=True)
    lock = (of / "package-lock.json").read_bytes()
    stamp = folder / "brought.json"
    with (folder / ".lock").open("w") as hold:
        fcntl.flock(hold, fcntl.LOCK_EX)  # tests that run beside each other ask at the same moment
        if not stamp.is_file() or stamp.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(of / name, folder)
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stamp.write_bytes(lock)
    return folder / "node_modules"


def build(
    out: Path, config: Path, *options: str, site: Mapping[str, object] | None = None, **plugin: object
) -> Path:
    """Build the shipped book with `talkdown build` and other settings, written to `config`; gives back `out`."""
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(ROOT / "content"),
        "plugins": [{"talkdown": {"phrasebook": str(ROOT / "phrasebook"), **plugin}}],
        **(site or {}),
    }
    config.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML, too
    command = [sys.executable, "-m", "talkdown", "build", "-f", str(config), "--out", str(out), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def headers_of(site: Path) -> dict[str, str]:
    """What a build's `_headers` asks a server to send with every page."""
    rows = (site / "_headers").read_text(encoding="utf-8").split("\n/")[0].splitlines()[1:]
    return dict(row.strip().split(": ", 1) for row in rows)


PACKED = (".html", ".js", ".css", ".svg", ".xml", ".webmanifest", ".txt")

Answer = Callable[[str], tuple[int, Mapping[str, str]] | str | None]
"""What a server answers to a path instead of the file: a status and headers, or the file of another path."""


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers: Mapping[str, str], instead: Answer, **more: Any) -> None:
        self._more, self._instead = headers, instead
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        found = self._instead(self.path)
        if found is None or isinstance(found, str):
            self.path = found or self.path
            super().do_GET()
            return
        status, headers = found
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><h1>Not you</h1>")

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Packed(_Quiet):
    """Compresses texts and keeps connections, as web servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content, packed = path.read_bytes(), path.suffix in PACKED
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


@contextmanager
def served(
    folder: Path,
    headers: Mapping[str, str] | None = None,
    instead: Answer = lambda path: None,
    port: int = 0,
    packed: bool = False,
) -> Iterator[str]:
    """A folder on loopback, with more headers if there are any; the address ends with a slash."""
    kind = _Packed if packed else _Quiet
    handler = partial(
        kind, directory=str(folder), headers={} if headers is None else headers, instead=instead
    )
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
