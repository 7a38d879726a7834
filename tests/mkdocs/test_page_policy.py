"""The headers that a server for authors sends with all it has: those of the site, and live reload's script besides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from talkdown.mkdocs.page_policy import sending_policy
from wsgi import ask_app

HASH_OF_RELOAD = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
"""Of `alert(1)`, which stands for it here."""


@pytest.mark.parametrize(
    ("page", "policy"),
    [
        (b"<body>x</body>", "default-src 'none'; script-src 'self' 'sha256-x='"),
        (
            b"<body><script>other()</script><script>alert(1)</script></body>",
            f"default-src 'none'; script-src 'self' {HASH_OF_RELOAD} 'sha256-x='",
        ),
    ],
)
def test_a_page_comes_with_the_policy_of_its_site(page: bytes, policy: str, tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'sha256-x='\n"
    )
    assert headers_of(page, "text/html; charset=utf-8", tmp_path)["Content-Security-Policy"] == policy


def test_a_site_that_has_none_yet_runs_no_script_of_a_page(tmp_path: Path) -> None:
    for content_type in ("text/html", "text/plain", "application/json"):
        assert headers_of(b"x", content_type, tmp_path) == {
            "Content-Type": content_type,
            "Content-Security-Policy": "script-src 'self'",
            "X-Content-Type-Options": "nosniff",
        }


def test_what_is_sent_with_everything_is_sent_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n  X-Frame-Options: DENY\n/sw.js\n  Cache-Control: no-cache\n")
    headers = headers_of(b"x", "text/css", tmp_path)
    assert headers["X-Frame-Options"] == "DENY"
    assert "Cache-Control" not in headers


@pytest.mark.parametrize(
    "content_type",
    [
        "image/svg+xml",
        "text/xml",
        "application/xml; charset=utf-8",
        "application/xhtml+xml",
        "Application/RSS+XML",
    ],
)
def test_what_is_no_page_of_ours_is_a_site_of_its_own(content_type: str, tmp_path: Path) -> None:
    policy = headers_of(b"<svg/>", content_type, tmp_path)["Content-Security-Policy"]
    assert policy == "script-src 'self'; sandbox allow-scripts"


def test_what_live_reload_is_not_put_into_allows_no_script(tmp_path: Path) -> None:
    """An author's own file for addresses that lead nowhere, and one with another ending."""
    page = b"<body><script>alert(1)</script></body>"
    for path, status in (("/gone.html", "404 Not Found"), ("/page.htm", "200 OK")):
        headers = headers_of(page, "text/html", tmp_path, path, status)
        assert headers["Content-Security-Policy"] == "script-src 'self'"


def headers_of(
    page: bytes, content_type: str, site: Path, path: str = "/", status: str = "200 OK"
) -> dict[str, str]:
    """What a server for the site sends with a page."""

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response(status, [("Content-Type", content_type)])
        return [page]

    answer = ask_app(sending_policy(app, lambda: site), {"PATH_INFO": path})
    assert answer.body == page
    return answer.headers
