"""The colors of a site, made of the one that its brand names."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.design.color import MIN_CONTRAST, contrast, mix, readable_on

DARK = "#14191d"
"""The ground of dark pages, as talkdown.css has it."""

HEADER_COLOR = "#0b3d42"
"""The header's without a brand's color (`--md-primary-fg-color` in talkdown.css), so that a window's frame goes on in it."""

_WHITE, _BLACK = "#ffffff", "#16181d"
_PANEL = "#f6f5f0"
"""The darkest light ground that links stand on, as talkdown.css has it."""

_DARK_PANEL = "#20282d"
"""The lightest dark one."""

# Shares, chosen by eye: one sees a button that is pressed, and a header on a dark screen that does not dazzle.
_LIGHTER, _DARKER, _DARK_IN_DARK_HEADER = 0.15, 0.25, 0.5


class SchemeColors(NamedTuple):
    """The colors of one scheme, light or dark: what text has a contrast of 7:1 with."""

    header: str
    header_text: str
    solid: str
    """A ground for white text: buttons, and the heads of pages without a stage."""
    link: str

    @property
    def header_lighter(self) -> str:
        """The header's, a little lighter."""
        return mix(self.header, _WHITE, _LIGHTER)

    @property
    def header_darker(self) -> str:
        """The header's, a little darker."""
        return mix(self.header, _BLACK, _DARKER)


def light_colors(color: str) -> SchemeColors:
    """The colors of light pages. The header has the color itself if white or black can be read on it, else a darker shade.

    >>> light_colors("#ffb000")
    SchemeColors(header='#ffb000', header_text='#16181d', solid='#755100', link='#6e4c00')
    """
    solid = readable_on(_WHITE, color)
    header = color if _text_on(color) else solid
    return SchemeColors(header, _text_on(header), solid, readable_on(_PANEL, color))


def dark_colors(color: str) -> SchemeColors:
    """The colors of dark pages: a darker header, lighter links."""
    solid = readable_on(_WHITE, mix(color, DARK, _DARK_IN_DARK_HEADER))
    return SchemeColors(solid, _WHITE, solid, readable_on(_DARK_PANEL, color))


def _text_on(ground: str) -> str:
    """White or black, whichever can be read; empty if neither can."""
    return next((text for text in (_WHITE, _BLACK) if contrast(text, ground) >= MIN_CONTRAST), "")
