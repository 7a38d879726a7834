"""What is remembered between runs: given back whole and to the version that wrote it, or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

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
