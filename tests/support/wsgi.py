"""Asks a server's app as a server does, without a server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication


class Answer(NamedTuple):
    """What an app answers."""

    status: str
    headers: dict[str, str]
    body: bytes


def ask_app(app: WSGIApplication, environ: Mapping[str, Any]) -> Answer:
    """The answer to a request."""
    heads: list[tuple[str, dict[str, str]]] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        heads.append((status, dict(headers)))
        return bytearray().extend

    body = b"".join(app(dict(environ), start_response))
    (head,) = heads
    return Answer(*head, body)
