"""Whether a change is noticed, whatever becomes of the files."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from talkdown.mkdocs import watch
from talkdown.mkdocs.watch import Watch, snapshot

PATIENCE = 30
"""Seconds to wait for the trigger; a healthy machine needs a fifth of one."""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _write(tmp_path / "book/phrases.yaml", "one")
    _write(tmp_path / "mkdocs.yml", "one")
    return tmp_path


EDITS: dict[str, Callable[[Path], object]] = {
    "another text": lambda f: _write(f / "book/phrases.yaml", "two and more"),
    "a new file": lambda f: _write(f / "book/signs.yaml", ""),
    "a new folder": lambda f: (f / "book/phrases").mkdir(),
    "a file that goes": lambda f: (f / "book/phrases.yaml").unlink(),
    "a folder that goes": lambda f: shutil.rmtree(f / "book"),
    "a file that an editor replaces": lambda f: (_write(f / "draft", "one"), (f / "draft").replace(f / "mkdocs.yml")),
    "a time alone": lambda f: os.utime(f / "mkdocs.yml", (1_000_000_000, 1_000_000_000)),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_snapshot_is_another_after_an_edit(edit: Callable[[Path], object], folder: Path) -> None:
    paths = [folder / "book", folder / "mkdocs.yml"]
    before = snapshot(paths)
    assert snapshot(paths) == before
    edit(folder)
    assert snapshot(paths) != before


def test_links_in_circles_are_looked_into_once(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / "book" / name).symlink_to(folder / "book", target_is_directory=True)
    names = {Path(path).relative_to(folder).as_posix() for path in snapshot([folder / "book"])}
    assert names == {"book", "book/one", "book/two", "book/phrases.yaml"}


def test_files_behind_a_link_within_count(folder: Path) -> None:
    _write(folder / "elsewhere/page.md", "one")
    (folder / "book/link").symlink_to(folder / "elsewhere", target_is_directory=True)
    before = snapshot([folder / "book", folder / "elsewhere"])
    _write(folder / "elsewhere/page.md", "two and more")
    assert snapshot([folder / "book", folder / "elsewhere"]) != before


def test_the_book_itself_may_be_a_link(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "book", target_is_directory=True)
    assert str(folder / "link/phrases.yaml") in snapshot([folder / "link"])


def test_a_link_that_leads_outside_is_seen_and_not_followed(folder: Path) -> None:
    _write(folder / "elsewhere/page.md", "one")
    before = snapshot([folder / "book"])
    (folder / "book/link").symlink_to(folder / "elsewhere", target_is_directory=True)
    after = snapshot([folder / "book"])
    assert {Path(path).name for path in after.keys() - before.keys()} == {"link"}


def test_the_root_of_a_disk_is_not_looked_through_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_MOST_FILES", 10)
    for n in range(100):
        _write(folder / f"book/{n}/file", "")
    assert len(snapshot([folder])) == 10


@pytest.fixture
def watching(folder: Path) -> Iterator[Watch]:
    running = Watch([folder / "book"])
    running.start()
    yield running
    running.stop()


def _next_pull(watching: Watch, previous: str) -> str:
    until = time.monotonic() + PATIENCE
    while (pull := watching.trigger.read_text()) == previous and time.monotonic() < until:
        time.sleep(0.01)
    assert pull != previous, "the trigger was not pulled"
    return pull


def test_the_trigger_is_pulled_after_each_change_of_a_folder_that_comes_and_goes(
    watching: Watch, folder: Path
) -> None:
    pull = ""
    for edit in (
        lambda: shutil.rmtree(folder / "book"),
        lambda: _write(folder / "book/phrases.yaml", "one"),
        lambda: _write(folder / "book/phrases.yaml", "two and more"),
    ):
        edit()
        pull = _next_pull(watching, pull)
        watching.acknowledge()


def test_a_trigger_that_nobody_noticed_is_pulled_again(
    watching: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_RETRY_SECONDS", 0.05)
    _write(folder / "book/phrases.yaml", "two and more")
    pull = _next_pull(watching, "")
    pull = _next_pull(watching, pull)
    watching.acknowledge()
    time.sleep(0.5)  # one more may be on its way
    pull = watching.trigger.read_text()
    time.sleep(0.5)
    assert watching.trigger.read_text() == pull


def test_a_watch_leaves_nothing_behind(folder: Path) -> None:
    running = Watch([folder])
    running.start()
    assert running.trigger.is_file()
    running.stop()
    assert not running.trigger.parent.exists()
