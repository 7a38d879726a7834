"""A page of a site: what it says, free of any site generator."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading on a page, for the table of contents."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Page:
    """A generated page; `path` counts from the top of the site, and `body` is HTML."""

    path: str
    title: str
    description: str
    body: str
    section: str
    """The landing page it belongs to; its own path for a landing page."""
    headings: tuple[Heading, ...] = ()
    source_path: str = ""
    """The YAML file behind it, if there is one."""
    json_ld: str = ""
    """Its JSON-LD, where it is given and not made from the rest."""

    @property
    def is_landing(self) -> bool:
        """Whether it stands in the navigation."""
        return self.path == self.section
