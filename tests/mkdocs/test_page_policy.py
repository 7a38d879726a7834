"""The policy that a server for edits sends with each page: that of the site, and live reload besides."""

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
    assert headers_of(b"x", "text/html", tmp_path)["Content-Security-Policy"] == "script-src 'self'"
    assert headers_of(b"x", "text/css", tmp_path) == {"Content-Type": "text/css"}


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

    answer = ask_app(sending_policy(app, site), {"PATH_INFO": path})
    assert answer.body == page
    return answer.headers
