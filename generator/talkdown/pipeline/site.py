"""A phrasebook on its way to a site: what is read, checked and rendered, and what can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from talkdown.diagnostics import Diagnostic
from talkdown.loader import LoadCache, LoadResult, load
from talkdown.model.book import Book
from talkdown.outputs import Artifact, Output, finder, pages, printing
from talkdown.outputs.addresses import address
from talkdown.outputs.pages import Page
from talkdown.outputs.printables import Prints
from talkdown.pipeline.check import check_loaded
from talkdown.rules import broken_reference
from talkdown.storage.package import PACKAGE, VENDOR

_CARRIED = tuple(f"atkinson-{part}.woff2" for part in ("core", "latin", "latin-ext", "core-italic", "italic"))

_MINIFIED = ("outputs/pages/talkdown.css", "outputs/pages/js/talkdown.js", "outputs/web/js/offline.js")


OUTPUTS: tuple[Output, ...] = (pages.render_assets, finder.render)
"""What is made of the book alone. Pages also take a theme, and what is printed takes time: see below."""


class SiteBuilder:
    """The generated part of a site. Read again, it renders only what has changed."""

    def __init__(self) -> None:
        self.memory: LoadCache | None = None
        """What is kept between readings, for a server; one build has no use for it."""
        self._loaded: LoadResult | None = None
        self._pages: tuple[Page, ...] | None = None
        self._artifacts: tuple[Artifact, ...] = ()
        self._page_cache = pages.PageCache()
        self.print_plan: printing.PrintPlan | None = None
        """What is to be printed; nothing without them."""
        self._printed = printing.PrintCache()
        self._print_files = printing.PrintFiles({}, Prints(), ())

    def read(self, folder: Path) -> None:
        """Read the phrasebook in a folder."""
        self._loaded = load(folder, self.memory)
        self._pages = None

    @property
    def loaded(self) -> LoadResult:
        """What was read last."""
        assert self._loaded is not None
        return self._loaded

    @property
    def file_count(self) -> int:
        """How many files were read."""
        return len(self._loaded.files) if self._loaded else 0

    def check(self, as_of: date) -> list[Diagnostic]:
        """Everything that is wrong with the phrasebook."""
        assert self._loaded is not None
        return check_loaded(self._loaded, as_of)

    def blocking_problems(self) -> list[Diagnostic]:
        """What keeps the phrasebook from being shown at all: faults of form, and references that lead nowhere."""
        assert self._loaded is not None
        found = list(self._loaded.problems)
        if self._loaded.book is not None:
            found += broken_reference.check(self._loaded.book, date.min)
        return self._loaded.with_positions(found)

    @property
    def book(self) -> Book:
        """The book; there is one once a check has found no errors."""
        assert self._loaded is not None
        assert self._loaded.book is not None
        return self._loaded.book

    def printed(self, wanted: Callable[[], bool] = lambda: True) -> printing.PrintFiles:
        """What the site offers to print; only what has changed is printed anew."""
        if self.print_plan is None:
            return self._print_files
        print_plan = replace(self.print_plan, timestamp=printing.newest(self.loaded.files))
        return printing.print_files(self.book, print_plan, self._printed, wanted)

    def use_print_files(self, print_files: printing.PrintFiles) -> list[Diagnostic]:
        """Put what was printed on the site, and say what did not fit."""
        self._print_files, self._pages = print_files, None
        return self.loaded.with_positions(print_files.problems)

    def pages(self) -> tuple[Page, ...]:
        """All generated pages."""
        if self._pages is None:
            self._pages = tuple(pages.render(self.book, self._page_cache, self._print_files.prints))
            self._artifacts = tuple(artifact for output in OUTPUTS for artifact in output(self.book))
        return self._pages

    def landing_pages(self) -> Iterator[Page]:
        """The pages of the navigation."""
        return (page for page in self.pages() if page.is_landing)

    def entry_pages(self) -> Iterator[Page]:
        """The pages outside the navigation."""
        return (page for page in self.pages() if not page.is_landing)

    def entry_paths(self) -> Iterator[str]:
        """Where they stand."""
        return (page.path for page in self.entry_pages())

    def finder_addresses(self) -> Iterator[str]:
        """Where the finder leads."""
        return map(address, finder.entries(self.book))

    def static_assets(self) -> Iterator[tuple[str, bytes | Path]]:
        """Files beside the pages: style sheets, scripts, fonts, redirects."""
        self.pages()
        for artifact in self._artifacts:
            yield artifact.path, artifact.content
        yield from self._print_files.files.items()
        serving = ("mkdocs/js/dev_server.js",) if self.memory is not None else ()
        for path in (*_MINIFIED, *serving):
            spare = cssmin if path.endswith(".css") else jsmin
            text = (PACKAGE / path).read_text(encoding="utf-8")
            yield f"assets/talkdown/{Path(path).name}", spare(text).encode()
        for name in ("icon-192.png", "icon-512.png"):
            yield f"assets/talkdown/{name}", PACKAGE / "outputs/web/icons" / name
        for name in _CARRIED:
            yield f"assets/talkdown/{name}", VENDOR / name
