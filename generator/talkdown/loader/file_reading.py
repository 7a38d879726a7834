"""The files of a folder: regular ones only, opened without following links, each with its bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from talkdown.diagnostics import Diagnostic, Position, Severity, did_you_mean
from talkdown.storage.display import describe_os_error, on_one_line
from talkdown.storage.inside import FolderItem, ItemType, OpenFolder, RefusedPathError
from talkdown.storage.names import name_twins

MAX_FOLDER_DEPTH = 5
"""Folders inside one another, `phrases/` included. Real books use two; a stray copy of a disk has more."""

MAX_PASSED_OVER = 20
"""So many files that are passed over are named one by one, a screen of a terminal; of the others, the number."""

_LEFT_BEHIND = re.compile(
    r"\..*|.*~|#.*#|.*\.sw[a-p]|.*\.tmp|thumbs\.db|desktop\.ini|icon\r|__macosx", re.IGNORECASE | re.DOTALL
)
"""What systems and editors leave behind, and what versions are kept in: nobody has written an entry there."""

_LOOKS_LIKE_YAML = re.compile(r"(.+)\.ya?ml(?:\W.*)?", re.IGNORECASE | re.DOTALL)
"""`chat.yaml`, and `chat.yaml.txt`, `chat.yml.bak`, `chat.yaml (1)`: a copy that was saved under a longer name."""

_NO_ENTRIES = (".md", ".svg", ".png", ".jpg", ".jpeg", ".pdf")
"""Files that may well lie beside a book: what is to be read by people, and drawings such as its logo."""


@dataclass
class FolderFiles:
    """What a folder holds, and what had to be passed over."""

    contents: dict[str, bytes] = field(default_factory=dict)
    """Bytes by name (`phrases/chat.yaml`, from the folder on), in the order of the names."""
    unreadable: list[str] = field(default_factory=list)
    """The names of files and folders that may hold entries and could not be read."""
    problems: list[Diagnostic] = field(default_factory=list)


def read_files(
    folder: OpenFolder, path: str, names: Sequence[str], max_bytes: int, *, book_file: str = ""
) -> FolderFiles:
    """Read all YAML files of a folder. Never raises: what cannot be read is a problem.

    `path` is what messages call the folder; `names` are what files (less `.yaml`) and folders at the top may be called.
    Of each file one byte more than `max_bytes` is read at most, so that who checks the length sees that it is too long.
    Where the file `book_file` is not there, the folder is another one than was meant: nothing of it is read, or named.
    """
    reader = _FolderReader(path, names, max_bytes)
    reader.read(folder, book_file)
    files = reader.files
    files.contents = dict(sorted(files.contents.items()))
    return files


def join_path(folder: str, name: str) -> str:
    """A file's path as it is shown to an author: what they typed for the folder, and a slash on every system."""
    return f"{folder.rstrip('/')}/{name}"


class _FolderReader:
    def __init__(self, path: str, names: Sequence[str], max_bytes: int) -> None:
        self.files = FolderFiles()
        self._path = path
        self._names = names
        self._max_bytes = max_bytes
        self._passed_over = 0

    def read(self, folder: OpenFolder, book_file: str) -> None:
        items = self._items(folder, "")
        if book_file and book_file not in (item.name for item in items):
            return
        self._read_items(folder, items, "")
        if self._passed_over > MAX_PASSED_OVER:
            message = f"{self._passed_over - MAX_PASSED_OVER} more files are passed over"
            self._report("passed-over", message, "", "move them out of the phrasebook", Severity.warning)

    def _report(
        self, code: str, message: str, name: str, hint: str = "", severity: Severity = Severity.error
    ) -> None:
        path = join_path(self._path, name) if name else self._path
        self.files.problems.append(
            Diagnostic(code, message, Position(on_one_line(path), 1, 1), hint, severity)
        )

    def _refuse(self, code: str, message: str, name: str, hint: str = "") -> None:
        """Report an error about what may hold entries."""
        self.files.unreadable.append(name)
        self._report(code, message, name, hint)

    def _items(self, folder: OpenFolder, name: str) -> list[FolderItem]:
        try:
            items = [item for item in folder.items() if not _LEFT_BEHIND.fullmatch(item.name)]
        except OSError as error:
            self._refuse("unreadable", f"the folder cannot be read: {describe_os_error(error)}", name)
            return []
        for first_name, twin in name_twins(item.name for item in items):
            message = f"`{on_one_line(first_name)}` is there, too, and other disks take the two for one"
            self._report("name-twin", message, name + twin, "rename one of the two")
        return items

    def _read_items(self, folder: OpenFolder, items: Sequence[FolderItem], prefix: str) -> None:
        for item in items:
            name = prefix + item.name
            match item.type:
                case ItemType.folder:
                    self._read_subfolder(folder, item.name, name)
                case ItemType.link if not _is_no_entry(item.name):
                    message = "this is a link, and links are not followed"
                    self._refuse("symlink", message, name, "put the file itself here")
                case ItemType.special:
                    self._refuse("not-a-file", "this is not a regular file", name, "delete it")
                case ItemType.file if self._may_hold_entries(item.name, name):
                    self._read_file(folder, item.name, name)

    def _read_subfolder(self, folder: OpenFolder, item_name: str, name: str) -> None:
        if _is_yaml(item_name):
            self._refuse("not-a-file", "this is a folder with the name of a file", name, "rename it")
        elif "/" not in name and item_name not in self._names:
            self._report_unknown_kind(name, item_name, "folder")
        elif name.count("/") >= MAX_FOLDER_DEPTH:
            message = f"more than {MAX_FOLDER_DEPTH} folders, one inside the other"
            self._refuse("too-deep", message, name, "move its files up")
        else:
            try:
                with folder.folder(item_name) as subfolder:
                    self._read_items(subfolder, self._items(subfolder, f"{name}/"), f"{name}/")
            except OSError as error:
                message = f"the folder cannot be read: {describe_os_error(error)}"
                self._refuse("unreadable", message, f"{name}/")

    def _may_hold_entries(self, item_name: str, name: str) -> bool:
        """Whether to read a file; if it is not to be read, and somebody may have meant it to be, a problem says why."""
        stem, _, suffix = item_name.rpartition(".")
        if not _is_yaml(item_name):
            self._pass_over(item_name, name)
        elif suffix != "yaml":
            message = f"the file would be passed over: its name ends in `.{suffix}`"
            self._refuse("file-name", message, name, f"rename it to `{on_one_line(stem)}.yaml`")
        elif not item_name.isprintable():
            message = "the file's name holds a character that cannot be shown"
            self._refuse("file-name", message, name, "rename it")
        elif "/" not in name and stem not in self._names:
            self._report_unknown_kind(name, stem, "file")
        else:
            return True
        return False

    def _pass_over(self, item_name: str, name: str) -> None:
        """Say of a file that its name keeps it from being read."""
        stem, _, suffix = item_name.rpartition(".")
        if suffix.lower() == "json":
            message = "JSON is welcome, in a file whose name ends in `.yaml`"
            self._refuse("file-name", message, name, f"rename it to `{on_one_line(stem)}.yaml`")
        elif match := _LOOKS_LIKE_YAML.fullmatch(item_name):
            message = "the file would be passed over: its name goes on after `.yaml`"
            hint = f"rename it to `{on_one_line(match[1])}.yaml`, or move it out of the phrasebook"
            self._refuse("file-name", message, name, hint)
        elif not _is_no_entry(item_name):
            self._passed_over += 1
            if self._passed_over <= MAX_PASSED_OVER:
                message = "the file is passed over: its name does not end in `.yaml`"
                hint = "rename it if it holds entries; if not, move it out of the phrasebook"
                self._report("passed-over", message, name, hint, Severity.warning)

    def _report_unknown_kind(self, name: str, word: str, file_or_folder: str) -> None:
        message = (
            f"no kind of entry is called `{on_one_line(word)}`, so this {file_or_folder} would be passed over"
        )
        hint = did_you_mean(word.lower(), self._names) or "the names are " + ", ".join(self._names)
        self._report("unknown-kind", message, name, hint)

    def _read_file(self, folder: OpenFolder, item_name: str, name: str) -> None:
        try:
            self.files.contents[name] = folder.read(item_name, self._max_bytes)
        except RefusedPathError:  # it has become a link or a pipe since it was listed
            self._refuse("not-a-file", "this is not a regular file", name, "delete it")
        except OSError as error:
            self._refuse("unreadable", f"the file cannot be read: {describe_os_error(error)}", name)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _is_no_entry(name: str) -> bool:
    return name.lower().endswith(_NO_ENTRIES)
