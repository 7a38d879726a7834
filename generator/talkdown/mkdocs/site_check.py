"""What a build takes from beside a phrasebook, checked without a build: mkdocs.yml, as far as it is ours, and the author's pages.

Nothing of the project is run: no hook, no template, no module of its own. SECURITY.md says what is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.loader.authored_pages import check_authored_pages
from talkdown.loader.page_sections import PageSection, sections_of_pages
from talkdown.loader.parsed_folder import BOOK_FILE
from talkdown.loader.site_settings import CONFIG_FILE, SettingsPosition, SiteSettings
from talkdown.mkdocs.named_files import theme_folders
from talkdown.mkdocs.path_faults import faults_of_files, faults_of_paths
from talkdown.mkdocs.published_pages import is_published_by_texts
from talkdown.mkdocs.site_sources import SiteSources, read_sources
from talkdown.mkdocs.taken_names import taken_names
from talkdown.mkdocs.tried_pages import faults_of_pages
from talkdown.mkdocs.tried_settings import faults_of_trial
from talkdown.pipeline.book_check import blocking_problems, check_folder
from talkdown.pipeline.loaded_book import BookError, require_book
from talkdown.storage.display import describe_os_error, display_path, on_one_line
from talkdown.storage.inside import ReadableFolders

CODE = "site-settings"


def check_site(book: Path) -> list[Diagnostic]:
    """What keeps the site of a book from being built, beside the book itself; nothing without a mkdocs.yml for it.

    It is looked for beside the book's folder, and in the current one.
    """
    config_files = [*_candidates(book), *other_config_files_of(book)]
    return list(dict.fromkeys(problem for path in config_files for problem in _check_config(path, book)))


def check_for_other_sites(book: Path, as_of: date, problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with a book on the other sites that are made of it, besides the problems that it has on the first one."""
    known_problems = set(problems)
    first_settings = _first_settings(book)
    settings_seen = {_reading_of(first_settings)}
    for settings in _other_sites(book, first_settings):
        if _reading_of(settings) in settings_seen:
            continue
        settings_seen.add(_reading_of(settings))
        for problem in check_folder(book, as_of, settings).problems:
            if problem in known_problems:
                continue
            known_problems.add(problem)
            config_file = settings.files[0]
            if problem.position.path == display_path(config_file):
                yield problem
            else:
                yield replace(problem, message=f"{problem.message}, on the site of {config_file.name}")


def _reading_of(settings: SiteSettings | None) -> tuple[str, ...]:
    """What settings say of how a book is read."""
    if settings is None or settings.fault:
        return ("",)
    region = settings.region()
    return (region[0] if region else "", *map(str, settings.folders_outside()))


def other_config_files_of(book: Path) -> list[Path]:
    """The files beside the mkdocs.yml of a book that make one more site of it, such as mkdocs-uk.yml.

    What one of them inherits from is a part of its settings, and not of a site of its own.
    """
    return [settings.files[0] for settings in _other_sites(book, _first_settings(book))]


def _other_sites(book: Path, first_settings: SiteSettings | None) -> list[SiteSettings]:
    folder = first_settings.files[0].parent if first_settings else book.resolve().parent
    sites, inherited_files = [], {*(first_settings.files if first_settings else ())}
    for path in sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")]):
        try:
            settings = SiteSettings(path)
            phrasebook = read_sources(settings).phrasebook.path
        except OSError:
            continue  # no site can be made of it
        is_meant_as_site = path.stem.startswith(Path(CONFIG_FILE).stem) and settings.fault
        if is_meant_as_site or (phrasebook and (folder / phrasebook).resolve() == book.resolve()):
            sites.append(settings)
            inherited_files.update(settings.files[1:])
    inherited_paths = {file.resolve() for file in inherited_files}
    return [
        settings
        for settings in sites
        if settings.files[0].resolve() not in inherited_paths and settings.files[0].name != CONFIG_FILE
    ]


def _first_settings(book: Path) -> SiteSettings | None:
    """The settings of the mkdocs.yml that makes a site of a book; None if there is none that can be read."""
    try:
        return _settings_of_site(book)
    except OSError:
        return None


def config_file_of(book: Path) -> Path | None:
    """The mkdocs.yml that makes a site of a book; None if there is none. Raises OSError for one that cannot be read."""
    settings = _settings_of_site(book)
    return settings.files[0] if settings else None


def _settings_of_site(book: Path) -> SiteSettings | None:
    for config_file in _candidates(book):
        settings = SiteSettings(config_file)
        phrasebook = read_sources(settings).phrasebook.path
        if phrasebook and (config_file.parent / phrasebook).resolve() == book.resolve():
            return settings
    return None


def site_of(book: Path) -> tuple[str, str]:
    """Name and address of the site that is made of a book; both empty where no mkdocs.yml makes one."""
    settings = _first_settings(book)
    sources = read_sources(settings) if settings else None
    return (sources.name, sources.address) if sources else ("", "")


def pages_of(book: Path) -> list[PageSection]:
    """The sections of the pages of the site that is made of a book; none where no mkdocs.yml makes one."""
    try:
        settings = _settings_of_site(book)
        if settings is None:
            return []
        sources = read_sources(settings)
        docs_dir = settings.files[0].parent / sources.docs_dir.path
        is_published = is_published_by_texts(sources.patterns_left_out)
        return sections_of_pages(
            docs_dir, ReadableFolders([docs_dir, *settings.folders_outside()]), is_published
        )
    except OSError:
        return []  # a check says so; who searches wants words


def site_folder_of(config_file: Path) -> Path:
    """Where a build puts the site of a mkdocs.yml."""
    return config_file.parent / read_sources(SiteSettings(config_file)).site_dir.path


def _candidates(book: Path) -> Iterator[Path]:
    beside_book = book.resolve().parent / CONFIG_FILE
    if beside_book.exists():
        yield beside_book
    current = Path.cwd() / CONFIG_FILE
    if current == beside_book or not current.is_file():
        return
    if read_sources(SiteSettings(current)).phrasebook.path:
        yield current


def config_problems(config_file: Path, site_dir: Path | None = None) -> list[Diagnostic]:
    """What is wrong with a mkdocs.yml that lists the plugin, as far as it can be seen without loading what it names.

    A build asks this first, so that it says the same as a check. `site_dir` is where it goes, if not where mkdocs.yml says.
    """
    try:
        settings = SiteSettings(config_file)
    except OSError as error:
        return [_unreadable(config_file, error)]
    sources = read_sources(settings)
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
    sources = read_sources(settings)
    base = config_file.parent
    other_book = base / sources.phrasebook.path
    if (
        sources.phrasebook.path
        and (other_book / BOOK_FILE).is_file()
        and other_book.resolve() != book.resolve()
    ):
        return []
    problems = _problems_of(settings, sources)
    if not problems and not sources.phrasebook.path:
        message = (
            "`plugins:` does not list `talkdown`: `talkdown build` makes no site of the book beside this file"
        )
        position = _position(settings, settings.place_of("plugins"))
        return [Diagnostic(CODE, message, position, "add `- talkdown` there", Severity.note)]
    docs_dir = base / sources.docs_dir.path
    if sources.docs_dir.path and not problems:
        readable_folders = ReadableFolders([docs_dir, *settings.folders_outside()])
        folders_of_theme = None if sources.may_add_files else theme_folders(base, sources.custom_dir)
        problems += check_authored_pages(docs_dir, display_path(docs_dir), readable_folders, folders_of_theme)
        is_readable = not problems
        if all(problem.code == "name-twin" for problem in problems):  # each name can be told of as it is
            custom_dir = base / sources.custom_dir if sources.custom_dir else None
            problems += _problems_of_names(
                docs_dir, custom_dir, readable_folders, sources, lambda: _files_of_book(book, settings)
            )
        if is_readable:
            problems += faults_of_pages(settings, sources, readable_folders)
    return problems


def _problems_of_names(
    docs_dir: Path,
    custom_dir: Path | None,
    readable_folders: ReadableFolders,
    sources: SiteSources,
    files_of_book: Callable[[], Collection[str]],
) -> Iterator[Diagnostic]:
    for name in taken_names(docs_dir, custom_dir, readable_folders, sources.patterns_left_out, files_of_book):
        folder = Path(name.file.src_dir or docs_dir)
        path = f"{display_path(folder)}/{on_one_line(name.file.src_uri)}"
        yield Diagnostic("file-name", f"this {name.message}", Position(path, name.line or 1, 1), name.hint)


def _files_of_book(book: Path, settings: SiteSettings) -> set[str]:
    """What a book has on the site, by path; nothing for one with errors, which come first."""
    from talkdown.pipeline.site import SiteBuilder  # to render a book takes longer than all of a check

    builder, region = SiteBuilder(), settings.region()
    builder.read_outside, builder.region = settings.folders_outside(), region[0] if region else None
    load_result = builder.read(book)
    try:
        site = builder.render(require_book(load_result, blocking_problems(load_result)))
    except BookError:
        return set()
    return {*(page.path for page in site.pages), *site.generated_files}


def _problems_of(settings: SiteSettings, sources: SiteSources) -> list[Diagnostic]:
    rows = sources.faults
    # A path that no system can be asked for is among the faults.
    if not rows and sources.phrasebook.path:
        rows = list(faults_of_paths(settings, sources)) or faults_of_trial(settings, sources.custom_dir)
        rows += faults_of_files(settings, sources)
    return [Diagnostic(CODE, message, _position(settings, place), hint) for message, hint, place in rows]


def _position(settings: SiteSettings, place: SettingsPosition) -> Position:
    return Position(display_path(settings.files[place.file]), place.line, place.column)
