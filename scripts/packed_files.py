"""What the package takes from packages of npm, and under which name: the wheel is filled by it, and so is the SBOM."""

from __future__ import annotations

_FONT = "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
COPIED_FILES = {
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-latin.woff2",
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-latin-ext.woff2",
    f"{_FONT}/files/atkinson-hyperlegible-next-latin-wght-italic.woff2": "atkinson-italic.woff2",
    f"{_FONT}/LICENSE": "atkinson-LICENSE.txt",
    "node_modules/stemmer/license": "stemmer-LICENSE.txt",
    "node_modules/pdf-lib/LICENSE.md": "pdf-lib-LICENSE.txt",
    "node_modules/@pdf-lib/standard-fonts/LICENSE.md": "pdf-lib-standard-fonts-LICENSE.txt",
    "node_modules/@pdf-lib/upng/LICENSE": "pdf-lib-upng-LICENSE.txt",
    "node_modules/pako/LICENSE": "pako-LICENSE.txt",
    "node_modules/tslib/LICENSE.txt": "tslib-LICENSE.txt",
}
"""What the package takes, and under which name."""

_PRINT = "node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next"
PRINT_FONTS = {
    f"{_PRINT}-{letters}-{weight}-normal.woff2": f"atkinson-{letters}-{weight}.ttf"
    for letters in ("latin", "latin-ext")
    for weight in (400, 600, 700, 800)
}
"""Fonts that are unpacked for print, and under which name."""

SUBSET_FONTS = {
    "atkinson-latin.woff2": "atkinson-core.woff2",
    "atkinson-italic.woff2": "atkinson-core-italic.woff2",
}
"""Fonts of which the letters of nearly every page are cut out into a file of their own, and its name."""
