"""The configuration of a site for a trial: as MkDocs makes it of the settings, without anything that would run code of the project."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FunctionLoader
from mkdocs.config.defaults import MkDocsConfig

from talkdown.mkdocs.config_faults import Settings
from talkdown.mkdocs.errors import MKDOCS_WARNINGS_OFF, without_trace
from talkdown.mkdocs.installed_names import can_be_tried
from talkdown.mkdocs.plugin import TalkdownPlugin
from talkdown.mkdocs.readable import READ_WHAT_PAGES_NAME
from talkdown.mkdocs.setting_parts import without_unknown
from talkdown.outputs.dangers import Danger
from talkdown.storage.display import on_one_line
from talkdown.storage.package import PACKAGE

_PLUGIN = "talkdown"

_OF_PROJECT = ("hooks", "watch", "docs_dir", "site_dir")
"""Settings that name code of the project, or folders: `site_check` looks at those."""

_ANY_FOLDER = PACKAGE / "theme"
"""Stands in for that of the pages, which MkDocs wants to be there."""

_HARMLESS = "tables"
"""An extension that MkDocs always loads: it stands in for one that is not tried, so that the others keep their number."""

_OF_PAGES = ("markdown", "pymdownx", "material", "talkdown")
"""Packages whose extensions run nothing that a page names. Those of others import modules, start programs, ask addresses."""

_SNIPPETS = "pymdownx.snippets"


class _PluginWithoutBook(TalkdownPlugin):
    """Our plugin, as the theme asks it where there is no book."""

    @property
    def dangers(self) -> list[Danger]:
        return []

    @property
    def header_color(self) -> str:
        return "#000000"


class RefusedError(Exception):
    """What MkDocs says of a setting."""


@contextmanager
def config_for_trial(config_file: Path, settings: Settings) -> Iterator[MkDocsConfig]:
    """The configuration that MkDocs makes of settings without code. Raises `RefusedError` for what it refuses.

    Call it within `loading_what_is_installed`.
    """
    config = MkDocsConfig(config_file_path=str(config_file))
    config.load_dict(
        deepcopy({**settings, "docs_dir": str(_ANY_FOLDER)})
    )  # to validate lists of extensions, MkDocs empties them
    try:
        errors, _ = config.validate()
        for key, error in errors:
            words = without_trace(str(error)).partition("\n")[0]
            raise RefusedError(f"`{key}`: {on_one_line(words)}")
        yield config
    finally:
        _forget_plugins()


def _forget_plugins() -> None:
    """Have MkDocs make Material's plugins anew for who reads such settings next, and delete the folder that a blog has made."""
    option: Any = MkDocsConfig.plugins
    known_plugins: dict[str, object] = option.plugin_cache
    for name, plugin in list(known_plugins.items()):
        if type(plugin).__module__.startswith("material.plugins."):
            del known_plugins[name]
            if folder := getattr(plugin, "temp_dir", ""):
                shutil.rmtree(folder, ignore_errors=True)


def set_up_theme(config: MkDocsConfig, docs_dir: Path) -> None:
    """Set the theme up as our plugin does, for a site without a book; `docs_dir` is the folder of its pages."""
    plugin = _PluginWithoutBook()
    plugin.config = config.plugins[_PLUGIN].config
    dict.__setitem__(config.plugins, _PLUGIN, plugin)  # its hooks are those that MkDocs knows already
    config.docs_dir = str(docs_dir)
    # as MkDocs has it while it asks a plugin, and as its files ask it
    config.plugins._current_plugin = _PLUGIN
    plugin.set_up(config)


def custom_dir_of(settings: Settings, project: Path) -> Path | None:
    """The folder of an author's templates, if settings name one."""
    theme = settings.get("theme")
    custom_dir = theme.get("custom_dir") if isinstance(theme, dict) else None
    return project / custom_dir if isinstance(custom_dir, str) else None


def environment_for_trial(config: MkDocsConfig, custom_dir: Path | None) -> Environment:
    """The templates of the theme, and nothing in the place of those that only the project has."""

    def stand_in(template: str) -> str | None:
        return "" if custom_dir and (custom_dir / template).is_file() else None

    env: Environment = config.theme.get_env()
    if custom_dir is not None and env.loader is not None:
        env.loader = ChoiceLoader([env.loader, FunctionLoader(stand_in)])
    return env


def settings_without_code(
    settings: Settings, project: Path, has_place: Callable[[str], bool] = lambda name: True
) -> Settings:
    """The settings without what would run something of the project, or what only MkDocs can make of a tag.

    `has_place` says of the name of an extension whether it is to be loaded.
    """
    values = without_unknown(settings)
    assert isinstance(values, dict)
    for options, known_options in zip(_snippet_options(settings), _snippet_options(values), strict=True):
        if options.get("base_path") != known_options.get("base_path"):
            known_options["check_paths"] = False  # only MkDocs knows where they lie
    values.setdefault("site_name", "X")  # only MkDocs knows it
    for name in _OF_PROJECT:
        values.pop(name, None)
    if isinstance(theme := values.get("theme"), dict):
        theme.pop("custom_dir", None)
    if isinstance(extensions := values.get("markdown_extensions"), list):
        values["markdown_extensions"] = [
            extension
            if can_be_tried(name_of_extension(extension), project) and has_place(name_of_extension(extension))
            else _HARMLESS
            for extension in extensions
        ]
    return values


def _snippet_options(settings: Settings) -> list[Settings]:
    """The options of PyMdown's snippets, in the order in which they stand."""
    extensions = settings.get("markdown_extensions")
    rows = extensions if isinstance(extensions, list) else [extensions]
    options = [row.get(_SNIPPETS) for row in rows if isinstance(row, dict)]
    return [item for item in options if isinstance(item, dict)]


def name_of_extension(extension: object) -> str:
    """What an item of `markdown_extensions:` names: it stands alone, or with its options."""
    return str(next(iter(extension), "") if isinstance(extension, dict) else extension)


def names_of_extensions(settings: Settings) -> list[str]:
    """What `markdown_extensions:` lists."""
    extensions = settings.get("markdown_extensions")
    rows = extensions if isinstance(extensions, list | dict) else []
    return [name_of_extension(extension) for extension in rows]


def runs_nothing_of_pages(extension: str) -> bool:
    """Whether an extension of Markdown only reads pages, and no other files, whatever pages name."""
    points = entry_points(group="markdown.extensions", name=extension)
    module = next((point.value for point in points), extension).partition(":")[0]
    return module.partition(".")[0] in _OF_PAGES and module not in READ_WHAT_PAGES_NAME


@contextmanager
def loading_what_is_installed(project: Path) -> Iterator[None]:
    """Within it, no module is found that lies beside mkdocs.yml or in the current folder, and nothing is logged."""
    for name, value in MKDOCS_WARNINGS_OFF.items():
        os.environ.setdefault(name, value)
    folders = {os.path.realpath(project), os.path.realpath(os.curdir)}
    path, level = sys.path[:], logging.root.manager.disable
    sys.path[:] = [folder for folder in path if os.path.realpath(folder or os.curdir) not in folders]
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        sys.path[:] = path
        logging.disable(level)
