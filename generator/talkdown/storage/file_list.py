"""The list of what was written into a folder: names and digests, in a file that `sha256sum --check` reads.

Only what such a list proves to be ours is ever deleted or moved (`ours.py`). So a list that is damaged, or cut off,
must not pass for a whole one: its last line is a digest of all lines before.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

HEAD = "# talkdown: the files of a build; `sha256sum --check` reads it\n"
_EARLIER_BUILDS = "# from earlier builds\n"
_END = "# whole: "

LIST_INSIDE = ".talkdown.sha256"
"""The name of a list that lies in the folder itself. MkDocs deletes no name that begins with a dot."""

_ROW = re.compile(r"(\\?)([0-9a-f]{64})  (.+)", re.DOTALL)
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
"""As `sha256sum` writes them; a row that holds one begins with a backslash."""

_LARGEST_LIST = 100_000_000
"""Bytes. A list takes about 100 for each file, and no site has a million."""


@dataclass(frozen=True)
class FileList:
    """What was written into a folder. Each name is relative to it, with slashes, and has the SHA-256 of the file."""

    digests: Mapping[str, str]
    """By name: what a build brought itself."""
    earlier_digests: Mapping[str, str] = field(default_factory=dict)
    """By name: what it took over from builds before it."""

    def as_bytes(self) -> bytes:
        """What the file holds."""
        text = f"{HEAD}{_rows(self.digests)}"
        if self.earlier_digests:
            text += f"{_EARLIER_BUILDS}{_rows(self.earlier_digests)}"
        content = os.fsencode(text)
        return content + f"{_END}{digest_of_bytes(content)}\n".encode()


def read_list(path: Path, *, may_be_early: bool = False) -> FileList | None:
    """The list in a file; None if there is none, or it cannot be read, or not all of it is as it was written.

    With `may_be_early`, a list without the first and last line passes, too, as the first versions wrote it: if it was cut
    off, it proves less.
    """
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_LIST:
            return None
        text = os.fsdecode(path.read_bytes())
        if may_be_early and _ROW.match(text):
            return _parse_rows(text)
        return _parse(text)
    except (OSError, ValueError):
        return None


def files_in(folder: Path) -> Iterator[str]:
    """The names of all files in a folder, in order. No link is followed, and none is a file."""
    names = []
    for path, _, file_names in os.walk(folder):
        for name in file_names:
            file = Path(path, name)
            if stat.S_ISREG(file.lstat().st_mode):
                names.append(file.relative_to(folder).as_posix())
    yield from sorted(names)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """The SHA-256 of bytes, in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _rows(digests: Mapping[str, str]) -> str:
    return "".join(_row(name, digest) for name, digest in sorted(digests.items()))


def _row(name: str, digest: str) -> str:
    spelling = "".join(_ESCAPES.get(char, char) for char in name)
    return f"{'' if spelling == name else chr(92)}{digest}  {spelling}\n"


def _parse(text: str) -> FileList | None:
    body, separator, digest = text.removesuffix("\n").rpartition(_END)
    if not text.startswith(HEAD) or not separator or digest != digest_of_bytes(os.fsencode(body)):
        return None
    return _parse_rows(body)


def _parse_rows(body: str) -> FileList | None:
    rows = _digests_of_rows(body)
    return FileList(*map(dict, rows)) if rows else None


@lru_cache(maxsize=8)  # the list of each build that is there, which one build reads many times
def _digests_of_rows(body: str) -> tuple[dict[str, str], dict[str, str]] | None:
    digests: dict[str, str] = {}
    earlier_digests: dict[str, str] = {}
    rows = digests
    for line in body.removesuffix("\n").split("\n"):
        if f"{line}\n" == _EARLIER_BUILDS:
            rows = earlier_digests
        elif not line.startswith("#"):
            match = _ROW.fullmatch(line)
            if match is None:
                return None
            name = _unescape(match[3]) if match[1] else match[3]
            if not _lies_inside(name):
                return None
            rows[name] = match[2]
    return digests, earlier_digests


def _unescape(spelling: str) -> str:
    return re.sub(r"\\([\\nr])", lambda match: {"\\": "\\", "n": "\n", "r": "\r"}[match[1]], spelling)


def _lies_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return str(path) == name and not path.is_absolute() and ".." not in path.parts and "\0" not in name
