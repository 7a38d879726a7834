"""The MkDocs plugin: each hook calls a function with what it needs, and keeps what the next hooks need.

It puts generated pages into the theme. Landing pages go through MkDocs like any page; inner pages share one
rendering of the theme for each section, because rendering navigation and chrome once per page would
make the time of a build grow with the square of the book.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from talkdown.diagnostics import Severity
from talkdown.mkdocs import files_of_site
from talkdown.mkdocs.authored_error import authored_error
from talkdown.mkdocs.authored_files import AuthoredFiles
from talkdown.mkdocs.blog_words import escape_blogs, markdown_of_blog
from talkdown.mkdocs.book_identity import header_color, set_brand, set_language
from talkdown.mkdocs.build_folder import BuildFolder, ask_last
from talkdown.mkdocs.checked_rendering import phrasebook_folder, render_phrasebook
from talkdown.mkdocs.edit_address import line_address
from talkdown.mkdocs.edit_responder import answer_edits
from talkdown.mkdocs.endless_pages import ParagraphLimit
from talkdown.mkdocs.entry_links import EntryLinks, finish_links
from talkdown.mkdocs.errors import LOG_LEVELS, WarningLimit, ending_in_one_line, log, show_inert_text
from talkdown.mkdocs.generated_page import make_authored_page_alike, settings_for_theme
from talkdown.mkdocs.hook_results import forget_steps
from talkdown.mkdocs.host_check import checking_requests
from talkdown.mkdocs.live_site import LiveSite
from talkdown.mkdocs.page_scripts import PageScripts
from talkdown.mkdocs.page_template import PageTheme
from talkdown.mkdocs.preconditions import require_preconditions, require_sound_surroundings
from talkdown.mkdocs.readable import ProjectFolders
from talkdown.mkdocs.refused_settings import refused_settings
from talkdown.mkdocs.settings import PluginSettings, former_spellings, print_plan, require_buildable
from talkdown.mkdocs.theme import configure_theme, set_navigation
from talkdown.model.book import Book
from talkdown.model.drafts import with_drafts
from talkdown.outputs import pages
from talkdown.outputs.dangers import Danger, dangers
from talkdown.pipeline.site import RenderedSite, SiteBuilder
from talkdown.pipeline.text_edit import TextEditor, text_editor_of
from talkdown.storage.interruption import ending_as_by_keyboard

_FIRST, _BEHIND_META, _LAST = 100, 25, -100
"""When MkDocs asks this plugin: before all others; behind Material's `meta` (50), which takes one kind of text alone; and last."""


@ending_in_one_line
class TalkdownPlugin(BasePlugin[PluginSettings]):
    """Adds the pages of a phrasebook to a MkDocs site."""

    supports_multiple_instances = True  # else MkDocs would warn and go on; `set_up` says that one is enough
    rendered_site: RenderedSite
    """The generated part of the site, from `on_pre_build` on."""
    theme: PageTheme
    """What is around its pages, from `on_env` on."""
    _folders: ProjectFolders
    """What this build may read, from `on_config` on."""
    _nav: Navigation
    _authored_files: AuthoredFiles
    _page_scripts: PageScripts
    _entry_links: EntryLinks

    def __init__(self) -> None:
        super().__init__()
        self.builder = SiteBuilder()
        self._at_shutdown = ExitStack()
        self._warning_limit = WarningLimit()
        self._server_folder = ""
        """Where a server has the site built, once it is served; a build of its own goes where mkdocs.yml says."""
        self.target = BuildFolder()
        """Where builds go; who makes a folder for one says so there."""
        self.shows_drafts = False
        """Whether who builds wants to see drafts; a server shows them in any case."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this plugin from one build of a server to the next, and what it has read."""
        show_inert_text(self._warning_limit)
        forget_steps(self)
        self.builder = SiteBuilder(serving=command == "serve")
        self.builder.with_drafts |= self.shows_drafts
        self._server_folder = ""  # MkDocs gives the same plugin to whoever reads such settings next
        self.target.begin(None)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let no edit stop the server, nor leave it with half of a site."""

        def build_into(folder: Path) -> None:
            self._server_folder = str(folder)
            self.target.begin(folder)
            builder()

        self._at_shutdown.enter_context(ending_as_by_keyboard())
        server.set_app(
            checking_requests(server.get_app() or server.serve_request, urlsplit(server.url).hostname or "")
        )
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        self._at_shutdown.callback(answer_edits(server, build=build_into, live_site=self.live_site).stop)
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind, and of a build that has failed no file without a list."""
        self._at_shutdown.close()
        self.target.write_list()

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set up the theme, once it is sure that there are scripts."""
        require_sound_surroundings()
        return self.set_up(config)

    def set_up(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set up the theme, by settings alone."""
        require_preconditions(config, TalkdownPlugin)
        config.site_dir = self._server_folder or config.site_dir
        ask_last(config, self)
        self._folders = ProjectFolders(config, self.config.read_outside)
        self._folders.require_settings()
        self._folders.hold_snippets()
        extensions: list[Any] = config.markdown_extensions
        self._entry_links = EntryLinks(config)
        extensions += [ParagraphLimit(), self._entry_links]
        if self.builder.serving:
            self.config.offline = False  # a worker would show a writer yesterday's pages
        configure_theme(config, offline=self.config.offline, serving=self.builder.serving)
        require_buildable(self.config)
        return config

    def _render_phrasebook(self, *, config: MkDocsConfig) -> None:
        """Stop before MkDocs empties what should stay because the phrasebook has errors."""
        for message in former_spellings(self.config.print):
            log.log(LOG_LEVELS[Severity.note], message)
        for message in refused_settings(config):
            log.warning(message)
        self.builder.read_outside = self._folders.outside
        self.builder.site_name, self.builder.site_address = config.site_name, config.site_url or ""
        self.builder.region = self.config.region
        self.builder.edit_address = partial(line_address, config=config) if self.config.edit_links else None
        self.rendered_site = render_phrasebook(
            self.builder,
            phrasebook_folder(config, self.config.phrasebook, self._folders),
            print_plan=print_plan(self.config.print),
            as_of=get_build_datetime().date(),
            config=config,
            page_folders=self._folders.for_pages,
        )
        self._entry_links.know_book(with_drafts(self._book) if self.builder.with_drafts else self._book)
        set_language(config, self._book.settings.language)
        set_brand(config, self._book)

    @event_priority(_LAST)
    def _require_safe_target(self, *, config: MkDocsConfig) -> None:
        self.target.require_safe(config.site_dir)

    on_pre_build = CombinedEvent(_render_phrasebook, _require_safe_target)

    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and the package's own assets."""
        self._authored_files = AuthoredFiles(files, config.docs_dir, config.theme.custom_dir)
        files_of_site.add_files(files, config, self.rendered_site, self._authored_files)
        self._page_scripts = PageScripts(files, config, self.config.scripts)
        return files

    @event_priority(_LAST)
    def _set_navigation(self, files: Files, *, config: MkDocsConfig) -> Files:
        set_navigation(config, files)
        escape_blogs(config)
        self.rendered_site = files_of_site.find_only_published(
            files, config, self.builder, self.rendered_site
        )
        return files

    on_files = CombinedEvent(_add_files, _set_navigation)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the inner pages. By now the files of all plugins are there."""
        self._folders.require_files(files)
        files_of_site.require_landing_pages(files)
        self._nav = nav
        return nav

    @event_priority(_BEHIND_META)
    def on_page_markdown(
        self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let links to entries begin, and settings be text, once authors' are all there, and before plugins put in HTML of their own."""
        page.meta = settings_for_theme(page, config)
        self._entry_links.begin_page(page.file)
        return markdown_of_blog(markdown, page)

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make an author's own page one of ours."""
        make_authored_page_alike(page, config)
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put the inner pages into the theme; files are written next."""
        self.target.require_inside(files, config.site_dir)
        self.theme = PageTheme(config, env, self._nav, files, site_name=self.builder.site_name)
        self._page_scripts.allow_theme(self.theme.frames(), files)
        files_of_site.fill_inner_pages(files, self.theme, self.rendered_site.inner_pages)
        return env

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Name no neighbors, and say what on the page the site's policy will keep from working."""
        # Again: a blog's list of posts holds parts of other pages.
        output = finish_links(output, page.file.dest_uri)
        html = files_of_site.without_blank_lines(files_of_site.without_neighbors(output))
        self._page_scripts.check_page(html, page.file)
        self.target.require_place(page.file, config.site_dir)
        return html

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the inner pages to the sitemap: instant navigation asks it what belongs to the site."""
        self.target.require_names([template_name, f"{template_name}.gz"], config.site_dir)
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        return files_of_site.add_to_sitemap(output, url=config.site_url, pages=self.rendered_site.inner_pages)

    def _write_web_files(self, *, config: MkDocsConfig) -> None:
        """Write what servers and browsers need to know of the site as it was built."""
        self.target.require_same(config.site_dir)
        self._page_scripts.check_html_files()
        files_of_site.write_web_files(
            config,
            self.config,
            self._authored_files,
            self._page_scripts,
            require_names=self.target.require_names,
            language=self._book.settings.language,
            color=self.header_color,
        )

    @event_priority(_LAST)
    def _list_files(self, *, config: MkDocsConfig) -> None:
        """Leave the list by which the next build knows what it may delete."""
        self.target.write_list()
        self._warning_limit.log_rest()

    on_post_build = CombinedEvent(_write_web_files, _list_files)

    def on_build_error(self, *, error: Exception) -> None:
        """Say of an exception that no plugin raised which page, or setting, it is about."""
        self._warning_limit.log_rest()
        if page_error := authored_error(error):
            raise page_error from error

    def text_editor(self) -> TextEditor:
        """What changes single texts of the phrasebook, once the site is built."""
        folder, builder = self.live_site().phrasebook, self.builder
        return text_editor_of(folder, tuple(builder.read_outside), builder.region or "")

    finder_field = staticmethod(pages.finder_field)
    """What the theme's page for an address that leads nowhere has."""

    @property
    def _book(self) -> Book:
        return self.rendered_site.loaded_book.book

    @property
    def dangers(self) -> list[Danger]:
        """What the theme's header shows in the red bar."""
        return list(dangers(self._book))

    @property
    def header_color(self) -> str:
        """What the theme's head has, for the frame around the page."""
        return header_color(self._book)

    def live_site(self) -> LiveSite:
        """What shows edits of the phrasebook on the site that was built last."""
        return LiveSite(
            rendered_site=self.rendered_site,
            theme=self.theme,
            builder=self.builder,
            phrasebook=self.config.phrasebook,
            folders=self._folders,
            print_plan=print_plan(self.config.print),
        )
