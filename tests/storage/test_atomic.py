"""A file is there whole or not at all, whatever comes between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from talkdown.storage.atomic import replacement_of, sync_folder, sync_tree, write_atomic


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the disk, in order: `fsync` of a file or a folder, and `rename`."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("only Linux says which file a descriptor belongs to")
    log: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        log.append(f"fsync {'folder' if path.is_dir() else 'file'} {path.name.removesuffix('.new')[:6]}")
        real_fsync(descriptor)

    def replace(source: str, target: str) -> None:
        log.append(f"rename to {Path(target).name}")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    return log


def test_the_content_is_on_the_disk_before_it_has_the_name_and_the_name_before_it_returns(
    tmp_path: Path, calls: list[str]
) -> None:
    write_atomic(tmp_path / "a/b/page.html", b"new")
    (*folders, replacement, rename, folder) = calls
    assert folders == [f"fsync folder {tmp_path.name[:6]}", "fsync folder a"]  # the names of `a` and of `b`
    assert replacement.startswith("fsync file .")
    assert rename == "rename to page.html"
    assert folder == "fsync folder b"
    assert (tmp_path / "a/b/page.html").read_bytes() == b"new"


def test_what_can_be_made_anew_waits_for_no_disk(tmp_path: Path, calls: list[str]) -> None:
    write_atomic(tmp_path / "cache.json", b"new", durable=False)
    assert calls == ["rename to cache.json"]


@pytest.mark.parametrize("durable", [True, False])
def test_the_file_before_stays_if_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "page.html"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync" if durable else "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(path, b"new", durable=durable)
    assert [item.name for item in tmp_path.iterdir()] == ["page.html"]
    assert path.read_bytes() == b"before"


def test_a_draft_takes_the_name_once_it_is_whole(tmp_path: Path, calls: list[str]) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"before")
    with replacement_of(path) as replacement:
        replacement.write_bytes(b"new")
        assert path.read_bytes() == b"before"
    assert path.read_bytes() == b"new"
    assert [call.split()[0] for call in calls] == ["fsync", "rename", "fsync"]


def test_a_draft_that_is_not_finished_leaves_the_file_before(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"before")
    with suppress(OSError), replacement_of(path) as replacement:
        replacement.write_bytes(b"ne")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert [item.name for item in tmp_path.iterdir()] == ["table.csv"]
    assert path.read_bytes() == b"before"


def test_a_file_system_that_syncs_no_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", _failing_with(errno.EINVAL))
    sync_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", _failing_with(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def _failing_with(code: int) -> Callable[[int], None]:
    def fsync(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    return fsync


def test_a_tree_is_synced_files_first_and_through_no_link(tmp_path: Path, calls: list[str]) -> None:
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "sub/page").touch()
    (site / "index").touch()
    (tmp_path / "beyond").mkdir()
    (tmp_path / "beyond/secret").touch()
    (site / "linked").symlink_to(tmp_path / "beyond")
    (site / "broken").symlink_to("nowhere")
    os.mkfifo(site / "pipe")
    sync_tree(site)
    assert sorted(calls[:2]) == ["fsync file index", "fsync file page"]
    assert sorted(calls[2:]) == ["fsync folder site", "fsync folder sub"]
