"""nginx and Caddy on loopback, configured with the blocks that the manual shows, and what they answer."""

from __future__ import annotations

import base64
import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

import pytest

from scripts.loopback import free_port
from scripts.servers import environment, mime_types, program

ROOT = Path(__file__).resolve().parents[2]

PASSWORD = "made-by-openssl-rand"
ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname, ANY_CERTIFICATE.verify_mode = (
    False,
    ssl.CERT_NONE,
)  # whose certificate it is does not matter here


def password_header(password: str = PASSWORD) -> dict[str, str]:
    """The header of a reader who gives a password."""
    return {"Authorization": f"Basic {base64.b64encode(f'agents:{password}'.encode()).decode()}"}


class AsItIs(HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *about: object) -> None:
        return None


OPENER = build_opener(HTTPSHandler(context=ANY_CERTIFICATE), AsItIs)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Server:
    name: str
    address: str

    def ask(self, path: str, **headers: str) -> Answer:
        try:
            with OPENER.open(Request(self.address + path, headers=password_header() | headers)) as response:
                return Answer(response.status, response.headers, response.read())
        except HTTPError as error:
            return Answer(error.code, error.headers, error.read())


def require_program(name: str) -> str:
    """A program's path; without it a test steps aside."""
    return program(name) or pytest.skip(f"there is no {name}, and no apt to get it from")


def block_of_manual(document: str, language: str) -> str:
    """The first block in a language on a page of the manual."""
    text = (ROOT / "docs/hosting" / document).read_text(encoding="utf-8")
    match = re.search(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert match, f"{document} shows no {language}"
    return match.group(1)


def _nginx(words: Path, port: int, block: str) -> list[str]:
    """The manual's server block, inside the least that nginx takes to start."""
    block = block.replace("listen 443", f"listen 127.0.0.1:{port}")
    block = block.replace("/etc/ssl/words", str(words)).replace("/srv/words", str(words))
    hash_result = subprocess.run(
        ["openssl", "passwd", "-apr1", PASSWORD], check=True, capture_output=True, text=True
    )
    (words / "users").write_text(f"agents:{hash_result.stdout}")
    temporary = "".join(
        f"{kind}_temp_path {words}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (words / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {words}/nginx.pid; error_log {words}/errors;\n"
        + "user root;\n" * (os.geteuid() == 0)  # the folders of tests are closed to others
        + f"events {{}}\nhttp {{ include {mime_types()}; access_log off; {temporary}\n{block}}}\n"
    )
    return [require_program("nginx"), "-e", f"{words}/errors", "-c", f"{words}/nginx.conf"]


def _caddy(words: Path, port: int, block: str) -> list[str]:
    """The manual's site block; its certificate is ours, and it asks nobody for another."""
    caddy = require_program("caddy")
    hash_result = subprocess.run(
        [caddy, "hash-password", "--plaintext", PASSWORD], check=True, capture_output=True, text=True
    )
    block = block.replace("words.example.com", f"http://127.0.0.1:{port}")
    block = re.sub(r"\$2a\$\S+", hash_result.stdout.strip(), block).replace("/srv/words", str(words))
    (words / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + block)
    return [caddy, "run", "--adapter", "caddyfile", "--config", f"{words}/Caddyfile"]


@contextmanager
def serving(name: str, words: Path, block: str) -> Iterator[Server]:
    """A server on loopback, from when it answers until it is no longer needed."""
    require_program(name)
    port = free_port()
    command = {"nginx": _nginx, "caddy": _caddy}[name](words, port, block)
    homes = {"XDG_DATA_HOME": str(words / "caddy"), "XDG_CONFIG_HOME": str(words / "caddy")}
    with (words / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment() | homes)
    try:
        while not _listens(port):
            assert process.poll() is None, (words / f"{name}.log").read_text()
            time.sleep(0.05)
        yield Server(name, f"{'https' if name == 'nginx' else 'http'}://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0
