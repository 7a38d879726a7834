"""What a page holds that the site's Content-Security-Policy keeps from working, and where an author wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NOSCRIPT = re.compile(r"<(/?)noscript\b", re.IGNORECASE)

_REFUSED_ELEMENTS = frozenset(
    "applet audio base embed fencedframe frame iframe object portal style video".split()
)
"""Wherever they load from: the policy has a rule for none of them but `default-src 'none'`, and `base-uri 'none'`."""

_NAMED_ELEMENTS = frozenset(("form", "img"))
"""A browser makes these properties of the document under their `name`, in place of those that scripts of the site use."""

_SETTINGS_OF_THEME = "#__config"
"""Where the theme's script finds its settings: the first on a page, and the theme writes them last."""

_LOADING_ATTRIBUTES = {
    "img": ("src", "srcset"),
    "input": ("src",),
    "image": ("href", "xlink:href"),  # of SVG
    "link": ("href", "imagesrcset"),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
}
"""The attributes by which other elements load something; from another site they are refused."""

_LOADING_LINKS = frozenset(
    "stylesheet preload modulepreload icon manifest prefetch preconnect dns-prefetch prerender".split()
)
"""The words in `rel` of links that load what they name, or ask its site; others only say where something is."""

_STYLING_ATTRIBUTES = frozenset(
    "clip-path cursor fill filter marker-end marker-mid marker-start mask stroke".split()
)
"""Attributes of SVG that may load a drawing, as `url(…)`."""

_FOREIGN_URL = re.compile(r"url\(\s*[\"']?\s*(?:(?!data:)[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)

_FOREIGN_ADDRESS = re.compile(r"(?:^|,)\s*(?:(?!data:)[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
"""An address with a scheme, or with the host that two slashes begin; in `srcset` there are several. Pictures may be data."""

_MAY_BE_REFUSED = re.compile(
    r"<(?:applet|audio|base|embed|fencedframe|i?frame|object|portal|style|video)\b"
    r"|[\s\"'/](?:style|on[a-z]+|action|ping|background|name|attributionsrc|shadowrootmode)\s*="
    r"|__config|url\("
    r"|(?:src|srcset|href)\s*=\s*[\"']?[^\"'>]{0,500}?(?:[a-z][a-z0-9+.-]{0,40}:|[/\\]{2}|&(?:#|colon))",
    re.IGNORECASE,
)
"""Stands in every page on which something is refused: others need no closer look. 500 characters is more than any address
before a second one in `srcset`; 40 more than any scheme has (RFC 3986 sets no bound)."""

_MAY_LOAD_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)

_MAY_REDIRECT = re.compile(r"<meta\b", re.IGNORECASE)

_ADDRESS_IN_TAG = re.compile(r'(?:src|srcset|href)="([^"]+)"?')

_TAG_NAME = re.compile(r"<([a-z][a-z0-9]*)\b", re.IGNORECASE)

_MOST_CHARACTERS = 120
"""How much of a tag is shown: what an author needs to find it, on one line or two."""

_LONGEST_TAG = 2000
"""So many characters of a source are read for one tag; a longer one is named without its line."""


def elements_of(html: str, selector: str) -> Iterator[LexborNode]:
    """The elements of a page, as a browser without scripts reads it, and then as one with scripts does.

    To that one, what stands in `<noscript>` is no markup, up to the very letters `</noscript` – and what follows them is,
    though it may stand in an attribute for the other one.
    """
    for page in _readings(html):
        yield from page.css(selector)


def _readings(html: str) -> Iterator[LexborHTMLParser]:
    yield LexborHTMLParser(html)
    if _NOSCRIPT.search(html):
        yield LexborHTMLParser(_without_noscript(html))


def _without_noscript(html: str) -> str:
    """A page without what only a browser without scripts reads."""
    parts, start, is_inside = [], 0, False
    for match in _NOSCRIPT.finditer(html):
        is_end = bool(match[1])
        if is_end != is_inside:
            continue
        if not is_inside:
            parts.append(html[start : match.start()])
        is_inside, start = not is_inside, match.start()
    return "".join(parts) + ("" if is_inside else html[start:])


def refused_markup(html: str) -> list[str]:
    """The tags that do not work under the policy, each once, in the order of the page.

    Frames, sound, styles and handlers in attributes, what is loaded from another site, forms that are sent. Also what the
    policy does not see: names that take the place of what scripts of the site use, and trees in the shadow of a page,
    into which nothing here looks.
    """
    if not _MAY_BE_REFUSED.search(html):
        return []
    elements = [element for element in elements_of(html, "*") if _is_refused(element)]
    for page in _readings(html):
        elements += page.css(_SETTINGS_OF_THEME)[:-1]
    return list(dict.fromkeys(map(_start_tag, elements)))


def loaded_scripts(html: str) -> Iterator[tuple[str, str]]:
    """The tags by which a page loads scripts, and the address in each: in drawings it has another name."""
    if not _MAY_LOAD_SCRIPT.search(html):
        return
    for element in elements_of(html, "script"):
        for name in ("src", "href", "xlink:href"):
            if address := element.attributes.get(name):
                yield _start_tag(element), address


def redirecting_markup(html: str) -> list[str]:
    """The tags that lead a reader on to another page by themselves: the policy has no rule for `<meta http-equiv="refresh">`."""
    if not _MAY_REDIRECT.search(html):
        return []
    elements = elements_of(html, "meta[http-equiv]")
    return list(
        dict.fromkeys(
            _start_tag(element)
            for element in elements
            if (element.attributes["http-equiv"] or "").strip().lower() == "refresh"
        )
    )


def lines_of(markups: Collection[str], source: str) -> dict[str, int]:
    """For each tag, or script, the line, from 1, of a source in Markdown or HTML on which it stands; 1 if it comes from elsewhere.

    The tags of the source are read once, however many are asked for.
    """
    names = {match[1] for markup in markups if (match := _TAG_NAME.match(markup))}
    positions: dict[str, int] = {}
    for match in _TAG_NAME.finditer(source) if names else ():
        if (name := match[1].lower()) in names:
            for markup in _start_tags_at(source, match.start(), name):
                positions.setdefault(markup, match.start())
    places = {
        markup: positions[markup] if markup in positions else _find(markup, source) for markup in markups
    }
    return {markup: source.count("\n", 0, max(position, 0)) + 1 for markup, position in places.items()}


def _find(markup: str, source: str) -> int:
    """Where it stands as it is, or else an address that it names, which Markdown has made a tag of; -1 for nowhere."""
    if (position := source.find(markup)) >= 0 or not markup.startswith("<"):
        return position
    addresses = (match[1] for match in _ADDRESS_IN_TAG.finditer(markup))
    return max((source.find(address) for address in addresses), default=-1)


def _start_tags_at(source: str, start: int, name: str) -> Iterator[str]:
    """What a browser may take the tag for that begins there: outside of a drawing, `image` is another name of `img`."""
    tag = source[start : start + _LONGEST_TAG]
    for text in (tag, f"<svg>{tag}"):
        if (element := LexborHTMLParser(text).css_first(name)) is not None:
            yield _start_tag(element)


def _is_refused(element: LexborNode) -> bool:
    tag, attributes = element.tag or "", element.attributes
    if tag in _REFUSED_ELEMENTS or any(name == "style" or name.startswith("on") for name in attributes):
        return True
    if tag in _NAMED_ELEMENTS and attributes.get("name"):
        return True
    if tag == "template" and "shadowrootmode" in attributes:
        return True
    if any(_FOREIGN_URL.search(attributes.get(name) or "") for name in _STYLING_ATTRIBUTES & set(attributes)):
        return True
    if {"attributionsrc", "formaction", "ping"} & set(attributes) or _FOREIGN_ADDRESS.search(
        attributes.get("background") or ""
    ):
        return True
    if tag == "form" and attributes.get("action"):
        return True
    if any(_runs_script(attributes.get(name) or "") for name in ("href", "xlink:href")):
        return True
    if tag == "link" and not set((attributes.get("rel") or "").lower().split()) & _LOADING_LINKS:
        return False
    return any(
        _FOREIGN_ADDRESS.search(attributes.get(name) or "")
        for name in _LOADING_ATTRIBUTES.get(tag.lower(), ())
    )


def _runs_script(link: str) -> bool:
    """Whether a link is a script; browsers pass over spaces and control characters in its scheme."""
    return "".join(char for char in link[:_LONGEST_TAG] if char > " ").lower().startswith("javascript:")


def _start_tag(element: LexborNode) -> str:
    attributes = (f' {name}="{value}"' if value else f" {name}" for name, value in element.attributes.items())
    return f"<{element.tag}{''.join(attributes)}>"[:_MOST_CHARACTERS]
