"""The Content-Security-Policy: what a page may load and run, which is what the site itself carries and no more."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SCRIPT_TYPES = ("", "text/javascript", "application/javascript", "module")
"""Types of scripts that browsers run; another type is data."""

# An extension of Chrome is named by 32 letters from a to p: a hash of 128 bits, four to the letter.
_SITE = re.compile(r"'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:[0-9]+)?|chrome-extension://[a-p]{32}")

_MAY_BE_REFUSED = re.compile(r"<style|[\s\"'/](?:style|on[a-z]+)\s*=", re.IGNORECASE)
"""Stands in every page on which something is refused, and in few others: they need no closer look."""

_MOST_CHARACTERS = 120
"""How much of a tag is shown: what an author needs to find it, on one line or two."""


def script_hashes(html: str) -> set[str]:
    """The hashes of the scripts that stand in a page itself, as the policy names them."""
    return {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()}'"
        for script in LexborHTMLParser(html).css("script:not([src])")
        if (script.attributes.get("type") or "").strip().lower() in _SCRIPT_TYPES
    }


def may_frame(source: str) -> bool:
    """Whether a text names a site that may show this one in a frame, and nothing that would end the rule."""
    return bool(_SITE.fullmatch(source))


def refused_markup(html: str) -> list[str]:
    """What a page holds that the policy keeps from working: styles and handlers in attributes, style elements."""
    if not _MAY_BE_REFUSED.search(html):
        return []
    return sorted(
        {
            _start_tag(element)[:_MOST_CHARACTERS]
            for element in LexborHTMLParser(html).css("*")
            if element.tag == "style" or any(map(_is_refused, element.attributes))
        }
    )


def _is_refused(attribute: str) -> bool:
    return attribute == "style" or attribute.startswith("on")


def _start_tag(element: LexborNode) -> str:
    attributes = (f' {name}="{value}"' if value else f" {name}" for name, value in element.attributes.items())
    return f"<{element.tag}{''.join(attributes)}>"


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
