"""A folder that a command writes files into, again and again, and in which others may have theirs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from talkdown.storage.atomic import write_atomic
from talkdown.storage.file_list import LIST_INSIDE, FileList, digest_of_bytes, read_list
from talkdown.storage.lock import folder_in_turn
from talkdown.storage.ours import Inventory


class OutputFolder:
    """Writes files, and keeps a list of them: what is not on it, or was changed since, is of others."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def foreign_files(self, names: Iterable[str]) -> list[str]:
        """Those of the names under which there is something of others."""
        list_path = self.path / LIST_INSIDE
        file_list = read_list(list_path)
        is_list_foreign = list_path.is_symlink() or (file_list is None and list_path.exists())
        inventory = Inventory([file_list or FileList({})])
        paths = {name: self.path / name for name in names}
        return [LIST_INSIDE] * is_list_foreign + [
            name
            for name, path in paths.items()
            if (path.exists() or path.is_symlink()) and not inventory.proves(name, path)
        ]

    def write(self, name: str, content: bytes) -> None:
        """Write a file in one step. Raises OSError, and the file before stays, if the disk refuses.

        The list has the new file before the file has its name, and the one before until then: whenever this is cut
        off, what is there is on the list.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        # Two commands at once, as of `make -j`, would each write the list without the other's file.
        with folder_in_turn(self.path):
            file_list = self._list()
            earlier_digests = {**file_list.earlier_digests}
            if name in file_list.digests:
                earlier_digests[name] = file_list.digests[name]
            digests = {**file_list.digests, name: digest_of_bytes(content)}
            write_atomic(self.path / LIST_INSIDE, FileList(digests, earlier_digests).as_bytes())
            write_atomic(self.path / name, content)

    def _list(self) -> FileList:
        return read_list(self.path / LIST_INSIDE) or FileList({})
