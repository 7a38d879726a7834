"""What makes a built site safe and handy in the browser: headers for its servers, and the way to have it offline.

It comes last, because it reads the pages as they were built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from talkdown.design.site_colors import HEADER_COLOR
from talkdown.outputs import Artifact
from talkdown.outputs.web import gzipped, manifest, server_config, service_worker
from talkdown.outputs.web.csp import content_policy, hash_of, inline_scripts, may_frame, script_hashes
from talkdown.outputs.web.json_ld import as_json_ld
from talkdown.outputs.web.refused_markup import lines_of, loaded_scripts, redirecting_markup, refused_markup
from talkdown.outputs.web.site_files import files_below
from talkdown.outputs.web.theme_css import without_unused_rules

__all__ = [
    "SiteInfo",
    "as_json_ld",
    "hash_of",
    "inline_scripts",
    "lines_of",
    "loaded_scripts",
    "may_frame",
    "redirecting_markup",
    "refused_markup",
    "render",
    "script_hashes",
    "without_unused_rules",
]


@dataclass(frozen=True)
class SiteInfo:
    """What the site says of itself, and what it allows."""

    name: str
    description: str = ""
    language: str = "en"
    color: str = HEADER_COLOR
    """The header's."""
    offline: bool = True
    indexed: bool = False
    frame_ancestors: tuple[str, ...] = ()
    """Who may show the site in a frame: `https://crm.example.com`; nobody if empty."""
    scripts: frozenset[str] = frozenset()
    """Scripts that may stand in pages, by their hashes."""
    refused_scripts: frozenset[str] = frozenset()
    """Those that authors brought, and nobody listed."""
    checked_pages: frozenset[str] = frozenset()
    """Paths of pages that may hold anything: no script is allowed because it stands there. Others are written by plugins, which
    mkdocs.yml names."""


def render(site: Path, site_info: SiteInfo) -> Iterator[Artifact]:
    """The files that stand beside the pages of a built site."""
    scripts = set(site_info.scripts)
    for page in files_below(site, "*.html"):
        if page.relative_to(site).as_posix() not in site_info.checked_pages:
            scripts |= script_hashes(page.read_text(encoding="utf-8")) - site_info.refused_scripts
    policy = content_policy(scripts, site_info.frame_ancestors)
    paths = [path.relative_to(site).as_posix() for path in files_below(site / "assets", "*.min.*")]
    hashed_paths = filter(re.compile(server_config.NAMED_BY_HASH).fullmatch, paths)
    yield from server_config.render(policy, site_info.frame_ancestors, site_info.indexed, hashed_paths)
    yield from gzipped.render(site)
    if site_info.offline:
        yield manifest.render(site_info.name, site_info.description, site_info.language, site_info.color)
        yield service_worker.render(site)
    else:
        yield service_worker.render_retired()
