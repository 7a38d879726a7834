"""The folder that MkDocs empties before it builds: nothing of others is in it, whoever named it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from talkdown.mkdocs import files_of_site


def ask_last(handlers: list[Callable[..., Any]], handler: Callable[..., Any]) -> None:
    """Have MkDocs ask a handler after all others: of the same priority it asks hooks after plugins, and some have a lower one."""
    if handler in handlers:
        handlers.remove(handler)
        handlers.append(handler)


def _sent_elsewhere(site_dir: str, harm: str) -> PluginError:
    return PluginError(
        f"a hook or another plugin sends the site to `{os.path.relpath(site_dir)}`, and MkDocs would {harm}\n"
        "  hint: name the folder as `site_dir:` in mkdocs.yml, or build with `talkdown build --out FOLDER`"
    )


class BuildFolder:
    """Where one build of the site goes."""

    def __init__(self) -> None:
        self._made_folder = ""
        """A new folder that who builds has made for this build; empty where another one is to be looked through."""
        self._folder_without_list: Path | None = None
        """The folder that a build is filling: all that is in it is ours, however the build ends."""
        self._safe_folder = ""
        """The folder in which nothing of others was."""

    def begin(self, made_folder: str) -> None:
        """Know the folder that was made for this build, by who made it: other plugins and hooks may name another one at any time."""
        self._made_folder = os.path.abspath(made_folder) if made_folder else ""

    def require_safe(self, site_dir: str) -> None:
        """Raise `PluginError` if what others have would be lost; asked last, since MkDocs empties the folder next."""
        if not self._made_folder:
            folder = Path(site_dir)
            files_of_site.require_unpublished(folder)
            self._folder_without_list = folder
            files_of_site.withdraw_list_inside(folder)
        elif os.path.abspath(site_dir) != self._made_folder:
            raise _sent_elsewhere(site_dir, "empty that first")
        self._safe_folder = os.path.abspath(site_dir)

    def require_same(self, site_dir: str) -> None:
        """Raise `PluginError` if the site goes elsewhere since: what others have there would be written over."""
        if os.path.abspath(site_dir) != self._safe_folder:
            raise _sent_elsewhere(site_dir, "write over what is there")

    def write_list(self) -> None:
        """Leave the list by which the next build knows what it may delete, however far this one came."""
        if self._folder_without_list:
            files_of_site.write_list_inside(self._folder_without_list)
            self._folder_without_list = None
