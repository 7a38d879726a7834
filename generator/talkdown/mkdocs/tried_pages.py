"""A trial of an author's own pages, once for what is on each of them.

Pages in which nothing was wrong are remembered by what they say; those in which something is are tried again.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.loader.authored_pages import MARKDOWN_SUFFIXES
from talkdown.loader.site_settings import SiteSettings
from talkdown.mkdocs.named_files import theme_folders
from talkdown.mkdocs.site_sources import SiteSources
from talkdown.mkdocs.taken_names import names_in
from talkdown.mkdocs.tried_settings import FileState, digest_of_trial, states_of_files
from talkdown.storage import cache
from talkdown.storage.display import display_path, on_one_line
from talkdown.storage.inside import ReadableFolders
from talkdown.storage.package import __version__
from talkdown.storage.typed_record import as_type
from talkdown.yamltext import MAX_BYTES

if TYPE_CHECKING:
    from talkdown.mkdocs.page_trial import PageFault

CODE = "own-page"

_DATA_SUFFIXES = (".yml", ".yaml")
"""Of files beside pages that plugins read: settings of all pages in a folder, authors of a blog."""


class _SoundPages(NamedTuple):
    """Pages in which nothing was wrong."""

    digests: dict[str, str]
    """What each of them said, by its path from the folder of the pages."""
    files_read: dict[str, FileState]
    """The files that were put into them, as they were."""


def faults_of_pages(
    settings: SiteSettings, sources: SiteSources, readable_folders: ReadableFolders
) -> list[Diagnostic]:
    """What a build would refuse of the author's pages; they can be read, and the settings are sound."""
    project = settings.files[0].parent
    docs_dir = project / sources.docs_dir.path
    digests = _digests(docs_dir, readable_folders)
    pages = {name: digest for name, digest in digests.items() if name.lower().endswith(MARKDOWN_SUFFIXES)}
    if not digests:
        return []
    data = sorted(row for row in digests.items() if row[0] not in pages)
    state = [digest_of_trial(settings, sources.custom_dir), os.getcwd(), data]
    name = f"site-pages-{cache.digest(repr(state).encode())[:16]}"
    sound_pages = as_type(cache.read(name, __version__), _SoundPages)
    if sound_pages is None or sound_pages.files_read != states_of_files(sound_pages.files_read):
        sound_pages = _SoundPages({}, {})
    elif sound_pages.digests.items() >= pages.items():
        return []
    known_pages = {page for page, digest in pages.items() if sound_pages.digests.get(page) == digest}
    faults, files_read = _try(settings, sources, readable_folders, known_pages)
    if all(fault.file in pages for fault in faults):
        names_at_fault = {fault.file for fault in faults}
        sound = {page: digest for page, digest in pages.items() if page not in names_at_fault}
        states = sound_pages.files_read | states_of_files(files_read)
        cache.write(name, __version__, _SoundPages(sound, states)._asdict())
    return [_problem(fault, docs_dir, settings.files[0]) for fault in faults]


def _digests(docs_dir: Path, readable_folders: ReadableFolders) -> dict[str, str]:
    """What the pages and the files of data in a folder say, by their paths from it."""
    digests = {}
    for name in names_in(docs_dir, readable_folders):  # no link leads back: pages are looked at before
        if name.lower().endswith((*MARKDOWN_SUFFIXES, *_DATA_SUFFIXES)):
            with suppress(OSError):  # pages were read before; of other files, who asks for them says so
                digests[name] = cache.digest(readable_folders.read(docs_dir / name, MAX_BYTES))
    return digests


def _try(
    settings: SiteSettings,
    sources: SiteSources,
    readable_folders: ReadableFolders,
    known_pages: Collection[str],
) -> tuple[list[PageFault], set[str]]:
    """What is wrong with pages, and the files that were put into them."""
    # What this loads takes longer to import than all of a check, which mostly remembers.
    from talkdown.mkdocs.page_trial import try_pages

    config_file = settings.files[0].absolute()
    folders = None if sources.may_add_files else theme_folders(config_file.parent, sources.custom_dir)
    docs_dir = config_file.parent / sources.docs_dir.path
    return try_pages(
        config_file,
        settings.values(),
        docs_dir,
        readable_folders,
        theme_folders=folders,
        known_pages=known_pages,
    )


def _problem(fault: PageFault, docs_dir: Path, config_file: Path) -> Diagnostic:
    path = f"{display_path(docs_dir)}/{on_one_line(fault.file)}" if fault.file else display_path(config_file)
    severity = Severity.error
    message, hint = fault.message, fault.hint
    if fault.not_run:
        severity = Severity.warning
        names = ", ".join(f"`{on_one_line(name)}`" for name in fault.not_run)
        hint = f"`talkdown check --site` tells whether {names} may change that"
    return Diagnostic(
        CODE, f"a build cannot render this: {message}", Position(path, fault.line, 1), hint, severity
    )
