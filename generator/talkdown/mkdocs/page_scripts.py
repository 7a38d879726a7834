"""Scripts: the site's own may run, and those that mkdocs.yml lists. What else an author's pages bring is named and refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from talkdown.mkdocs.endless_pages import require_shallow
from talkdown.mkdocs.errors import log
from talkdown.mkdocs.generated_page import GeneratedPage
from talkdown.mkdocs.refused_settings import addresses_named_once
from talkdown.mkdocs.unpublished_files import (
    DRAWING_SUFFIXES,
    PAGE_SUFFIXES,
    SCRIPT_SUFFIXES,
    why_unpublished,
)
from talkdown.outputs import web
from talkdown.storage.display import on_one_line
from talkdown.storage.names import name_key

_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
_XML_REDIRECT = re.compile(r"http-equiv[^>]{0,200}", re.IGNORECASE)

_DIAGRAM = re.compile(r'<(?:pre|div) class="mermaid"')

_MOST_CHARACTERS = 60
"""How much of a script is shown, so that its author knows which it is."""


class PageScripts:
    """What scripts the files of one build may bring."""

    def __init__(self, files: Files, config: MkDocsConfig, listed_scripts: Iterable[str]) -> None:
        """Take scripts that are not listed out of `files`. Raises `PluginError` for a listed one that is not there."""
        self._config = config
        listed_scripts = list(listed_scripts)
        self._hashes = {f"'{item}'" for item in listed_scripts if _HASH.fullmatch(item)}
        self._addresses_named_once = addresses_named_once(config)
        paths = {item for item in listed_scripts if not _HASH.fullmatch(item)}
        self._refused_hashes: set[str] = set()
        self._checked_pages: frozenset[str] = frozenset()
        self._authored_files = [file for file in files if self._is_authored(file)]
        for path in sorted(paths):
            if files.get_file_from_path(path) is None or not path.endswith(SCRIPT_SUFFIXES):
                raise PluginError(
                    f"talkdown: `{on_one_line(path)}` under `scripts:` is no script in `{Path(config.docs_dir).name}`, and no hash"
                    " as `sha256-…`"
                )
        allowed_scripts = paths | self._loaded_everywhere()
        site_keys = {name_key(str(path)) for file in files for path in _with_folders(file.dest_uri)}
        for file in self._authored_files:
            if why := why_unpublished(file, allowed_scripts, site_keys):
                files.remove(file)
                message = f"{on_one_line(file.src_uri)}: this is not published: {why}"
                log.warning(message, extra={"kind": "unpublished"})

    @property
    def checked_pages(self) -> frozenset[str]:
        """The paths of all pages that MkDocs writes: what stands in one of them may be an author's."""
        return self._checked_pages

    @property
    def hashes(self) -> frozenset[str]:
        """The scripts that may stand in them: the theme's, and listed ones."""
        return frozenset(self._hashes)

    @property
    def refused_hashes(self) -> frozenset[str]:
        """The scripts of authors' that were named."""
        return frozenset(self._refused_hashes)

    def allow_theme(self, frames: Iterable[str], files: Files) -> None:
        """Allow the scripts that the theme writes by itself: `frames` are pages in which nothing is an author's.

        `files` are those of the site, of all plugins.
        """
        self._hashes = self._hashes.union(*map(web.script_hashes, frames))
        paths = [*(file.dest_uri for file in files), *self._config.theme.static_templates]
        self._checked_pages = frozenset(filter(_is_html, paths))

    def check_page(self, html: str, file: File) -> None:
        """Warn of what the site's policy refuses on a page.

        Raises `PluginError` for a page that would be looked at for ever.
        """
        require_shallow(html, file.src_uri)
        is_authored = self._is_authored(file) and not isinstance(file.page, GeneratedPage)
        text = file.content_string if is_authored else ""
        self._warn(html, file.src_uri, text)
        if is_authored:
            _warn_of_loaded_scripts(file.src_uri, text, html)
        if text:
            _warn_of_diagrams(html, file.src_uri, text)
        self._warn_of_scripts(html, file.src_uri, text)

    def check_html_files(self) -> None:
        """Warn of what it refuses in HTML files of the author's, which MkDocs copies as they are."""
        for file in self._authored_files:
            is_page = _is_html(file.src_uri)
            if not is_page and not file.src_uri.lower().endswith(DRAWING_SUFFIXES):
                continue
            text = file.content_bytes.decode(errors="replace")
            require_shallow(text, file.src_uri)
            if is_page:
                self._warn(text, file.src_uri, text)
            else:  # as a picture, it may have styles
                _warn_of_redirects(file.src_uri, text, dict.fromkeys(_XML_REDIRECT.findall(text)))
            _warn_of_loaded_scripts(file.src_uri, text, text)
            self._warn_of_scripts(text, file.src_uri, text)

    def _is_authored(self, file: File) -> bool:
        """Whether neither this plugin nor the theme brings it: other plugins may pass on what authors wrote."""
        return file.generated_by != "talkdown" and file.src_dir not in self._config.theme.dirs

    def _loaded_everywhere(self) -> set[str]:
        """The scripts of each page; the plugin `minify` makes `own.min.js` of `own.js` once that is on the site."""
        paths = {str(script).partition("?")[0] for script in self._config.extra_javascript}
        return paths | {path.replace(".min.js", ".js") for path in paths}

    def _warn(self, html: str, source: str, text: str) -> None:
        _warn_of_redirects(source, text, web.redirecting_markup(html))
        _warn_of_each(
            source,
            text,
            {
                markup: f"the site's policy refuses this: {markup}"
                for markup in web.refused_markup(html)
                if not any(f'"{address}' in markup for address in self._addresses_named_once)
            },
        )

    def _warn_of_scripts(self, html: str, source: str, text: str) -> None:
        messages = {}
        for script in web.inline_scripts(html):
            if (hash := web.hash_of(script)) not in self._hashes:
                self._refused_hashes.add(hash)
                beginning = on_one_line(script.strip()[:_MOST_CHARACTERS])
                messages[script] = (
                    f"the site's policy refuses this script, which no setting lists: {beginning}; "
                    f"if it is to run, add `{hash.strip(chr(39))}` to `scripts:` of the plugin in mkdocs.yml"
                )
        _warn_of_each(source, text, messages)


def _is_html(path: str) -> bool:
    return path.lower().endswith(PAGE_SUFFIXES)


def _warn_of_redirects(source: str, text: str, markups: Iterable[str]) -> None:
    message = "this leads readers away from the page, and no policy prevents it"
    _warn_of_each(source, text, {markup: f"{message}: {on_one_line(markup)}" for markup in markups})


def _warn_of_loaded_scripts(source: str, text: str, html: str) -> None:
    """Warn of what a page loads as a script, though it is on the site as another file: nobody has listed that as a script.

    The page takes it for one wherever the server does not send `nosniff`. Scripts by their names are listed, or not published.
    """
    message = "no setting lists this script; it has to end in `.js`, and to stand under `scripts:` of the plugin in mkdocs.yml"
    messages = {
        markup: f"{message}: {on_one_line(markup)}"
        for markup, address in web.loaded_scripts(html)
        if not _path_on_site(address).endswith(SCRIPT_SUFFIXES)
    }
    if messages and not source.lower().endswith(DRAWING_SUFFIXES):  # of these, only scripts are looked at
        for markup in web.refused_markup(html):
            messages.pop(markup, "named already")
    _warn_of_each(source, text, messages)


def _path_on_site(address: str) -> str:
    """The path that an address of this site leads to, as browsers read it; empty for another address."""
    try:
        parts = urlsplit(address.strip().replace("\\", "/"))
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path).lower()


def _warn_of_diagrams(html: str, source: str, text: str) -> None:
    """Warn of diagrams that the theme would have a script of another site draw (unpkg.com); none of ours is as large."""
    if _DIAGRAM.search(html):
        message = (
            "the theme draws Mermaid with a script from another site, which the site's policy refuses: readers see the text "
            "of the diagram; export it as an SVG file"
        )
        _warn_of_each(source, text, {"mermaid": message})


def _with_folders(path: str) -> Iterator[PurePosixPath]:
    """A path on the site, and the folders it lies in: servers are asked for those, too."""
    yield PurePosixPath(path)
    yield from PurePosixPath(path).parents


def _warn_of_each(source: str, text: str, messages: Mapping[str, str]) -> None:
    """Log a warning for each markup, as `page.md:12: message`; without the line for a page that has no text of its own."""
    name = on_one_line(source)
    lines = web.lines_of(messages, text) if text else {}
    for markup, message in messages.items():
        place = f"{name}:{lines[markup]}" if text else name
        log.warning(f"{place}: {message}", extra={"kind": "policy"})
