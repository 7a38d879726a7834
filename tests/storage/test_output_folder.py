"""A folder that commands write into, again and again: what no list proves to be ours stays as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from talkdown.storage.file_list import LIST_INSIDE, digest_of_bytes
from talkdown.storage.output_folder import OutputFolder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder into which `cards.pdf` was written."""
    OutputFolder(tmp_path).write("cards.pdf", b"cards")
    return tmp_path


def test_what_was_written_may_be_replaced_and_what_is_not_there_may_be_written(folder: Path) -> None:
    assert OutputFolder(folder).foreign_files(["cards.pdf", "poster.pdf"]) == []


def test_a_file_of_others_stays(folder: Path) -> None:
    (folder / "poster.pdf").write_bytes(b"of a designer")
    assert OutputFolder(folder).foreign_files(["cards.pdf", "poster.pdf"]) == ["poster.pdf"]


def test_so_does_one_that_somebody_has_changed(folder: Path) -> None:
    (folder / "cards.pdf").write_bytes(b"cards, with notes")
    assert OutputFolder(folder).foreign_files(["cards.pdf"]) == ["cards.pdf"]


@pytest.mark.parametrize("target", ["elsewhere.pdf", "nowhere"])
def test_so_does_a_link_even_to_a_file_of_the_same_content(folder: Path, target: str) -> None:
    (folder / "cards.pdf").rename(folder / "elsewhere.pdf")
    (folder / "cards.pdf").symlink_to(target)
    assert OutputFolder(folder).foreign_files(["cards.pdf"]) == ["cards.pdf"]


def test_so_does_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "poster.pdf").mkdir()
    assert OutputFolder(folder).foreign_files(["poster.pdf"]) == ["poster.pdf"]


@pytest.mark.parametrize("damage", [b"", b"cut", b"0"])
def test_a_list_that_is_damaged_proves_nothing(folder: Path, damage: bytes) -> None:
    path = folder / LIST_INSIDE
    path.write_bytes(path.read_bytes()[:-10] + damage)
    assert OutputFolder(folder).foreign_files(["cards.pdf"]) == [LIST_INSIDE, "cards.pdf"]


def test_a_file_of_others_in_the_place_of_the_list_stays(tmp_path: Path) -> None:
    (tmp_path / LIST_INSIDE).write_text("my own checksums, made by hand")
    assert OutputFolder(tmp_path).foreign_files(["cards.pdf"]) == [LIST_INSIDE]


def test_so_does_a_link_in_its_place(folder: Path) -> None:
    (folder / LIST_INSIDE).rename(folder / "elsewhere")
    (folder / LIST_INSIDE).symlink_to("elsewhere")
    assert LIST_INSIDE in OutputFolder(folder).foreign_files(["cards.pdf"])


def test_a_list_of_another_folder_proves_nothing_about_other_content(folder: Path, tmp_path: Path) -> None:
    other_folder = tmp_path / "other"
    OutputFolder(other_folder).write("poster.pdf", b"poster")
    (other_folder / "cards.pdf").write_bytes(b"of a designer")
    (other_folder / LIST_INSIDE).write_bytes((folder / LIST_INSIDE).read_bytes())
    assert OutputFolder(other_folder).foreign_files(["cards.pdf"]) == ["cards.pdf"]


def test_the_file_before_is_ours_when_the_new_one_was_listed_and_never_came(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the disk is full after the list was written: the next run may replace what is there."""
    (folder / "cards.pdf").unlink()
    (folder / "cards.pdf").mkdir()  # the rename onto it fails, for root, too
    with pytest.raises(OSError, match="directory"):
        OutputFolder(folder).write("cards.pdf", b"new cards")
    (folder / "cards.pdf").rmdir()
    for content, foreign_files in ((b"cards", []), (b"new cards", []), (b"others", ["cards.pdf"])):
        (folder / "cards.pdf").write_bytes(content)
        assert OutputFolder(folder).foreign_files(["cards.pdf"]) == foreign_files


def test_the_list_is_one_that_other_programs_read(folder: Path) -> None:
    rows = (folder / LIST_INSIDE).read_text().splitlines()
    assert rows[1] == f"{digest_of_bytes(b'cards')}  cards.pdf"
    assert [row[:1] for row in rows] == ["#", rows[1][0], "#"]


def test_two_at_once_list_the_files_of_both(folder: Path) -> None:
    names = [f"poster-{number}.pdf" for number in range(8)]
    with ThreadPoolExecutor(len(names)) as threads:
        list(threads.map(lambda name: OutputFolder(folder).write(name, b"poster"), names))
    assert OutputFolder(folder).foreign_files(["cards.pdf", *names]) == []
