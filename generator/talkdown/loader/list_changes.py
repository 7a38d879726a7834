"""A change to a value of the book below: field by field, and within a list by `add`, `change`, `remove` and `order`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from talkdown.diagnostics import Location, Severity, did_you_mean
from talkdown.loader.merged_location import MergedLocation
from talkdown.loader.report import LoadReport
from talkdown.loader.validation_messages import describe_shape
from talkdown.yamltext import RawValue

CODE = "list-change"

_WAYS = ("add", "change", "remove", "order")
"""What a set of fields in the place of a list may hold, in the order in which it is done."""

_OTHER_WAYS = {
    **dict.fromkeys(("append", "extend", "plus", "new", "with", "insert", "prepend"), "add"),
    **dict.fromkeys(("update", "modify", "edit", "override", "set", "replace", "rename"), "change"),
    **dict.fromkeys(("delete", "drop", "without", "minus", "exclude", "except", "omit"), "remove"),
    **dict.fromkeys(("sort", "first", "reorder", "before"), "order"),
}
"""What other tools call these ways, and what people do."""


class PlacedValue(NamedTuple):
    """A value, and where it stands."""

    value: RawValue
    location: Location


def merge_fields(
    base: PlacedValue, change: PlacedValue, report: LoadReport, *, additive_lists: Collection[str] = ()
) -> PlacedValue:
    """A set of fields, each of those that the change gives in place of the one below; lists may be changed in part.

    `additive_lists` are the names of lists of which nothing goes that is not removed by its name.
    """
    assert isinstance(base.value, dict)
    assert isinstance(change.value, dict)
    value = dict(base.value)
    parts: dict[str | int, Location] = {}
    for name, field in change.value.items():
        placed_value = PlacedValue(field, change.location.child(name))
        is_change = is_list_change(field) or (
            isinstance(base.value.get(name), list) and _may_be_list_change(field)
        )
        if is_change and isinstance(base.value.get(name, []), list | str):
            list_below = PlacedValue(_as_list(base.value.get(name, [])), base.location.child(name))
            placed_value = _ListChange(list_below, placed_value, report).merged_list()
        elif name in additive_lists and isinstance(field, list) and isinstance(base.value.get(name), list):
            placed_value = _with_items_below(
                placed_value, PlacedValue(base.value[name], base.location.child(name))
            )
        value[name], parts[name] = placed_value
    return PlacedValue(value, MergedLocation(change.location, base.location, parts))


def _with_items_below(own_list: PlacedValue, base: PlacedValue) -> PlacedValue:
    """A list, followed by the items of the one below that it does not name."""
    own_items, base_items = _items_of(own_list), _items_of(base)
    names = {key_of(item.value) for item in own_items}
    return _list_of(
        own_list, base, own_items + [item for item in base_items if key_of(item.value) not in names]
    )


def _items_of(placed_value: PlacedValue) -> list[PlacedValue]:
    """The items of a list, each with its place."""
    assert isinstance(placed_value.value, list)
    return [
        PlacedValue(item, placed_value.location.child(number))
        for number, item in enumerate(placed_value.value)
    ]


def _list_of(own_list: PlacedValue, base: PlacedValue, items: Sequence[PlacedValue]) -> PlacedValue:
    """A list of items from two books, as one."""
    parts: dict[str | int, Location] = {number: item.location for number, item in enumerate(items)}
    return PlacedValue(
        [item.value for item in items], MergedLocation(own_list.location, base.location, parts)
    )


def is_list_change(value: RawValue) -> bool:
    """Whether a value says how a list is to be changed, rather than what it is."""
    return isinstance(value, dict) and not value.keys().isdisjoint(_WAYS)


def _may_be_list_change(value: RawValue) -> bool:
    """Whether fields in the place of a list are meant as ways to change it; `{phone, chat}` is a list in braces."""
    return isinstance(value, dict) and any(value.values())


def key_of(item: RawValue) -> str:
    """What an item of a list is known by: its `id` or its `name`, or the item itself if it is a text; empty for others."""
    if isinstance(item, dict):
        item = item.get("id", item.get("name", ""))
    return item if isinstance(item, str) else ""


def _as_list(value: RawValue) -> list[RawValue]:
    return value if isinstance(value, list) else [value]


@dataclass
class _ListChange:
    base: PlacedValue
    change: PlacedValue
    report: LoadReport

    def merged_list(self) -> PlacedValue:
        """The list as the change leaves it; what cannot be done becomes a problem."""
        self._report_unknown_ways()
        # Items that have no name of their own can be neither changed nor removed: a number stands for it. So it does for one
        # that has the name of another: the check says so, and nothing is lost.
        self._items: dict[str | int, PlacedValue] = {}
        for number, item in enumerate(_items_of(self.base)):
            name = key_of(item.value)
            self._items[number if not name or name in self._items else name] = item
        self._change()
        self._remove()
        self._add()
        self._order()
        return _list_of(self.change, self.base, list(self._items.values()))

    def _report_unknown_ways(self) -> None:
        for name in self._fields:
            if name not in _WAYS:
                hint = (
                    did_you_mean(name, _WAYS) or "a list is changed by `add`, `change`, `remove` and `order`"
                )
                if way := _OTHER_WAYS.get(name.lower()):
                    hint = f"write `{way}:`"
                elif any(key_of(item) == name for item in _as_list(self.base.value)):
                    hint = f"write `change: {{{name}: …}}`"
                location = self.change.location.child(name, of_key=True)
                self.report.add(CODE, f"a list cannot be changed by `{name}`", location, hint)

    @property
    def _fields(self) -> dict[str, RawValue]:
        assert isinstance(self.change.value, dict)
        return self.change.value

    def _named_under(self, way: str) -> list[PlacedValue]:
        """What stands under `add`, `remove` or `order`, item by item."""
        value, location = self._fields.get(way, []), self.change.location.child(way)
        if isinstance(value, dict):
            message = f"`{way}` is a list, and this is {describe_shape(value)}"
            self.report.add("shape", message, location, "begin each item with `- `, or write `[one, two]`")
            return []
        if isinstance(value, str):
            return [PlacedValue(value, location)] if value else []
        return _items_of(PlacedValue(value, location))

    def _change(self) -> None:
        changes, location = self._fields.get("change", {}), self.change.location.child("change")
        if not isinstance(changes, dict):
            message = f"`change` holds ids with what is to be different, not {describe_shape(changes)}"
            self.report.add("shape", message, location, "write it like `phone: {title: Hotline}`")
            return
        for key, fields in changes.items():
            item = self._items.get(key)
            change = PlacedValue(fields, location.child(key))
            if item is None:
                self._report_missing(key, location.child(key, of_key=True), Severity.error)
            elif isinstance(item.value, dict) and isinstance(fields, dict):
                self._items[key] = merge_fields(item, change, self.report)
            else:
                self._items[key] = change

    def _remove(self) -> None:
        for key, location in self._named_under("remove"):
            name = key_of(key)
            if self._items.pop(name, None) is None:
                self._report_missing(name, location, Severity.warning)

    def _add(self) -> None:
        for item, location in self._named_under("add"):
            key = key_of(item)
            # One that the book below has by now, too, gives way to the one that stands here.
            self._items[key or len(self._items) + len(_as_list(self.base.value))] = PlacedValue(
                item, location
            )

    def _order(self) -> None:
        """Those that `order` names first; the others follow as they stood."""
        front: dict[str | int, PlacedValue] = {}
        for key, location in self._named_under("order"):
            name = key_of(key)
            if name in self._items:
                front[name] = self._items[name]
            else:
                self._report_missing(name, location, Severity.warning)
        self._items = {**front, **self._items}

    def _report_missing(self, key: str, location: Location, severity: Severity) -> None:
        hint = self.report.guess(key, (name for name in self._items if isinstance(name, str)))
        message = f"the list has no `{key}`"
        self.report.add(CODE, message, location, hint or "delete it here", severity)
