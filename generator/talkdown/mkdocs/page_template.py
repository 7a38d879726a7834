"""A page of the theme, rendered once for a section of the site, with placeholders that each of its pages fills."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from secrets import token_hex
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import mkdocs
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_datetime, is_error_template

from talkdown.mkdocs.authored_error import unusable_settings
from talkdown.mkdocs.book_identity import page_language
from talkdown.mkdocs.edit_address import edit_address
from talkdown.mkdocs.errors import AuthoredError, log
from talkdown.mkdocs.generated_page import GeneratedPage, markdown_path
from talkdown.mkdocs.hook_results import fault_of_page
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.web import as_json_ld
from talkdown.storage.display import on_one_line

# Private-use characters, which nothing escapes, around letters that nobody can know who writes: 64 bits of chance.
_LEFT_MARK, _RIGHT_MARK = f"\ue000{token_hex(8)}-", "\ue001"


def _placeholder(name: str) -> str:
    return f"{_LEFT_MARK}{name}{_RIGHT_MARK}"


_EDIT_URL = _placeholder("edit")
_PLACEHOLDER_PAGE = Page(
    path=_placeholder("path"),
    title=_placeholder("title"),
    description=_placeholder("description"),
    body=f"<!--<h1-->{_placeholder('body')}",  # where it finds no `<h1`, the theme writes one itself
    section="",
    headings=(Heading(_placeholder("anchor"), _placeholder("toc")),),
    json_ld=_placeholder("json_ld"),
)

_TOC_ROW = re.compile(r'<li class="md-nav__item">\s*<a href="#' + _LEFT_MARK + r".*?</li>", re.DOTALL)
_EDIT_LINK = re.compile(r'<a href="' + _LEFT_MARK + r"edit.*?</a>", re.DOTALL)
_CANONICAL = re.compile(r'<link rel="canonical" href="[^"]*">')
_PLACEHOLDER = re.compile(f"{_LEFT_MARK}([a-z_]+){_RIGHT_MARK}")


class PageTemplate:
    """What the theme puts around all pages of a section."""

    def __init__(self, html: str) -> None:
        """`html` is the page of the theme in which the placeholders stand."""
        html = html.replace("<!--<h1-->", "")
        html, self._toc_row = _cut(_TOC_ROW, html, "rows")
        html, self._edit_link = _cut(_EDIT_LINK, html, "editlink")
        html = html.replace("#" + _placeholder("anchor"), "#" + _placeholder("first"))
        html, _ = _cut(_CANONICAL, html, "canonical")
        self._parts = _PLACEHOLDER.split(html)  # text and names of placeholders in turn

    def fill(self, page: Page, *, language: str, edit_url: str = "", canonical: str = "") -> bytes:
        """The whole page. Without an `edit_url` it has no pencil, and without a `canonical` address no such link."""
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "body": page.body,
            "json_ld": page.json_ld
            or as_json_ld(
                "WebPage" if page.is_landing else "Article", page.title, page.description, language
            ),
            "rows": "".join(self._fill_toc_row(heading) for heading in page.headings),
            "first": page.headings[0].anchor if page.headings else "",
            "editlink": self._edit_link.replace(_EDIT_URL, str(escape(edit_url))) if edit_url else "",
            "canonical": f'<link rel="canonical" href="{escape(canonical)}">' if canonical else "",
        }
        parts = (values.get(part, "") if n % 2 else part for n, part in enumerate(self._parts))
        return "".join(str(part) for part in parts).encode()

    def _fill_toc_row(self, heading: Heading) -> str:
        row = self._toc_row.replace(_placeholder("anchor"), str(escape(heading.anchor)))
        return row.replace(_placeholder("toc"), str(escape(heading.title)))


def _cut(pattern: re.Pattern[str], html: str, name: str) -> tuple[str, str]:
    """HTML with a placeholder where the pattern was, and what stood there; both as they are where it was not."""
    match = pattern.search(html)
    return (html.replace(match.group(), _placeholder(name)), match.group()) if match else (html, "")


class PageTheme:
    """The theme for generated pages, once MkDocs has its navigation and its files."""

    def __init__(
        self, config: MkDocsConfig, env: Environment, nav: Navigation, files: Files, *, site_name: str
    ) -> None:
        """`site_name` is what mkdocs.yml says, whatever the book calls itself."""
        self.config = config
        self._site_name = site_name
        self._env = env
        self._nav = nav
        self._files = files
        self._templates: dict[str, PageTemplate] = {}

    def render(self, page: Page) -> bytes:
        """A whole page. Entry pages share a template with their section; a landing page has its own."""
        key = page.path if page.is_landing else f"{page.section}/"
        if key not in self._templates:
            self._templates[key] = self._template_for(page)
        canonical = f"{self.config.site_url.rstrip('/')}/{page.path}" if self.config.site_url else ""
        return self._templates[key].fill(
            page,
            language=page_language(self.config),
            edit_url=edit_address(page.source_path, self.config),
            canonical=canonical,
        )

    def render_around(self, path: str) -> str:
        """What the theme puts around a page at a path, whatever is on the page."""
        return self._render_theme(path, self._blank_page(path))

    def frames(self) -> Iterator[str]:
        """What the theme writes by itself, in which nothing is an author's: no name, no navigation, no page.

        It depends on the folder of a page, and on whether that is the first one; and the theme has pages of its own.
        """
        paths = sorted(file.dest_uri for file in self._files if file.dest_uri.endswith(".html"))
        places = {"" if path == "index.html" else str(PurePosixPath(path).parent): path for path in paths}
        blank_pages = [("main.html", path, self._blank_page(path)) for path in places.values()]
        own_pages = [
            (path, path, None)
            for path in sorted(self.config.theme.static_templates)
            if path.endswith(".html")
        ]
        failed_templates = set()
        for template, path, page in [*blank_pages, *own_pages]:
            try:
                yield self._render_for_nobody(template, path, page)
            except AuthoredError:
                failed_templates.add(template)
                with suppress(AuthoredError):
                    yield self._render_for_nobody("base.html", path, page or self._blank_page(path))
        # These are an author's: one counts on what is in the navigation, say.
        for template in sorted(failed_templates):
            log.warning(
                f"`{on_one_line(template)}` of the theme needs what is on this site, so that nobody can tell its own scripts from "
                "those of authors: they run if `scripts:` of the plugin in mkdocs.yml lists them"
            )

    def _render_for_nobody(self, template: str, path: str, page: GeneratedPage | None) -> str:
        blank = page or self._blank_page(path)
        nav = Navigation([blank], [blank])
        nav.homepage = blank  # the theme asks for the address of the first page
        return self._render(template, path, page, self._config_of_nobody(), nav)

    def _config_of_nobody(self) -> MkDocsConfig:
        """The settings as mkdocs.yml has them, without what the book has put in."""
        config = copy.copy(self.config)
        config.site_name = self._site_name
        plugin = self.config.plugins["talkdown"]
        blank_plugin: Any = SimpleNamespace(
            config=plugin.config, dangers=[], header_color="", finder_field=lambda: ""
        )
        plugins: Any = {**self.config.plugins, "talkdown": blank_plugin}
        config["plugins"] = plugins
        return config

    def is_replaced(self, page: Page) -> bool:
        """Whether a page of the author's own stands in for this landing page."""
        file = self._files.get_file_from_path(markdown_path(page.path)) if page.is_landing else None
        return file is not None and not isinstance(file.page, GeneratedPage)

    def _template_for(self, page: Page) -> PageTemplate:
        landing = self._files.get_file_from_path(markdown_path(page.section))
        blank = self._blank_page(page.path)
        section = landing.page if landing else None
        if not isinstance(section, MkDocsPage):
            return PageTemplate(self._render_theme(page.path, blank))
        blank.parent = section.parent
        section.active = True  # the theme marks its section in the navigation
        try:
            return PageTemplate(self._render_theme(page.path, blank))
        finally:
            section.active = False

    def _blank_page(self, path: str) -> GeneratedPage:
        file = File.generated(self.config, markdown_path(path), content="")
        blank = GeneratedPage(_PLACEHOLDER_PAGE, file, self.config)
        blank.meta = blank.settings(self.config)
        blank.render(self.config, self._files)
        blank.edit_url = _EDIT_URL
        return blank

    def _render_theme(self, path: str, blank: GeneratedPage) -> str:
        return self._render("main.html", path, blank, self.config, self._nav)

    def _render(
        self, template: str, path: str, page: GeneratedPage | None, config: MkDocsConfig, nav: Navigation
    ) -> str:
        context: dict[str, Any] = {  # as MkDocs gives it to the theme for a page of its own
            "nav": nav,
            "pages": self._files.documentation_pages() if nav is self._nav else [],
            "base_url": _base_url(path, config),
            "extra_css": config.extra_css,
            "extra_javascript": config.extra_javascript,
            "mkdocs_version": mkdocs.__version__,
            "build_date_utc": get_build_datetime(),
            "config": config,
            "page": page,
        }
        try:
            return self._env.get_template(template).render(context)
        except Exception as error:  # whatever a template meets in a value that it does not expect
            raise self._fault_of_hooks() or unusable_settings(error) from error

    def _fault_of_hooks(self) -> PluginError | None:
        """What is wrong with a page in the navigation, which stands on all pages."""
        faults = (fault_of_page(file.page) for file in self._files if file.page)
        return next(filter(None, faults), None)


def _base_url(path: str, config: MkDocsConfig) -> str:
    """Where the top of the site is from a page, as MkDocs has it: pages for errors are sent for any address."""
    if is_error_template(path):
        return urlsplit(config.site_url or "/").path
    return "/".join([".."] * path.count("/")) or "."
