"""What is wrong with the settings in a mkdocs.yml, as far as it can be seen without loading what they name.

MkDocs is imported in the functions that ask it: what a mkdocs.yml says is remembered, and a check often needs none of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

_PLUGIN = "talkdown"

_LOADING = ("plugins", "hooks", "theme", "markdown_extensions", "docs_dir", "site_dir", "watch")
"""Settings that MkDocs validates by loading what they name, or by looking from where mkdocs.yml lies."""

_FOLDERS = {"docs_dir": "docs", "site_dir": "site"}
"""Where MkDocs has an author's pages, and the site, if mkdocs.yml does not say."""

Settings = dict[str, Any]


def config_faults(settings: Settings, plugin_settings: Settings) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the key it is about."""
    from mkdocs.exceptions import PluginError

    from talkdown.mkdocs.settings import require_web_addresses, unshowable_settings

    for key, message in unshowable_settings(settings):
        yield key, f"`{key}` {message}"
    yield from _faults_for_mkdocs(settings)
    yield from _faults_of_plugins(settings.get("plugins"))
    yield from _faults_of_theme(settings.get("theme"), inherits="INHERIT" in settings)
    for key in ("site_url", "repo_url"):
        try:
            require_web_addresses({key: settings.get(key)})
        except PluginError as error:
            yield key, str(error).removeprefix(f"{_PLUGIN}: ")
    yield from _faults_of_plugin(plugin_settings)


def plugin_settings_of(plugins: object) -> Settings | None:
    """What stands under the plugin; None if it is not listed."""
    for name, value in _rows(plugins):
        if name == _PLUGIN:
            return value if isinstance(value, dict) else {}
    return None


def folder_of(settings: Settings, key: str) -> str:
    """`docs_dir` or `site_dir`; empty if another file that this one inherits from may say so."""
    value = settings.get(key)
    if value is not None:
        return str(value)
    return "" if "INHERIT" in settings else _FOLDERS[key]


def named_paths(settings: Settings) -> list[tuple[str, str]]:
    """Files and folders that have to be there, each behind the setting that names it."""
    theme = settings.get("theme")
    custom_dir = theme.get("custom_dir") if isinstance(theme, dict) else None
    paths = {key: settings.get(key) for key in ("hooks", "INHERIT", "watch")} | {"custom_dir": custom_dir}
    return [(key, path) for key, value in paths.items() for path in as_list(value) if isinstance(path, str)]


def as_list(value: object) -> list[Any]:
    """A list, or one item without its dash; empty for nothing."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _rows(plugins: object) -> Iterator[tuple[object, object]]:
    """The plugins by name, each with its settings, whichever way they are listed."""
    for row in [plugins] if isinstance(plugins, dict) else as_list(plugins):
        yield from row.items() if isinstance(row, dict) else ((row, None),)


def _faults_of_theme(theme: object, *, inherits: bool) -> Iterator[tuple[str, str]]:
    from mkdocs.exceptions import PluginError

    from talkdown.mkdocs.theme import require_theme_shape

    if (theme.get("name") if isinstance(theme, dict) else theme) != "material":
        if theme is not None or not inherits:
            yield "theme", "set `theme: material`; the pages are built on it"
    elif isinstance(theme, dict):
        try:
            require_theme_shape(theme)
        except PluginError as error:
            yield "theme", str(error).removeprefix(f"{_PLUGIN}: ")


def _faults_for_mkdocs(settings: Settings) -> Iterator[tuple[str, str]]:
    """What MkDocs itself says of its settings, but of those for which it would load something."""
    from mkdocs.config.base import BaseConfigOption, ValidationError
    from mkdocs.config.defaults import MkDocsConfig

    if "site_name" not in settings and "INHERIT" not in settings:
        yield "", "`site_name:` is missing"
    for key, value in settings.items():
        option = getattr(MkDocsConfig, str(key), None)
        if isinstance(option, BaseConfigOption) and key not in _LOADING:
            if value is None and key != "site_name":
                continue
            try:
                option.validate(value)
            except ValidationError as error:
                yield str(key), f"`{key}`: {error}"
    for key in _FOLDERS:
        if not isinstance(settings.get(key), str | None):
            yield key, f"`{key}:` is the name of a folder"
    docs_dir, site_dir = (
        os.path.abspath(folder_of(settings, key) or usual) for key, usual in _FOLDERS.items()
    )
    if os.path.commonpath([docs_dir, site_dir]) in (docs_dir, site_dir):
        yield (
            "docs_dir",
            "`docs_dir:` and `site_dir:` lie one in the other, and a build would read what it writes",
        )


def _faults_of_plugins(plugins: object) -> Iterator[tuple[str, str]]:
    """What is wrong with the list of plugins."""
    from mkdocs.plugins import get_plugins

    names = [name for name, _ in _rows(plugins)]
    for name in names:
        if isinstance(name, str) and not {name, f"material/{name}"} & get_plugins().keys():
            yield name, f"the plugin `{name}` is not installed"
    if names.count(_PLUGIN) > 1:
        yield "plugins", f"the plugin `{_PLUGIN}` stands twice under `plugins:`; keep one"


def _faults_of_plugin(plugin_settings: Settings) -> Iterator[tuple[str, str]]:
    """What is wrong with our own settings."""
    from mkdocs.exceptions import PluginError

    from talkdown.mkdocs.settings import PluginSettings, require_buildable

    plugin = PluginSettings()
    plugin.load_dict(plugin_settings)
    errors, warnings = plugin.validate()
    for key, error in (*errors, *warnings):
        yield key, f"`{key}` under `{_PLUGIN}:`: {error}"
    if not errors:
        try:
            require_buildable(plugin)
        except PluginError as error:
            yield _PLUGIN, str(error).removeprefix(f"{_PLUGIN}: ")
