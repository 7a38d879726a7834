"""What is remembered between runs: given back whole and to the version that wrote it, or not at all."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdown.storage import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_written_is_read_by_its_version_alone(folder: Path) -> None:
    cache.write("stems", "v1", {"words": ["calm"]})
    assert cache.read("stems", "v1") == {"words": ["calm"]}
    assert cache.read("stems", "v2") == {}
    assert cache.read_any_version("stems") == {"words": ["calm"]}
    assert cache.read("other", "v1") == cache.read_any_version("other") == {}
    assert [path.name for path in folder.iterdir()] == ["stems.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"v1", b"\n{}", b"v1 0123\n{}", b"\xff\n{}", b"half", None],
    ids=["empty", "no body", "no head", "wrong digest", "no text", "half a line", "one byte changed"],
)
def test_a_damaged_file_counts_as_empty(folder: Path, content: bytes | None) -> None:
    cache.write("stems", "v1", {"calm": "calm"})
    path = folder / "stems.json"
    path.write_bytes(path.read_bytes().replace(b'"calm"}', b'"cale"}') if content is None else content)
    assert cache.read("stems", "v1") == cache.read_any_version("stems") == {}


@given(data=st.data())
def test_a_flipped_bit_or_a_cut_is_noticed_wherever_it_is(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        folder.chmod(0o700)
        patch.setenv("TALKDOWN_CACHE", str(folder))
        cache.write("print-1", "v1", {"pages": ["<svg/>"], "count": 2})
        path = folder / "print-1.json"
        content = bytearray(path.read_bytes())
        bit = data.draw(st.integers(0, len(content) * 8 - 1))
        if data.draw(st.booleans()):
            content[bit // 8] ^= 1 << bit % 8
        else:
            del content[bit // 8 :]
        path.write_bytes(content)
        assert cache.read("print-1", "v1") == cache.read_any_version("print-1") == {}


def test_an_item_counts_under_its_own_name_and_version_alone(folder: Path) -> None:
    """Not one that was renamed, nor one whose version was edited."""
    cache.write("print-1", "v1", {"words": "calm"})
    content = (folder / "print-1.json").read_bytes()
    (folder / "print-2.json").write_bytes(content)
    (folder / "print-3.json").write_bytes(content.replace(b"v1", b"v2"))
    assert cache.read("print-2", "v1") == cache.read_any_version("print-2") == {}
    assert cache.read("print-3", "v2") == cache.read_any_version("print-3") == {}


def test_a_link_is_no_item(folder: Path, tmp_path: Path) -> None:
    cache.write("stems", "v1", {"a": 1})
    (folder / "stems.json").rename(tmp_path / "elsewhere.json")
    (folder / "stems.json").symlink_to(tmp_path / "elsewhere.json")
    assert cache.read("stems", "v1") == {}


# --- whose folder it is ---


def _make_folder_of_others(folder: Path, how: str, tmp_path: Path) -> None:
    if how == "a link":
        (tmp_path / "target").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "target")
        return
    folder.mkdir(mode=0o700)
    if how == "of another user":
        os.chown(folder, 4242, -1)
    else:
        folder.chmod(0o770)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("a link", "it is a link, or no folder"),
        ("of another user", "it belongs to another user"),
        ("open to others", "other users may write into it; `chmod go-w` mends that"),
    ],
)
def test_a_folder_into_which_others_could_write_is_not_used(
    folder: Path, tmp_path: Path, how: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    if how == "of another user" and os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    _make_folder_of_others(folder, how, tmp_path)
    for _ in range(3):
        cache.write("stems", "v1", {"a": 1})
        assert cache.read("stems", "v1") == {}
    assert list(folder.iterdir()) == []
    assert [record.getMessage() for record in caplog.records] == [
        f"warning: the cache folder `{folder}` is not used: {reason}"
    ]


# --- how much it holds ---


def _names(folder: Path) -> set[str]:
    return {path.stem for path in folder.iterdir()}


def _age(folder: Path, name: str, hours: int) -> None:
    """Let an item be as if it was used so many hours ago, and the process as if it had begun just now."""
    status = (folder / f"{name}.json").stat()
    os.utime(folder / f"{name}.json", (status.st_atime, status.st_mtime - hours * 3600))
    cache._room_of.cache_clear()


def test_what_was_used_longest_ago_goes_when_there_are_too_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MAX_ITEMS", 10)
    for number in range(10):
        cache.write(f"item-{number}", "v1", {"a": 1})
        _age(folder, f"item-{number}", 20 - number)
    assert cache.read("item-0", "v1") == {"a": 1}  # used again
    cache.write("item-10", "v1", {"a": 1})
    assert _names(folder) == {"item-0", *(f"item-{number}" for number in range(4, 11))}


def test_it_holds_no_more_bytes_than_it_may(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 10_000)
    for number in range(60):
        cache.write(f"item-{number}", "v1", {"text": "x" * 1000})
        assert sum(path.stat().st_size for path in folder.iterdir()) <= 10_000
    assert "item-59" in _names(folder)


def test_one_that_is_too_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ITEM_BYTES", 1000)
    cache.write("large", "v1", {"text": "x" * 1000})
    assert cache.read("large", "v1") == {}
    assert not folder.exists()


def test_what_a_killed_run_left_goes_in_time_and_what_is_not_ours_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder may hold others' files, of any name and size: they are not counted, and nothing happens to them."""
    monkeypatch.setattr(cache, "MAX_ITEMS", 2)
    monkeypatch.setattr(cache, "MAX_BYTES", 10_000)
    cache.write("item-1", "v1", {"a": 1})
    others = {"thesis.odt": "", "notes.new": "", "measurements.json": "[1]\n" * 5000, "empty.json": ""}
    for name, text in {".0123456789abcdef.new": "", **others}.items():
        (folder / name).write_text(text)
        os.utime(folder / name, (1, 1))
    cache._room_of.cache_clear()
    cache.write("item-2", "v1", {})
    assert {path.name for path in folder.iterdir()} == {"item-1.json", "item-2.json", *others}


def test_nothing_in_it_is_code(folder: Path) -> None:
    """Each file is JSON behind one line: reading it runs nothing."""
    cache.write("stems", "v1", {"a": 1})
    (path,) = folder.iterdir()
    _, _, body = path.read_bytes().partition(b"\n")
    assert json.loads(body) == {"a": 1}


def test_a_list_is_no_cache(folder: Path) -> None:
    cache.write("stems", "v1", [1])  # type: ignore[arg-type]
    assert cache.read("stems", "v1") == {}


def test_only_the_user_can_look_into_it(folder: Path) -> None:
    cache.write("stems", "v1", {})
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("word", ["off", "no", "0", "OFF"])
def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("TALKDOWN_CACHE", word)
    cache.write("stems", "v1", {"a": 1})
    assert cache.cache_folder() is None
    assert cache.read("stems", "v1") == {}


@pytest.mark.parametrize(
    ("platform", "name", "value", "cache_path"),
    [
        ("linux", "XDG_CACHE_HOME", "/var/caches", "/var/caches/talkdown"),
        ("linux", "XDG_CACHE_HOME", "", "/home/sam/.cache/talkdown"),
        ("linux", "XDG_CACHE_HOME", "here", None),
        ("darwin", "XDG_CACHE_HOME", "/unread", "/home/sam/Library/Caches/talkdown"),
        ("win32", "LOCALAPPDATA", "/local", "/local/talkdown"),
        ("win32", "LOCALAPPDATA", "", None),
    ],
)
def test_it_lies_where_the_platform_has_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, name: str, value: str, cache_path: str | None
) -> None:
    monkeypatch.delenv("TALKDOWN_CACHE", raising=False)
    monkeypatch.setenv("HOME", "/home/sam")
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    folder = cache.cache_folder()
    assert (folder and folder.as_posix()) == cache_path


def test_a_disk_that_refuses_is_no_error(folder: Path) -> None:
    folder.touch()
    cache.write("stems", "v1", {"a": 1})
    assert cache.read("stems", "v1") == {}


def test_writing_waits_for_no_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("a cache waited for the disk"))
    cache.write("stems", "v1", {"a": 1})
    assert cache.read("stems", "v1") == {"a": 1}


def test_a_digest_names_bytes_and_no_others() -> None:
    assert cache.digest(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert cache.digest(b"a") != cache.digest(b"b")
