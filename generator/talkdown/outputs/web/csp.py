"""The Content-Security-Policy: what a page may load and run, which is what the site itself carries and no more."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(rb"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(rb"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = (b"text/javascript", b"application/javascript", b"module")
_SITE = re.compile(r"'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]+)?|chrome-extension://[a-p]{32}")
_REFUSED = re.compile(rb"<[a-z][^<>]*\s(style|on[a-z]+)\s*=\s*[\"'][^<>]*>|<style[\s>]", re.IGNORECASE)


def scripts_of(html: bytes) -> set[str]:
    """The hashes of the scripts that stand in a page itself, as the policy names them."""
    found = set()
    for attributes, body in _SCRIPT.findall(html):
        kind = _TYPE.search(attributes)
        if b"src=" not in attributes.lower() and (kind is None or kind.group(1).lower() in _RUNS):
            found.add(f"'sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}'")
    return found


def may_frame(source: str) -> bool:
    """Whether a text names a site that may show this one in a frame, and nothing that would end the rule."""
    return bool(_SITE.fullmatch(source))


def refused(html: bytes) -> list[str]:
    """What a page holds that the policy keeps from working: styles and handlers in attributes, style elements."""
    outside = _SCRIPT.sub(b"", html)
    return sorted({found.group().decode(errors="replace")[:120] for found in _REFUSED.finditer(outside)})


def content_policy(scripts: Iterable[str], frame_ancestors: Iterable[str] = ()) -> str:
    """The value of the header. It stays the same until the theme's own scripts, or the depth of the site, change."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *sorted(scripts)]),
        "style-src": "'self'",
        "img-src": "'self' data:",  # icons are drawn from the style sheet
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(frame_ancestors) or "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
