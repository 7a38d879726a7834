"""The gate to files that others wrote: what lies inside is read, whatever leads outside is not even opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from talkdown.storage import inside
from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders, RefusedPathError

SECRET = b"secret"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with a file and a folder; beside it lies a secret."""
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/inner.txt").write_bytes(SECRET)
    folder = tmp_path / "book"
    (folder / "deeper").mkdir(parents=True)
    (folder / "words.txt").write_bytes(b"calm")
    (folder / "deeper/more.txt").write_bytes(b"kind")
    return folder


@pytest.fixture(params=["by descriptor", "by path"])
def _each_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of Linux and macOS, and that of Windows, where folders cannot be held."""
    if request.param == "by path":
        monkeypatch.setattr(inside, "_CAN_HOLD_FOLDERS", False)


pytestmark = pytest.mark.usefixtures("_each_system")


def test_what_lies_inside_is_read(book: Path) -> None:
    folders = ReadableFolders([book])
    assert folders.read(book / "words.txt", 100) == b"calm"
    assert folders.read(book / "deeper/../deeper/more.txt", 100) == b"kind"
    with folders.folder(book) as folder:
        assert [(item.name, item.type) for item in folder.items()] == [
            ("deeper", ItemType.folder),
            ("words.txt", ItemType.file),
        ]


def test_one_byte_more_than_asked_for_tells_that_there_is_more(book: Path) -> None:
    assert ReadableFolders([book]).read(book / "words.txt", 2) == b"cal"


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "deeper/../../secret.txt", "/etc/passwd", "/dev/zero", "/proc/self/environ", "", ".", "x\0y"],
)  # fmt: skip
def test_what_lies_outside_is_refused(book: Path, name: str) -> None:
    with pytest.raises(RefusedPathError):
        ReadableFolders([book]).read(os.path.join(book, name), 100)


def test_a_link_is_followed_inside_and_into_what_is_allowed(book: Path, tmp_path: Path) -> None:
    (book / "link.txt").symlink_to("deeper/more.txt")
    (book / "out.txt").symlink_to(tmp_path / "outside/inner.txt")
    (book / "out").symlink_to(tmp_path / "outside")
    assert ReadableFolders([book]).read(book / "link.txt", 100) == b"kind"
    for name in ("out.txt", "out/inner.txt"):
        assert not ReadableFolders([book]).holds(book / name)
        with pytest.raises(RefusedPathError):
            ReadableFolders([book]).read(book / name, 100)
        assert ReadableFolders([book, tmp_path / "outside"]).read(book / name, 100) == SECRET


def test_a_held_folder_follows_no_link_at_all(book: Path, tmp_path: Path) -> None:
    (book / "link.txt").symlink_to("words.txt")
    (book / "out").symlink_to(tmp_path / "outside")
    with OpenFolder.at(book) as folder:
        with pytest.raises(RefusedPathError):
            folder.read("link.txt", 100)
        for name in ("out", "words.txt"):
            with pytest.raises(RefusedPathError), folder.folder(name):
                pytest.fail("it was held")
        for name in ("../secret.txt", "..", "deeper/more.txt", ""):
            with pytest.raises(RefusedPathError):
                folder.read(name, 100)


def test_a_name_that_begins_alike_is_another_folder(book: Path, tmp_path: Path) -> None:
    (tmp_path / "book-of-others").mkdir()
    (tmp_path / "book-of-others/words.txt").write_bytes(SECRET)
    assert not ReadableFolders([book]).holds(tmp_path / "book-of-others/words.txt")


def test_what_would_wait_for_ever_is_refused(book: Path) -> None:
    os.mkfifo(book / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(book / "socket"))
        (book / "zero").symlink_to("/dev/zero")
        with OpenFolder.at(book) as folder:
            types = {item.name: item.type for item in folder.items()}
            assert (types["pipe"], types["socket"], types["zero"]) == (
                ItemType.special,
                ItemType.special,
                ItemType.link,
            )
            for name in ("pipe", "socket", "zero", "deeper"):
                with pytest.raises(RefusedPathError):
                    folder.read(name, 100)


def test_the_time_of_use_and_deleting(book: Path) -> None:
    os.utime(book / "words.txt", (1, 1))
    with OpenFolder.at(book) as folder:
        folder.mark_as_used("words.txt", 60)
        assert folder.status("words.txt").st_mtime > 1
        folder.delete("words.txt")
        with pytest.raises(FileNotFoundError):
            folder.status("words.txt")


@pytest.mark.parametrize(
    "moment", ["after the path is checked", "after the folder is looked up", "after the file is looked up"]
)
def test_what_becomes_a_link_meanwhile_leads_nowhere(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Somebody puts a link in the place of a folder, or of a file, in the very moment in which it was found to be none."""
    monkeypatch.setattr(inside, "_CAN_HOLD_FOLDERS", True)
    (tmp_path / "outside/more.txt").write_bytes(SECRET)
    swaps: list[Path] = []

    def swap(path: Path, target: Path) -> None:
        if not swaps:
            swaps.append(path)
            path.rename(tmp_path / "aside")
            path.symlink_to(target)

    find_place, find_status = ReadableFolders._place, OpenFolder._status

    def find_place_then_swap(self: ReadableFolders, path: str | Path) -> tuple[str, tuple[str, ...]] | None:
        place = find_place(self, path)
        if moment == "after the path is checked":
            swap(book / "deeper", tmp_path / "outside")
        return place

    def find_status_then_swap(self: OpenFolder, name: str) -> os.stat_result:
        status = find_status(self, name)
        if name == "deeper" and moment == "after the folder is looked up":
            swap(book / "deeper", tmp_path / "outside")
        if name == "more.txt" and moment == "after the file is looked up":
            swap(book / "deeper/more.txt", tmp_path / "outside/more.txt")
        return status

    monkeypatch.setattr(ReadableFolders, "_place", find_place_then_swap)
    monkeypatch.setattr(OpenFolder, "_status", find_status_then_swap)
    with pytest.raises(OSError, match=r"regular file|folder|symbolic links|Not a directory"):
        ReadableFolders([book]).read(book / "deeper/more.txt", 100)
    assert swaps
