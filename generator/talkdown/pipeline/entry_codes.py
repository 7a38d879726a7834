"""Codes for the entries of a team's book that have none, as they are to stand in its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from talkdown.diagnostics import Route
from talkdown.loader import LoadResult
from talkdown.model.next_code import missing_codes
from talkdown.pipeline.file_change import FileChange
from talkdown.yamltext import RawValue, parse
from talkdown.yamltext.addition import add_behind
from talkdown.yamltext.replacement import value_at


class CodesOfFile(NamedTuple):
    """The codes that one file gets."""

    path: str
    """As problems show it."""
    codes: dict[Route, str]
    """Each by the route of the field it is to stand behind: the id of its entry."""
    before: bytes

    def change(self) -> FileChange:
        """The file with them. Raises `ReplacementError` where they cannot be written."""
        content = add_behind(self.before.decode(), "code", self.codes)
        return FileChange(self.path, content.encode(), self.before)


def codes_to_write(load_result: LoadResult) -> Iterator[CodesOfFile]:
    """What each file of the team's own book lacks; one of a book below is never touched."""
    if load_result.book is None:
        return
    codes_by_path: dict[str, dict[Route, str]] = defaultdict(dict)
    value_by_path: dict[str, RawValue | None] = {}
    for entry, code in missing_codes(load_result.book):
        path, route = entry.location.path, entry.location.route
        if path not in load_result.paths_below:
            if path not in value_by_path:
                value_by_path[path] = parse(load_result.files[path]).value
            fields = value_at(value_by_path[path], route)
            name = "id" if isinstance(fields, dict) and "id" in fields else "override"
            codes_by_path[path][*route, name] = code
    for path, codes in sorted(codes_by_path.items()):
        yield CodesOfFile(path, codes, load_result.files[path])
