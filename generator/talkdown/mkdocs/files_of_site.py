"""The files of a site: generated ones among those of MkDocs, and what is added once they are written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from talkdown.mkdocs.authored_files import REPLACES, AuthoredFiles
from talkdown.mkdocs.authored_text import words_of
from talkdown.mkdocs.errors import log
from talkdown.mkdocs.generated_page import GeneratedPage, markdown_path
from talkdown.mkdocs.page_scripts import PageScripts
from talkdown.mkdocs.page_template import PageTheme
from talkdown.mkdocs.published_pages import published_sections
from talkdown.mkdocs.settings import PluginSettings
from talkdown.mkdocs.theme import THEME_CSS, request_by_hash, theme_styles
from talkdown.outputs import Artifact, web
from talkdown.outputs.pages import Page
from talkdown.pipeline.builds import is_published, list_files
from talkdown.pipeline.site import RenderedSite, SiteBuilder
from talkdown.pipeline.target import files_that_would_go, hint_on_foreign_files
from talkdown.storage.atomic import write_atomic
from talkdown.storage.display import name_some
from talkdown.storage.file_list import LIST_INSIDE, FileList

_BLANK_LINES = re.compile(r"\n\s*\n")
_KEEPS_BLANK_LINES = re.compile(r"<(?:pre|textarea)\b|<script\b[^>]*>[^<]*\n\s*\n", re.IGNORECASE)
"""In a script, another line would be another hash, which the site's policy does not allow."""

_NEIGHBOR = re.compile(r'<link rel="(?:prev|next)" [^>]*>\s*')


_WRITTEN_BY_MKDOCS = ("sitemap.xml", "sitemap.xml.gz")
"""What it writes over a file of the author's without a word."""


def require_unpublished(folder: Path) -> None:
    """Raise `PluginError` if readers look at the folder, or others have files in it: MkDocs would empty it first."""
    if is_published(folder):
        raise PluginError(
            f"`{os.path.relpath(folder)}` is published, and this would empty it first\n"
            "  hint: `talkdown build` publishes a new one; `mkdocs build --site-dir FOLDER` builds elsewhere"
        )
    if names := name_some(files_that_would_go(folder)):
        way_out = "move that away, or build elsewhere with `mkdocs build --site-dir FOLDER`"
        raise PluginError(
            f"`{os.path.relpath(folder)}` holds what no build of it made, and this would delete it: {names}\n"
            f"  hint: {hint_on_foreign_files(folder, way_out)}"
        )


def withdraw_list_inside(folder: Path) -> None:
    """Delete the list of the build before: from now on it would say of new files that no build made them."""
    (folder / LIST_INSIDE).unlink(missing_ok=True)


def write_list_inside(folder: Path) -> None:
    """Leave the list of what a build has made in its folder, as far as it came, if there is room on the disk.

    What begins with a dot there was no build's.
    """
    if not folder.is_dir():
        return
    digests = list_files(folder).digests
    file_list = FileList({name: digest for name, digest in digests.items() if not name.startswith(".")})
    with suppress(OSError):  # the next build says that there is no list, and a way out
        write_atomic(folder / LIST_INSIDE, file_list.as_bytes())


def add_files(files: Files, config: MkDocsConfig, site: RenderedSite, authored_files: AuthoredFiles) -> None:
    """Add the generated pages, and the files beside them. Raises `PluginError` where a file of the author's is in the way."""
    landing_pages = [page for page in site.landing_pages if not authored_files.replaces(page.path)]
    pages_of_theme = [path for path in sorted(config.theme.static_templates) if path.endswith(".html")]
    replaceable_paths = [*pages_of_theme, *(page.path for page in site.landing_pages)]
    for name, line, why in authored_files.idle_replacements(replaceable_paths):
        message = f"{name}:{line}: `{REPLACES}:` has no effect: {why}"
        log.warning(message, extra={"kind": REPLACES})
    paths = [page.path for page in (*landing_pages, *site.inner_pages)]
    paths += [THEME_CSS, *site.generated_files, *site.package_files]
    paths += [path for path in pages_of_theme if not authored_files.replaces(path)]
    authored_files.require_free(paths, replaceable_paths)
    for page in landing_pages:
        file = File.generated(config, markdown_path(page.path), content="")
        file.abs_src_path = str(
            Path(site.loaded_book.book.path).absolute()
        )  # plugins ask when a page was changed
        file.page = GeneratedPage(page, file, config)
        files.append(file)
    for path, content in {THEME_CSS: theme_styles(config, files), **site.generated_files}.items():
        files.append(File.generated(config, path, content=content))
        request_by_hash(config, path, content)
    for path, origin in site.package_files.items():
        files.append(File.generated(config, path, abs_src_path=str(origin)))
    for page in site.inner_pages:
        files.append(File.generated(config, page.path, content=b""))  # filled once there is a theme


def find_only_published(
    files: Files, config: MkDocsConfig, builder: SiteBuilder, site: RenderedSite
) -> RenderedSite:
    """Have the finder find the author's pages that are on the site once all plugins were asked, each where it is now.

    Gives the site as it is then; where that is another, its files take the place of those of `site`.
    """
    sections = published_sections(builder.sections, files, serving=builder.serving)
    if sections == builder.sections:
        return site
    builder.sections = sections
    new_site = builder.render(site.loaded_book, builder.last_print)
    for path, content in new_site.changes_since(site)[1].items():
        file = files.get_file_from_path(path)
        if file is None:
            continue  # another plugin has taken it out of the site
        file.content_bytes = content
        address = Artifact(path, site.generated_files[path]).address
        for paths in (config.extra_css, config.extra_javascript):
            if address in paths:
                paths[paths.index(address)] = Artifact(path, content).address
    return new_site


def require_landing_pages(files: Files) -> None:
    """Raise `PluginError` if settings leave generated pages out of the site: all others lead to them."""
    pages = [file for file in files if isinstance(file.page, GeneratedPage)]
    if names := name_some(file.src_uri for file in pages if not file.inclusion.is_included()):
        raise PluginError(
            f"talkdown: `exclude_docs:` or `draft_docs:` in mkdocs.yml leaves generated pages out: {names}\n"
            "  hint: write a pattern that begins with a folder, as `/drafts/`"
        )


def fill_inner_pages(files: Files, theme: PageTheme, pages: Iterable[Page]) -> None:
    """Put the inner pages into the theme."""
    for page in pages:
        file = files.get_file_from_path(page.path)
        if file is not None:  # unless another plugin has taken it out of the site
            file.content_bytes = theme.render(page)


def without_neighbors(html: str) -> str:
    """The HTML of a page that names no neighbors.

    To the theme, the letters n and p mean the pages before and after, and whoever types outside a field would be
    carried away.
    """
    return _NEIGHBOR.sub("", html)


def without_blank_lines(html: str) -> str:
    """The HTML of a page without the lines that the theme's templates leave empty: 4 % of what a first visit to a page loads.

    A page in which an empty line may mean something stays as it is.
    """
    return html if _KEEPS_BLANK_LINES.search(html) else _BLANK_LINES.sub("\n", html)


def add_to_sitemap(sitemap: str, *, url: str, pages: Iterable[Page]) -> str:
    """The sitemap with more pages; `url` is where the site will be published."""
    rows = "".join(f"<url><loc>{url.rstrip('/')}/{page.path}</loc></url>\n" for page in pages)
    return sitemap.replace("</urlset>", rows + "</urlset>")


def write_web_files(
    config: MkDocsConfig,
    settings: PluginSettings,
    authored_files: AuthoredFiles,
    page_scripts: PageScripts,
    *,
    language: str,
    color: str,
    require_names: Callable[[Iterable[str], str], None],
) -> None:
    """Write what servers and browsers need beside the pages of a built site. Raises `PluginError` as `add_files` does.

    `require_names` refuses names in the folder of the site in whose place links lead elsewhere.
    """
    site = Path(config.site_dir)
    site_info = web.SiteInfo(
        name=words_of(config.site_name),
        description=config.site_description or "",
        language=language,
        color=color,
        offline=settings.offline,
        indexed=settings.indexed,
        frame_ancestors=tuple(settings.frame_ancestors),
        scripts=page_scripts.hashes,
        refused_scripts=page_scripts.refused_hashes,
        checked_pages=page_scripts.checked_pages,
    )
    artifacts = list(web.render(site, site_info))
    authored_files.require_free([*_WRITTEN_BY_MKDOCS, *(artifact.path for artifact in artifacts)])
    require_names([artifact.path for artifact in artifacts], config.site_dir)
    for artifact in artifacts:
        path = site / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
