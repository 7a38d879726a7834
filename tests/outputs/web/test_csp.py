"""What the Content-Security-Policy allows, and what of a page it would keep from working."""

from __future__ import annotations

import base64
import hashlib

import pytest

from talkdown.outputs.web.csp import content_policy, inline_scripts, may_frame, script_hashes


def source_of(script: str) -> str:
    """A script as a policy names it (CSP level 3: base64 of its SHA-256)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<p>no script</p>", []),
        ("<script>run()</script>", ["run()"]),
        ("<SCRIPT>run()</SCRIPT>", ["run()"]),
        ("<script>\n1\n</script><script>2</script>", ["\n1\n", "2"]),
        ('<script type="module">run()</script>', ["run()"]),
        ("<script type=text/javascript>run()</script>", ["run()"]),
        ("<script TYPE='Application/JavaScript'>run()</script>", ["run()"]),
        ('<script src="finder.js"></script>', []),
        ('<script SRC="finder.js">fallback()</script>', []),
        ('<script type="application/ld+json">{"a": 1}</script>', []),  # data, which nothing runs
        ('<script id="__config" type="application/json">{}</script>', []),
        ("<script async>run()</script>", ["run()"]),
        ("<script type>run()</script>", ["run()"]),
        ("<script type=text/ecmascript>run()</script>", ["run()"]),
        ("<script type=importmap>{}</script>", ["{}"]),
        ("<svg><script>run()</script></svg>", ["run()"]),
        ('<script data-src="x">run()</script>', ["run()"]),
        ("<!-- <script>no()</script> --><script>run()</script>", ["run()"]),
        ("<textarea><script>no()</script></textarea>", []),
        ('<script title=">">run()</script>', ["run()"]),
    ],
)
def test_the_scripts_in_a_page_are_named_by_their_hash(page: str, scripts: list[str]) -> None:
    assert script_hashes(page) == {source_of(script) for script in scripts}


def test_a_policy_allows_the_site_itself_and_its_own_scripts() -> None:
    assert content_policy({"'sha256-b'", "'sha256-a'"}) == (
        "default-src 'none'; script-src 'self' 'sha256-a' 'sha256-b'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def test_only_who_is_named_may_show_the_site_in_a_frame() -> None:
    policy = content_policy([], ("'self'", "https://crm.example.com"))
    assert policy.endswith("; frame-ancestors 'self' https://crm.example.com")
    assert "script-src 'self'; " in policy


@pytest.mark.parametrize(
    "source",
    [
        "'self'",
        "https://crm.example.com",
        "http://crm.example.com:8080",
        "https://*.example.com",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ],
)
def test_a_site_may_be_named(source: str) -> None:
    assert may_frame(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "*",
        "self",
        "crm.example.com",
        "https://crm.example.com/page",
        "https://crm.example.com; script-src *",
        "https://crm.example.com 'unsafe-inline'",
        "https://a.example\nX-Evil: 1",
        "javascript:alert(1)",
        "https://crm.*.com",
        "chrome-extension://abcdefghijklmnopabcdefghijklmno",  # 31 letters
        "chrome-extension://abcdefghijklmnopabcdefghijklmnoq",  # q is not among them
    ],
)
def test_nothing_else_can_be_said_in_its_place(source: str) -> None:
    assert not may_frame(source)


def test_a_script_that_only_a_browser_with_scripts_sees_is_one() -> None:
    assert inline_scripts('<noscript><p title="</noscript><script>run()</script>"></p></noscript>') == [
        "run()"
    ]
