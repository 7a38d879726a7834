"""No book that passes `talkdown check` fails `talkdown build`, and no command ends in a trace, whatever stands in a project.

What chance has found stays in `seeds/` and is tried every time. Ten minutes of new chances: `make fuzz`.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from chances import Chance
from layered_chances import LayeredChance
from mutations import Case, write_base
from whole_way import faults

SEEDS = Path(__file__).parent / "seeds"

CASES = {"small": 8, "rich": 4, "extending": 1, "layered": 2, "rich-layered": 3}
"""Of each chunk in an ordinary run, by base. All chunks together take about a minute of one processor."""

CHUNKS = {"small": 3, "rich": 3, "extending": 1, "layered": 3, "rich-layered": 3}
"""By base: so that one slow case does not end a run, and a failure is soon found again. What extends the shipped book takes
as long as all others."""

FIRST_SEED = "2026-11-27"
"""An ordinary run always tries the same cases: what fails there fails again."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which projects are written one after the other; what was kept of the last one is still there."""
    folder = tmp_path / "team"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TALKDOWN_TRACE", "1")
    return folder


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.json")), ids=lambda path: path.stem)
def test_what_chance_has_found_stays_mended(seed: Path, folder: Path) -> None:
    assert faults(Case.from_json(seed.read_text("utf-8")), folder) == []


@pytest.mark.parametrize(
    ("base", "chunk"), [(base, chunk) for base in CASES for chunk in range(CHUNKS[base])]
)
def test_what_passes_the_check_is_built(
    base: str, chunk: int, folder: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    minutes = request.config.getoption("--fuzz-minutes")
    start, end = (
        (time.time_ns(), time.monotonic() + 60 * minutes / CHUNKS[base] / len(CASES))
        if minutes
        else (FIRST_SEED, 0)
    )
    write_base(base, tmp_path / "base")
    chance = (LayeredChance if base.endswith("layered") else Chance)(base, tmp_path / "base")
    number = 0
    while number < CASES[base] or time.monotonic() < end:
        case = chance.case(f"{start}/{chunk}/{number}")
        problems = faults(case, folder)
        if problems and minutes:
            name = f"{base}-{abs(hash(case)):x}"[:20]
            (SEEDS / f"{name}.json").write_text(case.as_json(), encoding="utf-8")
        assert problems == [], f"{start}/{chunk}/{number}\n{case.as_json()}"
        number += 1
