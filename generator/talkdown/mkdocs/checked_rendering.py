"""From mkdocs.yml to a phrasebook's pages, with every error as MkDocs' `PluginError`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from talkdown.diagnostics import Diagnostic, Severity, describe_omission, excerpt, problems_as_text
from talkdown.loader import LoadResult, authored_pages
from talkdown.loader.load_book import is_about_region
from talkdown.loader.page_sections import sections_of_pages
from talkdown.mkdocs.errors import LOG_LEVELS, SettingError, log
from talkdown.mkdocs.published_pages import is_published_by
from talkdown.mkdocs.readable import ProjectFolders
from talkdown.mkdocs.settings import PLUGIN_ROUTE, unknown_selections
from talkdown.outputs.printing import PrintPlan
from talkdown.pipeline.book_check import check_loaded
from talkdown.pipeline.loaded_book import BookError, require_book
from talkdown.pipeline.site import RenderedSite, SiteBuilder
from talkdown.storage.display import display_path
from talkdown.storage.inside import ReadableFolders


def phrasebook_folder(config: MkDocsConfig, name: str, folders: ProjectFolders) -> Path:
    """The folder of the phrasebook, which mkdocs.yml names from where it lies itself. Raises `PluginError` if it may not be read."""
    folders.require("phrasebook", name)
    base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    folder = Path(display_path(base / name))
    if not folder.is_dir():
        raise PluginError(
            f"talkdown: there is no folder `{name}` beside mkdocs.yml; `talkdown init FOLDER` makes one"
        )
    return folder


def render_phrasebook(
    builder: SiteBuilder,
    folder: Path,
    *,
    print_plan: PrintPlan | None,
    as_of: date,
    config: MkDocsConfig,
    page_folders: ReadableFolders,
) -> RenderedSite:
    """Check a phrasebook by all rules, and the author's pages; log what else is wrong; print; render the pages."""
    result = builder.read(folder)
    _require_region(builder.region, result)
    problems = check_loaded(result, as_of)
    try:
        loaded_book = require_book(result, problems)
    except BookError as error:
        raise PluginError(f"the phrasebook has errors\n\n{error}") from None
    docs_dir = Path(config.docs_dir)
    _require_readable(docs_dir, page_folders)
    is_published = is_published_by(config, serving=builder.serving)
    builder.sections = sections_of_pages(docs_dir, page_folders, is_published)
    for message in unknown_selections(print_plan, loaded_book.book) if print_plan else ():
        log.warning(message)
    site_print = builder.last_print
    if not builder.serving:  # a server prints later: first the author gets the pages
        site_print = builder.print(loaded_book, print_plan)
        problems += result.with_positions(site_print.problems)
    _log_problems(problems)
    if not builder.serving and (note := site_print.offers.qr_code_note):
        log.log(LOG_LEVELS[Severity.note], note)
    return builder.render(loaded_book, site_print)


def _require_region(region: str | None, result: LoadResult) -> None:
    """Raise `SettingError` for a region in mkdocs.yml that the book does not have: nothing is wrong with its own `region:`."""
    for problem in result.problems if region is not None and result.book is None else ():
        if is_about_region(problem):
            raise SettingError(
                f"`region: {region}` in mkdocs.yml: {problem.message}", *PLUGIN_ROUTE, "region"
            )


def _require_readable(docs_dir: Path, page_folders: ReadableFolders) -> None:
    """Raise `PluginError` for pages of the author that MkDocs would choke on."""
    problems = authored_pages.check_authored_pages(docs_dir, os.path.relpath(docs_dir), page_folders)
    if problems:
        raise PluginError(f"some pages cannot be read\n\n{problems_as_text(problems)}")


def _log_problems(problems: Iterable[Diagnostic]) -> None:
    shown_part = excerpt(problems)
    for problem in shown_part.problems:
        log.log(LOG_LEVELS[problem.severity], problems_as_text([problem]), extra={"kind": problem.code})
    for omission in shown_part.omissions:
        log.log(LOG_LEVELS[omission.severity], describe_omission(omission))
