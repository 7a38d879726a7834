"""Publishing: the site is there, whole, whenever and however a build ends."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from projects import assert_whole, files_in, run
from publications import publish_files
from talkdown.pipeline.publish import OLD_BUILDS, PublishError, builds_of, is_published, publishing

# --- the swap ---


def test_a_site_is_a_link_to_a_numbered_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in (1, 2, 3, 4, 5):
        assert publish_files(site, index_html=f"build {number}") == []
        assert str(site.readlink()) == f".site-builds/{number}"
        assert (site / "index.html").read_text() == f"build {number}"
    builds = [name for name in os.listdir(builds_of(site)) if name.isdigit()]
    assert sorted(builds) == ["3", "4", "5"]
    assert len(builds) == OLD_BUILDS + 1
    new_home = tmp_path / "moved"
    new_home.mkdir()
    for path in (site, builds_of(site)):
        path.rename(new_home / path.name)
    assert (new_home / "site/index.html").read_text() == "build 5"


def test_hashed_files_of_two_old_builds_go_on_being_served(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", "assets__javascripts__"
    hashes = ["1111aaaa", "2222bbbb", "3333cccc", "4444dddd"]
    for number, name in enumerate(hashes):
        publish_files(site, **{f"{folder}bundle_{name}_min_js": name, f"old-{number}_html": "page"})
        expected_files = [
            f"assets/javascripts/bundle.{n}.min.js" for n in hashes[max(0, number - OLD_BUILDS) : number + 1]
        ]
        assert files_in(site) == sorted([*expected_files, "index.html", f"old-{number}.html"])


def test_each_build_has_a_list_of_its_own_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_files(site, assets__javascripts__bundle_11112222_min_js="a")
    publish_files(site, page_html="x")
    assert (builds_of(site) / "2.sha256").read_text() == (
        "# talkdown: the files of a build; `sha256sum --check` reads it\n"
        "4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942  index.html\n"
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  page.html\n"
        "# from earlier builds\n"
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  assets/javascripts/bundle.11112222.min.js\n"
        "# whole: 474c33a96cfea5f3aafb30e37fb05b8dfe6f06b6f2e879fc132784338df596e1\n"
    )
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", "--quiet", "../2.sha256"]
        assert subprocess.run(command, cwd=site, capture_output=True, check=True).stderr == b""
    assert (site / "assets/javascripts/bundle.11112222.min.js").is_file()


def test_a_folder_of_mkdocs_build_becomes_an_old_build(team: Path) -> None:
    assert run("build", "-q", program="mkdocs").returncode == 0
    (team / "site/by-hand.txt").write_text("mine")
    result = run("build")
    assert (result.returncode, result.stderr) == (
        1,
        "Error: `site` holds what no build of it made: `by-hand.txt`\n"
        "  `site` stays as it was\n"
        "  hint: move that away, or build elsewhere with `--out FOLDER`\n",
    )
    (team / "site/by-hand.txt").unlink()
    result = run("build")
    assert result.returncode == 0, result.stderr
    assert result.stderr == (
        "note: `site` was a folder and is a link now; the old folder is `.site-builds/1`, and goes after two more builds\n"
    )
    assert_whole(team / "site")
    assert_whole(team / ".site-builds/1")
    for _ in range(3):
        assert run("build").stderr == ""
    assert not (team / ".site-builds/1").exists()


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda site: site.symlink_to("elsewhere"), "`site` is a link to `elsewhere`, and no build made it"),
        (
            lambda site: (site / "photos").mkdir(parents=True),
            "`site` holds what no build of it made: `photos/`",
        ),
        (lambda site: site.write_text("x"), "`site` is a file"),
        (
            lambda site: (site.parent / ".site-builds/x").mkdir(parents=True),
            "`.site-builds` is in the way, and holds no builds",
        ),
    ],
)
def test_what_is_no_site_is_left_alone(
    prepare: Callable[[Path], object], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    prepare(tmp_path / "site")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PublishError) as error, publishing(tmp_path / "site"):
        pass
    assert str(error.value) == message
    assert error.value.hint
    assert sorted(tmp_path.rglob("*")) in (before, sorted([*before, tmp_path / ".site-builds"]))


def test_a_lock_keeps_two_builds_apart(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with (
        publishing(site),
        pytest.raises(PublishError, match="another build of"),
        publishing(site),
    ):
        pass
    publish_files(site)
    assert (site / "index.html").is_file()


def test_what_fails_on_the_way_leaves_no_trace(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_files(site, index_html="first")
    with suppress(ValueError), publishing(site) as publication:
        (publication.folder / "index.html").write_text("second")
        raise ValueError
    assert (site / "index.html").read_text() == "first"
    assert sorted(os.listdir(builds_of(site))) == ["1", "1.sha256", "talkdown.lock"]


def test_without_links_folders_change_places_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where links need a privilege, and on memory sticks."""

    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    site = tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setattr("os.symlink", refuse)
        for number in (1, 2, 3, 4, 5):
            (note,) = publish_files(site, index_html=f"build {number}")
            assert note.startswith("there are no links here")
            assert (site / "index.html").read_text() == f"build {number}"
            assert is_published(site)
    assert not site.is_symlink()
    publish_files(site, index_html="build 6")
    assert site.is_symlink()
    texts = [(builds_of(site) / str(number) / "index.html").read_text() for number in (4, 5, 6)]
    assert texts == ["build 4", "build 5", "build 6"]


def killing_at(step: int) -> Callable[[str, object], None]:
    """Ends this process when Python asks for the so-manieth thing."""
    count = 0

    def on_event(event: str, _: object) -> None:
        nonlocal count
        count += event != "os.kill"
        if count == step and event != "os.kill":
            os.kill(os.getpid(), signal.SIGKILL)

    return on_event


@pytest.mark.parametrize("length", [0, 1, 31])
def test_a_build_that_was_killed_as_it_marked_its_folder_is_cleared_away(tmp_path: Path, length: int) -> None:
    """The mark is the first file of a build: its beginning, and nothing beside it, is ours."""
    site = tmp_path / "site"
    publish_files(site, index_html="home")
    folder = builds_of(site) / "new"
    folder.mkdir()
    (folder / ".talkdown.unfinished").write_bytes(b"A build is made in this folder."[:length])
    assert publish_files(site, index_html="home") == ["a build that was cut off has been cleared away"]
    assert not folder.exists()


def test_what_lies_beside_the_beginning_of_a_mark_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_files(site, index_html="home")
    folder = builds_of(site) / "new"
    folder.mkdir()
    (folder / ".talkdown.unfinished").touch()
    (folder / "thesis.txt").write_text("three years")
    (note,) = publish_files(site, index_html="home")
    assert note.startswith("`.site-builds/new` stays: no build made")
    assert (folder / "thesis.txt").read_text() == "three years"


@pytest.mark.parametrize("stride", [3, pytest.param(1, marks=pytest.mark.nightly)])
def test_killed_at_every_step_of_a_swap(tmp_path: Path, stride: int) -> None:
    """Each thing that Python asks of the system is the last one once; at each change, one of three is."""
    site = tmp_path / "site"
    for number in range(OLD_BUILDS + 1):
        publish_files(site, index_html="home", **{f"assets__javascripts__bundle_{number:08}_min_js": ""})
    step, code = 1 - stride, -signal.SIGKILL
    while code:
        step += stride
        child = os.fork()
        if not child:
            sys.addaudithook(killing_at(step))
            publish_files(
                site, index_html="home", other_html="x", assets__javascripts__bundle_ffffffff_min_js=""
            )
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert (site / "index.html").read_text() == "home", step
        builds = [path for path in builds_of(site).iterdir() if path.name.isdigit()]
        assert (
            OLD_BUILDS < len(builds) <= OLD_BUILDS + 3
        )  # one more is about to go, and one was about to come
        assert all((build / "index.html").is_file() for build in builds)
    assert step > 50
    assert code == 0
    names = sorted(os.listdir(builds_of(site)))
    assert len(names) == 2 * (OLD_BUILDS + 1) + 1, names


# --- mkdocs build ---


def test_mkdocs_build_does_not_empty_a_published_site(team: Path) -> None:
    assert run("build").returncode == 0
    before = files_in(team / "site")
    for folder in ("site", ".site-builds/1"):
        result = run("build", "-q", "-d", folder, program="mkdocs")
        assert result.returncode == 1
        assert (
            f"`{folder}` is published, and this would empty it first\n  hint: `talkdown build`"
            in result.stderr
        )
    assert files_in(team / "site") == before
    assert run("build", "-q", "-d", "elsewhere", program="mkdocs").returncode == 0
    assert run("build", "-q", "-d", "elsewhere", program="mkdocs").returncode == 0
