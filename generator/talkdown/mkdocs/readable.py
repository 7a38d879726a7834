"""What a build may read: the folders of the project that mkdocs.yml names, and those under `read_outside:`.

Who writes pages must not be able to publish other files of the machine that builds, through a link or a snippet.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from pymdownx.snippets import SnippetExtension, SnippetPreprocessor

from talkdown.mkdocs.errors import log
from talkdown.storage.display import on_one_line
from talkdown.storage.inside import ReadableFolders, leads_outside

MOST_SNIPPETS = 1_000
"""Snippets in one page, those in snippets included: ten files of ten lines each can ask for ten billion."""

_SNIPPETS = "pymdownx.snippets"

READ_WHAT_PAGES_NAME = (
    "include-markdown",
    "macros",
    "table-reader",
    "monorepo",
    "multirepo",
    "codeinclude",
    "file-filter",
    "markdown_include.include",
    "mdx_include",
    "pymdownx.b64",
)
"""Plugins and extensions that put a file into a page because the page names it. What they read cannot be held here."""

_ASK_WHAT_PAGES_NAME = ("privacy",)
"""Plugins that ask any address which a page names, and publish the answer as the site's own: a script among them runs."""

_HINT = (
    "move it there; or list its folder under `read_outside:`, where mkdocs.yml lists the plugin `talkdown`"
)


class ProjectFolders:
    """The folders of one project that may be read."""

    def __init__(self, config: MkDocsConfig, read_outside: Iterable[str | Path]) -> None:
        self._config = config
        config_file = config.config_file_path
        self._folder = os.path.abspath(Path(config_file).parent if config_file else Path.cwd())
        self._project = Path(os.path.realpath(self._folder))
        self.outside = tuple(self._project / name for name in read_outside)
        """What mkdocs.yml allows besides, as whole paths."""
        self._outside_folders = ReadableFolders(self.outside)
        self.for_pages = ReadableFolders([config.docs_dir, *self.outside])
        """What may stand on pages, and lie beside them on the site."""

    def require(self, setting: str, path: str | Path) -> None:
        """Raise `PluginError` if what a setting names lies outside of the project, or behind a link that is in it."""
        # MkDocs has made some paths absolute: by way of a link to the project, if it was called in one.
        absolute_path = os.path.normpath(
            self._project / os.path.relpath(os.path.join(self._folder, path), self._folder)
        )
        if leads_outside(self._project, absolute_path, self._outside_folders):
            name = on_one_line(os.path.relpath(absolute_path, self._project))
            raise PluginError(
                f"talkdown: `{setting}: {name}` leads out of the folder of mkdocs.yml, or is a link\n  hint: {_HINT}"
            )

    def require_settings(self) -> None:
        """Raise `PluginError` for a setting of MkDocs that leads outside; warn of what reads files that pages name."""
        config = self._config
        self.require("docs_dir", config.docs_dir)
        if config.theme.custom_dir:
            self.require("custom_dir", config.theme.custom_dir)
        # Their code has run by then. MkDocs gives its modules by the name of the file, whatever its types say.
        hook_files: Iterable[str] = dict(config.hooks) if config.hooks else ()  # type: ignore[arg-type]
        for hook_file in hook_files:
            self.require("hooks", hook_file)
        if not self._outside_folders.holds(os.sep):
            for name in (*config.plugins, *map(str, config.markdown_extensions)):
                if _plain_name(name) in READ_WHAT_PAGES_NAME:
                    log.warning(
                        f"`{name}` reads files that a page names, wherever they lie, and the build cannot prevent it\n"
                        "  hint: leave it out; or say `read_outside: [/]` if all who write pages may read the machine"
                    )
                if _plain_name(name) in _ASK_WHAT_PAGES_NAME:
                    log.warning(
                        f"`{name}` asks any address that a page names, those of this machine and its network, too, and"
                        " publishes the answers: scripts run as the site's own\n"
                        "  hint: leave it out, the pages load nothing from other sites; or say `read_outside: [/]` if all who"
                        " write pages may do that"
                    )

    def require_files(self, files: Files) -> None:
        """Raise `PluginError` for files of the site that lie outside. Those that other plugins make are theirs."""
        folders = {os.path.realpath(self._config.docs_dir): self.for_pages}
        if custom_dir := self._config.theme.custom_dir:
            folders[os.path.realpath(custom_dir)] = ReadableFolders([custom_dir, *self.outside])
        for file in files:
            folder = folders.get(os.path.realpath(file.src_dir)) if file.src_dir else None
            if folder and file.abs_src_path and not folder.holds(file.abs_src_path):
                raise PluginError(
                    f"talkdown: `{on_one_line(file.src_uri)}` is a link that leads outside\n  hint: {_HINT}"
                )

    def hold_snippets(self) -> None:
        """Have snippets come from readable folders alone."""
        extensions: list[Any] = self._config.markdown_extensions
        for n, name in enumerate(extensions):
            if str(name).partition(":")[0] == _SNIPPETS:  # a class may be named behind a colon
                options = self._config.mdx_configs.get(str(name), {})
                extensions[n] = ReadableSnippets(self.for_pages, **options)


def _plain_name(name: str) -> str:
    """What a plugin or an extension is called, without the package or the class that may stand with it."""
    return name.removeprefix("material/").partition(":")[0]


class ReadableSnippets(SnippetExtension):  # type: ignore[misc]  # PyMdown and Markdown have no types
    """The snippets of PyMdown, from readable folders alone."""

    def __init__(self, readable_folders: ReadableFolders, **options: Any) -> None:
        super().__init__(**options)
        self._readable_folders = readable_folders
        self.asks_web = True
        """Whether to get what lies on the web, where that is allowed; else it is taken for empty."""
        self.files_read: set[str] = set()
        """The files that have been put into pages."""

    def __str__(self) -> str:
        return _SNIPPETS

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Look at each path that a page names, before it is read."""
        super().extendMarkdown(md)
        preprocessor = _ReadableSnippetPreprocessor(self.getConfigs(), md)
        preprocessor.readable_folders, preprocessor.extension = self._readable_folders, self
        md.preprocessors.register(
            preprocessor, "snippet", 32
        )  # its name and place, in which it replaces the other


class _ReadableSnippetPreprocessor(SnippetPreprocessor):  # type: ignore[misc]
    readable_folders: ReadableFolders
    extension: ReadableSnippets
    _snippet_count = 0

    def run(self, lines: list[str]) -> list[str]:
        self._snippet_count = 0
        expanded_lines: list[str] = super().run(lines)
        return expanded_lines

    @lru_cache  # noqa: B019  (PyMdown clears the cache of its own after each page, by this name)
    def download(self, url: str) -> list[str]:
        """What an address gives, where pages may show all that the machine can reach."""
        if not self.readable_folders.holds(os.sep):
            raise PluginError(
                f"talkdown: the snippet `{on_one_line(url)}` comes from another machine, and a build asks none\n"
                "  hint: copy it into the folder of the pages; or say `read_outside: [/]` if all who write pages may have"
                " this machine ask any address"
            )
        if not self.extension.asks_web:
            return []
        try:
            lines: list[str] = super().download(url)
        except OSError as error:
            raise PluginError(f"talkdown: the snippet `{on_one_line(url)}` cannot be had: {error}") from None
        return lines

    def get_snippet_path(self, path: str) -> str | None:
        snippet: str | None = super().get_snippet_path(path)
        if snippet is not None and not self.readable_folders.holds(snippet):
            message = "lies outside of the folder of the pages"
            raise PluginError(f"talkdown: the snippet `{on_one_line(path)}` {message}\n  hint: {_HINT}")
        self._snippet_count += 1
        if snippet is not None:
            self.extension.files_read.add(os.path.abspath(snippet))
        if self._snippet_count > MOST_SNIPPETS:
            raise PluginError(
                f"talkdown: more than {MOST_SNIPPETS:,} snippets go into one page, the last one `{on_one_line(path)}`\n"
                "  hint: look for snippets that hold snippets"
            )
        return snippet
