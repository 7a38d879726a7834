"""Nothing of others is deleted, moved or written over, wherever it lies, and what is in the way is names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from projects import files_in
from publications import THESIS, publish_files, put
from talkdown.pipeline.publish import PublishError, builds_of, publishing


def refusal(site: Path, **sources: Path) -> str:
    with pytest.raises(PublishError) as error, publishing(site, sources):
        pass
    return f"{error.value}; {error.value.hint}"


# --- what stands in the site's place ---


def test_a_folder_with_a_home_page_is_no_site_for_that(place: Path) -> None:
    html = place / "www/html"
    for name in ("index.html", "db.sqlite", "thesis.docx", ".git/config"):
        put(html / name)
    before = files_in(place)
    for _ in range(3):
        assert refusal(html) == (
            "`www/html` holds what no build of it made: `.git/`, `db.sqlite`, `index.html` and more; "
            "move that away, or build elsewhere with `--out FOLDER`"
        )
    assert files_in(place) == before


@pytest.mark.parametrize(
    "target", ["elsewhere", ".site-builds/notes", "site", ".site-builds", "/nowhere/at/all"]
)
def test_a_link_that_no_build_made_stays(place: Path, target: str) -> None:
    """The third leads in a circle."""
    (place / "site").symlink_to(target)
    assert refusal(place / "site") == (
        f"`site` is a link to `{target}`, and no build made it; publish there with `--out {target}`, or delete the link"
    )
    assert os.readlink(place / "site") == target


@pytest.mark.parametrize(
    "spelling", ["{}/.site-builds/1", "./.site-builds/1/", ".site-builds/../.site-builds/1"]
)
def test_a_link_to_a_build_may_be_spelled_as_a_person_would(place: Path, spelling: str) -> None:
    site = place / "site"
    publish_files(site)
    site.unlink()
    site.symlink_to(spelling.format(place))
    publish_files(site)
    assert os.readlink(site) == ".site-builds/2"


def test_a_link_to_a_build_that_is_gone_is_turned(place: Path) -> None:
    (place / "site").symlink_to(".site-builds/7")
    publish_files(place / "site")
    assert (place / "site/index.html").read_text() == "home"


def test_an_empty_folder_becomes_a_site(place: Path) -> None:
    (place / "site").mkdir()
    assert publish_files(place / "site") == []
    assert (place / "site").is_symlink()


@pytest.mark.parametrize(
    "spelling", ["content", "team/../content", "CONTENT/../content/", "link-to-content", "content/deep/site"]
)
def test_the_folders_a_site_is_made_of_are_no_place_for_it(place: Path, spelling: str) -> None:
    (place / "content").mkdir()
    (place / "CONTENT").mkdir(exist_ok=True)
    (place / "team").mkdir()
    (place / "link-to-content").symlink_to("content")
    message = refusal(place / spelling, pages=place / "content")
    assert "holds pages" in message or "lies in pages" in message or "no build made it" in message
    assert list((place / "content").iterdir()) == []


@pytest.mark.parametrize(
    ("site", "message"),
    [
        (".", "is or holds"),
        ("..", "is or holds"),
        ("/", "is or holds"),
        ("~", "is or holds"),
    ],
)
def test_around_us_is_no_place_for_a_site(
    place: Path, monkeypatch: pytest.MonkeyPatch, site: str, message: str
) -> None:
    (place / "home").mkdir()
    (place / "work").mkdir()
    monkeypatch.setenv("HOME", str(place / "home"))
    monkeypatch.chdir(place / "work")
    assert message in refusal(Path(os.path.expanduser(site)))
    assert sorted(os.listdir(place)) == ["home", "work"]


def test_a_place_among_the_builds_of_another_site_is_refused(place: Path) -> None:
    publish_files(place / "site")
    for name in ("site/words", ".site-builds/9", ".site-builds/1/words"):
        assert "lies among the builds of a site" in refusal(place / name)
    assert files_in(builds_of(place / "site")) == ["1.sha256", "1/index.html", "talkdown.lock"]


@pytest.mark.parametrize("make", [lambda path: path.write_text(THESIS), os.mkfifo], ids=["file", "pipe"])
def test_what_is_no_folder_stays(place: Path, make: Callable[[Path], object]) -> None:
    make(place / "site")
    assert refusal(place / "site") == "`site` is a file; choose a folder"


# --- what lies among the builds ---


def test_things_of_others_among_the_builds_stay(place: Path) -> None:
    """Also those with names like ours."""
    site, builds = place / "site", place / ".site-builds"
    publish_files(site)
    names = ["notes.txt", "thesis/chapter.txt", "new/thesis.txt", "gone/thesis.txt", "77.sha256", "78.gone/x.txt",
             "link", "new.sha256", "5/index.html", "6", "6.sha256"]  # fmt: skip
    for name in names:
        put(builds / name)
    for _ in range(5):
        notes = publish_files(site)
    assert notes == [
        "`.site-builds/78.gone` stays: no build made `x.txt`; look at it, and delete it",
        "`.site-builds/new` stays: no build made `thesis.txt`; look at it, and delete it",
        "`.site-builds/5` has no whole list of its files, and stays until you delete it",
    ]
    assert {name: (builds / name).read_text() for name in names} == dict.fromkeys(names, THESIS)


@pytest.mark.parametrize(
    ("name", "names"),
    [("by-hand.txt", "`by-hand.txt`"), ("index.html", "`index.html`"), ("photos/a.jpg", "`photos/`")],
)
def test_an_old_build_in_which_somebody_has_written_stays_and_is_named(
    place: Path, name: str, names: str
) -> None:
    site = place / "site"
    publish_files(site)
    put(place / ".site-builds/1" / name)
    assert publish_files(site) == publish_files(site) == []
    for _ in range(2):
        assert publish_files(site) == [
            f"`.site-builds/1` stays: no build made {names}; look at it, and delete it"
        ]
    assert (place / ".site-builds/1" / name).read_text() == THESIS
    assert (place / ".site-builds/1/index.html").is_file()
    (place / ".site-builds/1" / name).unlink()
    if name != "index.html":
        shutil.rmtree(place / ".site-builds/1/photos", ignore_errors=True)
        assert publish_files(site) == []
        assert not (place / ".site-builds/1").exists()


def test_a_link_in_a_build_is_not_followed(place: Path) -> None:
    site = place / "site"
    publish_files(site)
    put(place / "mine/thesis.txt")
    (place / ".site-builds/1/mine").symlink_to(place / "mine")
    for _ in range(3):
        publish_files(site)
    assert (place / "mine/thesis.txt").read_text() == THESIS
    assert (place / ".site-builds/1/mine").is_symlink()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"\xff\xfe\x00" * 100),
        lambda path: path.write_text(""),
        lambda path: path.write_text(path.read_text()[:-20]),
        lambda path: path.write_text(path.read_text().replace("index.html", "../../mine")),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to(path.name)),
        lambda path: (path.unlink(), os.mkfifo(path)),
    ],
    ids=["bytes", "empty", "cut off", "changed", "folder", "circle", "pipe"],
)
def test_a_build_whose_list_is_damaged_stays(place: Path, damage: Callable[[Path], object]) -> None:
    site = place / "site"
    publish_files(site)
    put(place / "mine")
    damage(place / ".site-builds/1.sha256")
    for _ in range(4):
        notes = publish_files(site)
        assert notes == ["`.site-builds/1` has no whole list of its files, and stays until you delete it"]
    assert (place / ".site-builds/1/index.html").read_text() == "home"
    assert (place / "mine").read_text() == THESIS


def test_builds_of_an_early_version_go_in_their_turn(place: Path) -> None:
    """Their lists have neither a first nor a last line of ours."""
    site, builds = place / "site", place / ".site-builds"
    for _ in range(3):
        publish_files(site)
    for path in builds.glob("*.sha256"):
        rows = path.read_text().splitlines(keepends=True)
        path.write_text("".join(row for row in rows if not row.startswith("#")))
    put(builds / "2/thesis.txt")
    assert publish_files(site) == []
    assert publish_files(site) == [
        "`.site-builds/2` stays: no build made `thesis.txt`; look at it, and delete it"
    ]
    assert not (builds / "1").exists()
    (builds / "2/thesis.txt").unlink()
    assert publish_files(site) == []
    assert sorted(os.listdir(builds)) == ["4", "4.sha256", "5", "5.sha256", "6", "6.sha256", "talkdown.lock"]


def test_what_appears_while_a_folder_is_put_aside_is_seen(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the rename somebody writes: the folder comes back."""
    site = place / "site"
    publish_files(site)
    shutil.rmtree(site.resolve())
    assert site.is_symlink()
    site.unlink()
    put(site / "index.html", "home")  # as a build without links has left it
    real_rename = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == site:
            put(site / "thesis.txt")
        return real_rename(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PublishError, match=r"holds what no build of it made: `thesis.txt`"):
        publish_files(site)
    assert files_in(site) == ["index.html", "thesis.txt"]
