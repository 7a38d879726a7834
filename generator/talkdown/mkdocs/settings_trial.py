"""A trial of settings: what a build makes of them before it comes to any page.

MkDocs validates all of them, with those of plugins and extensions; the extensions read a few lines; our plugin sets the theme up, and
the theme is put around an empty page. What is installed on this machine is loaded for that, and nothing of the project: hooks,
templates in `custom_dir:`, and modules that lie beside mkdocs.yml are run by a build alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from talkdown.mkdocs.config_faults import Fault, SettingRoute, Settings
from talkdown.mkdocs.page_template import PageTheme
from talkdown.mkdocs.setting_parts import children, settings_without
from talkdown.mkdocs.trial_config import (
    RefusedError,
    config_for_trial,
    custom_dir_of,
    environment_for_trial,
    set_up_theme,
    settings_without_code,
)
from talkdown.storage.display import on_one_line

_PLUGIN = "talkdown"

_MOST_FAULTS = 10
"""So many are looked for: each takes a trial for every setting."""

_MOST_CHARACTERS = 200
"""Of what an exception says: two lines of a terminal."""

_SAMPLE = """# Title

Text with **bold**, `code`, a [link](https://words.example.org), :smile: and a note.[^1]

- one
- [x] two

| a | b |
|---|---|
| 1 | 2 |

```python title="three"
print(3)
```

!!! note
    Words.

Term
:   Meaning

## Title

[^1]: A note.
"""
"""Lines in which most extensions find something to do."""

_READS_FILES = "pymdownx.snippets"
"""An extension that may put files onto every page: which, only a build asks."""


def trial_faults(config_file: Path, settings: Settings) -> Iterator[Fault]:
    """What keeps a site from being built with these settings: each with the one without which it could be.

    They have the right types, as `config_faults` says. Call it within `loading_what_is_installed`.
    """
    trial = _Trial(config_file, settings)
    settings = settings_without_code(settings, config_file.parent)
    routes: list[SettingRoute] = []
    for _ in range(_MOST_FAULTS):
        words = trial.words(settings)
        if not words:
            return
        route = trial.route_to_blame(settings, words)
        # What lacks the part that was at fault may be at fault for that.
        if not any(route[:-1] == blamed_route[: len(route) - 1] for blamed_route in routes if route):
            yield route, words
        if not route:
            return
        routes.append(route)
        settings = settings_without(settings, route)


class _Trial:
    def __init__(self, config_file: Path, settings: Settings) -> None:
        self._config_file = config_file
        self._custom_dir = custom_dir_of(settings, config_file.parent)
        self._environment: Environment | None = None

    def words(self, settings: Settings) -> str:
        """What the first step says that fails; empty if none does."""
        try:
            with config_for_trial(self._config_file, settings) as config:
                _convert_sample(config)
                self._render_theme(config)
        except (RefusedError, PluginError) as error:
            return str(error).removeprefix("talkdown: ").partition("\n")[0]
        except Exception as error:  # whatever a plugin, an extension or a template meets in a value
            text = on_one_line(f"{type(error).__name__}: {error}")
            return f"MkDocs, or what it loads, cannot make anything of this: {text[:_MOST_CHARACTERS]}"
        return ""

    def route_to_blame(self, settings: Settings, words: str) -> SettingRoute:
        """The way to the setting without which these words are not said; empty if there is no single one."""
        return self._blamed_below((), settings, settings, words)

    def _blamed_below(
        self, route: SettingRoute, value: object, settings: Settings, words: str
    ) -> SettingRoute:
        # Another setting may be why this one is looked at at all: what the words name comes first.
        for step, child in sorted(children(value), key=lambda row: not _is_named(row, words)):
            child_route = (*route, step)
            if _is_needed(child_route, child):
                blamed_route = self._blamed_below(child_route, child, settings, words)
            elif self.words(settings_without(settings, child_route)) != words:
                blamed_route = self._blamed_below(child_route, child, settings, words) or child_route
            else:
                continue
            if blamed_route:
                return blamed_route
        return ()

    def _render_theme(self, config: MkDocsConfig) -> None:
        set_up_theme(config, self._config_file.parent / "docs")  # inside of the project
        env = self._environment = self._environment or environment_for_trial(config, self._custom_dir)
        files = Files([])
        config.nav = config.nav or []
        navigation = get_navigation(files, config)
        PageTheme(config, env, navigation, files, site_name=config.site_name).render_around("x.html")


def _convert_sample(config: MkDocsConfig) -> None:
    extensions = [name for name in config.markdown_extensions if name != _READS_FILES]
    Markdown(extensions=extensions, extension_configs=config.mdx_configs).convert(_SAMPLE)


def _is_named(setting: tuple[str | int, object], words: str) -> bool:
    """Whether words have the value of a setting, or of a part of it."""
    _, value = setting
    parts = children(value)
    return any(_is_named(part, words) for part in parts) if parts else f"{value}" in words


def _is_needed(route: SettingRoute, value: object) -> bool:
    """Whether no site is built without a setting, however wrong: then only a part of it can be to blame."""
    match route:
        case (
            ("site_name",)
            | ("docs_dir",)
            | ("site_dir",)
            | ("theme",)
            | ("theme", "name")
            | ("plugins",)
            | ("plugins", "talkdown")
        ):
            return True
        case ("plugins", int()):
            return value == _PLUGIN or (isinstance(value, dict) and _PLUGIN in value)
        case ("plugins", int(), "talkdown"):
            return True
    return False
