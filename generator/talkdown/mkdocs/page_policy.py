"""The headers of the built site, sent by a server for authors with all that it sends.

An author sees what readers will see: what the site's policy refuses does not work here either. And no script of a page reads
the key with which texts are changed: it lies where each document of this server's could read it, so that a drawing and a
download need the policy as much as a page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.outputs.web import hash_of

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_POLICY = "Content-Security-Policy"

_STRICTEST_HEADERS = {_POLICY: "script-src 'self'", "X-Content-Type-Options": "nosniff"}
"""Until a build has computed which scripts may stand in a page."""

_XML = re.compile(r"(?:text|application)/xml\b|[^;]*\+xml\b")
"""Types of documents that browsers run scripts of, and that are no pages of ours: drawings, feeds, XHTML."""

_APART = "; sandbox allow-scripts"
"""Such a document is a site of its own: a script in it that mkdocs.yml lists may draw, and has no way to the key."""

_END_OF_BODY = b"</script></body>"
"""What live reload, the last script of a page, ends with."""

Headers = list[tuple[str, str]]


def sending_policy(app: WSGIApplication, site: Callable[[], Path]) -> WSGIApplication:
    """A server's app that sends the headers of the site, which lies in the folder that `site` gives, with each answer."""

    def app_with_policy(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        heads: list[tuple[str, Headers]] = []

        def keep_head(status: str, headers: Headers, _error: object = None, /) -> Callable[[bytes], object]:
            heads.append((status, headers))
            return bytearray().extend  # MkDocs gives its whole answer back, and writes nothing this way

        body = app(environ, keep_head)
        ((status, headers),) = heads
        content_type = next((value for name, value in headers if name.lower() == "content-type"), "").lower()
        headers_of_site = _headers_of(site())
        if _XML.match(content_type):
            headers_of_site[_POLICY] += _APART
        elif (
            content_type.startswith("text/html")
            # Into these, and no others, MkDocs puts its script.
            and status == "200 OK"
            and environ.get("PATH_INFO", "").endswith(("/", ".html"))
        ):
            body = [b"".join(body)]
            headers_of_site[_POLICY] = _with_live_reload(headers_of_site[_POLICY], body[0])
        start_response(status, [*headers, *headers_of_site.items()])
        return body

    return app_with_policy


def _with_live_reload(policy: str, page: bytes) -> str:
    """The policy, which lets the script run, too, that a server has put at the end of a page."""
    before, end, _ = page.rpartition(_END_OF_BODY)
    if not end:
        return policy
    script = before.rpartition(b"<script>")[2].decode(errors="replace")
    return policy.replace("script-src 'self'", f"script-src 'self' {hash_of(script)}", 1)


def _headers_of(site: Path) -> dict[str, str]:
    """What a build has written for servers to send with everything: the rows below the first one, `/*`."""
    try:
        lines = (site / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        lines = []
    headers = dict(_STRICTEST_HEADERS)
    for line in lines:
        name, colon, value = line.partition(": ")
        if not colon or not line.startswith("  "):
            break
        headers[name.strip()] = value
    return headers
