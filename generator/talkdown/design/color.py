"""How well one color can be read on another, and its lighter twin for dark pages."""

from __future__ import annotations

import colorsys


def _channels(color: str) -> list[int]:
    return [int(color[n : n + 2], 16) for n in (1, 3, 5)]


def _luminance(color: str) -> float:
    channels = [c / 255 for c in _channels(color)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """The contrast of two colors like `#6b2d86`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """`color` with this share of `other` in it."""
    parts = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def readable_on(background: str, color: str, least: float = 7.0) -> str:
    """`color`, made lighter or darker in its own hue until it reaches that contrast on `background`."""
    red, green, blue = (channel / 255 for channel in _channels(color))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    lighter = _luminance(background) < 0.18
    for step in range(101):
        share = step / 100
        level = lightness + (1 - lightness) * share if lighter else lightness * (1 - share)
        shade = colorsys.hls_to_rgb(hue, level, saturation)
        found = "#" + "".join(f"{round(channel * 255):02x}" for channel in shade)
        if contrast(found, background) >= least:
            return found
    return "#ffffff" if lighter else "#000000"
