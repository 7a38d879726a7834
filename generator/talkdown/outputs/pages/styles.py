"""The style sheet that a book brings along: its colors, its icons, its channel filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from talkdown.design.color import mix, readable_on
from talkdown.design.icons import ICON_NAME, icon_svg
from talkdown.design.site_colors import DARK, SchemeColors, dark_colors, light_colors
from talkdown.model.book import Book
from talkdown.outputs.addresses import LOGO
from talkdown.outputs.endings import ENDINGS
from talkdown.outputs.pages.jinja import SENSES, TEMPLATES

# Shares of white or of DARK in grounds of a stage's color: chosen by trial when the project began. Measured on the shipped
# book, text on a light ground has a contrast of 14:1, on a dark ground of 12:1, and white on a dark header of 9:1; 7:1 is asked of text (WCAG AAA).
_WHITE_IN_LIGHT_GROUND = 0.92
_DARK_IN_DARK_GROUND = 0.72
_DARK_IN_DARK_HEADER = 0.15

_ICON, _PITCH = 24, 32
"""The side of an icon, as Material Design draws them, and from one to the next, so that none shows at another's edge."""

# A phone draws a whole image to show a part of it, and opens each image as a document of its own. Strips of eight, among
# other changes, took the time that a technique is blocked from 227 to 111 ms (Lighthouse, a slow phone); no other length was tried.
_ICONS_IN_A_STRIP = 8
_STRIP_HEIGHT = _ICONS_IN_A_STRIP * _PITCH

_SVG = re.compile(r"</?svg\b[^>]*>")
_ICON_CALL = re.compile(rf"icon\(\s*[\"']({ICON_NAME})[\"']")


def stylesheet(book: Book, script_icons: Iterable[str] = ()) -> str:
    """CSS with a color for every stage and level, on light pages and dark screens, and every icon in use.

    `script_icons` are those that the site's scripts show.
    """
    return "\n".join([*_brand(book), *_colors(book), *_filters(book), *_icons(book, script_icons)]) + "\n"


def _brand(book: Book) -> Iterator[str]:
    """The brand's color, and white around its logo, which was drawn for paper. As weak as the rules of talkdown.css."""
    brand = book.settings.brand
    if brand and brand.color:
        light, dark = light_colors(brand.color), dark_colors(brand.color)
        yield f':root{{{_root_colors(light)}}}body,[data-md-color-scheme="default"]{{--md-typeset-a-color:{light.link}}}'
        yield (
            f'@media screen{{:root:where(:has(> body[data-md-color-scheme="slate"])){{{_root_colors(dark)}}}'
            f'[data-md-color-scheme="slate"]{{--md-typeset-a-color:{dark.link}}}}}'
        )
    if book.logo:
        yield f'.md-logo img[src$="{LOGO}"]{{padding:.1rem .25rem;border-radius:.2rem;background:#fff}}'


def _root_colors(colors: SchemeColors) -> str:
    values = {
        "--md-primary-fg-color": colors.header,
        "--md-primary-fg-color--light": colors.header_lighter,
        "--md-primary-fg-color--dark": colors.header_darker,
        "--md-primary-bg-color": colors.header_text,
        "--md-primary-bg-color--light": colors.header_text,
        "--md-accent-fg-color": colors.link,
        "--td-action": colors.solid,
        "--td-plain-band": colors.solid,
    }
    return ";".join(f"{name}:{value}" for name, value in values.items())


def _colors(book: Book) -> Iterator[str]:
    light_rules, dark_rules = color_rules(book)
    yield from light_rules
    scheme = '[data-md-color-scheme="slate"] '
    yield f"@media screen{{{''.join(scheme + rule for rule in dark_rules)}}}"


def color_rules(book: Book) -> tuple[list[str], list[str]]:
    """Rules for what has the attribute `data-stage` or `data-level`, on light ground and on dark."""
    light_rules, dark_rules = [], []
    for name, items in (("stage", book.settings.stages), ("level", book.settings.levels)):
        for item in items:
            light, dark = item.color, readable_on(DARK, item.color)
            light_ground, dark_ground = (
                mix(light, "#ffffff", _WHITE_IN_LIGHT_GROUND),
                mix(light, DARK, _DARK_IN_DARK_GROUND),
            )
            selector = f'[data-{name}="{item.id}"]'
            light_rules.append(f"{selector}{{--td-c:{light};--td-band:{light};--td-tint:{light_ground}}}")
            band = mix(light, DARK, _DARK_IN_DARK_HEADER)
            dark_rules.append(f"{selector}{{--td-c:{dark};--td-band:{band};--td-tint:{dark_ground}}}")
    return light_rules, dark_rules


def _filters(book: Book) -> Iterator[str]:
    """Rules that leave one channel's phrases: a filter of radio buttons needs no script for it."""
    for channel in book.settings.channels:
        yield (
            f'.td-filtered:has(input[value="{channel.id}"]:checked) '
            f'[data-channels]:not([data-channels~="{channel.id}"]){{display:none}}'
        )


def _icons(book: Book, script_icons: Iterable[str]) -> Iterator[str]:
    """The icons in use, those together that are seen together."""
    templates = (
        *sorted(TEMPLATES.glob("*.html")),
        *(TEMPLATES.parent / name for name in ("jinja.py", "phrase_markup.py", "review_note.py")),
    )
    groups: list[list[str]] = [
        sorted(script_icons),
        [channel.icon for channel in book.settings.channels],
        [stage.icon for stage in book.settings.stages],
        _named_in(templates),
        [*(name for name, _ in SENSES.values()), *(ending.icon for ending in ENDINGS)],
    ]
    names = list(dict.fromkeys(name for group in groups for name in group))
    yield (
        f".td-i{{-webkit-mask:0 calc(var(--td-i)*{_PITCH / (_STRIP_HEIGHT - _ICON):.4%})"
        f"/100% {_STRIP_HEIGHT / _ICON:.4%} no-repeat}}"
    )
    for start in range(0, len(names), _ICONS_IN_A_STRIP):
        yield from _strip(names[start : start + _ICONS_IN_A_STRIP])


def _named_in(files: Iterable[Path]) -> list[str]:
    """The icons that templates ask for, by name."""
    return sorted({name for file in files for name in _ICON_CALL.findall(file.read_text(encoding="utf-8"))})


def _strip(names: list[str]) -> Iterator[str]:
    """Icons in one image, one under the other: a browser opens every SVG of a style sheet as a document of its own.

    Not all in one: it draws a whole image to show a part of it.
    """
    shapes = "".join(
        _SVG.sub("", icon_svg(name)).replace("<path ", f'<path transform="translate(0 {n * _PITCH})" ')
        for n, name in enumerate(names)
    )
    image = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_ICON} {_STRIP_HEIGHT}">{shapes}</svg>'
    url = quote(image, safe=" /=:()").replace("%22", "'")
    yield f'{",".join(f".td-i--{name}" for name in names)}{{-webkit-mask-image:url("data:image/svg+xml,{url}")}}'
    for n, name in enumerate(names):
        yield f".td-i--{name}{{--td-i:{n}}}"
