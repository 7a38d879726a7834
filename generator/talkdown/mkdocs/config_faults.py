"""What is wrong with the settings of a site, as far as it can be seen without loading what they name.

MkDocs is imported in the functions that ask it: what a mkdocs.yml says is remembered, and a check often needs none of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from talkdown.loader.settings_yaml import UNKNOWN

_PLUGIN = "talkdown"

_SETTINGS_THAT_LOAD = ("plugins", "hooks", "theme", "markdown_extensions", "docs_dir", "site_dir", "watch")
"""Settings that MkDocs validates by loading what they name, or by looking from where mkdocs.yml lies."""

_LISTS_OF_NAMES = ("hooks", "watch", "extra_templates", "extra_css")
"""Settings that are lists of files, or one file; to say more of them, MkDocs would look for the files."""

_ASKED_WITHOUT_MKDOCS = ("site_name", "site_url", "docs_dir", "site_dir", "exclude_docs", "draft_docs")
"""Settings that other commands go by than those that build a site."""

_SET_BY_MKDOCS = {"config_file_path": "MkDocs sets it itself", "pages": "it is called `nav:`"}
"""What stands in the configuration, and in no mkdocs.yml."""

_FOLDERS = {"docs_dir": "docs", "site_dir": "site"}
"""Where MkDocs has an author's pages, and the site, if mkdocs.yml does not say."""

_SUB_OPTION = re.compile(r"Sub-option '(\w+)'")
"""So MkDocs begins what it says of a setting below another one."""

Settings = dict[str, Any]

SettingRoute = tuple[str | int, ...]
"""The keys that lead to a setting; a number stands for an item of a list."""

Fault = tuple[SettingRoute, str]
"""Where a setting stands, and what is wrong with it."""


def config_faults(settings: Settings, plugin_settings: Settings) -> Iterator[Fault]:
    """What is wrong with them. Of what a tag stands for, as `!relative`, nothing is known: it may stand where only MkDocs reads it."""
    from talkdown.mkdocs.book_identity import require_name
    from talkdown.mkdocs.setting_links import require_repository, require_safe_links
    from talkdown.mkdocs.settings import unshowable_settings

    for key, message in unshowable_settings(settings):
        yield (key,), f"`{key}` {message}"
    yield from _faults_for_mkdocs(settings)
    yield from _faults_of_plugins(settings.get("plugins"))
    yield from _faults_of_theme(settings.get("theme"))
    for key, value in _without_unknown(settings).items():
        for require in (require_safe_links, require_name):  # as a build asks
            yield from _faults_in((str(key),), partial(require, {key: value}))
    yield from _faults_in(("repo_url",), partial(require_repository, settings))
    yield from _faults_of_plugin(plugin_settings)
    yield from _unknown_values(settings, plugin_settings)


def _faults_in(route: SettingRoute, require: Callable[[], object]) -> Iterator[Fault]:
    """What a function refuses of the setting there, in whatever way: options of MkDocs let through what Python's own modules raise."""
    from mkdocs.config.base import ValidationError

    from talkdown.mkdocs.errors import SettingError

    try:
        require()
    except SettingError as error:
        yield error.route, error.text
    except ValidationError as error:
        yield route, f"`{route[-1]}`: {error}"
    except MemoryError:
        raise
    except Exception as error:
        yield route, f"`{route[-1]}`: MkDocs cannot read this: {error}"


def _unknown_values(settings: Settings, plugin_settings: Settings) -> Iterator[Fault]:
    """The settings that more than MkDocs goes by, and of which only MkDocs knows what they are."""
    from talkdown.mkdocs.settings import PLUGIN_ROUTE

    rows: dict[SettingRoute, object] = {(key,): settings.get(key) for key in _ASKED_WITHOUT_MKDOCS}
    rows |= {(*PLUGIN_ROUTE, key): value for key, value in plugin_settings.items()}
    for route, value in rows.items():
        if _holds_unknown(value):
            yield route, f"`{route[-1]}:` has a tag that only MkDocs reads; write the value itself, or `!ENV`"


def _holds_unknown(value: object) -> bool:
    if isinstance(value, dict | list):
        return any(map(_holds_unknown, value.values() if isinstance(value, dict) else value))
    return value is UNKNOWN


def plugin_settings_of(plugins: object) -> Settings | None:
    """What stands under the plugin; None if it is not listed."""
    for name, value in _rows(plugins):
        if name == _PLUGIN:
            return value if isinstance(value, dict) else {}
    return None


def phrasebook_of(plugin_settings: Settings) -> str:
    """Where the phrasebook is, from mkdocs.yml; its usual place if nothing is known of it."""
    value = plugin_settings.get("phrasebook")
    return "phrasebook" if value is UNKNOWN or value is None else str(value)


def folder_of(settings: Settings, key: str) -> str:
    """`docs_dir` or `site_dir`; empty if nothing is known of it."""
    value = settings.get(key)
    if value is UNKNOWN:
        return ""
    return _FOLDERS[key] if value is None else str(value)


def named_paths(settings: Settings) -> list[tuple[str, str]]:
    """Files and folders that have to be there, each behind the setting that names it."""
    theme = settings.get("theme")
    custom_dir = theme.get("custom_dir") if isinstance(theme, dict) else None
    paths = {key: settings.get(key) for key in ("hooks", "watch")} | {"custom_dir": custom_dir}
    return [(key, path) for key, value in paths.items() for path in as_list(value) if isinstance(path, str)]


def as_list(value: object) -> list[Any]:
    """A list, or one item without its dash; empty for nothing."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def names_of_plugins(plugins: object) -> list[str]:
    """What is listed under `plugins:`, without the theme's name before its own."""
    return [str(name).removeprefix("material/") for name, _ in _rows(plugins)]


def _rows(plugins: object) -> Iterator[tuple[object, object]]:
    """The plugins by name, each with its settings, whichever way they are listed."""
    for row in [plugins] if isinstance(plugins, dict) else as_list(plugins):
        yield from row.items() if isinstance(row, dict) else ((row, None),)


def _without_unknown(settings: Settings) -> Settings:
    return {key: value for key, value in settings.items() if value is not UNKNOWN}


def _faults_of_theme(theme: object) -> Iterator[Fault]:
    from talkdown.mkdocs.theme import require_theme_shape

    if (theme.get("name") if isinstance(theme, dict) else theme) not in ("material", UNKNOWN):
        yield ("theme",), "set `theme: material`; the pages are built on it"
    elif isinstance(theme, dict):
        if not theme.get("custom_dir", _PLUGIN):
            yield (
                ("theme", "custom_dir"),
                "`custom_dir:` under `theme:` in mkdocs.yml is the name of a folder",
            )
        yield from _faults_in(("theme",), partial(require_theme_shape, _without_unknown(theme)))


def _faults_for_mkdocs(settings: Settings) -> Iterator[Fault]:
    """What MkDocs itself says of its settings, but of those for which it would load something."""
    from mkdocs.config.base import BaseConfigOption
    from mkdocs.config.defaults import MkDocsConfig

    if "site_name" not in settings:
        yield (), "`site_name:` is missing"
    for key, value in _without_unknown(settings).items():
        option = getattr(MkDocsConfig, str(key), None)
        if isinstance(option, BaseConfigOption) and key not in _SETTINGS_THAT_LOAD:
            if value is None and key != "site_name":
                continue
            yield from _faults_in((str(key),), partial(option.validate, value))
    for key, reason in _SET_BY_MKDOCS.items():
        if key in settings:
            yield (key,), f"take `{key}:` out: {reason}"
    for key in _LISTS_OF_NAMES:
        value = settings.get(key)
        is_list = isinstance(value, list) or value in (None, UNKNOWN) or key not in _SETTINGS_THAT_LOAD
        if not is_list or not all(isinstance(name, str) or name is UNKNOWN for name in as_list(value)):
            yield (key,), f"`{key}:` is a list of names of files"
    extra = settings.get("extra")
    polyfills = extra.get("polyfills") if isinstance(extra, dict) else None
    if polyfills not in (None, UNKNOWN) and not (
        isinstance(polyfills, list) and all(isinstance(name, str) for name in polyfills)
    ):
        yield ("extra", "polyfills"), "`polyfills:` under `extra:` is a list of names of files"
    for key in _FOLDERS:
        folder = _without_unknown(settings).get(key)
        if not isinstance(folder, str | None) or folder == "":
            yield (key,), f"`{key}:` is the name of a folder"
    docs_dir, site_dir = (
        os.path.abspath(folder_of(settings, key) or usual) for key, usual in _FOLDERS.items()
    )
    if os.path.commonpath([docs_dir, site_dir]) in (docs_dir, site_dir):
        yield (
            ("docs_dir",),
            "`docs_dir:` and `site_dir:` lie one in the other, and a build would read what it writes",
        )


def _faults_of_plugins(plugins: object) -> Iterator[Fault]:
    """What is wrong with the list of plugins."""
    from mkdocs.plugins import get_plugins

    names = [name for name, _ in _rows(plugins)]
    for name in names:
        if isinstance(name, str) and not {name, f"material/{name}"} & get_plugins().keys():
            yield ("plugins", name), f"the plugin `{name}` is not installed"
    if names.count(_PLUGIN) > 1:
        yield ("plugins",), f"the plugin `{_PLUGIN}` stands twice under `plugins:`; keep one"


def _faults_of_plugin(plugin_settings: Settings) -> Iterator[Fault]:
    """What is wrong with our own settings."""
    from talkdown.mkdocs.settings import PLUGIN_ROUTE, PluginSettings, require_buildable

    plugin = PluginSettings()
    plugin.load_dict({key: value for key, value in plugin_settings.items() if not _holds_unknown(value)})
    errors, warnings = plugin.validate()
    for key, error in (*errors, *warnings):
        below = _SUB_OPTION.match(str(error))
        yield (*PLUGIN_ROUTE, key, *(below.groups() if below else ())), f"`{key}` under `{_PLUGIN}:`: {error}"
    if plugin.phrasebook == "":
        yield (*PLUGIN_ROUTE, "phrasebook"), f"`phrasebook` under `{_PLUGIN}:` is the name of a folder"
    if not errors:
        yield from _faults_in(PLUGIN_ROUTE, partial(require_buildable, plugin))
