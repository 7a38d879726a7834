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
from talkdown.loader.page_sections import PageSection, sections_of_pages
from talkdown.loader.site_settings import CONFIG_FILE, Place, SiteSettings
from talkdown.mkdocs.config_faults import config_faults, folder_of, named_paths, plugin_settings_of
from talkdown.mkdocs.published_pages import PATTERN_SETTINGS, is_published_by_texts
from talkdown.pipeline.target import PublishError, lie_together, real_site, require_apart
from talkdown.storage import cache
from talkdown.storage.display import describe_os_error, display_path, on_one_line
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.storage.package import __version__
from talkdown.storage.typed_record import as_type

CODE = "site-settings"

_OWN_ROUTES = {"phrasebook": ("plugins", "talkdown", "phrasebook"), "custom_dir": ("theme", "custom_dir")}
"""The keys that lead to settings which do not stand at the top."""


class NamedPath(NamedTuple):
    """A file or a folder that a setting names, from mkdocs.yml; empty if nothing is known of it."""

    setting: str
    path: str
    place: Place


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
    faults: list[tuple[str, str, Place]]
    """What MkDocs would refuse: in words, with a way out or nothing, and where."""
    name: str
    """What the site is called."""
    address: str
    """Where it will be published."""
    patterns_left_out: dict[str, str]
    """The patterns of pages that stay off the site, by the setting that has them."""


def check_site(book: Path) -> list[Diagnostic]:
    """What keeps the site of a book from being built, beside the book itself; nothing without a mkdocs.yml for it.

    It is looked for beside the book's folder, and in the current one.
    """
    return [problem for config_file in _candidates(book) for problem in _check_config(config_file, book)]


def config_file_of(book: Path) -> Path | None:
    """The mkdocs.yml that makes a site of a book; None if there is none."""
    for config_file in _candidates(book):
        phrasebook = _read_sources(SiteSettings(config_file)).phrasebook.path
        if phrasebook and (config_file.parent / phrasebook).resolve() == book.resolve():
            return config_file
    return None


def site_of(book: Path) -> tuple[str, str]:
    """Name and address of the site that is made of a book; both empty where no mkdocs.yml makes one."""
    try:
        config_file = config_file_of(book)
        sources = _read_sources(SiteSettings(config_file)) if config_file else None
    except OSError:
        return "", ""
    return (sources.name, sources.address) if sources else ("", "")


def pages_of(book: Path) -> list[PageSection]:
    """The sections of the pages of the site that is made of a book; none where no mkdocs.yml makes one."""
    try:
        config_file = config_file_of(book)
        if config_file is None:
            return []
        settings = SiteSettings(config_file)
        sources = _read_sources(settings)
        docs_dir = config_file.parent / sources.docs_dir.path
        is_published = is_published_by_texts(sources.patterns_left_out)
        return sections_of_pages(
            docs_dir, ReadableFolders([docs_dir, *settings.folders_outside()]), is_published
        )
    except OSError:
        return []  # a check says so; who searches wants words


def site_folder_of(config_file: Path) -> Path:
    """Where a build puts the site of a mkdocs.yml."""
    return config_file.parent / _read_sources(SiteSettings(config_file)).site_dir.path


def _candidates(book: Path) -> Iterator[Path]:
    beside_book = book.resolve().parent / CONFIG_FILE
    if beside_book.exists():
        yield beside_book
    current = Path.cwd() / CONFIG_FILE
    if current == beside_book or not current.is_file():
        return
    if _read_sources(SiteSettings(current)).phrasebook.path:
        yield current


def config_problems(config_file: Path, site_dir: Path | None = None) -> list[Diagnostic]:
    """What is wrong with a mkdocs.yml that lists the plugin, as far as it can be seen without loading what it names.

    A build asks this first, so that it says the same as a check. `site_dir` is where it goes, if not where mkdocs.yml says.
    """
    try:
        settings = SiteSettings(config_file)
    except OSError as error:
        return [_unreadable(config_file, error)]
    sources = _read_sources(settings)
    if site_dir is not None:
        sources = sources._replace(site_dir=sources.site_dir._replace(path=""))
    return _problems_of(settings, sources)


def _unreadable(config_file: Path, error: OSError) -> Diagnostic:
    message = f"the file cannot be read: {describe_os_error(error)}"
    return Diagnostic(
        "unreadable", message, Position(display_path(config_file), 1, 1), "mend it, or delete it"
    )


def _check_config(config_file: Path, book: Path) -> list[Diagnostic]:
    try:
        settings = SiteSettings(config_file)
    except OSError as error:
        return [_unreadable(config_file, error)]
    sources = _read_sources(settings)
    base = config_file.parent
    other_book = base / sources.phrasebook.path
    if sources.phrasebook.path and other_book.is_dir() and other_book.resolve() != book.resolve():
        return []
    problems = _problems_of(settings, sources)
    docs_dir = base / sources.docs_dir.path
    if sources.docs_dir.path and not problems:
        readable_folders = ReadableFolders([docs_dir, *settings.folders_outside()])
        problems += check_authored_pages(docs_dir, display_path(docs_dir), readable_folders)
    return problems


def _problems_of(settings: SiteSettings, sources: SiteSources) -> list[Diagnostic]:
    rows = sources.faults
    # A path that no system can be asked for is among the faults.
    if not rows and sources.phrasebook.path:
        rows = list(_faults_of_paths(settings, sources))
    names = [display_path(file) for file in settings.files]
    return [
        Diagnostic(CODE, message, Position(names[place.file], place.line, place.column), hint)
        for message, hint, place in rows
    ]


def _faults_of_paths(settings: SiteSettings, sources: SiteSources) -> Iterator[tuple[str, str, Place]]:
    """What is wrong with the files and folders that settings name, each with a way out."""
    base, outside_folders = settings.files[0].parent, ReadableFolders(settings.folders_outside())
    folders = {
        "phrasebook": ("the phrasebook", "`talkdown init FOLDER` makes one"),
        "docs_dir": ("your own pages", "make it, or name another one as `docs_dir:`"),
    }
    for setting, path, place in (*sources.paths, sources.phrasebook, sources.docs_dir):
        noun, hint = folders.get(setting, ("", f"make it, or take it out of `{setting}:`"))
        # As a build says it; and nothing is said of what is there.
        is_held = setting != "watch"  # what is watched is not read
        if path and is_held and leads_outside(base.resolve(), path, outside_folders):
            message = f"`{setting}: {path}` leads out of the folder of mkdocs.yml, or is a link"
            yield message, "list its folder under `read_outside:`", place
        elif path and not ((base / path).is_dir() if noun else (base / path).exists()):
            title = f"folder `{path}` for {noun}" if noun else f"`{path}`, which `{setting}:` names"
            yield f"there is no {title}", hint, place
    yield from _faults_of_places(base, sources)


def _faults_of_places(base: Path, sources: SiteSources) -> Iterator[tuple[str, str, Place]]:
    """Which of the folders lie one in the other."""
    phrasebook, docs_dir, site_dir = (
        base / named_path.path if named_path.path else None
        for named_path in (sources.phrasebook, sources.docs_dir, sources.site_dir)
    )
    if phrasebook and docs_dir and lie_together(phrasebook, docs_dir):
        message = f"`docs_dir: {sources.docs_dir.path}` and the phrasebook `{sources.phrasebook.path}` are one folder, or lie one in the other"
        yield message, "put your own pages and the phrasebook side by side", sources.docs_dir.place
    if site_dir:
        site = real_site(site_dir)
        if site.exists() and not site.is_dir():
            yield f"`site_dir: {sources.site_dir.path}` is a file", "choose a folder", sources.site_dir.place
        nouns = {"the phrasebook": phrasebook, "your own pages": docs_dir}
        try:
            require_apart(site, {noun: path for noun, path in nouns.items() if path})
        except PublishError as error:
            yield f"`site_dir:` {error}", "choose a folder of its own for the site", sources.site_dir.place


def _read_sources(settings: SiteSettings) -> SiteSources:
    """What settings say. It is worked out once for each content: to load MkDocs takes longer than all of a check."""
    if settings.inherits and settings.fault:
        return _parse(settings)  # the fault may be one of the disk
    contents = b"".join(b"%d\n%s" % (len(content), content) for content in settings.contents)
    name = f"site-sources-{cache.digest(contents)[:16]}"
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
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        return _sources_without_plugin(
            [(f"these are no settings: {type(error).__name__}", "", Place(0, 1, 1))]
        )
    plugin_settings = plugin_settings_of(values.get("plugins"))
    if plugin_settings is None:
        return _sources_without_plugin([])
    faults = [
        (on_one_line(message), "", settings.place_of(*route))
        for route, message in config_faults(values, plugin_settings)
    ]

    texts = {name: value for name, value in values.items() if isinstance(value, str)}

    def named_path(setting: str, path: str) -> NamedPath:
        return NamedPath(setting, path, settings.place_of(*_OWN_ROUTES.get(setting, (setting, path))))

    return SiteSources(
        named_path("phrasebook", str(plugin_settings.get("phrasebook", "phrasebook") or "")),
        named_path("docs_dir", folder_of(values, "docs_dir")),
        named_path("site_dir", folder_of(values, "site_dir")),
        [named_path(setting, path) for setting, path in named_paths(values)],
        faults,
        texts.get("site_name", ""),
        texts.get("site_url", ""),
        {name: texts[name] for name in PATTERN_SETTINGS if name in texts},
    )


def _sources_without_plugin(faults: list[tuple[str, str, Place]]) -> SiteSources:
    phrasebook, docs_dir, site_dir = (
        NamedPath(setting, "", Place(0, 1, 1)) for setting in ("phrasebook", "docs_dir", "site_dir")
    )
    return SiteSources(phrasebook, docs_dir, site_dir, [], faults, "", "", {})
