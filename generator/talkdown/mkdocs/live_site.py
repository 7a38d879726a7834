"""What an author looks at between two builds: after an edit of the phrasebook alone, only changed pages are written.

It leaves out everything of MkDocs that an entry cannot change: the author's pages, the theme, the navigation.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from talkdown.diagnostics import Diagnostic
from talkdown.mkdocs.checked_rendering import phrasebook_folder
from talkdown.mkdocs.page_template import PageTheme
from talkdown.mkdocs.readable import ProjectFolders
from talkdown.outputs.printing import PrintPlan, SitePrint
from talkdown.pipeline.book_check import blocking_problems, check_loaded
from talkdown.pipeline.loaded_book import require_book
from talkdown.pipeline.site import RenderedSite, SiteBuilder
from talkdown.storage.atomic import write_atomic


class LiveSite:
    """The site as it was built last, and what it takes to bring it up to date."""

    def __init__(
        self,
        *,
        rendered_site: RenderedSite,
        theme: PageTheme,
        builder: SiteBuilder,
        phrasebook: str,
        folders: ProjectFolders,
        print_plan: PrintPlan | None,
    ) -> None:
        self.rendered_site = rendered_site
        """What is shown."""
        self._theme = theme
        self._phrasebook = phrasebook
        self._folders = folders
        self._builder = builder
        self._print_plan = print_plan

    @property
    def site_paths(self) -> list[str]:
        """Files and folders in which an edit concerns more than the phrasebook."""
        config = self._theme.config
        return [config.config_file_path, config.docs_dir, *config.watch]

    @property
    def phrasebook(self) -> Path:
        """The folder of the phrasebook. Raises `PluginError` if it has gone, or has become a link that leads outside."""
        return phrasebook_folder(self._theme.config, self._phrasebook, self._folders)

    def update(self, target: Path) -> None:
        """Read the phrasebook again, and write to `target` what has changed.

        Raises `BookError` or `PluginError`, and writes nothing, if the phrasebook cannot be shown.
        """
        result = self._builder.read(self.phrasebook)
        loaded_book = require_book(result, blocking_problems(result))
        self._show(self._builder.render(loaded_book, self._builder.last_print), target)

    def check_book(self) -> list[Diagnostic]:
        """What all rules say of the book that is shown."""
        return check_loaded(self.rendered_site.loaded_book.result, date.today())

    def print(self, is_current: Callable[[], bool]) -> SitePrint:
        """Print the book that is shown. Raises `printing.PrintCancelledError` once it `is_current` no longer."""
        return self._builder.print(self.rendered_site.loaded_book, self._print_plan, is_current)

    def show_print(self, site_print: SitePrint, target: Path) -> list[Diagnostic]:
        """Put what was printed on the site; gives what did not fit."""
        self._show(self._builder.render(self.rendered_site.loaded_book, site_print), target)
        return self.rendered_site.loaded_book.result.with_positions(site_print.problems)

    def _show(self, rendered_site: RenderedSite, target: Path) -> None:
        pages, files = rendered_site.changes_since(self.rendered_site)
        for page in pages:
            if not self._theme.is_replaced(page):
                write_atomic(target / page.path, self._theme.render(page), durable=False)
        for path, content in files.items():
            write_atomic(target / path, content, durable=False)
        self.rendered_site = rendered_site
