"""A phrasebook becomes the generated part of a site: its pages, and the files beside them.

Each step takes what the step before it gives: `SiteBuilder.read` a `LoadResult`, `require_book` a
`LoadedBook`, `SiteBuilder.print` the `SitePrint`, `SiteBuilder.render` the `RenderedSite`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from talkdown.diagnostics import Position
from talkdown.loader import LoadCache, LoadResult, load
from talkdown.loader.page_sections import PageSection
from talkdown.model.drafts import with_drafts
from talkdown.outputs import ASSETS, Output, finder, pages, practice, printing
from talkdown.outputs.addresses import ICONS
from talkdown.outputs.pages import Page
from talkdown.outputs.print_offers import PrintOffers
from talkdown.outputs.scripts import read_bundle
from talkdown.outputs.style_sheets import minified_styles
from talkdown.pipeline.loaded_book import LoadedBook
from talkdown.pipeline.site_brand import book_on_site
from talkdown.storage.package import PACKAGE, VENDOR

_FONTS = tuple(f"atkinson-{part}.woff2" for part in ("core", "latin", "latin-ext", "core-italic", "italic"))
_SCRIPTS = ("talkdown.js", "list-filter.js", "redirect.js", "offline.js")
_DEV_SERVER_SCRIPT = "dev_server.js"

OUTPUTS: tuple[Output, ...] = (
    partial(pages.render_files, script_icons=finder.ICONS),
    practice.render,
)
"""What is made of the book alone. Pages also take a theme, the finder the author's own pages, and what is printed takes time:
see `SiteBuilder`."""

NOTHING_PRINTED = printing.SitePrint({}, PrintOffers(), ())
"""What a site offers to print before anything was printed."""


@dataclass(frozen=True)
class RenderedSite:
    """The generated part of a site, as it is to be written."""

    loaded_book: LoadedBook
    pages: tuple[Page, ...]
    """All generated pages: those of the navigation first."""
    generated_files: Mapping[str, bytes]
    """Files beside the pages by their path on the site: style sheets, scripts, redirects, what is printed."""
    package_files: Mapping[str, Path]
    """Fonts and icons by their path on the site, where the package has them."""

    @property
    def landing_pages(self) -> tuple[Page, ...]:
        """The pages of the navigation."""
        return tuple(page for page in self.pages if page.is_landing)

    @property
    def inner_pages(self) -> tuple[Page, ...]:
        """The pages outside the navigation."""
        return tuple(page for page in self.pages if not page.is_landing)

    def changes_since(self, previous: RenderedSite) -> tuple[list[Page], dict[str, bytes]]:
        """The pages and the generated files that an earlier rendering does not have, or has otherwise."""
        previous_pages = {page.path: page for page in previous.pages}
        changed_pages = [page for page in self.pages if previous_pages.get(page.path) != page]
        changed_files = {
            path: content
            for path, content in self.generated_files.items()
            if previous.generated_files.get(path) != content
        }
        return changed_pages, changed_files


class SiteBuilder:
    """Builds the generated part of a site, again and again; what has not changed is not made anew."""

    def __init__(self, *, serving: bool = False) -> None:
        """`serving` says that the site is for an author who edits it, and will be built many times."""
        self.serving = serving
        self.read_outside: Sequence[Path] = ()
        """Folders that a book may extend one of, besides those in its own."""
        self.site_name = self.site_address = ""
        """What the book is called, and where it is found, as far as it does not say so itself."""
        self.region: str | None = None
        """The region that the site is for, where that is not the book's."""
        self.sections: Sequence[PageSection] = ()
        """The author's own pages, as the finder finds them."""
        self.with_drafts = serving
        """Whether drafts are shown, marked, among what is approved."""
        self.edit_address: Callable[[Position], str] | None = None
        """Where a line of a file can be edited, empty for one of another book; without it, pages do not say."""
        # One build reads each file once: only a server has a use for what was read before.
        self._load_cache = LoadCache() if serving else None
        self._page_cache = pages.PageCache()
        self._print_cache = printing.PrintCache()
        self.last_print = NOTHING_PRINTED
        """What was printed last, for pages that cannot wait until it is printed anew."""

    def read(self, folder: Path) -> LoadResult:
        """Read the phrasebook in a folder. Never raises for what an author wrote."""
        result = load(folder, self._load_cache, read_outside=self.read_outside, region=self.region or "")
        if result.book is None:
            return result
        return replace(result, book=book_on_site(result.book, self.site_name, self.site_address))

    def print(
        self,
        loaded_book: LoadedBook,
        plan: printing.PrintPlan | None,
        is_current: Callable[[], bool] = lambda: True,
    ) -> printing.SitePrint:
        """Print what a plan asks for, and nothing without a plan.

        Raises `printing.PrintCancelledError` as soon as `is_current` says that the book has changed meanwhile.
        """
        if plan is None:
            return NOTHING_PRINTED
        plan = replace(plan, timestamp=printing.newest_change(loaded_book.result.files))
        self.last_print = printing.print_site(loaded_book.book, plan, self._print_cache, is_current)
        return self.last_print

    def _mark_entry(self, loaded_book: LoadedBook) -> pages.MarkEntry:
        if self.edit_address is None:
            return pages.mark_nothing
        return pages.entry_marks(loaded_book.result.locator(), self.edit_address)

    def render(
        self, loaded_book: LoadedBook, site_print: printing.SitePrint = NOTHING_PRINTED
    ) -> RenderedSite:
        """All pages of a book, with what was printed of it, and the files beside them."""
        book = with_drafts(loaded_book.book) if self.with_drafts else loaded_book.book
        outputs: list[Output] = [*OUTPUTS, partial(finder.render, sections=self.sections)]
        output_files = [{file.path: file.content for file in output(book)} for output in outputs]
        icons = printing.brand_icons(book, self._print_cache)
        return RenderedSite(
            loaded_book=loaded_book,
            pages=_with_distinct_paths(
                pages.render(book, self._page_cache, site_print.offers, self._mark_entry(loaded_book))
            ),
            generated_files=_merge_files(
                [*output_files, site_print.files, icons, _styles_and_scripts(serving=self.serving)]
            ),
            package_files={
                **{
                    path: PACKAGE / "outputs/web/icons" / Path(path).name
                    for path in ICONS
                    if path not in icons
                },
                **{f"{ASSETS}/{name}": VENDOR / name for name in _FONTS},
            },
        )


def _with_distinct_paths(pages_of_book: Iterable[pages.Page]) -> tuple[pages.Page, ...]:
    """The pages. Raises ValueError where two have the same path: one would be lost without a word."""
    pages_by_path: dict[str, pages.Page] = {}
    for page in pages_of_book:
        if pages_by_path.setdefault(page.path, page) is not page:
            raise ValueError(f"two pages are both called `{page.path}`")
    return tuple(pages_by_path.values())


def _merge_files(files_of_outputs: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """The files of all outputs by path. Raises ValueError where two have the same: one would be lost without a word."""
    files_by_path: dict[str, bytes] = {}
    for files in files_of_outputs:
        if shared_paths := files_by_path.keys() & files.keys():
            raise ValueError(f"two outputs both write `{min(shared_paths)}`")
        files_by_path.update(files)
    return files_by_path


@cache
def _styles_and_scripts(*, serving: bool) -> Mapping[str, bytes]:
    """The style sheet and the scripts of all pages, minified, by their path on the site."""
    texts = {name: minified_styles(f"pages/{name}") for name in ("talkdown.css", "lists.css")}
    texts |= {name: read_bundle(name) for name in (*_SCRIPTS, *((_DEV_SERVER_SCRIPT,) if serving else ()))}
    if serving:
        texts["editor.css"] = (PACKAGE / "mkdocs/editor.css").read_text(encoding="utf-8")
    return {f"{ASSETS}/{name}": text.encode() for name, text in texts.items()}
