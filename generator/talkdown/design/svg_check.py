"""Whether a drawing that somebody brings along can be put on paper and on pages as it is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

MAX_DEPTH = 256
"""How deep elements may be nested. Drawing programs stay below 30; Typst gives up at about 1,000."""

MAX_LETTERS = 10_000
"""Of all texts of a drawing, with what entities stand for and each copy by `<use>` counted. A logo has some dozen; of seven million, which
57 kB of entities make, Typst draws one after the other, and takes gigabytes."""

MAX_ELEMENTS = 100_000
"""Of a drawing, each copy by `<use>` counted. A megabyte has 20,000 shapes of its own; ten lines of copies of copies make ten million."""

_LENGTH = re.compile(r"\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*+(?:[a-z]{2}|%)?\s*", re.IGNORECASE)
_MAX_LENGTH = 1e6  # of any unit: a drawing of a kilometer
# Possessive: what is skipped before the look ahead is not given back, or a quoted `#a` would count as something else.
_URL = re.compile(r"url\(\s*+['\"]?+(?!#|data:)([^)'\"]*)", re.IGNORECASE)
_SCRIPT = re.compile(r"[\x00-\x20]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
"""Browsers leave out what cannot be seen before an address, and tabs and line breaks within it."""

_IMPORT = re.compile(r"@import\b[^;]*", re.IGNORECASE)
_STYLE_SHEET = re.compile(r"<\?xml-stylesheet\b[^?]*")
_SHOWN_CHARACTERS = 60  # of an address: its host and the beginning of its path, and no `data:` of a megabyte
_TEXTS = frozenset({"text", "tspan", "textPath", "a"})
"""Elements whose text is drawn."""

_NO_DRAWING = frozenset({"script", "foreignObject", "iframe", "embed", "object", "audio", "video"})


class SvgProblem(NamedTuple):
    """What is wrong with a drawing, in a few words after "it"; and a way out."""

    message: str
    hint: str


def find_svg_problem(text: str) -> SvgProblem | None:
    """The first thing that keeps a text from being a drawing that stands for itself; None if it is one.

    It has to be XML with `<svg>` around it, of a size that can be drawn, without scripts, and must load nothing: no
    picture, font or style sheet from elsewhere. What is inside of it (`#id`, `data:`) and links of `<a>` may stay.

    >>> find_svg_problem("<svg><script/></svg>")
    SvgProblem(message='holds `<script>`, which is no drawing', hint='export it as a plain SVG')
    """
    try:
        root = ElementTree.fromstring(text.lstrip("\ufeff"))
    except ElementTree.ParseError as error:
        line, column = error.position
        return SvgProblem(
            f"is not XML from line {line}, column {column + 1} on",
            "open it in a browser: it says the same; export it anew",
        )
    if _local(root.tag) != "svg":
        return SvgProblem(f"is `<{_local(root.tag)}>`, and `<svg>` is expected", "give the file of a drawing")
    return next(_problems(root, text), None)


def _problems(root: ElementTree.Element, text: str) -> Iterator[SvgProblem]:
    for name in ("width", "height"):
        value = root.get(name)
        if value is not None and not _can_be_drawn(value):
            yield SvgProblem(f"has the {name} `{value}`", f"take `{name}` away, and leave it to `viewBox`")
    if reference := _STYLE_SHEET.search(text):
        yield _loads(reference[0])
    for element, depth in _walk(root):
        if depth > MAX_DEPTH:
            yield SvgProblem(f"is nested more than {MAX_DEPTH} deep", "ungroup it, and export it anew")
            return
        yield from _element_problems(element)
    size = _Sizes(root).of(root)
    for number, most, noun in (
        (size.letters, MAX_LETTERS, "letters"),
        (size.elements, MAX_ELEMENTS, "shapes"),
    ):
        if number > most:
            message = f"draws {number:,} {noun}, with all copies, and {most:,} are the most"
            yield SvgProblem(message, "simplify it, and export it anew")


class _Size(NamedTuple):
    letters: int
    elements: int


class _Sizes:
    """How much the elements of a drawing draw, with what they use again."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._elements_by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._sizes: dict[ElementTree.Element, _Size] = {}

    def of(self, element: ElementTree.Element, depth: int = 0) -> _Size:
        """The size of an element. What uses itself draws nothing; a chain of copies longer than `MAX_DEPTH` counts as too many."""
        if depth > MAX_DEPTH:
            return _Size(0, MAX_ELEMENTS + 1)
        if element not in self._sizes:
            self._sizes[element] = _Size(0, 0)
            parts = [self.of(child, depth + 1) for child in element]
            for name, value in element.attrib.items():
                if _local(element.tag) == "use" and _local(name) == "href":
                    original = self._elements_by_id.get(value.strip().removeprefix("#"))
                    parts += [] if original is None else [self.of(original, depth + 1)]
            letters = len(element.text or "") + sum(len(child.tail or "") for child in element)
            is_text = bool(letters) and _local(element.tag) in _TEXTS
            self._sizes[element] = _Size(
                letters * is_text + sum(size.letters for size in parts),
                1 + sum(size.elements for size in parts),
            )
        return self._sizes[element]


def _element_problems(element: ElementTree.Element) -> Iterator[SvgProblem]:
    tag = _local(element.tag)
    if tag in _NO_DRAWING:
        yield SvgProblem(f"holds `<{tag}>`, which is no drawing", "export it as a plain SVG")
    if tag == "style":
        css = "".join(element.itertext())
        if reference := _IMPORT.search(css) or _URL.search(css):
            yield _loads(reference[0])
    for name, value in element.attrib.items():
        name = _local(name)
        if name.lower().startswith("on") or _SCRIPT.match(value):
            yield SvgProblem(f"holds a script, in `{name}` of `<{tag}>`", "export it as a plain SVG")
        elif name == "href" and tag != "a" and not value.strip().startswith(_allowed_targets(tag)):
            yield _loads(value)
        elif reference := _URL.search(value):
            yield _loads(reference[1])


def _allowed_targets(tag: str) -> tuple[str, ...]:
    """How a reference may begin: pictures are embedded, as Typst finds no other ones; shapes may be used again."""
    return ("data:",) if tag in ("image", "feImage") else ("#", "data:")


def _loads(reference: str) -> SvgProblem:
    return SvgProblem(
        f"loads something from elsewhere: `{reference.strip()[:_SHOWN_CHARACTERS]}`", "embed what it needs"
    )


def _can_be_drawn(length: str) -> bool:
    """Whether a length is one that a drawing can have; a word such as `auto` is left to the view box."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return True
    try:
        number = float(match[1])
    except ValueError:
        return True
    return math.isfinite(number) and 0 < number <= _MAX_LENGTH


def _walk(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, int]]:
    """All elements, each with how deep it is nested. Not by recursion: the depth is what is asked for."""
    pending = [(root, 0)]
    while pending:
        element, depth = pending.pop()
        yield element, depth
        pending += ((child, depth + 1) for child in reversed(element))


def _local(name: object) -> str:
    """A name without its namespace; comments and instructions have a function for a name."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""
