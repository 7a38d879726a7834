"""A mkdocs.yml and the files that it inherits from, read as YAML alone: what stands in them, and where.

Nothing of MkDocs is asked: that would run its plugins and hooks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from talkdown.diagnostics import Position
from talkdown.loader.settings_yaml import SettingsLoader, compose_settings
from talkdown.storage.display import describe_os_error, display_path, on_one_line
from talkdown.storage.inside import ReadableFolders, can_be_path, leads_outside
from talkdown.yamltext import MAX_BYTES, YamlError, decode

CONFIG_FILE = "mkdocs.yml"

_INHERIT = "INHERIT"
_READ_OUTSIDE = ("plugins", "talkdown", "read_outside")
_REGION = ("plugins", "talkdown", "region")

_NULL = "tag:yaml.org,2002:null"


class SettingsPosition(NamedTuple):
    """Where something stands: the number of the file (0 is the mkdocs.yml itself), line and column from 1."""

    file: int
    line: int
    column: int


class SettingsFault(NamedTuple):
    """What keeps the files from being read as settings."""

    message: str
    hint: str
    place: SettingsPosition


class SiteSettings:
    """The settings of one site, from all its files: what a file says counts before what it inherits."""

    def __init__(self, config_file: Path) -> None:
        """Read the file, and those it inherits from. Raises OSError if it cannot be read itself."""
        self.files: list[Path] = []
        """The mkdocs.yml first, then the one it inherits from, and so on."""
        self.contents: list[bytes] = []
        """What is in each of them; unless one of them inherits, nothing of it has been parsed."""
        self._fault: SettingsFault | None = None
        self._roots: list[yaml.MappingNode] = []
        self._variables: dict[str, str | None] = {}
        self._folder = Path(os.path.realpath(config_file.parent))
        self._read(config_file, ReadableFolders([self._folder]))
        while base := self._inherited_file():
            path, place = base
            try:
                self._read(path, ReadableFolders([self._folder, *self.folders_outside()]))
            except OSError as error:
                message = f"`{on_one_line(path.name)}` cannot be read: {describe_os_error(error)}"
                self._fault = SettingsFault(message, f"mend it, or take it out of `{_INHERIT}:`", place)

    @property
    def inherits(self) -> bool:
        """Whether the mkdocs.yml may name a file that it inherits from."""
        return _INHERIT.encode() in self.contents[0]

    @property
    def fault(self) -> SettingsFault | None:
        """Why the files are no settings; None if they are."""
        self._parse()
        return self._fault

    @property
    def variables(self) -> dict[str, str | None]:
        """The variables of the environment that settings ask for by `!ENV`; None for those that are not there."""
        if any(b"ENV" in content for content in self.contents):
            self._parse()
        return self._variables

    @property
    def root(self) -> yaml.MappingNode:
        """All settings of files without a fault; each node knows the line it stands on."""
        self._parse()
        root = self._roots[-1]
        for node in self._roots[-2::-1]:
            root = _merge(root, node)
        return root

    def values(self) -> dict[str, Any]:
        """All settings as values. Raises `YAMLError`, `ValueError` or `RecursionError` for what is none."""
        values: dict[str, Any] = SettingsLoader("").construct_document(self.root)
        values.pop(_INHERIT, None)
        return values

    def place_of(self, *route: str | int) -> SettingsPosition:
        """Where a setting stands, or the one it would stand in: of an item in a list, the item; else the key."""
        node: yaml.Node | None = self.root
        mark = None
        for name in route:
            row = _row(node, name)
            if row is None:
                break
            mark, node = row[0].start_mark, row[1]
        return (
            SettingsPosition(int(mark.name), mark.line + 1, mark.column + 1)
            if mark
            else SettingsPosition(0, 1, 1)
        )

    def tags(self) -> Iterator[tuple[str, SettingsPosition]]:
        """The tags that only MkDocs reads, as `!!python/name:…`, and where they stand."""
        nodes: list[yaml.Node] = [self.root]
        while nodes:
            node = nodes.pop()
            if node.tag not in yaml.SafeLoader.yaml_constructors:
                mark = node.start_mark
                yield node.tag, SettingsPosition(int(mark.name), mark.line + 1, mark.column + 1)
            if isinstance(node, yaml.SequenceNode):
                nodes += node.value
            elif isinstance(node, yaml.MappingNode):
                nodes += [part for row in node.value for part in row]

    def folders_outside(self) -> list[Path]:
        """The folders that the plugin may read besides: those under `read_outside:`."""
        if not any(_READ_OUTSIDE[-1].encode() in content for content in self.contents):
            return []
        node = _value_at(self.root, _READ_OUTSIDE)
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        return [Path(self._folder, name.value) for name in names if name and _is_text(name)]

    def region(self) -> tuple[str, Position] | None:
        """The region that the site is for, and where that stands; None if the plugin's settings name none."""
        if not any(_REGION[-1].encode() in content for content in self.contents):
            return None
        node = _value_at(self.root, _REGION)
        if node is None or not _is_text(node):
            return None
        place = self.place_of(*_REGION)
        return str(node.value), Position(display_path(self.files[place.file]), place.line, place.column)

    def _read(self, path: Path, readable_folders: ReadableFolders) -> None:
        self.contents.append(readable_folders.read(path, MAX_BYTES))
        self.files.append(path)

    def _parse(self) -> None:
        """Parse what was read. Of most settings nothing is asked that takes it."""
        while not self._fault and len(self._roots) < len(self.contents):
            number = len(self._roots)
            try:
                text = decode(self.contents[number])
                self._roots.append(compose_settings(text, str(number), self._variables))
            except YamlError as error:
                problem = error.problem
                self._fault = SettingsFault(
                    problem.message, problem.hint, SettingsPosition(number, *problem.position)
                )
            except yaml.MarkedYAMLError as error:
                mark = error.problem_mark
                place = (
                    SettingsPosition(number, mark.line + 1, mark.column + 1)
                    if mark
                    else SettingsPosition(number, 1, 1)
                )
                self._fault = SettingsFault(f"this is no YAML: {error.problem}", "", place)
            except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
                message = f"this is no YAML: {type(error).__name__}"
                self._fault = SettingsFault(message, "", SettingsPosition(number, 1, 1))

    def _inherited_file(self) -> tuple[Path, SettingsPosition] | None:
        """The file that the last one inherits from, and where it says so; None, or a fault, if there is none to read."""
        if self._fault or _INHERIT.encode() not in self.contents[-1] or self.fault:
            return None
        row = _row(self._roots[-1], _INHERIT)
        if row is None:
            return None
        number, mark, name = len(self._roots) - 1, row[0].start_mark, row[1].value
        place = SettingsPosition(number, mark.line + 1, mark.column + 1)
        if not _is_text(row[1]):
            self._fault = SettingsFault(f"`{_INHERIT}:` names no file", "name one, or take it out", place)
            return None
        shown_name = on_one_line(name)
        path = Path(os.path.normpath(self.files[-1].parent / name)) if can_be_path(name) else None
        if path is None:
            self._fault = SettingsFault(f"`{shown_name}` is no name that a file can have", "", place)
        elif leads_outside(self._folder, path.absolute(), ReadableFolders(self.folders_outside())):
            message = f"`{_INHERIT}: {shown_name}` leads out of the folder of {CONFIG_FILE}, or is a link"
            self._fault = SettingsFault(message, "list its folder under `read_outside:`", place)
        elif not path.is_file():
            message = f"there is no `{shown_name}`, which `{_INHERIT}:` names"
            self._fault = SettingsFault(message, f"make it, or take it out of `{_INHERIT}:`", place)
        elif any(os.path.samefile(path, file) for file in self.files):
            message = f"`{shown_name}` inherits from this file in turn"
            self._fault = SettingsFault(message, f"take one of the two `{_INHERIT}:` away", place)
        return None if path is None or self._fault else (path, place)


def folders_to_read_outside(book_folder: str | Path) -> list[Path]:
    """The folders that the mkdocs.yml beside a phrasebook lists; none if there is none that can be read."""
    settings = settings_beside(book_folder)
    return settings.folders_outside() if settings else []


def settings_beside(book_folder: str | Path) -> SiteSettings | None:
    """The settings in the mkdocs.yml beside a phrasebook; None if there is no such file, or it cannot be read."""
    project = os.path.dirname(os.path.realpath(book_folder))
    try:
        settings = SiteSettings(Path(project, CONFIG_FILE))
    except OSError:
        return None
    return None if settings.fault else settings


def _merge(base: yaml.MappingNode, node: yaml.MappingNode) -> yaml.MappingNode:
    """Both, as MkDocs merges files: mappings key by key, and all else is replaced."""
    rows = {_key(row): row for row in base.value}
    for row in node.value:
        key, value = row
        base_row = rows.pop(_key(row), None)
        if base_row and isinstance(value, yaml.MappingNode) and isinstance(base_row[1], yaml.MappingNode):
            value = _merge(base_row[1], value)
        rows[_key(row)] = key, value
    return yaml.MappingNode(node.tag, list(rows.values()), node.start_mark, node.end_mark)


def _key(row: tuple[yaml.Node, yaml.Node]) -> object:
    return row[0].value if isinstance(row[0], yaml.ScalarNode) else id(row[0])


def _row(node: yaml.Node | None, name: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """What stands under a name in a mapping, or in a list of names and of mappings of one; with its key.

    Under a number it is that item of a list, which is its own key.
    """
    if isinstance(name, int) and isinstance(node, yaml.SequenceNode):
        return (node.value[name], node.value[name]) if name < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((row for row in reversed(node.value) if _key(row) == name), None)
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode) and item.value == name:
            return item, item
        if isinstance(item, yaml.MappingNode) and (row := _row(item, name)):
            return row
    return None


def _value_at(node: yaml.Node, route: tuple[str, ...]) -> yaml.Node | None:
    for name in route:
        row = _row(node, name)
        if row is None:
            return None
        node = row[1]
    return node


def _is_text(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.tag.startswith("!") and node.tag != _NULL
