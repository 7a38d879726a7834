"""What is wrong with the files and folders that the settings of a site name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.machinery import all_suffixes
from pathlib import Path

from talkdown.loader.site_settings import SiteSettings
from talkdown.mkdocs.named_files import LANDING_FILES, SiteFiles
from talkdown.mkdocs.published_pages import is_published_by_texts
from talkdown.mkdocs.site_sources import SiteSources
from talkdown.mkdocs.tried_settings import PlacedFault
from talkdown.pipeline.target import PublishError, lie_together, real_site, require_apart
from talkdown.storage.cache import cache_folder
from talkdown.storage.display import on_one_line
from talkdown.storage.inside import ReadableFolders, leads_outside


def faults_of_paths(settings: SiteSettings, sources: SiteSources) -> Iterator[PlacedFault]:
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
        elif setting == "hooks" and (base / path).exists() and not _is_module(base / path):
            yield f"`{path}` under `hooks:` is no module of Python", "name a file that ends in `.py`", place
        elif path and not (
            (base / path).exists() if setting in ("hooks", "watch") else (base / path).is_dir()
        ):
            title = f"folder `{path}` for {noun}" if noun else f"`{path}`, which `{setting}:` names"
            yield f"there is no {title}", hint, place
    yield from _faults_of_places(base, sources)


def _is_module(path: Path) -> bool:
    return path.is_file() and path.name.endswith(tuple(all_suffixes()))


def faults_of_files(settings: SiteSettings, sources: SiteSources) -> Iterator[PlacedFault]:
    """What is wrong with the files of the site that settings name, and with what settings leave out of it."""
    base, is_published = settings.files[0].parent, is_published_by_texts(sources.patterns_left_out)
    if sources.patterns_left_out and (path := next((p for p in LANDING_FILES if not is_published(p)), "")):
        name = next(iter(sources.patterns_left_out))
        message = f"`exclude_docs:` or `draft_docs:` leaves generated pages out, `{path}` among them"
        yield message, "write a pattern that begins with a folder, as `/drafts/`", settings.place_of(name)
    site_files = SiteFiles(
        base / sources.docs_dir.path,
        base / sources.custom_dir if sources.custom_dir else None,
        sources.address,
        is_published,
    )
    for setting, path, place in sources.files if sources.docs_dir.path else ():
        if why := site_files.why_missing(setting, path):
            message = f"`{on_one_line(path)}` under `{setting}:` {why}"
            yield message, f"paths begin in `{sources.docs_dir.path}`", place


def _faults_of_places(base: Path, sources: SiteSources) -> Iterator[PlacedFault]:
    """Which of the folders lie one in the other."""
    phrasebook, docs_dir, site_dir = (
        base / named_path.path if named_path.path else None
        for named_path in (sources.phrasebook, sources.docs_dir, sources.site_dir)
    )
    custom_dir = next(
        (named_path for named_path in sources.paths if named_path.setting == "custom_dir"), None
    )
    for named_path in filter(None, (sources.docs_dir, custom_dir)):  # all that lies in them is published
        if phrasebook and named_path.path and lie_together(phrasebook, base / named_path.path):
            message = (
                f"`{named_path.setting}: {named_path.path}` and the phrasebook `{sources.phrasebook.path}` "
                "are one folder, or lie one in the other"
            )
            yield message, "put the two side by side", named_path.place
    published_folders = [
        path for path in (docs_dir, base / sources.custom_dir if sources.custom_dir else None) if path
    ]
    cache = cache_folder()
    if cache and any(cache.resolve().is_relative_to(path.resolve()) for path in published_folders):
        message = f"the cache folder `{on_one_line(str(cache))}` lies where all files are published"
        hint = "name another one in TALKDOWN_CACHE, or unset that, and delete what the cache has left there"
        yield message, hint, sources.docs_dir.place
    if site_dir:
        site = real_site(site_dir)
        if site.exists() and not site.is_dir():
            yield f"`site_dir: {sources.site_dir.path}` is a file", "choose a folder", sources.site_dir.place
        nouns = {"the phrasebook": phrasebook, "your own pages": docs_dir}
        try:
            require_apart(site, {noun: path for noun, path in nouns.items() if path})
        except PublishError as error:
            yield f"`site_dir:` {error}", "choose a folder of its own for the site", sources.site_dir.place
