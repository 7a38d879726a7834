"""What a build takes from beside a phrasebook, checked without a build: mkdocs.yml, as far as it is ours, and the author's pages.

No plugin, hook or theme that mkdocs.yml names is loaded: a check runs nobody's code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from talkdown.diagnostics import Diagnostic, Position
from talkdown.loader.authored_pages import check_authored_pages
from talkdown.mkdocs.config_faults import as_list, config_faults, folder_of, named_paths, plugin_settings_of
from talkdown.pipeline.target import PublishError, real_site, require_apart
from talkdown.storage import cache
from talkdown.storage.display import describe_os_error, display_path, on_one_line
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.storage.package import __version__
from talkdown.yamltext import MAX_BYTES, YamlError, decode

CODE = "site-settings"

CONFIG_FILE = "mkdocs.yml"


class SiteSources(NamedTuple):
    """What mkdocs.yml says that concerns a phrasebook."""

    docs_dir: str
    """Where the author's pages are, from mkdocs.yml; empty if another file that it inherits from may say so."""
    site_dir: str
    """Where the site goes, from mkdocs.yml; empty as `docs_dir`."""
    paths: list[tuple[str, str]]
    """Other files and folders that have to be there, from mkdocs.yml, each behind the setting that names it."""
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
    return [problem for config_file in _candidates(book) for problem in _check_config(config_file, book)]


def config_file_of(book: Path) -> Path | None:
    """The mkdocs.yml that makes a site of a book; None if there is none."""
    for config_file in _candidates(book):
        sources = _read_sources(_read_config(config_file))
        if sources.phrasebook and (config_file.parent / sources.phrasebook).resolve() == book.resolve():
            return config_file
    return None


def _candidates(book: Path) -> Iterator[Path]:
    beside_book = book.resolve().parent / CONFIG_FILE
    if beside_book.exists():
        yield beside_book
    current = Path.cwd() / CONFIG_FILE
    if current != beside_book and current.is_file() and _read_sources(_read_config(current)).phrasebook:
        yield current


def config_problems(config_file: Path, site_dir: Path | None = None) -> list[Diagnostic]:
    """What is wrong with a mkdocs.yml that lists the plugin, as far as it can be seen without loading what it names.

    A build asks this first, so that it says the same as a check. `site_dir` is where it goes, if not where mkdocs.yml says.
    """
    try:
        sources = _read_sources(_read_config(config_file))
    except OSError as error:
        return [_unreadable(config_file, error)]
    if site_dir is not None:
        sources = sources._replace(site_dir="")
    return _problems_of(config_file, sources)


def _unreadable(config_file: Path, error: OSError) -> Diagnostic:
    message = f"the file cannot be read: {describe_os_error(error)}"
    return Diagnostic(
        "unreadable", message, Position(display_path(config_file), 1, 1), "mend it, or delete it"
    )


def _read_config(config_file: Path) -> bytes:
    return ReadableFolders([config_file.parent]).read(config_file, MAX_BYTES)


def _check_config(config_file: Path, book: Path) -> list[Diagnostic]:
    try:
        sources = _read_sources(_read_config(config_file))
    except OSError as error:
        return [_unreadable(config_file, error)]
    base = config_file.parent
    other_book = base / sources.phrasebook
    if sources.phrasebook and other_book.is_dir() and other_book.resolve() != book.resolve():
        return []
    problems = _problems_of(config_file, sources)
    docs_dir = base / sources.docs_dir
    if sources.docs_dir and not problems:
        readable_folders = ReadableFolders([docs_dir, *(base / folder for folder in sources.read_outside)])
        problems += check_authored_pages(docs_dir, display_path(docs_dir), readable_folders)
    return problems


def _problems_of(config_file: Path, sources: SiteSources) -> list[Diagnostic]:
    name = display_path(config_file)
    problems = [
        Diagnostic(CODE, message, Position(name, line, column)) for message, line, column in sources.faults
    ]
    # A path that no system can be asked for is among the faults.
    if not problems and sources.phrasebook:
        rows = _faults_of_paths(config_file.parent, sources)
        problems += [Diagnostic(CODE, message, Position(name, 1, 1), hint) for message, hint in rows]
    return problems


def _faults_of_paths(base: Path, sources: SiteSources) -> Iterator[tuple[str, str]]:
    """What is wrong with the files and folders that mkdocs.yml names, each with a way out."""
    outside_folders = ReadableFolders(base / folder for folder in sources.read_outside)
    folders = {
        "phrasebook": (sources.phrasebook, "the phrasebook", "`talkdown init FOLDER` makes one"),
        "docs_dir": (sources.docs_dir, "your own pages", "make it, or name another one as `docs_dir:`"),
    }
    paths = dict.fromkeys(sources.paths, "")
    paths |= {(setting, path): f"folder `{path}` for {noun}" for setting, (path, noun, _) in folders.items()}
    for (setting, path), title in paths.items():
        hint = folders[setting][2] if setting in folders else f"make it, or take it out of `{setting}:`"
        # As a build says it; and nothing is said of what is there.
        is_held = setting != "watch"  # what is watched is not read
        if path and is_held and leads_outside(base.resolve(), path, outside_folders):
            message = f"`{setting}: {path}` leads out of the folder of mkdocs.yml, or is a link"
            yield message, "list its folder under `read_outside:`"
        elif path and not ((base / path).is_dir() if setting in folders else (base / path).exists()):
            yield f"there is no {title or f'`{path}`, which `{setting}:` names'}", hint
    if sources.site_dir:
        site = real_site(base / sources.site_dir)
        if site.exists() and not site.is_dir():
            yield f"`site_dir: {sources.site_dir}` is a file", "choose a folder"
        try:
            require_apart(site, {noun: base / path for path, noun, _ in folders.values() if path})
        except PublishError as error:
            yield f"`site_dir:` {error}", "choose a folder of its own for the site"


def _read_sources(content: bytes) -> SiteSources:
    """What a mkdocs.yml says. It is worked out once for each content: to load MkDocs takes longer than all of a check."""
    name = f"site-sources-{cache.digest(content)[:16]}"
    record = cache.read(name, __version__)
    if not record:
        record = _parse(content)._asdict()
        cache.write(name, __version__, record)
    faults = [(str(message), int(line), int(column)) for message, line, column in record["faults"]]
    return SiteSources(
        docs_dir=record["docs_dir"],
        site_dir=record["site_dir"],
        paths=[(str(setting), str(path)) for setting, path in record["paths"]],
        read_outside=[str(name) for name in record["read_outside"]],
        phrasebook=record["phrasebook"],
        faults=faults,
    )


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without doing what its tags ask for, such as naming a function."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def _parse(content: bytes) -> SiteSources:
    try:
        settings = yaml.load(decode(content), _Loader)
    except YamlError as error:
        return _only_fault(error.problem.message, *error.problem.position)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return _only_fault(f"this is no YAML: {error.problem}", *where)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return _only_fault(f"this is no YAML: {type(error).__name__}")
    if not isinstance(settings, dict):
        return _only_fault("settings are expected here, as `site_name: Our words`")
    plugin_settings = plugin_settings_of(settings.get("plugins"))
    if plugin_settings is None:
        return SiteSources("", "", [], [], "", [])
    faults = [
        (on_one_line(message), _line_of(content, key), 1)
        for key, message in config_faults(settings, plugin_settings)
    ]
    phrasebook = plugin_settings.get("phrasebook", "phrasebook") or ""
    outside = [str(name) for name in as_list(plugin_settings.get("read_outside"))]
    docs_dir, site_dir = (folder_of(settings, key) for key in ("docs_dir", "site_dir"))
    return SiteSources(docs_dir, site_dir, named_paths(settings), outside, str(phrasebook), faults)


def _only_fault(message: str, line: int = 1, column: int = 1) -> SiteSources:
    return SiteSources("", "", [], [], "", [(message, line, column)])


def _line_of(content: bytes, key: str) -> int:
    """The line on which a key stands first; the first one if it is not there."""
    for number, line in enumerate(content.splitlines(), 1):
        if line.lstrip(b" -").startswith(key.encode() + b":"):
            return number
    return 1
