"""A site as its mkdocs.yml describes it, for who builds it without MkDocs' command line."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from talkdown.diagnostics import problems_as_text
from talkdown.mkdocs.plugin import TalkdownPlugin
from talkdown.mkdocs.site_check import config_problems
from talkdown.pipeline.site import RenderedSite
from talkdown.storage.display import on_one_line
from talkdown.storage.source_date import source_date


class SiteProject:
    """The site of one mkdocs.yml."""

    def __init__(
        self,
        config_file: Path,
        *,
        out: Path | None,
        strict: bool,
        retire_offline: bool = False,
        drafts: bool = False,
    ) -> None:
        """Read mkdocs.yml. Raises MkDocs' exceptions if that fails.

        `out` is where the site goes, if not where mkdocs.yml says; with `strict`, warnings are errors; with
        `retire_offline`, the copies that browsers keep are taken back; with `drafts`, they are shown, marked.
        """
        self._config, self._plugin = load_site_config(config_file, site_dir=out, strict=strict or None)
        self.site_dir = Path(self._config.site_dir)
        """Where the site goes. `build` changes the configuration's own."""
        self.sources = {
            "the pages in `content/`": Path(self._config.docs_dir),
            "the phrasebook": Path(self._config.config_file_path).parent / self._plugin.config.phrasebook,
        }
        """What the site is made of, by what it is to a person."""
        self._plugin.shows_drafts = drafts
        if retire_offline:
            self._plugin.config["offline"] = False

    @property
    def url(self) -> str:
        """Where the site will be published; empty if mkdocs.yml does not say."""
        return self._config.site_url or ""

    def build(self, folder: Path) -> RenderedSite:
        """Build the site into a folder, which is emptied first; gives the generated part of it."""
        self._config.plugins.on_startup(command="build", dirty=False)
        self._config.site_dir = str(folder)
        self._plugin.target.begin(folder)
        try:
            build(self._config)
        finally:
            self._config.plugins.on_shutdown()
        return self._plugin.rendered_site


def load_site_config(
    config_file: Path, *, site_dir: Path | None, strict: bool | None = None
) -> tuple[MkDocsConfig, TalkdownPlugin]:
    """The configuration of a site, and the plugin in it.

    Raises `ConfigurationError` if it does not list the plugin, `SourceDateError` for a time in the environment that is none.
    """
    source_date()  # MkDocs reads it with the settings, and could not say what is wrong
    if problems := config_problems(config_file, site_dir):
        raise ConfigurationError(f"this site cannot be built\n{problems_as_text(problems)}")
    options = {"site_dir": os.path.abspath(site_dir)} if site_dir else {}
    try:
        config = load_config(str(config_file), strict=strict, **options)
    except (MkDocsException, OSError, MemoryError):
        raise
    except Exception as error:
        raise ConfigurationError(
            f"MkDocs, or a plugin in `{on_one_line(str(config_file))}`, cannot make anything of a setting there: "
            f"{on_one_line(f'{type(error).__name__}: {error}')}"
        ) from None
    plugin = config.plugins.get("talkdown")
    if not isinstance(plugin, TalkdownPlugin):
        raise ConfigurationError(
            f"`{on_one_line(str(config_file))}` does not list the plugin `talkdown`\n  hint: add `- talkdown` under `plugins:`"
        )
    return config, plugin
