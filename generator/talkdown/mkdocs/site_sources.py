"""What the settings of a site say that concerns a phrasebook, with where it stands: read from mkdocs.yml alone, and remembered."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from talkdown.loader.site_settings import SettingsPosition, SiteSettings
from talkdown.mkdocs.config_faults import (
    config_faults,
    folder_of,
    named_paths,
    phrasebook_of,
    plugin_settings_of,
)
from talkdown.mkdocs.named_files import may_add_files, named_files
from talkdown.mkdocs.published_pages import PATTERN_SETTINGS
from talkdown.mkdocs.tried_settings import PlacedFault, digest_of_settings
from talkdown.storage import cache
from talkdown.storage.display import on_one_line
from talkdown.storage.package import __version__
from talkdown.storage.typed_record import as_type
from talkdown.yamltext import YamlError

_OWN_ROUTES = {
    "phrasebook": ("plugins", "talkdown", "phrasebook"),
    "custom_dir": ("theme", "custom_dir"),
}
"""The keys that lead to settings which do not stand at the top."""


class NamedPath(NamedTuple):
    """A file or a folder that a setting names, from mkdocs.yml; empty if nothing is known of it."""

    setting: str
    path: str
    place: SettingsPosition


class SiteSources(NamedTuple):
    """What the settings of a site say that concerns a phrasebook."""

    phrasebook: NamedPath
    """Where the phrasebook is; empty if the plugin is not listed."""
    docs_dir: NamedPath
    """Where the author's pages are."""
    site_dir: NamedPath
    """Where the site goes."""
    paths: list[NamedPath]
    """Other files and folders that have to be there."""
    faults: list[PlacedFault]
    """What MkDocs would refuse: in words, with a way out or nothing, and where."""
    name: str
    """What the site is called."""
    address: str
    """Where it will be published."""
    patterns_left_out: dict[str, str]
    """The patterns of pages that stay off the site, by the setting that has them."""
    files: list[NamedPath]
    """Files of the site that settings name."""
    custom_dir: str
    """Where templates and files lie that come before those of the theme; empty for none."""
    may_add_files: bool
    """Whether plugins or hooks may bring files that nothing names."""


def read_sources(settings: SiteSettings) -> SiteSources:
    """What settings say. It is worked out once for each content: to load MkDocs takes longer than all of a check."""
    if settings.inherits and settings.fault:
        return _parse(settings)  # the fault may be one of the disk
    name = f"site-sources-{digest_of_settings(settings)}"
    sources = as_type(cache.read(name, __version__), SiteSources)
    if sources is None:
        sources = _parse(settings)
        cache.write(name, __version__, sources._asdict())
    return sources


def _parse(settings: SiteSettings) -> SiteSources:
    if settings.fault:
        return _sources_without_plugin([settings.fault])
    try:
        values = settings.values()
    except (yaml.YAMLError, YamlError, RecursionError, ValueError, TypeError) as error:
        return _sources_without_plugin(
            [(f"these are no settings: {type(error).__name__}", "", SettingsPosition(0, 1, 1))]
        )
    plugin_settings = plugin_settings_of(values.get("plugins"))
    if plugin_settings is None:
        return _sources_without_plugin([])
    faults = config_faults(values, plugin_settings)

    texts = {name: value for name, value in values.items() if isinstance(value, str)}

    def named_path(setting: str, path: str) -> NamedPath:
        return NamedPath(setting, path, settings.place_of(*_OWN_ROUTES.get(setting, (setting, path))))

    return SiteSources(
        phrasebook=named_path("phrasebook", phrasebook_of(plugin_settings)),
        docs_dir=named_path("docs_dir", folder_of(values, "docs_dir")),
        site_dir=named_path("site_dir", folder_of(values, "site_dir")),
        paths=[named_path(setting, path) for setting, path in named_paths(values)],
        faults=[(on_one_line(message), "", settings.place_of(*route)) for route, message in faults],
        name=texts.get("site_name", ""),
        address=texts.get("site_url", ""),
        patterns_left_out={name: texts[name] for name in PATTERN_SETTINGS if name in texts},
        files=[
            NamedPath(setting, path, settings.place_of(*route))
            for setting, path, route in named_files(values, plugin_settings)
        ],
        custom_dir=next((path for setting, path in named_paths(values) if setting == "custom_dir"), ""),
        may_add_files=may_add_files(values),
    )


def _sources_without_plugin(faults: list[PlacedFault]) -> SiteSources:
    phrasebook, docs_dir, site_dir = (
        NamedPath(setting, "", SettingsPosition(0, 1, 1))
        for setting in ("phrasebook", "docs_dir", "site_dir")
    )
    return SiteSources(
        phrasebook,
        docs_dir,
        site_dir,
        paths=[],
        faults=faults,
        name="",
        address="",
        patterns_left_out={},
        files=[],
        custom_dir="",
        may_add_files=False,
    )
