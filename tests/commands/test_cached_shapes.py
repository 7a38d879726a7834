"""A cache that is whole and holds something of another shape counts as empty: the check says the same."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from command_line import talkdown
from projects import write_small_project
from talkdown.loader import value_cache
from talkdown.storage import cache
from talkdown.storage.json_object import JsonObject

SHAPES: dict[str, object] = {
    "numbers": 5,
    "nothing": None,
    "a list in a list": [[None]],
    "no number": math.nan,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_check_reads_anew_what_has_another_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: object
) -> None:
    write_small_project(tmp_path)
    (tmp_path / "phrasebook/book.yaml").open("a").write("nosuch: 1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(value_cache, "_LEAST_BYTES", 0)
    report = talkdown("check")
    assert report.exit_code == 1
    items = list((tmp_path / "cache").glob("*.json"))
    assert {item.name.partition("-")[0] for item in items} >= {"values", "site"}
    for item in items:
        head, _, body = item.read_text().partition("\n")
        content: JsonObject = dict.fromkeys(json.loads(body), shape)
        cache.write(item.stem, head.partition(" ")[0], content)
    second_report = talkdown("check")
    assert (second_report.exit_code, second_report.output) == (1, report.output)
