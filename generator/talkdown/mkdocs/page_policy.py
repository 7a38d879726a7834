"""The site's own Content-Security-Policy, sent by the server on whose pages texts can be changed.

A script that an author's page brings would otherwise have what the page has: the key, with which it could write to the phrasebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.outputs.web import hash_of

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_HEADER = "Content-Security-Policy"

_STRICTEST = "script-src 'self'"
"""Until a build has computed which scripts may stand in a page."""

Headers = list[tuple[str, str]]

_END_OF_BODY = b"</script></body>"
"""What live reload, the last script of a page, ends with."""


def sending_policy(app: WSGIApplication, site: Path) -> WSGIApplication:
    """A server's app that sends the policy of the site in a folder with each of its pages."""

    def app_with_policy(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        heads: list[tuple[str, Headers]] = []

        def keep_head(status: str, headers: Headers, _error: object = None, /) -> Callable[[bytes], object]:
            heads.append((status, headers))
            return bytearray().extend  # MkDocs gives its whole answer back, and writes nothing this way

        body = app(environ, keep_head)
        ((status, headers),) = heads
        if any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers):
            body = [b"".join(body)]
            # Into these, and no others, MkDocs puts its script.
            is_reloaded = status == "200 OK" and environ.get("PATH_INFO", "").endswith(("/", ".html"))
            policy = _policy_for(body[0], site) if is_reloaded else _policy_of(site)
            headers = [*headers, (_HEADER, policy)]
        start_response(status, headers)
        return body

    return app_with_policy


def _policy_for(page: bytes, site: Path) -> str:
    """The policy, which lets the script run, too, that a server has put at the end of a page."""
    policy = _policy_of(site)
    before, end, _ = page.rpartition(_END_OF_BODY)
    if not end:
        return policy
    script = before.rpartition(b"<script>")[2].decode(errors="replace")
    return policy.replace("script-src 'self'", f"script-src 'self' {hash_of(script)}", 1)


def _policy_of(site: Path) -> str:
    """The policy as a build has written it for servers."""
    try:
        lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    except OSError:
        return _STRICTEST
    prefix = f"  {_HEADER}: "
    return next((line.removeprefix(prefix) for line in lines if line.startswith(prefix)), _STRICTEST)
