"""A trial of an author's own pages: each is read, rendered and put into the theme as by a build, and written nowhere.

Extensions of Markdown, PyMdown and Material are loaded for that, and the plugins of Material that read pages; no other plugin, no
hook, no template and no module of the project. Where one of those may change a page first, what is found is no more than a warning.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from talkdown.loader.page_settings import line_of_setting, why_unusable
from talkdown.mkdocs.authored_error import kind_and_words
from talkdown.mkdocs.authored_text import text_settings
from talkdown.mkdocs.config_faults import Settings
from talkdown.mkdocs.generated_page import make_authored_page_alike
from talkdown.mkdocs.installed_names import can_be_tried
from talkdown.mkdocs.readable import ReadableSnippets
from talkdown.mkdocs.trial_config import (
    config_for_trial,
    custom_dir_of,
    environment_for_trial,
    loading_what_is_installed,
    names_of_extensions,
    runs_nothing_of_pages,
    set_up_theme,
    settings_without_code,
)
from talkdown.storage.display import on_one_line
from talkdown.storage.inside import ReadableFolders
from talkdown.yamltext import MAX_BYTES

_TRIED_PLUGINS = tuple(f"material.plugins.{name}." for name in ("tags", "blog", "meta"))
"""The modules of plugins that are run: they refuse what stands on pages, and run nothing that a page or a setting names."""

_HARMLESS = frozenset(
    "talkdown search social privacy offline minify glightbox redirects section-index literate-nav awesome-nav awesome-pages"
    " git-revision-date-localized git-authors git-committers group typeset optimize".split()
)
"""Plugins that leave what stands on a page as it is, or add to it: what cannot be rendered without them cannot be with them."""

_EVENTS_BEFORE_RENDERING = ("files", "pre_page", "page_read_source", "page_markdown")
"""At these a plugin may take a page away, or change what is on it."""

_QUOTATION = re.compile(r"""(?:^|[\s(:])["'`]([^"'`\n]+)["'`]""")
"""What an exception names, in quotation marks."""

_PAGE_OF_BOOK = "talkdown-trial.md"

_MOST_CHARACTERS = 300
"""Of what an exception says: three lines of a terminal."""


class PageFault(NamedTuple):
    """Why a page cannot be built."""

    file: str
    """The file at fault, from the folder of the pages; empty if there is no single one."""
    line: int
    message: str
    hint: str
    not_run: tuple[str, ...]
    """What may change the page before it is rendered."""


def try_pages(
    config_file: Path,
    settings: Settings,
    docs_dir: Path,
    readable_folders: ReadableFolders,
    theme_folders: Sequence[Path] | None,
    known_pages: Collection[str],
) -> tuple[list[PageFault], set[str]]:
    """What is wrong with the pages of a site, and the files that they take in. The known pages are taken for sound.

    `theme_folders` are those of templates and icons, as `check_authored_pages` has them; the settings have passed a trial.
    """
    project = config_file.parent
    extensions = names_of_extensions(settings)
    with loading_what_is_installed(project):
        sound_settings = settings_without_code(settings, project, runs_nothing_of_pages)
        with config_for_trial(config_file, sound_settings) as config:
            environment = partial(environment_for_trial, config, custom_dir_of(settings, project))
            trial = _PageTrial(config, docs_dir, readable_folders, theme_folders, environment)
            faults = list(trial.faults(known_pages))
            names = [
                *(["hooks"] if settings.get("hooks") else []),
                *trial.untried_plugins,
                *(
                    name
                    for name in extensions
                    if not (runs_nothing_of_pages(name) and can_be_tried(name, project))
                ),
            ]
            return [fault._replace(not_run=tuple(names)) for fault in faults], trial.files_read


class _PageTrial:
    def __init__(
        self,
        config: MkDocsConfig,
        docs_dir: Path,
        readable_folders: ReadableFolders,
        theme_folders: Sequence[Path] | None,
        make_environment: Callable[[], Environment],
    ) -> None:
        """`config` is one for trials; `theme_folders` are those of templates and icons, as `check_authored_pages` has them."""
        self._config = config
        self._docs_dir = docs_dir
        self._readable_folders = readable_folders
        self._theme_folders = theme_folders
        self._make_environment = make_environment
        self.untried_plugins: list[str] = []
        """Those that are not run, and may change a page before it is rendered."""
        self.files_read: set[str] = set()
        """The files that pages have taken in, as far as they were rendered."""

    def faults(self, known_pages: Collection[str]) -> Iterator[PageFault]:
        """What is wrong; the known pages are taken for sound."""
        config, plugins = self._config, self._config.plugins
        try:
            set_up_theme(config, self._docs_dir)
            self.untried_plugins = sorted(set(self._leave_out_plugins()))
            self._hold_snippets()
            config = plugins.on_config(config)
            files: Files = plugins.on_files(get_files(config), config=config)
            set_exclusions(files, config)
            nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
            new_files = [file for file in files.documentation_pages() if file.src_uri not in known_pages]
        except Exception as error:  # whatever a plugin meets in what an author wrote
            yield self._fault("", error)
            return
        faults, pages = [], []
        for file in new_files:
            try:
                pages.append(self._read(file, files))
            except Exception as error:  # and whatever Markdown meets
                faults.append(self._fault(file.src_uri, error))
        # A page of a book, at the top: `.meta.yml` there is for all pages, and there may be no others.
        page_of_book = File.generated(config, _PAGE_OF_BOOK, content="")
        page_of_book.abs_src_path = config.config_file_path  # plugins ask for it where they refuse a page
        try:
            pages.append(self._read(page_of_book, files))
        except Exception as error:
            faults += [] if faults else [self._fault("", error)]
        yield from faults
        yield from self._faults_in_theme(pages, files, nav)

    def _hold_snippets(self) -> None:
        """Have what pages take in be told of, and nothing come from the web."""
        extensions: list[Any] = self._config.markdown_extensions
        for snippets in extensions:
            if isinstance(snippets, ReadableSnippets):
                snippets.asks_web, snippets.files_read = False, self.files_read

    def _leave_out_plugins(self) -> Iterator[str]:
        """Leave out what is not tried; gives the names of what may change pages."""
        plugins = self._config.plugins
        tried_plugins = {id(plugin): plugin for plugin in plugins.values() if _is_tried(plugin)}
        writing_plugins = {key for key, plugin in tried_plugins.items() if self._would_write(plugin)}
        for event, handlers in plugins.events.items():
            others = [item for item in handlers if id(getattr(item, "__self__", None)) not in tried_plugins]
            if event in _EVENTS_BEFORE_RENDERING:
                names = {_plain_name(plugins._event_origins.get(handler, "talkdown")) for handler in others}
                yield from names - _HARMLESS
            handlers[:] = [
                handler
                for handler in handlers
                if handler not in others
                and (event == "config" or id(getattr(handler, "__self__", None)) not in writing_plugins)
            ]

    def _would_write(self, plugin: Any) -> bool:
        """Whether a plugin would write into the folder of the pages, as one for blogs does where its own pages are missing."""
        options = plugin.config
        if "export" in options:  # of tags: into the folder of the site
            options["export"] = False
        if "blog_dir" not in options:
            return False
        plugin._save_to_file = _writing_below(Path(plugin.temp_dir), plugin._save_to_file)
        blog = Path(os.path.normpath(self._docs_dir / options.blog_dir))
        posts = Path(os.path.normpath(self._docs_dir / options.post_dir.format(blog=options.blog_dir)))
        return not ((blog / "index.md").is_file() and posts.is_dir())

    def _read(self, file: File, files: Files) -> MkDocsPage:
        page = file.page or MkDocsPage(None, file, self._config)
        _populate_page(page, self._config, files)
        return page

    def _faults_in_theme(self, pages: list[MkDocsPage], files: Files, nav: Navigation) -> Iterator[PageFault]:
        """What the theme cannot make of pages: of those without settings, it makes what it makes of an empty one."""
        config = self._config
        try:
            env = config.plugins.on_env(self._make_environment(), config=config, files=files)
        except Exception as error:
            yield self._fault("", error)
            return
        blank_nav = Navigation(
            [], []
        )  # what is in it, the trial of settings has shown, and it takes most of the time
        for page in pages:
            settings_faults = list(self._faults_of_settings(page))
            yield from settings_faults
            if not page.meta or settings_faults:
                continue
            page.meta = text_settings(dict(page.meta))
            try:
                template = env.get_template(page.meta.get("template", "main.html"))
                context = config.plugins.on_page_context(
                    get_context(blank_nav, [], config, page), page=page, config=config, nav=nav
                )
                make_authored_page_alike(page, config)
                template.render(context)
            except Exception as error:
                yield self._fault(page.file.src_uri, error, self._default_files(page))

    def _faults_of_settings(self, page: MkDocsPage) -> Iterator[PageFault]:
        """What is wrong with settings that a plugin has put in: those that stand on the page were looked at before."""
        names = self._default_files(page)
        for key, value in page.meta.items() if names else ():
            message, hint = why_unusable(key, value, self._theme_folders)
            lines = {name: line_of_setting(self._text_of(name), key) for name in names}
            if message:
                name = next((name for name, line in lines.items() if line), page.file.src_uri)
                yield PageFault(name, lines.get(name) or 1, message, hint, ())

    @staticmethod
    def _default_files(page: MkDocsPage) -> list[str]:
        """The files whose settings the page takes over, the nearest one first."""
        return [str(name) for name in reversed(page.meta.get("__extends") or [])]

    def _fault(self, name: str, error: Exception, default_files: Collection[str] = ()) -> PageFault:
        text = str(error)
        if not isinstance(error, MkDocsException):
            hint = (
                "look at its front matter, at addresses in its links, and at what lies deep in lists"
                if name
                else "look at `plugins:`, and at the front matter of the pages that they read"
            )
            text = f"{kind_and_words(error)}\n  hint: {hint}"
        words, _, hint = text.removeprefix("talkdown: ").partition("\n  hint: ")
        names = _QUOTATION.findall(str(error))
        name = next(filter(self._is_own_file, [*names, name]), "")
        if default_files:
            hint = f"look at its front matter, and at {', '.join(f'`{on_one_line(default_file)}`' for default_file in default_files)}"
        message = on_one_line(" ".join(words.split()))[:_MOST_CHARACTERS]
        return PageFault(name, self._line_of(name, names), message, hint, ())

    def _is_own_file(self, name: str) -> bool:
        path = Path(os.path.normpath(self._docs_dir / name))
        return bool(name) and path.is_relative_to(self._docs_dir) and path.is_file()

    def _text_of(self, name: str) -> str:
        return self._readable_folders.read(self._docs_dir / name, MAX_BYTES).decode(errors="replace")

    def _line_of(self, name: str, names: list[str]) -> int:
        """The first line of a file in which stands what an exception names; the first one if none does."""
        if not self._is_own_file(name):
            return 1
        lines = self._text_of(name).split("\n")
        return next((n for word in names for n, line in enumerate(lines, 1) if word in line), 1)


def _is_tried(plugin: object) -> bool:
    return type(plugin).__module__.startswith(_TRIED_PLUGINS)


def _plain_name(plugin: str) -> str:
    """What a plugin is called, without the theme's name before its own, or a number behind it."""
    return plugin.removeprefix("material/").partition(" #")[0]


def _writing_below(folder: Path, write: Callable[[str, str], None]) -> Callable[[str, str], None]:
    """A function that writes a file with a text, and none outside of a folder."""

    def write_below(path: str, content: str) -> None:
        if not Path(os.path.normpath(path)).is_relative_to(folder):
            raise PluginError(
                "the blog makes a page outside of its own folder\n  hint: take `..` out of its settings"
            )
        write(path, content)

    return write_below
