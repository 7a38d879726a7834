"""What `build` and `check --site` share: a site is built, and every link on it is followed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.commands.options import Failure
from talkdown.commands.site_config import mkdocs_errors_as_failures
from talkdown.commands.terminal import name_of

if TYPE_CHECKING:
    from talkdown.mkdocs.build import SiteProject
    from talkdown.pipeline.links import BrokenLink

_MOST_LINKS = 20
"""How many broken links are shown: about as many lines as a terminal has."""

_MOST_CHARACTERS = 200
"""Of a link: two lines of a terminal."""


def build_and_follow_links(project: SiteProject, folder: Path, show: Callable[[str], None]) -> None:
    """Build a site into a folder; warnings and notes go to `show`. Raises Failure if it cannot be, or a link leads nowhere."""
    with mkdocs_errors_as_failures(show):
        site = project.build(folder)
    from talkdown.pipeline.links import broken_links, finder_links

    links = broken_links(folder, project.url, finder_links(site.loaded_book.book))
    if links:
        raise Failure(_list_links(links))


def _list_links(links: list[BrokenLink]) -> str:
    """What leads nowhere; what stands on many pages is said once."""
    pages_by_link: dict[tuple[str, str], list[str]] = {}
    for row in links:
        pages_by_link.setdefault((row.link, row.why), []).append(row.page)
    lines = []
    for (link, why), pages in pages_by_link.items():
        others_note = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        lines.append(f"  {name_of(pages[0])}{others_note}: `{name_of(link)[:_MOST_CHARACTERS]}` {why}")
    if len(lines) > _MOST_LINKS:
        lines[_MOST_LINKS:] = [f"  … and {len(lines) - _MOST_LINKS} more"]
    count = f"{len(pages_by_link)} links lead" if len(pages_by_link) > 1 else "a link leads"
    return "\n".join([f"{count} nowhere", *lines])
