"""What has to be so before a build begins: each raises `PluginError` in one line if it is not."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from talkdown.mkdocs.book_identity import require_name
from talkdown.mkdocs.setting_links import require_repository, require_safe_links
from talkdown.mkdocs.settings import unshowable_settings
from talkdown.outputs import scripts
from talkdown.storage.source_date import SourceDateError, source_date

_OWN_PATHS = ("config_file_path", "docs_dir", "site_dir")
"""Settings that MkDocs has made whole paths: their folders may have any name."""

_CANNOT_BE_BESIDE = {
    "i18n": "it makes each page once for each language, and a book has one: make a site of each language, each with its book",
    "monorepo": "it copies pages out of the project, and nothing outside is read: list their folder under `read_outside:`",
    "multirepo": "it fetches pages from other repositories, and nothing outside is read: copy them before the build",
    "print-site": "generated pages are no part of its one page: each page prints by itself, and `talkdown print` has the rest",
}
"""Plugins that were tried, with which no site comes to be; and why."""


def require_sound_surroundings() -> None:
    """Raise `PluginError` for scripts that are not bundled, and for a time in the environment that is none."""
    _require_fresh_scripts()
    _require_source_date()


def require_preconditions(config: MkDocsConfig, plugin_class: type) -> None:
    """Raise `PluginError` for the first setting that is not so; `plugin_class` is that of our plugin."""
    _require_single_plugin(config, plugin_class)
    _require_neighbors(config)
    _require_text(config)
    require_name(config)
    require_safe_links(config)
    require_repository(config)


def _require_fresh_scripts() -> None:
    """Raise `PluginError` in a clone whose modules have changed, before anything is built without them."""
    try:
        scripts.require_fresh_bundles()
    except scripts.StaleScripts as error:
        raise PluginError(str(error)) from None


def _require_source_date() -> None:
    """Raise `PluginError` for a time in the environment that is none, before MkDocs reads it."""
    try:
        source_date()
    except SourceDateError as error:
        raise PluginError(f"talkdown: {error}") from None


def _require_single_plugin(config: MkDocsConfig, plugin_class: type) -> None:
    """Raise `PluginError` if the plugin is listed twice: the second would add what the first has added."""
    if sum(isinstance(plugin, plugin_class) for plugin in config.plugins.values()) > 1:
        raise PluginError("talkdown: the plugin stands twice under `plugins:` in mkdocs.yml; keep one")


def _require_neighbors(config: MkDocsConfig) -> None:
    """Raise `PluginError` for a plugin that cannot be beside this one, with a way out."""
    for name, reason in _CANNOT_BE_BESIDE.items():
        if name in config.plugins:
            raise PluginError(f"talkdown: the plugin `{name}` cannot be beside `talkdown`: {reason}")


def _require_text(config: MkDocsConfig) -> None:
    """Raise `PluginError` for a setting that no page can show."""
    settings = {key: value for key, value in config.items() if key not in _OWN_PATHS}
    for key, message in unshowable_settings(settings):
        raise PluginError(f"talkdown: `{key}` in mkdocs.yml {message}")
