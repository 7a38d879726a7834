"""The theme's settings, its style sheets and the navigation, where mkdocs.yml does not say for itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.theme import Theme

from talkdown.diagnostics import Severity
from talkdown.mkdocs.errors import LOG_LEVELS, SettingError, log
from talkdown.mkdocs.generated_page import markdown_path
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import ICONS
from talkdown.outputs.pages import LANDING_PAGES
from talkdown.outputs.template_code import TemplateCode
from talkdown.outputs.web import without_unused_rules
from talkdown.storage.package import PACKAGE

THEME_CSS = f"{ASSETS}/theme.css"

_FEATURES = ("navigation.tabs", "navigation.instant", "navigation.top", "content.action.edit", "toc.follow")
_SCRIPTS = (f"{ASSETS}/talkdown.js", f"{ASSETS}/finder.js")
_STYLES = (THEME_CSS, f"{ASSETS}/talkdown.css", f"{ASSETS}/book.css", f"{ASSETS}/finder.css")
_THEME_BELOW = "material/"
"""Before the name of a template that ours stand in for."""

_NAVIGATION_PLUGINS = ("literate-nav", "awesome-nav", "awesome-pages")
"""They make the navigation of files, or of lists beside them, where mkdocs.yml has none."""

_IDLE_PLUGINS = {
    "search": "the finder is the one search box, and finds your own pages, too",
    "offline": "the pages open from files and without the network as they are",
}
"""Plugins that would only bring along what the site has already, and refuses from elsewhere; with what to say."""

_TEMPLATE_CODE = TemplateCode()
"""Of the theme: MkDocs makes every environment of the same extensions, and leaves out the same undefined names."""

_TABS = 6
"""How many landing pages are tabs: those for a contact, up to the playbooks. What follows them is for reference."""


def configure_theme(config: MkDocsConfig, *, offline: bool, serving: bool) -> None:
    """Set the theme up for generated pages; what mkdocs.yml says stays."""
    if config.theme.name != "material":
        raise PluginError("talkdown: set `theme: material` in mkdocs.yml; the pages are built on it")
    config.use_directory_urls = False  # so that the site also opens from files
    # Between the author's folder and those of the theme: `main.html` of the one extends ours, and ours extend the theme's.
    number = 1 if config.theme.custom_dir else 0
    config.theme.dirs.insert(number, str(PACKAGE / "theme"))
    _show_theme_below(config.theme, number)
    if config.theme.custom_dir and Path(config.theme.custom_dir, "base.html").is_file():
        log.warning(
            "`base.html` in `custom_dir` takes the place of the site's own, too; write a `main.html` that extends it"
        )
    theme = config.theme
    theme["font"] = False  # else every page would ask Google for fonts
    if theme["favicon"] == "assets/images/favicon.png":  # the theme's own
        theme["favicon"] = ICONS[0]
    require_theme_shape(dict(theme.items()))
    theme["features"] = list(dict.fromkeys([*theme.get("features", []), *_FEATURES]))
    if not theme.get("palette"):
        theme["palette"] = [
            _shade("light", "default", "material/weather-night", "Switch to dark"),
            _shade("dark", "slate", "material/weather-sunny", "Switch to light"),
        ]
    # Alignment as an attribute of the cell: a style attribute would be refused by a strict policy.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    # Before the author's: whose sheets come last has the last word.
    config.extra_css[:] = list(dict.fromkeys([*_STYLES, *config.extra_css]))
    _append(config.extra_javascript, *_SCRIPTS)
    if serving:
        _append(config.extra_javascript, f"{ASSETS}/dev_server.js")
    if offline:
        _append(config.extra_javascript, f"{ASSETS}/offline.js")
    for name, reason in _IDLE_PLUGINS.items():
        plugin = config.plugins.get(f"material/{name}") or config.plugins.get(name)
        if plugin is not None and "enabled" in plugin.config:
            plugin.config["enabled"] = False
            log.log(LOG_LEVELS[Severity.note], f"`{name}` under `plugins:` does nothing here: {reason}")


def _show_theme_below(theme: Theme, number: int) -> None:
    """Let our templates name those that they stand in for: `material/base.html` is the theme's own.

    So it is in every environment that MkDocs or another plugin has the theme make.
    """
    make_environment = theme.get_env

    def make_environment_of_both() -> Environment:
        environment = make_environment()
        environment.loader = _ThemeLoader(theme.dirs, theme.dirs[number + 1 :])
        environment.bytecode_cache = _TEMPLATE_CODE
        return environment

    vars(theme)["get_env"] = make_environment_of_both


class _ThemeLoader(FileSystemLoader):
    """Reads templates from the folders of the theme, and those below ours by a name of their own; lists none twice."""

    def __init__(self, folders: Sequence[str], folders_below: Sequence[str]) -> None:
        super().__init__(folders)
        self._theme_below = FileSystemLoader(folders_below)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template, where it stands, and whether it is as it was."""
        if template.startswith(_THEME_BELOW):
            return self._theme_below.get_source(environment, template.removeprefix(_THEME_BELOW))
        return super().get_source(environment, template)


def require_theme_shape(theme: Mapping[str, Any]) -> None:
    """Raise `SettingError` for settings of the theme that have another shape than it expects."""
    features, palette = theme.get("features", []), theme.get("palette") or []
    if not isinstance(features, list) or not all(isinstance(name, str) for name in features):
        raise SettingError("`features:` under `theme:` in mkdocs.yml is a list of names", "theme", "features")
    shades = palette if isinstance(palette, list) else [palette]
    if not all(isinstance(shade, dict) for shade in shades):
        raise SettingError(
            "`palette:` under `theme:` in mkdocs.yml is a list of colors by name", "theme", "palette"
        )
    if not isinstance(theme.get("custom_dir"), str | None):
        raise SettingError("`custom_dir:` under `theme:` in mkdocs.yml is a text", "theme", "custom_dir")
    templates = theme.get("static_templates") or []
    if not isinstance(templates, list | set) or not all(isinstance(name, str) for name in templates):
        raise SettingError(
            "`static_templates:` under `theme:` in mkdocs.yml is a list of names", "theme", "static_templates"
        )


def _shade(preference: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    """One of the theme's palettes, with the button that leads to the other one."""
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }


def _append(paths: list[Any], *additions: str) -> None:
    """Add what is not there yet."""
    paths += [path for path in additions if path not in paths]


def theme_styles(config: MkDocsConfig, files: Files) -> bytes:
    """The theme's own sheets as one; takes them out of the site. A site with templates of its own keeps all rules.

    An author's sheet of such a name, as an old copy of the theme has it, is the author's.
    """
    folders = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    sheets = [
        file
        for file in files.css_files()
        if file.src_uri.startswith(("assets/stylesheets/main.", "assets/stylesheets/palette."))
        and any((folder / file.src_uri).is_file() for folder in folders)
    ]
    uses = _uses(config)
    text = ""
    for sheet in sheets:
        files.remove(sheet)
        css = sheet.content_string
        text += css if config.theme.custom_dir else without_unused_rules(css, uses)
    return text.encode()


def _uses(config: MkDocsConfig) -> set[str]:
    """What the settings ask of the theme, by the names they have there."""
    palette = config.theme["palette"]
    colors = {
        f"{part}={shade.get(part)}"
        for shade in (palette if isinstance(palette, list) else [palette])
        for part in ("primary", "accent")
    }
    plugins = {name.removeprefix("material/") for name in config.plugins}
    extra = {name for name, value in config.extra.items() if value}
    repo = {"repo_url"} if config.repo_url else set()
    return {*config.theme["features"], *config.markdown_extensions, *plugins, *extra, *colors, *repo}


def request_by_hash(config: MkDocsConfig, path: str, content: bytes) -> None:
    """Have pages ask for one of our scripts or styles by what is in it.

    A page of a new build then never meets the styles of an old one, whatever a cache has kept.
    """
    for paths in (config.extra_css, config.extra_javascript):
        if path in paths:
            paths[paths.index(path)] = Artifact(path, content).address


def set_navigation(config: MkDocsConfig, files: Files) -> None:
    """Without a `nav:`, and a plugin that makes one: the landing pages, the first as tabs, and then the author's own pages."""
    if config.nav is not None or any(name in config.plugins for name in _NAVIGATION_PLUGINS):
        return
    rows: list[dict[str, Any]] = [{page.title: markdown_path(page.path)} for page in LANDING_PAGES]
    landing_paths = {path for row in rows for path in row.values()}
    authored_paths = sorted(
        file.src_uri
        for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
        if file.src_uri not in landing_paths
    )
    config.nav = [*rows[:_TABS], {"Reference": rows[_TABS:]}]
    if authored_paths:
        config.nav.append({"Guides": authored_paths})
