"""The files of a folder: regular ones only, opened without following links, each with its bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from talkdown.diagnostics import Diagnostic, Position, did_you_mean
from talkdown.storage.display import describe_os_error, on_one_line

MAX_FOLDER_DEPTH = 5
"""Folders inside one another, `phrases/` included. Real books use two; a stray copy of a disk has more."""


@dataclass
class FolderFiles:
    """What a folder holds, and what had to be passed over."""

    contents: dict[str, bytes] = field(default_factory=dict)
    """Bytes by name (`phrases/chat.yaml`, from the folder on), in the order of the names."""
    unreadable: list[str] = field(default_factory=list)
    """The names of files and folders that may hold entries and could not be read."""
    problems: list[Diagnostic] = field(default_factory=list)


def read_files(folder: str, names: Sequence[str], max_bytes: int) -> FolderFiles:
    """Read all YAML files of a folder. Never raises: what cannot be read is a problem.

    `names` are what files (less `.yaml`) and folders at the top may be called. Of each file one byte more than
    `max_bytes` is read at most, so that who checks the length sees that it is too long.
    """
    reader = _FolderReader(folder, names, max_bytes)
    reader.read()
    return reader.files


def join_path(folder: str, name: str) -> str:
    """A file's path as it is shown to an author: what they typed for the folder, and a slash on every system."""
    return f"{folder.rstrip('/')}/{name}"


class _FolderReader:
    def __init__(self, folder: str, names: Sequence[str], max_bytes: int) -> None:
        self.files = FolderFiles()
        self._folder = folder
        self._names = names
        self._max_bytes = max_bytes

    def read(self) -> None:
        for name in sorted(self._walk("")):
            content = self._read_file(name)
            if content is None:
                self.files.unreadable.append(name)
            else:
                self.files.contents[name] = content

    def _report(self, code: str, message: str, name: str, hint: str = "") -> None:
        position = Position(on_one_line(join_path(self._folder, name)), 1, 1)
        self.files.problems.append(Diagnostic(code, message, position, hint))

    def _pass_over(self, code: str, message: str, name: str, hint: str = "") -> None:
        self.files.unreadable.append(name)
        self._report(code, message, name, hint)

    def _walk(self, folder: str) -> Iterator[str]:
        try:
            with os.scandir(join_path(self._folder, folder)) as entries:
                items = sorted(entries, key=lambda item: item.name)
        except OSError as error:
            self._pass_over("unreadable", f"the folder cannot be read: {describe_os_error(error)}", folder)
            return
        for item in items:
            if item.name.startswith(".") or item.name.endswith("~"):
                continue  # what systems and editors leave
            name = folder + item.name
            if item.is_symlink():
                if _is_yaml(item.name) or item.name in self._names or item.is_dir():
                    message = "this is a link, and links are not followed"
                    self._pass_over("symlink", message, name, "put the file itself here")
            elif item.is_dir(follow_symlinks=False):
                yield from self._walk_subfolder(name, item.name)
            elif self._may_hold_entries(item, name):
                yield name

    def _walk_subfolder(self, name: str, item_name: str) -> Iterator[str]:
        if _is_yaml(item_name):
            self._pass_over("not-a-file", "this is a folder with the name of a file", name, "rename it")
        elif "/" not in name and item_name not in self._names:
            self._report_unknown_kind(name, item_name, "folder")
        elif name.count("/") >= MAX_FOLDER_DEPTH:
            message = f"more than {MAX_FOLDER_DEPTH} folders, one inside the other"
            self._pass_over("too-deep", message, name, "move its files up")
        else:
            yield from self._walk(name + "/")

    def _may_hold_entries(self, item: os.DirEntry[str], name: str) -> bool:
        """Whether to read a file; if it looks like YAML and is not to be read, a problem says why."""
        stem, _, suffix = item.name.rpartition(".")
        rename_hint = f"rename it to `{on_one_line(stem)}.yaml`"
        if not _is_yaml(item.name):
            if suffix.lower() == "json":
                message = "JSON is welcome, in a file whose name ends in `.yaml`"
                self._pass_over("file-name", message, name, rename_hint)
        elif not item.is_file(follow_symlinks=False):
            self._pass_over("not-a-file", "this is not a regular file", name, "delete it")
        elif suffix != "yaml":
            message = f"the file would be passed over: its name ends in `.{suffix}`"
            self._pass_over("file-name", message, name, rename_hint)
        elif not item.name.isprintable():
            message = "the file's name holds a character that cannot be shown"
            self._pass_over("file-name", message, name, "rename it")
        elif "/" not in name and stem not in self._names:
            self._report_unknown_kind(name, stem, "file")
        else:
            return True
        return False

    def _report_unknown_kind(self, name: str, word: str, file_or_folder: str) -> None:
        message = (
            f"no kind of entry is called `{on_one_line(word)}`, so this {file_or_folder} would be passed over"
        )
        hint = did_you_mean(word.lower(), self._names) or "the names are " + ", ".join(self._names)
        self._report("unknown-kind", message, name, hint)

    def _read_file(self, name: str) -> bytes | None:
        # A file may have become a link or a pipe since it was listed: follow none, wait for none.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        flags |= getattr(os, "O_BINARY", 0)
        try:
            with open(os.open(join_path(self._folder, name), flags), "rb") as file:  # noqa: PTH123
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return file.read(self._max_bytes + 1)
            self._report("not-a-file", "this is not a regular file", name, "delete it")
        except OSError as error:
            self._report("unreadable", f"the file cannot be read: {describe_os_error(error)}", name)
        return None


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))
