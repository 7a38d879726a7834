"""The theme's style sheets without the parts of the theme that a site does not use: half of what they weigh.

The theme ships one sheet for all that it can do. What a site does is in its settings, so the rules that wait
for the rest can be left out before a page is built. What an author can write in Markdown stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

PARTS = {
    "arithmatex": "pymdownx.arithmatex",
    "critic": "pymdownx.critic",
    "footnote": "footnotes",
    "giscus": "comments",
    "highlight": "pymdownx.highlight pymdownx.superfences",
    "katex": "pymdownx.arithmatex",
    "key": "pymdownx.keys",
    "md-annotation": "content.code.annotate",
    "linenodiv": "pymdownx.highlight pymdownx.superfences",
    "md-author": "blog",
    "md-banner": "announce",
    "md-clipboard": "content.code.copy",
    "md-code__": "content.code.copy content.code.select",
    "md-consent": "consent",
    "md-content--post": "blog",
    "md-draft": "blog",
    "md-feedback": "analytics",
    "md-footer__button": "navigation.footer",
    "md-footer__direction": "navigation.footer",
    "md-footer__inner": "navigation.footer",
    "md-footer__link": "navigation.footer",
    "md-footer__title": "navigation.footer",
    "md-header--lifted": "navigation.tabs.sticky",
    "md-header__source": "repo_url",
    "md-meta": "blog",
    "md-nav--integrated": "toc.integrate",
    "md-nav__source": "repo_url",
    "md-pagination": "blog",
    "md-path": "navigation.path",
    "md-pin": "blog",
    "md-post": "blog",
    "md-profile": "blog",
    "md-progress": "navigation.instant.progress",
    "md-search": "",  # the finder is the one search box
    "md-select": "alternate",
    "md-sidebar--post": "blog",
    "md-social": "social",
    "md-source": "repo_url",
    "md-status": "status",
    "md-tag": "tags",
    "md-tooltip": "content.tooltips",
    "md-version": "version",
    "mermaid": "mermaid",
    "tabbed-": "pymdownx.tabbed",
    "task-list": "pymdownx.tasklist",
}
"""How the classes of a part begin, and what asks for it, any of these: features, extensions, plugins, keys of `extra`."""

_PART = re.compile(
    "|".join(map(re.escape, sorted(PARTS, reverse=True)))
)  # the longer of two that begin alike first
_OPAQUE = re.compile(
    r"""(?P<quote>["'])(?:\\.|(?!(?P=quote)).)*(?P=quote)|\\.|/\*.*?\*/|url\((?:\\.|[^\\)"'])*\)""", re.DOTALL
)
"""What is taken whole, whatever brackets and commas are in it: strings, escaped characters, comments, addresses without
quotes (https://www.w3.org/TR/css-syntax-3/#tokenization)."""

_TOKEN = re.compile(rf"{_OPAQUE.pattern}|[][(){{}},]", re.DOTALL)
_INNERMOST_PARENTHESES = re.compile(r"\([^()]*\)")
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_COLOR = re.compile(r"\[data-md-color-((?:primary|accent)=[a-z-]+|switching)\]")
"""`switching` is on for a moment whenever a page opens: rules for it have the browser style the whole page twice more."""

_IMAGE = re.compile(r"""(?P<name>--[\w-]+):url\((?P<quote>["'])(?:\\.|(?!(?P=quote)).)*(?P=quote)\);?""")
_COLOR_OF_HIGHLIGHT = re.compile(r"--md-code-hl-[\w-]+:[^;{}]*;?")
_KEYFRAMES = re.compile(r"@keyframes (?P<name>[\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}")
_ANYTHING = re.compile(r":not\(\[class\]\) t[dh]>:(?:first|last)-child")
"""Rules for anything in an element that has no class: for them, whoever is given a class is styled with all that it holds,
and the theme gives one to the whole page. The site's own style sheet says the same of cells by themselves."""


def part_of(class_name: str) -> str:
    """The part of the theme that a class belongs to, as `PARTS` names it; empty for what every site has."""
    match = _PART.match(class_name)
    return match.group() if match else ""


def selectors_of(sheet: str) -> Iterator[str]:
    """Every selector of a minified sheet, those inside of `@media` and `@supports` included."""
    for head, body in _blocks(sheet):
        if _holds_rules(head):
            yield from selectors_of(body)
        elif not head.startswith("@"):
            yield from _selectors(head)


def without_unused_rules(sheet: str, uses: Set[str]) -> str:
    """A minified sheet without the rules for parts that a site does not use, and without their images, colors and motions.

    `uses` holds features, extensions, plugins and keys of `extra` as mkdocs.yml names them, and colors like
    `primary=teal`.
    """
    rules = _used_rules(sheet, uses)
    if uses.isdisjoint(PARTS["highlight"].split()):
        rules = _COLOR_OF_HIGHLIGHT.sub("", rules)
    rules = _KEYFRAMES.sub(lambda motion: motion.group() if _plays(motion["name"], rules) else "", rules)
    return _IMAGE.sub(lambda image: image.group() if f"var({image['name']}" in rules else "", rules)


def _plays(name: str, rules: str) -> bool:
    return bool(re.search(rf"animation(?:-name)?:[^;{{}}]*(?<![\w-]){re.escape(name)}(?![\w-])", rules))


def _used_rules(sheet: str, uses: Set[str]) -> str:
    rules = []
    for head, body in _blocks(sheet):
        if _holds_rules(head):
            body = _used_rules(body, uses)
        elif not head.startswith("@"):
            head = ",".join(selector for selector in _selectors(head) if _applies(selector, uses))
        if head and body:
            rules.append(f"{head}{{{body}}}")
    return "".join(rules)


def _holds_rules(head: str) -> bool:
    return head.rpartition(";")[2].startswith(("@media", "@supports"))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each outer pair of braces, and what in it."""
    depth, head_start, body_start = 0, 0, 0
    for token in _TOKEN.finditer(sheet):
        if token.group() == "{":
            body_start = body_start if depth else token.end()
            depth += 1
        elif token.group() == "}":
            depth -= 1
            if not depth:
                yield sheet[head_start : body_start - 1], sheet[body_start : token.start()]
                head_start = token.end()


def _selectors(head: str) -> Iterator[str]:
    depth, start = 0, 0
    for token in _TOKEN.finditer(head):
        text = token.group()
        depth += (text in {"(", "["}) - (text in {")", "]"})
        if text == "," and not depth:
            yield head[start : token.start()]
            start = token.end()
    yield head[start:]


def _applies(selector: str, uses: Set[str]) -> bool:
    """Whether anything on the site can have all the classes and colors that a selector asks for."""
    outside = _outside_parentheses(selector)
    parts = filter(None, map(part_of, _CLASS.findall(outside)))
    return (
        not any(uses.isdisjoint(PARTS[part].split()) for part in parts)
        and not _ANYTHING.search(selector)
        and set(_COLOR.findall(outside)) <= uses
    )


def _outside_parentheses(selector: str) -> str:
    """A selector without what may ask for less: `:not(.md-post)` holds where there is no such part. Strings go, too."""
    outside = _OPAQUE.sub("", selector)
    while (shorter := _INNERMOST_PARENTHESES.sub("", outside)) != outside:
        outside = shorter
    return outside
