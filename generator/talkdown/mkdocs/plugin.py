"""The MkDocs plugin: the only place, with the command line, that knows MkDocs.

It puts generated pages into the theme. Landing pages go through MkDocs like any page; entry pages share one
rendering of the theme for each section, because rendering navigation and chrome once per page would
make the time of a build grow with the square of the book.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from talkdown.diagnostics import Diagnostic, Severity, as_text, display_path
from talkdown.loader import LoadCache, authored_pages
from talkdown.mkdocs.page_template import Shell, token
from talkdown.mkdocs.settings import Settings, print_plan
from talkdown.mkdocs.theme import (
    THEME,
    GeneratedPage,
    ask_by_hash,
    like_ours,
    navigation,
    theme_defaults,
    theme_styles,
)
from talkdown.mkdocs.watch import Guarded, Watch
from talkdown.outputs import web
from talkdown.outputs.pages import Page
from talkdown.outputs.pages.environment import compiled
from talkdown.pipeline.publish import is_published
from talkdown.pipeline.site import SiteBuilder
from talkdown.storage.atomic import write_atomic
from talkdown.storage.package import PACKAGE

log = logging.getLogger("mkdocs.plugins.talkdown")

FIRST = 100

_NEIGHBOR = re.compile(r'<link rel="(?:prev|next)" [^>]*>\s*')


class TalkdownPlugin(BasePlugin[Settings]):
    """Adds the pages of a phrasebook to a MkDocs site."""

    def __init__(self) -> None:
        super().__init__()
        self.site = SiteBuilder()
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._env: Environment | None = None
        self._config: MkDocsConfig | None = None
        self._shells: dict[str, Shell] = {}
        self._shown: dict[str, tuple[Page, bytes]] = {}
        self._written: dict[str, bytes] = {}
        self._at_the_end: list[Callable[[], None]] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this plugin from one build of a server to the next, and what it has read."""
        self.site.memory = LoadCache() if command == "serve" else None

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let no edit stop MkDocs's own server, nor leave it with half of a site."""
        watch = Watch([config.docs_dir, config.config_file_path, self.folder(config)])
        guarded = Guarded(server.builder, Path(config.site_dir), watch)
        server.builder = guarded
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        server.watch(str(watch.bell))
        watch.start()
        self._at_the_end = [watch.stop, guarded.forget]
        return server

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        for leave in self._at_the_end:
            leave()

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set up the theme, and read the phrasebook."""
        if config.theme.name != "material":
            raise PluginError("talkdown: set `theme: material` in mkdocs.yml; the pages are built on it")
        folder = self.folder(config)
        config.use_directory_urls = False  # so that the site also opens from files
        config.theme.dirs.insert(0, str(PACKAGE / "theme"))
        theme_defaults(config)
        if self.site.memory is not None:
            self.config.offline = False  # a worker would show a writer yesterday's pages
            config.extra_javascript.append("assets/talkdown/dev_server.js")
        if self.config.offline:
            config.extra_javascript.append("assets/talkdown/offline.js")
        for source in self.config.frame_ancestors:
            if not web.may_frame(source):
                raise PluginError(
                    f"talkdown: `{source}` under `frame_ancestors` is no site; write it as `https://crm.example.com`"
                )
        if config.nav is None:
            config.nav = navigation(Path(config.docs_dir))
        search = config.plugins.get("material/search") or config.plugins.get("search")
        if search is not None and "enabled" in search.config:
            search.config["enabled"] = False  # the finder is the one search box
        self.site.print_plan = print_plan(self.config.print)
        self.site.read(folder)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before MkDocs empties a site that is published, or should stay because the phrasebook has errors."""
        if is_published(Path(config.site_dir)):
            raise PluginError(
                f"`{os.path.relpath(config.site_dir)}` is published, and this would empty it first\n"
                "  hint: `talkdown build` publishes a new one; `mkdocs build --site-dir FOLDER` builds elsewhere"
            )
        problems = self.site.check(get_build_datetime().date())
        if any(problem.severity is Severity.error for problem in problems):
            text = as_text(problems, self.site.file_count)
            raise PluginError(f"the phrasebook has errors\n\n{text}".rstrip())
        faults = authored_pages.check(Path(config.docs_dir), os.path.relpath(config.docs_dir))
        if faults:
            text = as_text(faults, len({fault.position.path for fault in faults})).rpartition("\n\n")[0]
            raise PluginError(f"some pages cannot be read\n\n{text}")
        if self.site.memory is None:  # a server prints later: first the author gets the pages
            problems += self.site.use_print_files(self.site.printed())
        for problem in problems:
            log.warning(as_text([problem], 1).split("\n\n")[0])

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the landing pages and the package's own assets."""
        for page in self.site.landing_pages():
            source = page.path.removesuffix(".html") + ".md"
            if files.get_file_from_path(source) is not None:
                continue  # the author's own page stands in for it
            file = File.generated(config, source, content="")
            file.page = GeneratedPage(page, file, config)
            files.append(file)
        for path, origin in ((THEME, theme_styles(config, files)), *self.site.static_assets()):
            if isinstance(origin, bytes):
                files.append(File.generated(config, path, content=origin))
            else:
                files.append(File.generated(config, path, abs_src_path=str(origin)))
            ask_by_hash(config, path, origin)
        for page in self.site.entry_pages():
            file = File.generated(config, page.path, content=b"")  # filled in on_env, once there is a theme
            files.append(file)
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the entry pages."""
        self._nav = nav
        return nav

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Make an author's own page one of ours."""
        like_ours(page, config)
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put the entry pages into the theme."""
        env.bytecode_cache = env.bytecode_cache or compiled()
        self._config, self._env, self._shells, self._shown = config, env, {}, {}
        for page in self.site.entry_pages():
            file = files.get_file_from_path(page.path)
            assert file is not None
            file.content_bytes = self._in_theme(page)
        return env

    def _in_theme(self, page: Page) -> bytes:
        """A whole page. Entry pages share a shell with their section; a landing page has its own."""
        assert self._config is not None
        before, content = self._shown.get(page.path, (None, b""))
        if before is page:
            return content
        key = page.path if page.is_landing else f"{page.section}/"
        if key not in self._shells:
            self._shells[key] = self._shell(page)
        site = self._config.site_url
        canonical = f"{site.rstrip('/')}/{page.path}" if site else ""
        content = self._shells[key].filled(page, self._edit_url(page, self._config), canonical)
        self._shown[page.path] = page, content
        return content

    def read_again(self) -> list[Diagnostic]:
        """Read the phrasebook again, and say what keeps it from being shown."""
        assert self._config is not None
        self.site.read(self.folder(self._config))
        return self.site.blocking_problems()

    def refresh(self, target: Path) -> None:
        """Write again what an edit of the phrasebook has changed since the last build or refresh.

        For a server's second build on: it leaves out everything that an entry cannot change.
        """
        made = {page.path: self._in_theme(page) for page in self.site.pages()}
        made |= {path: origin for path, origin in self.site.static_assets() if isinstance(origin, bytes)}
        for path, content in made.items():
            if self._written.get(path) != content:
                write_atomic(target / path, content, durable=False)
        self._written = made

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what servers and browsers need to know of the site as it was built."""
        site, book = Path(config.site_dir), self.site.book.settings
        about = web.SiteInfo(
            config.site_name,
            config.site_description or "",
            book.language,
            self.config.offline,
            self.config.indexed,
            tuple(self.config.frame_ancestors),
        )
        for artifact in web.render(site, about):
            path = site / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.content)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say what on an author's own page the policy will keep from working; name no neighbors.

        To the theme, the letters n and p mean the pages before and after: whoever types outside a field would be
        carried away.
        """
        output = _NEIGHBOR.sub("", output)
        for found in web.refused(output.encode()):
            log.warning(
                f"{page.file.src_uri}: the site's policy refuses styles and handlers in HTML: {found}"
            )
        return output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the entry pages to the sitemap: instant navigation asks it what belongs to the site."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        rows = "".join(
            f"<url><loc>{config.site_url.rstrip('/')}/{path}</loc></url>\n"
            for path in self.site.entry_paths()
        )
        return output.replace("</urlset>", rows + "</urlset>")

    def folder(self, config: MkDocsConfig) -> Path:
        """The folder of the phrasebook."""
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        folder = Path(display_path(base / self.config.phrasebook))
        if not folder.is_dir():
            raise PluginError(
                f"talkdown: there is no folder `{self.config.phrasebook}` beside mkdocs.yml; `talkdown init FOLDER` makes one"
            )
        return folder

    def _edit_url(self, page: Page, config: MkDocsConfig) -> str:
        if not page.source_path or not config.repo_url or not config.edit_uri:
            return ""
        base = Path(config.config_file_path).parent
        try:
            path = Path(page.source_path).resolve().relative_to(base.resolve()).as_posix()
        except ValueError:
            return ""  # an entry of the book this one extends
        docs = Path(config.docs_dir).resolve().relative_to(base.resolve()).as_posix()
        return f"{config.repo_url.rstrip('/')}/{config.edit_uri.rstrip('/').removesuffix('/' + docs)}/{path}"

    def _shell(self, page: Page) -> Shell:
        """The theme around a page, rendered once for its section."""
        config, env = self._config, self._env
        assert self._nav is not None
        assert self._files is not None
        assert config is not None
        assert env is not None
        landing = self._files.get_file_from_path(page.section.removesuffix(".html") + ".md")
        file = File.generated(config, page.path.removesuffix(".html") + ".md", content="")
        blank = GeneratedPage(token.PAGE, file, config)
        blank.read_source(config)
        blank.render(config, self._files)
        blank.edit_url = token.EDIT
        section = landing.page if landing else None
        if isinstance(section, MkDocsPage):
            blank.parent = section.parent
            section.active = True
        try:
            context: dict[str, Any] = {
                "nav": self._nav,
                "pages": self._files.documentation_pages(),
                "base_url": "/".join([".."] * page.path.count("/")) or ".",
                "extra_css": config.extra_css,
                "extra_javascript": config.extra_javascript,
                "mkdocs_version": mkdocs.__version__,
                "build_date_utc": get_build_datetime(),
                "config": config,
                "page": blank,
            }
            return Shell(env.get_template("main.html").render(context))
        finally:
            if isinstance(section, MkDocsPage):
                section.active = False
