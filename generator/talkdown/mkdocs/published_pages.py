"""Which of an author's pages are on the site, by what `exclude_docs:` and `draft_docs:` say, and by MkDocs' own rules."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from talkdown.loader.page_sections import PageSection, PublicationTest

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

PATTERN_SETTINGS = ("exclude_docs", "draft_docs")
"""The settings that leave pages out, by patterns as those of a `.gitignore`."""


def is_published_by(config: Mapping[str, Any], *, serving: bool = False) -> PublicationTest:
    """What says of a page whether a site with this configuration has it; a server shows drafts, too."""
    # As `site_check`, whoever searches in a terminal waits for MkDocs only where there are pages.
    from mkdocs.structure.files import File, set_exclusions

    patterns: Any = {name: config.get(name) for name in PATTERN_SETTINGS}

    def is_published(path: str) -> bool:
        file = File(path, src_dir="", dest_dir="", use_directory_urls=False)
        set_exclusions([file], patterns)
        return bool(file.inclusion.is_in_serve() if serving else file.inclusion.is_included())

    return is_published


def published_sections(
    sections: Iterable[PageSection], files: Files, *, serving: bool = False
) -> list[PageSection]:
    """The sections of pages that are on a site once all plugins were asked, each where its page is now."""
    from mkdocs.structure.files import InclusionLevel

    file_by_source = {file.src_uri: file for file in files.documentation_pages()}
    if serving:
        file_by_source |= {
            f.src_uri: f for f in files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        }
    rows = []
    for section in sections:
        page, separator, anchor = section.address.partition("#")
        stem = unquote(page).removesuffix(".html")
        sources = [f"{stem}{suffix}" for suffix in (".md", ".MD", ".Md")]
        if stem.rpartition("/")[2] == "index":
            sources.append(f"{stem[: -len('index')]}README.md")
        file = next((file_by_source[source] for source in sources if source in file_by_source), None)
        if file is not None:
            rows.append(section._replace(address=f"{quote(file.dest_uri)}{separator}{anchor}"))
    return rows


def is_published_by_texts(texts: Mapping[str, str]) -> PublicationTest:
    """The same, by the settings as they stand in mkdocs.yml."""
    return is_published_by(_patterns_of(texts))


def files_in(docs_dir: Path, texts: Mapping[str, str]) -> list[File]:
    """The files in a folder of pages as MkDocs has them, by the settings as they stand in mkdocs.yml."""
    from mkdocs.structure.files import get_files

    config: Any = {
        "docs_dir": str(docs_dir),
        "site_dir": "",
        "use_directory_urls": False,
        **_patterns_of(texts),
    }
    mkdocs_log = logging.getLogger("mkdocs")
    level = mkdocs_log.level
    mkdocs_log.setLevel(logging.CRITICAL)  # what it warns of, a build says
    try:
        return list(get_files(config))
    finally:
        mkdocs_log.setLevel(level)


def files_of_looks(custom_dir: str, names: Iterable[str]) -> list[File]:
    """Files beside an author's templates as MkDocs has them."""
    from mkdocs.structure.files import File

    return [File(name, custom_dir, "", use_directory_urls=False) for name in names]


def _patterns_of(texts: Mapping[str, str]) -> dict[str, Any]:
    from mkdocs.config.config_options import PathSpec

    patterns = {}
    for name, text in texts.items():
        try:
            patterns[name] = PathSpec().validate(text)
        except Exception:  # MkDocs lets through what the library for such patterns raises
            continue  # a check says so
    return patterns
