"""Which requests a server for authors answers.

A page of another site can have its own host name lead to this machine (DNS rebinding), and would read the site as if it
were its own. The name that a browser sends with every request, those of live reload included, gives that away.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_LOCAL_NAME = "localhost"

_LONGEST_PATH = 4096
"""In bytes: PATH_MAX of Linux. MkDocs reads a number in a path for live reload, and Python none of more than 4,300 digits."""


def may_ask(host_header: str, server_host: str) -> bool:
    """Whether a request that names this host is answered by a server at `server_host`.

    >>> may_ask("localhost:8000", "127.0.0.1"), may_ask("evil.example:8000", "127.0.0.1")
    (True, False)
    """
    try:
        host = urlsplit(f"//{host_header}").hostname or ""
    except ValueError:
        return False
    host = host.removesuffix(".")
    if host in (_LOCAL_NAME, server_host.lower()) or host.endswith(f".{_LOCAL_NAME}"):
        return True
    address = _address(host)
    if address is None:
        return False  # an address cannot be led elsewhere, a name can
    server_address = _address(server_host)
    return address.is_loopback or (server_address is not None and server_address.is_unspecified)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def checking_requests(app: WSGIApplication, server_host: str) -> WSGIApplication:
    """A server's app that answers other names with 403, and a path that no file can have with 404, in one line."""

    def checked_app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not may_ask(environ.get("HTTP_HOST", ""), server_host):
            return _refuse(
                start_response,
                "403 Forbidden",
                b"This server answers to localhost, and to the name that it was started with: mkdocs serve -a NAME:PORT\n",
            )
        path = environ.get("PATH_INFO", "")
        if "\0" in path:
            return _refuse(start_response, "404 Not Found", b"No file has a zero byte in its name\n")
        if len(path) > _LONGEST_PATH:
            return _refuse(start_response, "404 Not Found", b"No file has so long a path\n")
        return app(environ, start_response)

    return checked_app


def _refuse(start_response: StartResponse, status: str, text: bytes) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [text]
