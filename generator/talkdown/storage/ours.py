"""What is ours in a folder: what lists prove, by name and by digest. Nothing else is deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from talkdown.storage.file_list import FileList, digest_of


class Inventory:
    """What one or more lists name. A file is ours if one of them has its name and its digest."""

    def __init__(self, lists: Iterable[FileList], whole_folders: Sequence[Path] = ()) -> None:
        """In `whole_folders` stand whole files: one of the same name that begins like such a file was cut off."""
        self._digests: dict[str, set[str]] = {}
        self._folders: set[str] = set()
        self._whole_folders = whole_folders
        for file_list in lists:
            for name, digest in (*file_list.digests.items(), *file_list.earlier_digests.items()):
                self._digests.setdefault(name, set()).add(digest)
                parts = name.split("/")
                self._folders.update("/".join(parts[:depth]) for depth in range(1, len(parts)))

    def names_folder(self, name: str, path: Path) -> bool:
        """Whether something that is listed lies in this folder, on the same disk."""
        return name in self._folders and not os.path.ismount(path)

    def proves(self, name: str, path: Path) -> bool:
        """Whether a file is ours. What cannot be read is not."""
        digests = self._digests.get(name)
        try:
            if digests is None or not stat.S_ISREG(path.lstat().st_mode):
                return False
            return digest_of(path) in digests or any(
                _begins_like(path, folder / name) for folder in self._whole_folders
            )
        except OSError:
            return False


def foreign_files(folder: Path, inventory: Inventory, within: str = "") -> Iterator[str]:
    """The names of what is not ours, in order. A folder of others is named, with a slash, and not looked into."""
    for entry in _entries(folder):
        name = f"{within}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if not inventory.proves(name, Path(entry.path)):
                yield name
        elif not inventory.names_folder(name, Path(entry.path)) or not os.access(
            entry.path, os.R_OK | os.X_OK
        ):
            yield f"{name}/"
        else:
            yield from foreign_files(Path(entry.path), inventory, f"{name}/")


def delete_ours(folder: Path, inventory: Inventory, within: str = "") -> None:
    """Delete what is ours, and the folder if nothing stays in it. Each file is proved at the moment it goes.

    Raises OSError if the disk refuses.
    """
    for entry in _entries(folder):
        name, path = f"{within}{entry.name}", Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if inventory.names_folder(name, path):
                delete_ours(path, inventory, f"{name}/")
        elif inventory.proves(name, path):
            path.unlink()
    with suppress(OSError):  # it holds something, or is a folder that others use
        folder.rmdir()


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _begins_like(path: Path, whole_file: Path) -> bool:
    content = path.read_bytes()
    with whole_file.open("rb") as file:
        return file.read(len(content)) == content
