"""A purge that is cut off leaves every contact that may still be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contacts import SETTINGS, TwoPatterns, write_contact
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.tables import connection
from talkdown.review.manifest import Manifest
from talkdown.review.purge import Purge, purge
from talkdown.review.review_folder import ReviewFolder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[ReviewFolder]:
    """A review of three contacts in one part, each of 10 o'clock."""
    names = ("a.jsonl", "b.jsonl", "c.jsonl")
    for name, day in zip(names, ("2026-03-01", "2026-03-02", "2026-03-03"), strict=True):
        write_contact(tmp_path / "calls" / name, name[0], day=day)
    folder = ReviewFolder(tmp_path / "review")
    with folder.hold():
        with connection(folder.path) as database:
            sources = PartSources(tmp_path / "calls", names)
            part = make_part(sources, SETTINGS, TwoPatterns(), folder.parts_folder, database)
        folder.finish(Manifest(parts=(part.key,)))
        yield folder


def ids(folder: ReviewFolder) -> list[str]:
    with folder.facts() as database:
        return [id for (id,) in database.execute("SELECT id FROM conversation ORDER BY id").fetchall()]


def test_killed_in_the_second_purge_of_a_day(folder: ReviewFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    morning, noon = (datetime(2026, 3, 12, hour, tzinfo=UTC) for hour in (9, 12))
    assert purge(folder, 10, morning) == Purge(1, 0)
    assert ids(folder) == ["b", "c"]

    def kill(draft: Path, target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", kill)
        with pytest.raises(KeyboardInterrupt):
            purge(folder, 10, noon)
    assert ids(folder) == ["b", "c"]
    assert purge(folder, 10, noon) == Purge(1, 0)
    assert ids(folder) == ["c"]
