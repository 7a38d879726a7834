"""The manifest: what a browser needs to put the site among the machine's programs."""

from __future__ import annotations

import json

from talkdown.outputs import Artifact
from talkdown.outputs.addresses import ICON_SIZES, ICONS

NAME = "manifest.webmanifest"
TYPE = "application/manifest+json"
_SHORT_NAME = 12
"""Characters of a name below an icon: as many as Chrome advises, so that nothing is cut."""


def render(name: str, description: str, language: str, color: str) -> Artifact:
    """The manifest of a site with this name; `color` is the header's."""
    icons = [
        {"src": icon, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, icon in zip(ICON_SIZES, ICONS, strict=True)
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
        "theme_color": color,
        "icons": icons,
    }
    return Artifact(NAME, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
