"""Files of an author's whose names are those of generated ones, the same on each site, or of a book: told without a build.

What is printed, and what the pages of a book need, lies in folders in which nothing of an author's may lie.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from talkdown.mkdocs.named_files import FOLDERS_OF_BOOKS, FOLDERS_OF_SITES, PAGES_OF_SITES
from talkdown.mkdocs.published_pages import files_in, files_of_looks
from talkdown.outputs import ASSETS
from talkdown.storage.inside import ItemType, ReadableFolders
from talkdown.storage.names import name_key

if TYPE_CHECKING:
    from talkdown.mkdocs.authored_files import TakenName

_SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")
_FILES_FOR_SERVERS = ("_headers", "_server/nginx.conf", "_server/Caddyfile")
_FILES_FOR_BROWSERS = ("index.html.gz", "manifest.webmanifest", "sw.js", f"{ASSETS}/theme.css")

FILES_OF_SITES = frozenset((*PAGES_OF_SITES, *_SITEMAPS, *_FILES_FOR_SERVERS, *_FILES_FOR_BROWSERS))
"""What is generated for each site, by the same name."""

_NO_FILES_OF_SITES = (
    *(".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*", "sitemap.xml"),
    *("*.md", "*.markdown", "*.mdown", "*.mkdn", "*.mkd"),
)
"""What MkDocs takes for templates, or for texts about them, in a folder of a theme."""

_PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", "")


def taken_names(
    docs_dir: Path,
    custom_dir: Path | None,
    readable_folders: ReadableFolders,
    patterns_left_out: Mapping[str, str],
    files_of_book: Callable[[], Collection[str]],
) -> Iterator[TakenName]:
    """The files in a folder of pages, and in that of an author's own looks, that would lie in the place of generated ones.

    No link in the folder of pages leads round in a circle. `patterns_left_out` are those of pages that stay off the site, by the setting that has them; `files_of_book` gives what the
    book itself has on it, and is asked where a file lies in a folder of a book.
    """
    names_of_looks = list(_names_of_looks(custom_dir)) if custom_dir else []
    names = [*names_in(docs_dir, readable_folders), *names_of_looks]
    lies_in_folder_of_book = any(name_key(name.partition("/")[0]) in FOLDERS_OF_BOOKS for name in names)
    if not lies_in_folder_of_book and not any(map(_may_be_taken, names)):
        return
    paths = FILES_OF_SITES.union(files_of_book() if lies_in_folder_of_book else ())
    from talkdown.mkdocs.authored_files import AuthoredFiles  # a check does without MkDocs otherwise

    files = [
        *files_in(docs_dir, patterns_left_out),
        *files_of_looks(str(custom_dir), names_of_looks),
    ]
    yield from AuthoredFiles(files, str(docs_dir), str(custom_dir)).taken_names(paths, PAGES_OF_SITES)


def _names_of_looks(custom_dir: Path) -> Iterator[str]:
    """The files in a folder of templates that MkDocs puts onto the site as they are: those that hold none."""
    for name in names_in(custom_dir, ReadableFolders([custom_dir]), follows_links=False):  # as Jinja
        if not any(fnmatch(name.lower(), pattern) for pattern in _NO_FILES_OF_SITES):
            yield name


def names_in(
    folder: Path, readable_folders: ReadableFolders, name: str = "", *, follows_links: bool = True
) -> Iterator[str]:
    """The names of all files in a folder, from it on; links to folders are followed, or passed over."""
    with readable_folders.folder(folder) as open_folder:
        items = open_folder.items()
    for item in items:
        path = folder / item.name
        is_link = item.type is ItemType.link and path.is_dir()
        if item.type is ItemType.folder or (is_link and follows_links):
            yield from names_in(path, readable_folders, f"{name}{item.name}/", follows_links=follows_links)
        elif not is_link:
            yield f"{name}{item.name}"


def _stem_key(path: str) -> str:
    """What a file and what is made of it share, by its name: `signs` for `Signs.md`; all else as it is."""
    stem, suffix = os.path.splitext(path)
    if os.path.basename(stem) == "README":
        stem = f"{stem[: -len('README')]}index"
    return name_key(stem if suffix.lower() in _PAGE_SUFFIXES else path)


_KEYS = {
    _stem_key(str(part))
    for path in (*FILES_OF_SITES, *FOLDERS_OF_SITES)
    for part in (path, *PurePosixPath(path).parents)
}
_KEYS_OF_FILES = {_stem_key(path) for path in FILES_OF_SITES}


def _may_be_taken(name: str) -> bool:
    """Whether a file, as it is or rendered, may be in the place of one of each site's, or of a folder; or lie in a folder of such a name."""
    folders = {name_key(str(folder)) for folder in PurePosixPath(name).parents}
    is_below_file = any(_stem_key(folder) in _KEYS_OF_FILES for folder in folders)
    is_in_folder = not folders.isdisjoint(FOLDERS_OF_SITES)
    return is_below_file or is_in_folder or _stem_key(name) in _KEYS or name_key(name) in _KEYS
