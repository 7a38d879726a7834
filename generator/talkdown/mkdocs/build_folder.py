"""The folder that MkDocs empties before it builds: nothing of others is in it, whoever named it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent
from mkdocs.structure.files import File

from talkdown.mkdocs import files_of_site
from talkdown.storage.display import on_one_line
from talkdown.storage.folder_identity import FolderIdentity, identity_of

_EVENTS_BEFORE_WRITING = ("pre_build", "env", "post_page", "post_template")
"""Behind these MkDocs empties the folder, or writes into it."""


class _HandlersBefore(list[Callable[..., Any]]):
    """The handlers of an event, and one that MkDocs asks behind all of them, those included that others add while they are asked."""

    def __init__(self, handlers: Iterable[Callable[..., Any]], last_handler: Callable[..., Any]) -> None:
        super().__init__(handler for handler in handlers if handler != last_handler)
        self._last_handler = last_handler

    def __iter__(self) -> Iterator[Callable[..., Any]]:
        number = 0
        while number < len(self):
            yield self[number]
            number += 1
        yield self._last_handler


def ask_last(config: MkDocsConfig, plugin: BasePlugin[Any]) -> None:
    """Have MkDocs ask a plugin after all others before it writes: hooks come after plugins, and may add handlers at any time."""
    events = config.plugins.events
    for event in _EVENTS_BEFORE_WRITING:
        handler = getattr(plugin, f"on_{event}")
        last_handler = handler.methods[-1] if isinstance(handler, CombinedEvent) else handler
        if last_handler in events[event]:
            events[event] = _HandlersBefore(events[event], last_handler)


def _sent_elsewhere(site_dir: str, harm: str) -> PluginError:
    return PluginError(
        f"a hook or another plugin sends the site to `{_path_in_words(site_dir)}`, and MkDocs would {harm}\n"
        "  hint: name the folder as `site_dir:` in mkdocs.yml, or build with `talkdown build --out FOLDER`"
    )


def _path_in_words(path: str) -> str:
    return on_one_line(os.path.relpath(os.path.realpath(path)))


def _has_other_name(path: str) -> bool:
    """Whether a file is there that has another name, too, anywhere on the disk."""
    try:
        status = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_nlink > 1


class BuildFolder:
    """Where one build of the site goes: a folder, by whatever path one comes to it; a link in its place is another one."""

    def __init__(self) -> None:
        self._made_folder: FolderIdentity = ()
        """The new folder that who builds has made for this build; empty where another one is to be looked through."""
        self._folder_without_list: Path | None = None
        """The folder that a build is filling: all that is in it is ours, however the build ends."""
        self._safe_folder: FolderIdentity = ()
        """The folder in which nothing of others was."""
        self._files: Iterable[File] = ()
        """All that MkDocs is about to write."""

    def begin(self, made_folder: Path | None) -> None:
        """Know the folder that was made for this build, by who made it: plugins and hooks may put another in its place at any time."""
        self._made_folder = identity_of(made_folder) if made_folder else ()
        self._files = ()

    def require_safe(self, site_dir: str) -> None:
        """Raise `PluginError` if what others have would be lost; asked last, since MkDocs empties the folder next."""
        if not self._made_folder:
            folder = Path(site_dir)
            files_of_site.require_unpublished(folder)
            self._folder_without_list = folder
            files_of_site.withdraw_list_inside(folder)
            folder.mkdir(parents=True, exist_ok=True)
        elif identity_of(site_dir) != self._made_folder:
            raise _sent_elsewhere(site_dir, "empty that first")
        self._safe_folder = identity_of(site_dir)

    def require_inside(self, files: Iterable[File], site_dir: str) -> None:
        """Raise `PluginError` if anything goes elsewhere since: what others have there would be written over."""
        self._files = files
        self.require_same(site_dir)

    def require_same(self, site_dir: str) -> None:
        """Raise `PluginError` if the site goes elsewhere since, or one of its files does."""
        if identity_of(site_dir) != self._safe_folder:
            raise _sent_elsewhere(site_dir, "write over what is there")
        self._require_places(self._files, site_dir)

    def require_place(self, file: File, site_dir: str) -> None:
        """Raise `PluginError` if the site, or this file of it, goes elsewhere."""
        if identity_of(site_dir) != self._safe_folder:
            raise _sent_elsewhere(site_dir, "write over what is there")
        self._require_places([file], site_dir)

    def require_names(self, names: Iterable[str], site_dir: str) -> None:
        """Raise `PluginError` if what is written by these names into the folder of the site would lie elsewhere, as `require_same` does."""
        self.require_same(site_dir)
        self._require_paths(((name, os.path.join(site_dir, name)) for name in names), site_dir)

    def _require_places(self, files: Iterable[File], site_dir: str) -> None:
        self._require_paths(((file.src_uri, file.abs_dest_path) for file in files), site_dir)

    def _require_paths(self, rows: Iterable[tuple[str, str]], site_dir: str) -> None:
        """Raise `PluginError` for the first path that leads out of the site; each stands behind what a person calls it."""
        site = os.path.realpath(site_dir)
        places: dict[str, bool] = {}
        for name, path in rows:
            folder = os.path.dirname(path)
            if folder not in places:
                places[folder] = os.path.commonpath([site, os.path.realpath(folder)]) == site
            if not places[folder] or os.path.islink(path):
                raise PluginError(
                    f"a hook or another plugin sends `{on_one_line(name)}` to `{_path_in_words(path)}`, "
                    "which is not on the site, and MkDocs would write over what is there\n"
                    "  hint: have it leave `dest_dir` as it is, and no `..` in `dest_uri`, and put no link there"
                )
            if _has_other_name(path):
                raise PluginError(
                    f"a hook or another plugin has put a file with another name, too, in the place of `{on_one_line(name)}`: "
                    "what is written there would be written over in both places\n  hint: have it make a copy, and no hard link"
                )

    def write_list(self) -> None:
        """Leave the list by which the next build knows what it may delete, however far this one came."""
        folder, self._folder_without_list = self._folder_without_list, None
        if folder and self._safe_folder and identity_of(folder) == self._safe_folder:
            files_of_site.write_list_inside(folder)
