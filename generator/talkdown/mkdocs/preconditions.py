"""What has to be so before a build begins: each raises `PluginError` in one line if it is not."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from talkdown.outputs import scripts
from talkdown.storage.source_date import SourceDateError, source_date


def require_fresh_scripts() -> None:
    """Raise `PluginError` in a clone whose modules have changed, before anything is built without them."""
    try:
        scripts.require_fresh_bundles()
    except scripts.StaleScripts as error:
        raise PluginError(str(error)) from None


def require_source_date() -> None:
    """Raise `PluginError` for a time in the environment that is none, before MkDocs reads it."""
    try:
        source_date()
    except SourceDateError as error:
        raise PluginError(f"talkdown: {error}") from None


def require_single_plugin(config: MkDocsConfig, plugin_class: type) -> None:
    """Raise `PluginError` if the plugin is listed twice: the second would add what the first has added."""
    if sum(isinstance(plugin, plugin_class) for plugin in config.plugins.values()) > 1:
        raise PluginError("talkdown: the plugin stands twice under `plugins:` in mkdocs.yml; keep one")
