"""A logo is a drawing inside the book's folder that stands for itself; anything else is a problem with a place."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from talkdown.design.png_drawing import png_problem
from talkdown.design.svg_check import MAX_DEPTH, find_svg_problem
from talkdown.loader import load
from talkdown.loader.logo import MAX_LOGO_BYTES

Write = Callable[[Mapping[str, str | bytes]], Path]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGPkajnIwMAAAAXiAVHLU1VaAAAAAElFTkSuQmCC"
)
"""Two dots beside one another."""

BOOK = "title: Ours\nextend: talkdown\nbrand:\n  name: Ours\n  logo: {logo}\n"


def _with_picture(data: bytes) -> bytes:
    """The picture with other data in the place of its dots."""
    start = PNG.index(b"IDAT") - 4
    end = PNG.index(b"IEND") - 4
    part = b"IDAT" + data
    checked_part = len(data).to_bytes(4) + part + zlib.crc32(part).to_bytes(4)
    return PNG[:start] + checked_part + PNG[end:]


def _problem(folder: Path) -> str:
    """The one problem of a book, as an author reads it."""
    result = load(folder)
    (problem,) = (p for p in result.with_positions(result.problems) if p.code == "logo")
    assert problem.position == (f"{folder}/book.yaml", 5, 9), "at the value of `logo:`"
    assert problem.hint
    return problem.message


def test_a_drawing_beside_the_book_or_below_it(write: Write) -> None:
    for name in ("logo.svg", "techniques/Logo.SVG"):
        folder = write({"book.yaml": BOOK.format(logo=name), name: SVG})
        result = load(folder)
        assert result.problems == []
        assert result.book is not None
        assert result.book.logo == SVG


def test_a_picture_of_dots_becomes_a_drawing(write: Write) -> None:
    result = load(write({"book.yaml": BOOK.format(logo="logo.PNG"), "logo.PNG": PNG}))
    assert result.problems == []
    assert result.book is not None
    assert result.book.logo == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1" viewBox="0 0 2 1">'
        f'<image width="2" height="1" href="data:image/png;base64,{base64.b64encode(PNG).decode()}"/></svg>'
    )
    assert find_svg_problem(result.book.logo) is None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"GIF89a", "is no PNG, whatever its name says"),
        (PNG[:-12], "is damaged, or was cut off"),
        (
            PNG.replace(b"\x00\x00\x00\x02", b"\x00\x00\x00\x03", 1),
            "is damaged, or was cut off",
        ),  # not what was written
        (_with_picture(b"nonsense"), "holds no picture, or a part of one"),
        (_with_picture(zlib.compress(b"\0")), "holds no picture, or a part of one"),
    ],
)
def test_a_picture_that_cannot_be_drawn(content: bytes, problem: str) -> None:
    assert png_problem(content) == problem
    assert png_problem(PNG) == ""


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("north.svg", "the logo `north.svg` does not exist"),
        ("logo.jpg", "the logo `logo.jpg` is no SVG file, and no PNG"),
        ("logo.png", "the logo `logo.png` is damaged, or was cut off"),
        ("../secret.svg", "the logo `../secret.svg` lies outside the folder of the book"),
        ("/etc/passwd", "the logo `/etc/passwd` lies outside the folder of the book"),
        ("folder.svg", "the logo `folder.svg` is not a regular file"),
    ],
)
def test_a_path_that_leads_to_none(logo: str, message: str, write: Write) -> None:
    folder = write({"book.yaml": BOOK.format(logo=logo), "logo.png": PNG[:-3]})
    (folder / "folder.svg").mkdir()
    assert _problem(folder) == message


def test_a_link_does_not_lead_out_of_the_folder(write: Write, tmp_path: Path) -> None:
    folder = write({"book.yaml": BOOK.format(logo="logo.svg")})
    (tmp_path / "outside.svg").write_text(SVG)
    (folder / "logo.svg").symlink_to(tmp_path / "outside.svg")
    assert _problem(folder) == "the logo `logo.svg` lies outside the folder of the book"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("hello", "is not XML from line 1, column 1 on"),
        (SVG.replace("</svg>", ""), f"is not XML from line 1, column {len(SVG) - 5} on"),
        ("", "is not XML from line 1, column 1 on"),
        ("<html></html>", "is `<html>`, and `<svg>` is expected"),
        (b"\xff\xfe<\0s\0v\0g\0", "is not UTF-8 text"),
        (" " * MAX_LOGO_BYTES + SVG, "is larger than 1 MB, and no more is read"),
    ],
)
def test_a_file_that_holds_no_drawing(content: str | bytes, message: str, write: Write) -> None:
    folder = write({"book.yaml": BOOK.format(logo="logo.svg"), "logo.svg": content})
    assert _problem(folder) == f"the logo `logo.svg` {message}"


def test_the_logo_of_an_extended_book_lies_there(write: Write) -> None:
    base = write({"book.yaml": BOOK.format(logo="logo.svg"), "logo.svg": SVG})
    ours = base.parent / "ours"
    ours.mkdir()
    (ours / "book.yaml").write_text(f"title: Mine\nextend: ../{base.name}\n")
    result = load(ours)
    assert result.problems == []
    assert result.book is not None
    assert result.book.logo == SVG


def _around(body: str, attributes: str = 'viewBox="0 0 9 3"') -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f"{attributes}>{body}</svg>"
    )


ENTITIES = f'<!DOCTYPE svg [<!ENTITY a "{"a" * 5_000}">]><svg><text>{"&a;" * 100}</text></svg>'
COPIES_OF_COPIES = '<path id="a0"/>' + "".join(
    f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(5)
)
"""A few lines that stand for a hundred thousand shapes, and for half a million letters."""


@pytest.mark.parametrize(
    ("svg", "problem"),
    [
        (_around("<script>alert(1)</script>"), "holds `<script>`, which is no drawing"),
        (_around('<path onclick="go()"/>'), "holds a script, in `onclick` of `<path>`"),
        (_around('<a href="javascript:go()"/>'), "holds a script, in `href` of `<a>`"),
        (_around('<a href="java&#9;script:go()"/>'), "holds a script, in `href` of `<a>`"),
        (ENTITIES, "draws 500,000 letters, with all copies, and 10,000 are the most"),
        (_around(COPIES_OF_COPIES), "draws 246,907 shapes, with all copies, and 100,000 are the most"),
        (_around("<foreignObject/>"), "holds `<foreignObject>`, which is no drawing"),
        (_around('<image href="https://x.example/y.png"/>'), "loads something from elsewhere: `https://x.example/y.png`"),
        (_around('<image xlink:href="photo.jpg"/>'), "loads something from elsewhere: `photo.jpg`"),
        (_around('<image href="#a"/>'), "loads something from elsewhere: `#a`"),
        (_around('<use href="other.svg#a"/>'), "loads something from elsewhere: `other.svg#a`"),
        (_around('<path fill="url(other.svg#a)"/>'), "loads something from elsewhere: `other.svg#a`"),
        (_around("<path fill=\"url( 'other.svg#a' )\"/>"), "loads something from elsewhere: `other.svg#a`"),
        (_around("<style>@import 'x.css';</style>"), "loads something from elsewhere: `@import 'x.css'`"),
        ('<?xml-stylesheet href="x.css"?>' + _around(""), 'loads something from elsewhere: `<?xml-stylesheet href="x.css"`'),
        (_around("", 'width="0" height="3"'), "has the width `0`"),
        (_around("", 'width="9" height="1e39px"'), "has the height `1e39px`"),
        (_around("<g>" * (MAX_DEPTH + 1) + "</g>" * (MAX_DEPTH + 1)), f"is nested more than {MAX_DEPTH} deep"),
    ],
)  # fmt: skip
def test_a_drawing_that_does_not_stand_for_itself(svg: str, problem: str) -> None:
    svg_problem = find_svg_problem(svg)
    assert svg_problem is not None
    assert svg_problem.message == problem
    assert svg_problem.hint


@pytest.mark.parametrize(
    "svg",
    [
        SVG,
        "\ufeff" + SVG,
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by hand -->\n' + SVG,
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + SVG,
        _around("<path fill=\"url('#a')\"/><path style='fill: url( \"#a\" )'/><style>p { fill: url('data:x') }</style>"),
        _around('<use href="#a"/><path fill="url(#b)"/><image href="data:image/png;base64,AAAA"/>'),
        _around('<a href="https://ours.example"/><style>path { fill: url(#b) }</style>', 'width="9mm" height="auto"'),
    ],
)  # fmt: skip
def test_what_drawing_programs_write_may_stay(svg: str) -> None:
    assert find_svg_problem(svg) is None
