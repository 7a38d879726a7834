"""What the browser tests and the benchmarks share: Chromium, packages from npm, and a folder on loopback."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NPM = ROOT / "bench/.work/npm"

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


def packages() -> Path:
    """The npm packages of the lock, those for tests and benchmarks included."""
    NPM.mkdir(parents=True, exist_ok=True)
    lock = (ROOT / "package-lock.json").read_bytes()
    stamp = NPM / "brought.json"
    with (NPM / ".lock").open("w") as hold:
        fcntl.flock(hold, fcntl.LOCK_EX)  # tests that run beside each other ask at the same moment
        if not stamp.is_file() or stamp.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(ROOT / name, NPM)
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=NPM,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stamp.write_bytes(lock)
    return NPM / "node_modules"


Answer = Callable[[str], tuple[int, Mapping[str, str]] | None]
"""What a server answers to a path instead of the file: a status, and headers."""


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
        if found is None:
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


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


@contextmanager
def served(
    folder: Path, headers: Mapping[str, str] | None = None, instead: Answer = lambda path: None, port: int = 0
) -> Iterator[str]:
    """A folder on loopback, with more headers if there are any; the address ends with a slash."""
    handler = partial(_Quiet, directory=str(folder), headers=headers or {}, instead=instead)
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
