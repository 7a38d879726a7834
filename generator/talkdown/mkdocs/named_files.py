"""Files of the site that settings name: each has to be among the author's own, or come from the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import basename, normpath, splitext
from urllib.parse import unquote, urlsplit

from talkdown.design.icons import material_templates
from talkdown.loader.page_sections import PublicationTest
from talkdown.loader.page_settings import installed_theme_folders
from talkdown.loader.settings_yaml import UNKNOWN
from talkdown.mkdocs.config_faults import SettingRoute, Settings, as_list, names_of_plugins
from talkdown.mkdocs.setting_parts import children
from talkdown.mkdocs.unpublished_files import SCRIPT_SUFFIXES
from talkdown.model import ENTRY_KINDS
from talkdown.outputs import ASSETS
from talkdown.outputs.addresses import PRINT_PAGE

_ADD_NO_FILES = frozenset(
    "talkdown search offline tags meta group privacy minify macros table-reader include-markdown section-index redirects"
    " git-revision-date-localized git-authors enumerate-headings autorefs roamlinks glightbox exclude".split()
)
"""Plugins that were tried, and bring no page or file that a setting names. Of others, and of hooks, only a build knows."""

_PAGE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|[#?]")
"""How an address begins that leads to another site, or stays on the page."""

_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
"""Stands under `scripts:` for a script on a page."""

PAGES_OF_SITES = frozenset(["index.html", "404.html", PRINT_PAGE, *(kind.page for kind in ENTRY_KINDS)])
"""The pages of each site; in `nav:` they are named by `.md`."""

FOLDERS_OF_SITES = (ASSETS, str(PurePosixPath(PRINT_PAGE).parent))
"""All that lies in these is generated; what exactly, depends on the book, and on what is printed."""

LANDING_FILES = tuple(f"{splitext(page)[0]}.md" for page in sorted(PAGES_OF_SITES - {"404.html"}))
"""The files in whose place MkDocs takes generated pages."""

FOLDERS_OF_BOOKS = frozenset(
    [*(kind.folder for kind in ENTRY_KINDS), *(kind.code_letter.lower() for kind in ENTRY_KINDS)]
)
"""Where the pages of entries are, and their short addresses."""

_NAMES: Mapping[str | int, str] = {
    **{key: key for key in ("nav", "extra_css", "extra_javascript")},
    "plugins": "scripts",
}
"""What a setting is called, by the first key that leads to it; of the theme, and of `extra:`, it is the second one."""

NamedFile = tuple[str, str, SettingRoute]
"""The setting, what it names, and the keys that lead there."""


def may_add_files(settings: Settings) -> bool:
    """Whether plugins or hooks may bring files, of the site or of its theme, that nothing names."""
    plugins = names_of_plugins(settings.get("plugins"))
    return bool(settings.get("hooks")) or not _ADD_NO_FILES.issuperset(plugins)


def theme_folders(project: Path, custom_dir: str) -> list[Path]:
    """Where the theme looks for templates and icons, those of an author first."""
    return [*([project / custom_dir] if custom_dir else []), *installed_theme_folders()]


def named_files(settings: Settings, plugin_settings: Settings) -> Iterator[NamedFile]:
    """What settings name in the folder of the pages; nothing where plugins or hooks may bring it."""
    if may_add_files(settings):
        return
    rows = list(_texts(settings.get("nav"), ("nav",)))
    for key in ("extra_css", "extra_javascript"):
        for number, item in enumerate(as_list(settings.get(key))):
            path = item.get("path") if isinstance(item, dict) else item
            rows.append(((key, number), path))
    rows += [
        (("plugins", "talkdown", "scripts"), path)
        for path in as_list(plugin_settings.get("scripts"))
        if not _HASH.fullmatch(str(path))
    ]
    theme, extra = settings.get("theme"), settings.get("extra")
    if isinstance(theme, Mapping):
        rows += [(("theme", key), theme.get(key)) for key in ("logo", "favicon")]
    if isinstance(extra, Mapping):
        for number, item in enumerate(as_list(extra.get("polyfills"))):
            rows.append((("extra", "polyfills", number), item))
        rows.append((("extra", "homepage"), extra.get("homepage")))
        for key in ("alternate", "social"):
            for number, item in enumerate(as_list(extra.get(key))):
                if isinstance(item, Mapping):
                    rows.append((("extra", key, number, "link"), item.get("link")))
    for route, path in rows:
        path = "" if path is UNKNOWN else str(path or "")
        if path and not _SCHEME.match(path) and not path.startswith(f"{ASSETS}/"):
            yield _NAMES.get(route[0], "") or str(route[1]), path, route


def _texts(value: object, route: SettingRoute) -> Iterator[tuple[SettingRoute, object]]:
    if not isinstance(value, dict | list):
        yield route, value
    for step, child in children(value):
        yield from _texts(child, (*route, step))


class SiteFiles:
    """What is on a site, as far as it can be told without a book: pages of entries are taken for there."""

    def __init__(
        self, docs_dir: Path, custom_dir: Path | None, url: str, is_published: PublicationTest
    ) -> None:
        self._folders = [folder for folder in (docs_dir, custom_dir, material_templates()) if folder]
        self._docs_dir = docs_dir
        self._root = urlsplit(url).path.rstrip("/") + "/"
        self._is_published = is_published

    def why_missing(self, setting: str, path: str) -> str:
        """What is wrong with what a setting names; empty if nothing is."""
        if setting == "social" and not path.startswith("/"):
            return "leads elsewhere from each page; write a whole address, `https://…`"
        if setting != "nav":
            path = unquote(re.split("[?#]", path)[0])
        elif ".." in PurePosixPath(path).parts:
            return "is not there"  # MkDocs takes it for an address
        if path.startswith("/"):
            path = path[len(self._root) :] if f"{path}/".startswith(self._root) else f"..{path}"
        path = normpath(f"{path}index.html" if path.endswith("/") or not path else path)
        if path.startswith("../"):
            return "leads out of the site"
        if setting == "scripts" and not path.endswith(SCRIPT_SUFFIXES):
            return "is no script, and no hash as `sha256-…`"
        if (self._docs_dir / path).is_file():
            if not self._is_published(path):
                return "is left out of the site by `exclude_docs:`, `draft_docs:` or its name"
            is_page = path.endswith(_PAGE_SUFFIXES)
            return "is a page" if is_page and setting != "nav" else ""
        is_there = any((folder / path).is_file() for folder in self._folders) or self._has_page(path, setting)
        return "" if is_there else "is not there"

    def _has_page(self, path: str, setting: str) -> bool:
        """Whether the site has a page there, of the author's or of a book."""
        path = path if path.endswith((".html", *_PAGE_SUFFIXES)) else f"{path}/index.html"
        stem = splitext(path)[0]
        if path.endswith(".html"):
            sources = [
                f"{stem}.md",
                *([f"{stem[: -len('index')]}README.md"] if basename(stem) == "index" else []),
            ]
            if any((self._docs_dir / source).is_file() for source in sources):
                return setting != "nav"
            folder, separator, _ = stem.partition("/")
            if separator and folder in FOLDERS_OF_BOOKS:
                return True
        # MkDocs takes what the navigation names by `.html` for an address, and that for the same on every page.
        return f"{stem}.html" in PAGES_OF_SITES and path.endswith(".md" if setting == "nav" else ".html")
