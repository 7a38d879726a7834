"""What a build takes from beside a phrasebook, checked without a build: mkdocs.yml, as far as it is ours, and the author's pages.

No plugin, hook or theme that mkdocs.yml names is loaded: a check runs nobody's code.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from talkdown.diagnostics import Diagnostic, Position
from talkdown.loader.authored_pages import check_authored_pages
from talkdown.storage import cache
from talkdown.storage.display import describe_os_error, display_path
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.storage.package import __version__
from talkdown.yamltext import MAX_BYTES, YamlError, decode

CODE = "site-settings"

CONFIG_FILE = "mkdocs.yml"

_PLUGIN = "talkdown"

_LOADING = ("plugins", "hooks", "theme", "markdown_extensions", "docs_dir", "site_dir", "watch")
"""Settings that MkDocs validates by loading what they name, or by looking from where mkdocs.yml lies."""
_FOLDERS = {"docs_dir": "docs", "site_dir": "site"}
"""Where MkDocs has an author's pages, and the site, if mkdocs.yml does not say."""


class SiteSources(NamedTuple):
    """What mkdocs.yml says that concerns a phrasebook."""

    docs_dir: str
    """Where the author's pages are, from mkdocs.yml; empty if another file that it inherits from may say so."""
    read_outside: list[str]
    """Folders outside of the project that may be read, from mkdocs.yml."""
    phrasebook: str
    """Where the phrasebook is, from mkdocs.yml; empty if it does not list the plugin."""
    faults: list[tuple[str, int, int]]
    """What MkDocs would refuse: in words, with line and column."""


def check_site(book: Path) -> list[Diagnostic]:
    """What keeps the site of a book from being built, beside the book itself; nothing without a mkdocs.yml for it.

    It is looked for beside the book's folder, and in the current one.
    """
    beside_book = book.resolve().parent / CONFIG_FILE
    problems = _check_config(beside_book, book) if beside_book.exists() else []
    current = Path.cwd() / CONFIG_FILE
    if current != beside_book and current.is_file() and _read_sources(_read_config(current)).phrasebook:
        problems += _check_config(current, book)
    return problems


def _read_config(config_file: Path) -> bytes:
    return ReadableFolders([config_file.parent]).read(config_file, MAX_BYTES)


def _check_config(config_file: Path, book: Path) -> list[Diagnostic]:
    name = display_path(config_file)
    try:
        content = _read_config(config_file)
    except OSError as error:
        message = f"the file cannot be read: {describe_os_error(error)}"
        return [Diagnostic("unreadable", message, Position(name, 1, 1), "mend it, or delete it")]
    sources = _read_sources(content)
    base = config_file.parent
    other_book = base / sources.phrasebook
    if sources.phrasebook and other_book.is_dir() and other_book.resolve() != book.resolve():
        return []
    problems = [
        Diagnostic(CODE, message, Position(name, line, column)) for message, line, column in sources.faults
    ]
    if sources.phrasebook and not other_book.is_dir():
        message = f"there is no folder `{sources.phrasebook}` for the phrasebook"
        problems.append(Diagnostic(CODE, message, Position(name, 1, 1), "`talkdown init FOLDER` makes one"))
    docs_dir = base / sources.docs_dir
    outside = [base / folder for folder in sources.read_outside]
    if leads_outside(base.resolve(), sources.docs_dir, ReadableFolders(outside)):
        # As a build says it; and nothing is said of what is there.
        message = f"`docs_dir: {sources.docs_dir}` leads out of the folder of mkdocs.yml, or is a link"
        problems.append(
            Diagnostic(CODE, message, Position(name, 1, 1), "list its folder under `read_outside:`")
        )
    elif sources.docs_dir and not docs_dir.is_dir():
        message = f"there is no folder `{sources.docs_dir}` for your own pages"
        problems.append(
            Diagnostic(CODE, message, Position(name, 1, 1), "make it, or name another one as `docs_dir:`")
        )
    elif sources.docs_dir and not sources.faults:
        readable_folders = ReadableFolders([docs_dir, *outside])
        problems += check_authored_pages(docs_dir, display_path(docs_dir), readable_folders)
    return problems


def _read_sources(content: bytes) -> SiteSources:
    """What a mkdocs.yml says. It is worked out once for each content: to load MkDocs takes longer than all of a check."""
    name = f"site-settings-{cache.digest(content)[:16]}"
    record = cache.read(name, __version__)
    if not record:
        record = _parse(content)._asdict()
        cache.write(name, __version__, record)
    faults = [(str(message), int(line), int(column)) for message, line, column in record["faults"]]
    return SiteSources(
        record["docs_dir"], [str(name) for name in record["read_outside"]], record["phrasebook"], faults
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without doing what its tags ask for, such as naming a function."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _parse(content: bytes) -> SiteSources:
    try:
        settings = yaml.load(decode(content), _Loader)
    except YamlError as error:
        return SiteSources("", [], "", [(error.problem.message, *error.problem.position)])
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return SiteSources("", [], "", [(f"this is no YAML: {error.problem}", *where)])
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return SiteSources("", [], "", [(f"this is no YAML: {type(error).__name__}", 1, 1)])
    if not isinstance(settings, dict):
        return SiteSources("", [], "", [("settings are expected here, as `site_name: Our words`", 1, 1)])
    inherits = "INHERIT" in settings
    plugin_settings = _plugin_settings(settings.get("plugins"))
    if plugin_settings is None:
        return SiteSources("", [], "", [])
    docs_dir = settings.get("docs_dir", "" if inherits else _FOLDERS["docs_dir"]) or ""
    faults = [
        (message, _line_of(content, key), 1)
        for key, message in _faults(settings, plugin_settings, inherits=inherits)
    ]
    phrasebook = plugin_settings.get("phrasebook", "phrasebook") or ""
    folders = plugin_settings.get("read_outside")
    outside = [str(name) for name in (folders if isinstance(folders, list) else [folders] if folders else [])]
    return SiteSources(str(docs_dir), outside, str(phrasebook), faults)


def _plugin_settings(plugins: object) -> dict[str, Any] | None:
    """What stands under the plugin; None if it is not listed."""
    rows = [{name: value} for name, value in plugins.items()] if isinstance(plugins, dict) else plugins
    for row in rows if isinstance(rows, list) else ():
        if row == _PLUGIN:
            return {}
        if isinstance(row, dict) and _PLUGIN in row:
            value = row[_PLUGIN]
            return value if isinstance(value, dict) else {}
    return None


def _faults(
    settings: dict[str, Any], plugin_settings: dict[str, Any], *, inherits: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the key it is about."""
    yield from _faults_for_mkdocs(settings)
    theme = settings.get("theme")
    theme_name = theme.get("name") if isinstance(theme, dict) else theme
    if theme_name != "material" and not (theme is None and inherits):
        yield "theme", "set `theme: material`; the pages are built on it"
    yield from _faults_of_plugin(plugin_settings)


def _faults_for_mkdocs(settings: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What MkDocs itself says of its settings, but of those for which it would load something."""
    from mkdocs.config.base import BaseConfigOption, ValidationError
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import get_plugins

    if "site_name" not in settings and "INHERIT" not in settings:
        yield "", "`site_name:` is missing"
    for key, value in settings.items():
        option = getattr(MkDocsConfig, str(key), None)
        if isinstance(option, BaseConfigOption) and key not in _LOADING and value is not None:
            try:
                option.validate(value)
            except ValidationError as error:
                yield str(key), f"`{key}`: {error}"
    docs_dir, site_dir = (
        os.path.abspath(str(settings.get(key, usual_name))) for key, usual_name in _FOLDERS.items()
    )
    if os.path.commonpath([docs_dir, site_dir]) in (docs_dir, site_dir):
        yield (
            "docs_dir",
            "`docs_dir:` and `site_dir:` lie one in the other, and a build would read what it writes",
        )
    plugins = settings.get("plugins")
    rows = plugins if isinstance(plugins, list | dict) else ()
    names = [next(iter(row), "") if isinstance(row, dict) else row for row in rows]
    for name in names:
        if isinstance(name, str) and not {name, f"material/{name}"} & get_plugins().keys():
            yield name, f"the plugin `{name}` is not installed"


def _faults_of_plugin(plugin_settings: dict[str, Any]) -> Iterator[tuple[str, str]]:
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
            yield _PLUGIN, str(error)


def _line_of(content: bytes, key: str) -> int:
    """The line on which a key stands first; the first one if it is not there."""
    for number, line in enumerate(content.splitlines(), 1):
        if line.lstrip(b" -").startswith(key.encode() + b":"):
            return number
    return 1
