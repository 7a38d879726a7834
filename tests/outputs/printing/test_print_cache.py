"""What was printed before is used again only if it is whole: else it is printed anew, and the files are the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from books import Write
from talkdown.loader import load
from talkdown.outputs.printing import PrintPlan, Selection, SitePrint, print_site
from talkdown.storage import cache
from talkdown.storage.json_object import JsonObject

PLAN = PrintPlan(
    ("cards", "poster"),
    ("a4",),
    ("mono",),
    selection=Selection(("stay-calm", "listen-actively")),
    timestamp=1,
)


def _print(folder: Path) -> SitePrint:
    book = load(folder).book
    assert book is not None
    return print_site(book, PLAN)


@pytest.fixture
def items(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, list[Path], SitePrint]:
    """A book's folder, the items that printing it has left in the cache, one of each kind among them, and what was printed."""
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    folder = write({"book.yaml": "title: Ours\nextend: talkdown\n"})
    site_print = _print(folder)
    paths = sorted((tmp_path / "cache").glob("*.json"))
    assert {"print", "draw", "good", "picture", "values"} <= {path.name.partition("-")[0] for path in paths}
    return folder, paths, site_print


@pytest.mark.parametrize("damage", ["a flipped bit", "a cut", "nothing left"])
def test_damage_anywhere_means_made_anew(items: tuple[Path, list[Path], SitePrint], damage: str) -> None:
    folder, paths, site_print = items
    chance = random.Random(damage)
    for path in paths:
        content = bytearray(path.read_bytes())
        place = chance.randrange(len(content))
        if damage == "a flipped bit":
            content[place] ^= 1 << chance.randrange(8)
        else:
            del content[place if damage == "a cut" else 0 :]
        path.write_bytes(content)
    assert _print(folder) == site_print
    assert all(path.read_bytes().count(b"\n") == 1 for path in paths if not path.name.startswith("values"))


def test_an_item_of_another_shape_means_made_anew(items: tuple[Path, list[Path], SitePrint]) -> None:
    """Whole, of the right name and version, and holding something else: as a slip in a version of ours would have it."""
    folder, paths, site_print = items
    for n, path in enumerate(paths):
        version, name = path.read_bytes().split(b" ", 1)[0].decode(), path.stem
        if not name.startswith("values"):
            wrong_items: tuple[JsonObject, ...] = (
                {"pdf": 7},
                {"pages": "x", "fits": {}},
                {"png": "%%%"},
                {"card": []},
                {"pdf": "AAAA"},
            )
            cache.write(name, version, wrong_items[n % len(wrong_items)])
            assert json.loads(path.read_bytes().partition(b"\n")[2]) == wrong_items[n % len(wrong_items)]
    assert _print(folder) == site_print
