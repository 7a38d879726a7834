"""How well one color can be read on another, and its lighter or darker twin for a given ground.

Colors are texts such as `#6b2d86`: six hexadecimal digits, red, green and blue. The model lets no other in.
"""

from __future__ import annotations

import colorsys

MIN_CONTRAST = 7.0
"""The contrast that text of any size needs with its ground (WCAG 2.2, success criterion 1.4.6, AAA)."""

_DARK_GROUND = 0.18
"""Luminance from 0 to 1: on white and on black, a ground of about this one has the same contrast (√(1.05 × 0.05) − 0.05)."""

_STEPS = 100  # of one percent of the way to black or to white: finer ones would not show


def _channels(color: str) -> list[int]:
    return [int(color[n : n + 2], 16) for n in (1, 3, 5)]


def _luminance(color: str) -> float:
    # All numbers are those of WCAG 2.2, "relative luminance", with the threshold of IEC 61966-2-1.
    channels = [c / 255 for c in _channels(color)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast of two colors, from 1 to 21 (WCAG 2.2, contrast ratio), whichever stands first.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, second: str, share: float) -> str:
    """`color` with a share, from 0 to 1, of a second color in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(color), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable_on(background: str, color: str, min_contrast: float = MIN_CONTRAST) -> str:
    """`color`, made lighter or darker in its own hue until it reaches that contrast on `background`.

    If no shade does, white or black, whichever is farther from the background.

    >>> readable_on("#ffffff", "#ffb000")
    '#755100'
    """
    red, green, blue = (channel / 255 for channel in _channels(color))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    towards_white = _luminance(background) < _DARK_GROUND
    for step in range(_STEPS + 1):
        share = step / _STEPS
        level = lightness + (1 - lightness) * share if towards_white else lightness * (1 - share)
        channels = colorsys.hls_to_rgb(hue, level, saturation)
        shade = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
        if contrast(shade, background) >= min_contrast:
            return shade
    return "#ffffff" if towards_white else "#000000"
