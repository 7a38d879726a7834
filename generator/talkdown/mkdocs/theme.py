"""The theme's settings, its style sheets and the navigation, where mkdocs.yml does not say for itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from talkdown.diagnostics import Severity
from talkdown.mkdocs.errors import LOG_LEVELS, SettingError, log
from talkdown.mkdocs.generated_page import markdown_path
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import ICONS
from talkdown.outputs.pages import LANDING_PAGES
from talkdown.outputs.web import without_unused_rules
from talkdown.storage.package import PACKAGE

THEME_CSS = f"{ASSETS}/theme.css"

_FEATURES = ("navigation.tabs", "navigation.instant", "navigation.top", "content.action.edit", "toc.follow")
_SCRIPTS = (f"{ASSETS}/talkdown.js", f"{ASSETS}/finder.js")
_STYLES = (THEME_CSS, f"{ASSETS}/talkdown.css", f"{ASSETS}/book.css", f"{ASSETS}/finder.css")
_TABS = 6
"""How many landing pages are tabs: those for a contact, up to the playbooks. What follows them is for reference."""


def configure_theme(config: MkDocsConfig, *, offline: bool, serving: bool) -> None:
    """Set the theme up for generated pages; what mkdocs.yml says stays."""
    if config.theme.name != "material":
        raise PluginError("talkdown: set `theme: material` in mkdocs.yml; the pages are built on it")
    config.use_directory_urls = False  # so that the site also opens from files
    # Between the author's folder and those of the theme: `main.html` of the one extends ours, and ours extend the theme's.
    config.theme.dirs.insert(_own_folder_number(config), str(PACKAGE / "theme"))
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
    if config.nav is None:
        config.nav = default_navigation(Path(config.docs_dir))
    search = config.plugins.get("material/search") or config.plugins.get("search")
    if search is not None and "enabled" in search.config:
        search.config["enabled"] = False  # the finder is the one search box
        message = "`search` under `plugins:` does nothing here: the finder is the one search box, and finds your own pages, too"
        log.log(LOG_LEVELS[Severity.note], message)


def _own_folder_number(config: MkDocsConfig) -> int:
    """Where our templates stand among the folders of the theme."""
    return 1 if config.theme.custom_dir else 0


def show_theme_below(config: MkDocsConfig, env: Environment) -> None:
    """Let our templates name those that they stand in for: `material/base.html` is the theme's own, whoever has one, too."""
    assert env.loader
    folders = config.theme.dirs[_own_folder_number(config) + 1 :]
    env.loader = ChoiceLoader([env.loader, PrefixLoader({"material": FileSystemLoader(folders)})])


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
    """The theme's own sheets as one; takes them out of the site. A site with templates of its own keeps all rules."""
    sheets = [
        file
        for file in files.css_files()
        if file.src_uri.startswith(("assets/stylesheets/main.", "assets/stylesheets/palette."))
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


def default_navigation(docs_dir: Path) -> list[dict[str, Any]]:
    """The landing pages, the first of them as tabs, and then the author's own pages."""
    rows: list[dict[str, Any]] = [{page.title: markdown_path(page.path)} for page in LANDING_PAGES]
    authored_paths = sorted(
        p.relative_to(docs_dir).as_posix() for p in docs_dir.rglob("*.md") if p.name != "index.md"
    )
    nav = [*rows[:_TABS], {"Reference": rows[_TABS:]}]
    return [*nav, {"Guides": authored_paths}] if authored_paths else nav
