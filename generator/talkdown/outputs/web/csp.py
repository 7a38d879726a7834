"""The Content-Security-Policy: what a page may load and run, which is what the site itself carries and no more."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from talkdown.outputs.web.refused_markup import elements_of

_SCRIPT_TYPES = frozenset(
    """
    application/ecmascript application/javascript application/x-ecmascript application/x-javascript text/ecmascript
    text/javascript text/javascript1.0 text/javascript1.1 text/javascript1.2 text/javascript1.3 text/javascript1.4
    text/javascript1.5 text/jscript text/livescript text/x-ecmascript text/x-javascript module importmap speculationrules
    """.split()
) | {""}
"""Types of scripts that browsers act on (HTML Living Standard 4.12.1, MIME Sniffing Standard 4.6); another type is data."""

# An extension of Chrome is named by 32 letters from a to p: a hash of 128 bits, four to the letter.
_SITE = re.compile(r"'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]+)?|chrome-extension://[a-p]{32}")


def inline_scripts(html: str) -> list[str]:
    """The scripts that stand in a page itself and that browsers would run."""
    if "<script" not in html.lower():
        return []
    return [
        script.text()
        for script in elements_of(html, "script:not([src]), svg script")  # a drawing's `src` says nothing
        if (script.attributes.get("type") or "").strip().lower() in _SCRIPT_TYPES and script.text()
    ]


def hash_of(script: str) -> str:
    """A script as the policy names it: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def script_hashes(html: str) -> set[str]:
    """The hashes of the scripts that stand in a page itself."""
    return set(map(hash_of, inline_scripts(html)))


def may_frame(source: str) -> bool:
    """Whether a text names a site that may show this one in a frame, and nothing that would end the rule."""
    return bool(_SITE.fullmatch(source))


def content_policy(scripts: Iterable[str], frame_ancestors: Iterable[str] = ()) -> str:
    """The value of the header. It stays the same until the theme's own scripts, or the depth of the site, change.

    `scripts` are hashes as `script_hashes` gives them; `frame_ancestors` are who may show the site in a frame.
    """
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
