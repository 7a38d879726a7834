"""Cases by chance: a project changed in places where something is written, with values that have broken something."""

from __future__ import annotations

import base64
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hostile_values import (
    BRAND_FIELDS,
    INSERTIONS,
    LOGOS,
    OWN_FILES,
    PAGES,
    PLUGIN_SETTINGS,
    SETTINGS,
    SPACES,
    TEXTS,
    VALUES,
    Route,
)
from mutations import Case, Step, read_yaml


def routes(value: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Every value in YAML, with its way there."""
    if route:
        yield route, value
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        yield from routes(child, (*route, key))


class Chance:
    """Cases by chance; the same seed gives the same ones."""

    def __init__(self, base: str, folder: Path) -> None:
        """`folder` holds a project of this base that has not been changed."""
        self._base = base
        self._places = [
            (path.relative_to(folder).as_posix(), route, value)
            for path in sorted(folder.rglob("*.yaml"))
            for route, value in routes(read_yaml(path))
        ]
        self._texts = [place for place in self._places if isinstance(place[2], str)]
        self._names = sorted({str(value) for _, route, value in self._places if route[-1] == "id"})

    def case(self, seed: str) -> Case:
        chance = random.Random(seed)
        steps = [self._step(chance) for _ in range(chance.choice((1, 1, 1, 2, 3, 5)))]
        return Case(self._base, tuple(steps))

    def _step(self, chance: random.Random) -> Step:
        make = chance.choices(
            (self._text, self._spoilt_text, self._type, self._absence, self._repetition, self._id, self._bytes, self._page, self._name, self._setting, self._brand),
            (30, 25, 6, 6, 8, 6, 4, 10, 4, 10, 10),
        )[0]  # fmt: skip
        return make(chance)

    def _text(self, chance: random.Random) -> Step:
        file, route, _ = chance.choice(self._texts)
        return Step("set", file, route, chance.choice(TEXTS))

    def _spoilt_text(self, chance: random.Random) -> Step:
        """A text with something in it: most of these pass the check."""
        file, route, value = chance.choice(self._texts)
        at = chance.randrange(len(value) + 1)
        addition = chance.choice((chance.choice(SPACES), chance.choice(TEXTS)[:12], chr(chance.randrange(0x20, 0x3000)), " " + "long " * chance.choice((9, 40, 90)), "'", '"', "…"))  # fmt: skip
        return Step("set", file, route, value[:at] + addition + value[at:])

    def _type(self, chance: random.Random) -> Step:
        file, route, _ = chance.choice(self._places)
        return Step("set", file, route, chance.choice(VALUES))

    def _absence(self, chance: random.Random) -> Step:
        file, route, _ = chance.choice(self._places)
        return Step("remove", file) if chance.random() < 0.1 else Step("delete", file, route)

    def _repetition(self, chance: random.Random) -> Step:
        items = [place for place in self._places if isinstance(place[1][-1], int)]
        file, route, _ = chance.choice(items)
        return Step("repeat", file, route, [chance.choice((1, 2, 5, 12, 60)), chance.random() < 0.8])

    def _id(self, chance: random.Random) -> Step:
        ids = [place for place in self._texts if place[2] in self._names]
        file, route, _ = chance.choice(ids)
        return Step(
            "set", file, route, chance.choice((*self._names, "renamed", "constructor", "a" * 64, "t", "x-1"))
        )

    def _bytes(self, chance: random.Random) -> Step:
        file = chance.choice((*{place[0] for place in self._places}, "mkdocs.yml", "content/rules.md"))
        content = chance.choice(INSERTIONS)
        return Step("insert", file, (), [chance.random(), base64_of(content)])

    def _page(self, chance: random.Random) -> Step:
        return Step(
            "write", f"content/{chance.choice(OWN_FILES)}", (), base64_of(chance.choice(PAGES).encode())
        )

    def _name(self, chance: random.Random) -> Step:
        name = os.fsdecode(
            chance.choice(
                (
                    b"caf\xe9.md",
                    b"\xff",
                    b"caf\xe9/x.md",
                    b"a\nb.md",
                    b"\x1b[31m.md",
                    "\u202e.md".encode(),
                    b"x" * 250 + b".md",
                )
            )
        )
        if chance.random() < 0.4:
            return Step(
                "special",
                f"content/{chance.choice((*OWN_FILES, 'one'))}",
                (),
                chance.choice(("pipe", "folder", ".", "nowhere")),
            )
        folder = chance.choice(("content", "content", "phrasebook", "phrasebook/phrases"))
        return Step("write", f"{folder}/{name}", (), base64_of(b"# X\n"))

    def _setting(self, chance: random.Random) -> Step:
        if chance.random() < 0.6:
            return Step("set", "mkdocs.yml", ("plugins", 0), {"talkdown": chance.choice(PLUGIN_SETTINGS)})
        route, value = chance.choice(SETTINGS)
        return Step("set", "mkdocs.yml", route, value)

    def _brand(self, chance: random.Random) -> Step:
        if chance.random() < 0.2:
            return Step("write", "phrasebook/logo.svg", (), base64_of(chance.choice(LOGOS).encode()))
        brand: dict[str, Any] = {
            "name": chance.choice(
                ("Ours", "Ours → Ж", "x" * 80, "\u3000Ours\u202f!", "W" * 30, "é ŉ", "'Ours'")
            )
        }
        for key, values in BRAND_FIELDS.items():
            if chance.random() < 0.4:
                brand[key] = chance.choice(values)
        return Step("set", "phrasebook/book.yaml", ("brand",), brand)


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode()
