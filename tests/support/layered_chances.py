"""Books on top of books by chance: what a team hides, overrides and takes for a draft, over a book that may have errors of its own."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from chances import Chance, base64_of
from mutations import Step, read_yaml
from talkdown.model import ENTRY_KINDS

_LISTS_OF_BOOK = ("stages", "channels", "levels", "variables")


def _entries_in(value: Any) -> list[dict[str, Any]]:
    """The entries of a file: one, or a list of them."""
    return value if isinstance(value, list) else [value]


class LayeredChance(Chance):
    """Cases of the bases `layered` and `rich-layered`: most steps change an entry from above, or make an error below, the others change something in any file."""

    def __init__(self, base: str, folder: Path) -> None:
        super().__init__(base, folder)
        self._entries: list[tuple[str, dict[str, Any]]] = [
            (kind.folder, entry)
            for kind in ENTRY_KINDS
            if (path := folder / f"base/{kind.folder}.yaml").is_file()
            for entry in _entries_in(read_yaml(path))
        ]
        self._book = read_yaml(folder / "base/book.yaml")

    def _step(self, chance: random.Random) -> Step:
        make = chance.choices((super()._step, self._change, self._slip_below, self._own_entry, self._list_of_book, self._emergency), (20, 45, 20, 5, 8, 2))[0]  # fmt: skip
        return make(chance)

    def _change(self, chance: random.Random) -> Step:
        """An entry of a book below, hidden, a draft or otherwise different."""
        folder, entry = chance.choice(self._entries)
        fields: dict[str, Any] = {"override": chance.choice((entry["id"],) * 9 + (self._any_name(chance),))}
        for make in chance.choices((self._hidden_entry, self._status, self._names_before, self._field), (4, 4, 1, 4), k=chance.choice((1, 1, 2))):  # fmt: skip
            fields |= make(chance, entry)
        return self._write_change(chance, folder, fields)

    def _slip_below(self, chance: random.Random) -> Step:
        """An error of the lowest book's own: a name that is another one, or an item that is missing."""
        names = [place for place in self._texts if place[0].startswith("base/") and place[2] in self._names]
        file, route, _ = chance.choice(names)
        if chance.random() < 0.3:
            return Step("delete", file, route[:-1] or route)
        return Step("set", file, route, self._any_name(chance))

    def _own_entry(self, chance: random.Random) -> Step:
        """An entry of a team's own, much like one below, and often of its id."""
        folder, entry = chance.choice(self._entries)
        id = chance.choice((entry["id"], "renamed", self._any_name(chance)))
        return self._write_change(
            chance, folder, {**entry, "id": id, "code": f"{entry.get('code', 'X-01')[:2]}123456"}
        )

    def _list_of_book(self, chance: random.Random) -> Step:
        name = chance.choice(_LISTS_OF_BOOK)
        layer = chance.choice(("middle", "phrasebook"))
        return Step("set", f"{layer}/book.yaml", (name,), self._list_change(chance, self._book[name]))

    def _emergency(self, chance: random.Random) -> Step:
        layer = chance.choice(("base", "middle", "phrasebook"))
        danger = {"title": "Threat", "do": "Leave.", "say": ["tell-me"], "slot": chance.choice(("refund-limit", self._any_name(chance)))}  # fmt: skip
        route, value = chance.choice(((("unsafe_now",), [danger]), (("emergency_slot",), "refund-limit")))
        return Step("set", f"{layer}/book.yaml", route, value)

    def _hidden_entry(self, chance: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {"hidden": "yes", "reason": "Not here."}
        if chance.random() < 0.5:
            fields["replaced_by"] = self._any_name(chance)
        return fields

    def _status(self, chance: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
        fields = {"status": chance.choice(("draft", "draft", "deprecated", "approved"))}
        if fields["status"] == "deprecated" or chance.random() < 0.1:
            fields["replaced_by"] = chance.choice((entry["id"], self._any_name(chance)))
        return fields

    def _names_before(self, chance: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
        return {"formerly": [self._any_name(chance)]}

    def _field(self, chance: random.Random, entry: dict[str, Any]) -> dict[str, Any]:
        """Another value of a field; of a list often one that is changed in part."""
        name = chance.choice([name for name in entry if name != "id"])
        if isinstance(entry[name], list) and chance.random() < 0.7:
            return {name: self._list_change(chance, entry[name])}
        return {name: chance.choice((self._any_name(chance), chance.choice(self._texts)[2], [], ""))}

    def _list_change(self, chance: random.Random, items: list[Any]) -> dict[str, Any]:
        keys = [
            str(item.get("id", item.get("name", "?"))) if isinstance(item, dict) else item for item in items
        ]
        key = chance.choice([*keys, self._any_name(chance)])
        changes = {
            "add": [chance.choice(items) if chance.random() < 0.5 else self._any_name(chance)],
            "change": {
                key: {"id": self._any_name(chance)} if chance.random() < 0.3 else self._any_name(chance)
            },
            "remove": [key],
            "order": [key],
        }
        return {way: changes[way] for way in chance.sample(sorted(changes), chance.choice((1, 1, 2)))}

    def _any_name(self, chance: random.Random) -> str:
        return chance.choice((*self._names, "nobody"))

    def _write_change(self, chance: random.Random, folder: str, fields: dict[str, Any]) -> Step:
        layer = chance.choice(("middle", "phrasebook", "phrasebook"))
        content = json.dumps(fields).replace('"yes"', "yes")
        path = f"{layer}/{folder}/{chance.randrange(4)}.yaml"
        return Step("write", path, (), base64_of(content.encode()))
