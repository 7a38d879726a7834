"""Which of several books, one on top of the other, a file belongs to, and what each of them declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkdown.diagnostics import Location
from talkdown.loader.list_changes import PlacedValue, key_of
from talkdown.loader.parsed_folder import BookFolder

TOP = 0
"""The layer of the book that is read; the one that it extends is 1, and so on down."""

_LIST_FIELDS = {
    "stage": "stages",
    "channel": "channels",
    "level": "levels",
    "region": "regions",
    "variable": "variables",
}
"""What entries refer to by a name of `book.yaml`, and the field that declares it."""


class Layers:
    """The books that a book consists of, by number from the top."""

    def __init__(self, folder: BookFolder, book_files: Sequence[PlacedValue]) -> None:
        """`book_files` are the contents of `book.yaml` in each of the folders, the top one first; see `book_values`."""
        self._layer_by_path: dict[str, int] = {}
        layer: BookFolder | None = folder
        number = TOP
        while layer is not None:
            for name in layer.values:
                self._layer_by_path.setdefault(layer.file_path(name), number)
            layer, number = layer.base, number + 1
        self._names = [_declared_names(book_file) for book_file in book_files]

    @property
    def count_below(self) -> int:
        """How many books lie below the top one."""
        return len(self._names) - 1

    def number_of(self, location: Location) -> int:
        """The number of the book that a location lies in."""
        return self._layer_by_path.get(location.path, TOP)

    def paths_below(self) -> frozenset[str]:
        """The files of all books but the top one."""
        return frozenset(path for path, number in self._layer_by_path.items() if number > TOP)

    def has_lost(self, kind: str, name: str, layer: int) -> bool:
        """Whether a text of a book below refers to a channel, stage, level or variable that the top book does not have.

        A gap that its own book does not declare is lost to nobody: rules say of it what it is, a slip.
        """
        if layer == TOP or name in self._names[TOP][kind]:
            return False
        return kind != "variable" or self.declares(kind, name, layer)

    def declares(self, kind: str, name: str, layer: int) -> bool:
        """Whether a book has a channel, stage, level or variable, be it by the books below it."""
        return name in self._names[layer].get(kind, ())

    def is_declared_below(self, kind: str, name: str) -> bool:
        """Whether one of the books below has a channel, stage, level or variable."""
        return any(self.declares(kind, name, layer) for layer in range(TOP + 1, len(self._names)))


def _declared_names(book_file: PlacedValue) -> Mapping[str, set[str]]:
    value = book_file.value if isinstance(book_file.value, dict) else {}
    names = {}
    for kind, field in _LIST_FIELDS.items():
        items = value.get(field)
        names[kind] = {key_of(item) for item in items} if isinstance(items, list) else set()
    return names
