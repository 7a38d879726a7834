"""A disk with a cache that forgets: what a folder may hold after a power cut, by what was brought to the disk before.

Nothing is sure but what was synced: the bytes of a file by `fsync` of the file, a name by `fsync` of its folder. All
else may have reached the disk or not, each thing by itself. Real file systems lose less.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class File:
    """Its bytes in the cache, and on the disk."""

    content: bytes = b""
    content_on_disk: bytes = b""


@dataclass(frozen=True)
class Link:
    """It gets to the disk with its name."""

    target: str


@dataclass
class Folder:
    """Its names in the cache, and on the disk."""

    entries: dict[str, Node] = field(default_factory=dict)
    entries_on_disk: dict[str, Node] = field(default_factory=dict)


Node = File | Link | Folder
Tree = dict[str, "bytes | Link | Tree"]
"""What one finds after a power cut."""

Chance = Callable[[], bool]
"""Whether something that was not synced has reached the disk all the same."""


def read_folder(path: Path) -> Folder:
    """A folder as it is, all of it on the disk."""
    entries: dict[str, Node] = {}
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if entry.is_symlink():
            entries[entry.name] = Link(os.readlink(entry.path))
        elif entry.is_dir():
            entries[entry.name] = read_folder(Path(entry.path))
        else:
            content = Path(entry.path).read_bytes()
            entries[entry.name] = File(content, content)
    return Folder(entries, dict(entries))


def read_requests(log: Path, root: Path) -> Iterator[tuple[str, list[bytes]]]:
    """What was asked of the disk: the kind, and its arguments, paths without the root."""
    for line in log.read_text().splitlines():
        kind, *words = line.split(" ")
        numbers = [words.pop(1)] if kind == "write" else []
        arguments = [bytes.fromhex(word) for word in words]
        prefix = os.fsencode(root) + b"/"
        yield kind, [argument.removeprefix(prefix) for argument in arguments] + [n.encode() for n in numbers]


def apply(root: Folder, kind: str, arguments: list[bytes]) -> None:
    """Do what was asked, in the cache; by `fsync`, on the disk."""
    path = os.fsdecode(arguments[0])
    folder_path, _, name = path.rpartition("/")
    folder = _folder(root, folder_path)
    match kind:
        case "create":
            folder.entries.setdefault(name, File())
        case "truncate":
            file = folder.entries.setdefault(name, File())
            assert isinstance(file, File)
            file.content = b""
        case "write":
            file, content, offset = folder.entries[name], arguments[1], int(arguments[2])
            assert isinstance(file, File)
            file.content = file.content[:offset] + content + file.content[offset + len(content) :]
        case "mkdir":
            folder.entries[name] = Folder()
        case "symlink":
            folder.entries[name] = Link(os.fsdecode(arguments[1]))
        case "unlink":
            del folder.entries[name]
        case "rename":
            target_path, _, target = os.fsdecode(arguments[1]).rpartition("/")
            _folder(root, target_path).entries[target] = folder.entries.pop(name)
        case "fsync":
            node = folder.entries[name]
            if isinstance(node, File):
                node.content_on_disk = node.content
            elif isinstance(node, Folder):
                node.entries_on_disk = dict(node.entries)
        case _:
            raise ValueError(kind)


def after_power_cut(folder: Folder, has_arrived: Chance) -> Tree:
    """One of the ways in which the disk may look."""
    tree: Tree = {}
    for name in sorted({*folder.entries, *folder.entries_on_disk}):
        node = folder.entries_on_disk.get(name)
        if folder.entries.get(name) is not node and has_arrived():
            node = folder.entries.get(name)
        if isinstance(node, Folder):
            tree[name] = after_power_cut(node, has_arrived)
        elif isinstance(node, File):
            is_new = node.content != node.content_on_disk and has_arrived()
            tree[name] = node.content if is_new else node.content_on_disk
        elif node is not None:
            tree[name] = node
    return tree


def write_tree(tree: Tree, path: Path) -> None:
    """Make it a real folder."""
    path.mkdir()
    for name, node in tree.items():
        if isinstance(node, bytes):
            (path / name).write_bytes(node)
        elif isinstance(node, Link):
            (path / name).symlink_to(node.target)
        else:
            write_tree(node, path / name)


def _folder(root: Folder, path: str) -> Folder:
    node: Node = root
    for name in path.split("/") if path else []:
        assert isinstance(node, Folder)
        node = node.entries[name]
    assert isinstance(node, Folder)
    return node
