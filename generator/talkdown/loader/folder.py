"""The files of a folder: regular ones only, opened without following links, each with its bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from talkdown.diagnostics import Diagnostic, Position, did_you_mean

MOST_LEVELS = 5


@dataclass
class Files:
    """What a folder holds: the bytes of its files, and what was passed over."""

    folder: str
    names: Sequence[str]
    """What files and folders at the top may be called, less `.yaml`."""
    most: int
    """At most one byte more than this is read of a file."""
    contents: dict[str, bytes] = field(default_factory=dict)
    """By name, counted from the folder, in the order of the names."""
    unread: list[str] = field(default_factory=list)
    """The names of files and folders that may hold entries and could not be read."""
    problems: list[Diagnostic] = field(default_factory=list)

    def path(self, name: str) -> str:
        """A file's path as it is shown to an author."""
        return f"{self.folder.rstrip('/')}/{name}"

    def read(self) -> None:
        """Read all files."""
        for name in sorted(self._walk("")):
            raw = self._bytes(name)
            if raw is None:
                self.unread.append(name)
            else:
                self.contents[name] = raw

    def _pass_over(self, code: str, message: str, name: str, hint: str = "") -> None:
        self.unread.append(name)
        self._say(code, message, name, hint)

    def _say(self, code: str, message: str, name: str, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, Position(_shown(self.path(name)), 1, 1), hint))

    def _walk(self, folder: str) -> Iterator[str]:
        try:
            with os.scandir(self.path(folder)) as found:
                items = sorted(found, key=lambda item: item.name)
        except OSError as error:
            self._pass_over("unreadable", f"the folder cannot be read: {_reason(error)}", folder)
            return
        for item in items:
            if item.name.startswith(".") or item.name.endswith("~"):
                continue
            name = folder + item.name
            if item.is_symlink():
                if _like_yaml(item.name) or item.name in self.names or item.is_dir():
                    message = "this is a link, and links are not followed"
                    self._pass_over("symlink", message, name, "put the file itself here")
            elif item.is_dir(follow_symlinks=False):
                yield from self._folder(name, item.name)
            elif self._is_wanted(item, name):
                yield name

    def _folder(self, name: str, last: str) -> Iterator[str]:
        if _like_yaml(last):
            self._pass_over("not-a-file", "this is a folder with the name of a file", name, "rename it")
        elif "/" not in name and last not in self.names:
            self._unknown(last, last, "folder")
        elif name.count("/") >= MOST_LEVELS:
            message = f"more than {MOST_LEVELS} folders, one inside the other"
            self._pass_over("too-deep", message, name, "move its files up")
        else:
            yield from self._walk(name + "/")

    def _is_wanted(self, item: os.DirEntry[str], name: str) -> bool:
        stem, _, ending = item.name.rpartition(".")
        if not _like_yaml(item.name):
            if ending.lower() == "json":
                message = "JSON is welcome, in a file whose name ends in `.yaml`"
                self._pass_over("file-name", message, name, f"rename it to `{_shown(stem)}.yaml`")
        elif not item.is_file(follow_symlinks=False):
            self._pass_over("not-a-file", "this is not a regular file", name, "delete it")
        elif ending != "yaml":
            message = f"the file would be passed over: its name ends in `.{ending}`"
            self._pass_over("file-name", message, name, f"rename it to `{_shown(stem)}.yaml`")
        elif not item.name.isprintable():
            message = "the file's name holds a character that cannot be shown"
            self._pass_over("file-name", message, name, "rename it")
        elif "/" not in name and stem not in self.names:
            self._unknown(name, stem, "file")
        else:
            return True
        return False

    def _unknown(self, name: str, word: str, what: str) -> None:
        message = f"no kind of entry is called `{_shown(word)}`, so this {what} would be passed over"
        hint = did_you_mean(word.lower(), self.names) or "the names are " + ", ".join(self.names)
        self._say("unknown-kind", message, name, hint)

    def _bytes(self, name: str) -> bytes | None:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        flags |= getattr(os, "O_BINARY", 0)
        try:
            with open(os.open(self.path(name), flags), "rb") as file:  # noqa: PTH123
                if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return file.read(self.most + 1)
            self._say("not-a-file", "this is not a regular file", name, "delete it")
        except OSError as error:
            self._say("unreadable", f"the file cannot be read: {_reason(error)}", name)
        return None


def _like_yaml(name: str) -> bool:
    return name.lower().endswith((".yaml", ".yml"))


def _shown(path: str) -> str:
    """A path that can be printed on one line of any terminal."""
    if path.isprintable():
        return path
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
