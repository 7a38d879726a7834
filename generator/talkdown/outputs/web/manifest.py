"""The manifest: what a browser needs to put the site among the machine's programs."""

from __future__ import annotations

import json

from talkdown.outputs import ASSETS, Artifact

NAME = "manifest.webmanifest"
TYPE = "application/manifest+json"
COLOR = "#0b3d42"
"""The header's (`--md-primary-fg-color` in `outputs/pages/talkdown.css`), so that a window's frame goes on in it. The
page's head, `theme/main.html`, says it again."""

ICONS = ("icon-192.png", "icon-512.png")


_SHORT_NAME = 12
"""Characters of a name below an icon: as many as Chrome advises, so that nothing is cut."""


def render(name: str, description: str, language: str) -> Artifact:
    """The manifest of a site with this name."""
    icons = [
        {"src": f"{ASSETS}/{icon}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for icon in ICONS
        for size in [icon.removesuffix(".png").split("-")[1]]
        for purpose in ("any", "maskable")
    ]
    manifest = {
        "name": name,
        "short_name": name[:_SHORT_NAME].rstrip(),
        "description": description,
        "lang": language,
        "id": "./",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": COLOR,
        "icons": icons,
    }
    return Artifact(NAME, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
