"""A power cut, or a disk that refuses, at every step of publishing: the site is the last one or the new one, whole.

`faulty_disk.c` stands between the program and the disk; `disk_model.py` says what a power cut may leave.
"""

from __future__ import annotations

import errno
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from disk_model import Folder, Link, Tree, after_power_cut, apply, read_folder, read_requests, write_tree
from publish_on_faulty_disk import NEW_FILES
from scripts.environment import quiet_environment
from talkdown.pipeline.publish import publishing

SUPPORT = Path(__file__).parents[1] / "support"
WAYS = 12
"""How many of the ways in which a disk may look are drawn for each step, besides "nothing arrived" and "all did"."""

OLD_FILES = {"index.html": "the last site", "assets/javascripts/bundle.00000004.min.js": "4"}
EARLIER_FILES = {
    "assets/javascripts/bundle.00000002.min.js": "2",
    "assets/javascripts/bundle.00000003.min.js": "3",
}


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or not compiler:
        pytest.skip("the disk is watched by a library in C, on Linux")
    library = tmp_path_factory.mktemp("shim") / "faulty_disk.so"
    source = str(SUPPORT / "faulty_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), source, "-ldl"], check=True)
    return library


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A disk with `www/site`, published four times; a build was cut off, and somebody has put a file into what it left."""
    folder = tmp_path / "disk"
    site = folder / "www/site"
    for number in (1, 2, 3, 4):
        with publishing(site) as publication:
            asset = publication.folder / f"assets/javascripts/bundle.{number:08}.min.js"
            asset.parent.mkdir(parents=True)
            asset.write_text(str(number))
            (publication.folder / "index.html").write_text("the last site")
            publication.publish()
    rest = folder / "www/.site-builds/new"
    rest.mkdir()
    (rest / "index.html").write_text("the la")
    (rest / "thesis.txt").write_text("three years")
    return folder


def run_on(shim: Path, *arguments: str) -> str:
    command = [sys.executable, str(SUPPORT / "publish_on_faulty_disk.py"), *arguments]
    # Python's own files, too, would be asked for: it writes none.
    env = quiet_environment({"LD_PRELOAD": str(shim), "PYTHONDONTWRITEBYTECODE": "1"})
    result = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def files_of(tree: Tree, within: str = "") -> dict[str, str]:
    files: dict[str, str] = {}
    for name, node in tree.items():
        if isinstance(node, bytes):
            files[within + name] = node.decode()
        elif not isinstance(node, Link):
            files |= files_of(node, f"{within}{name}/")
    return files


def site_in(www: Tree) -> dict[str, str]:
    """What readers find."""
    link = www["site"]
    assert isinstance(link, Link)
    node = www
    for name in link.target.split("/"):
        child = node[name]
        assert isinstance(child, dict)
        node = child
    return files_of(node)


def branch(tree: Tree, name: str) -> Tree:
    node = tree[name]
    assert isinstance(node, dict)
    return node


def test_a_power_cut_at_any_step_leaves_the_last_site_or_the_new_one(
    shim: Path, disk: Path, tmp_path: Path
) -> None:
    log, chance = tmp_path / "log", random.Random(7)
    model = read_folder(disk)
    run_on(shim, "record", str(disk), str(log))
    requests = list(read_requests(log, disk))
    kinds = Counter(kind for kind, _ in requests)
    assert {"create", "truncate", "write", "mkdir", "symlink", "rename", "unlink", "fsync"} >= kinds.keys()
    assert min(kinds[kind] for kind in ("write", "mkdir", "symlink", "rename", "unlink", "fsync")) > 0
    last_site = {**OLD_FILES, **EARLIER_FILES}
    kept_assets = {
        "assets/javascripts/bundle.00000003.min.js": "3",
        "assets/javascripts/bundle.00000004.min.js": "4",
    }
    new_site = {**NEW_FILES, **kept_assets}
    sites_seen = []
    for step, (kind, arguments) in enumerate(requests):
        apply(model, kind, arguments)
        chances = [lambda: False, lambda: True, *[lambda: chance.random() < 0.5] * WAYS]
        for way, has_arrived in enumerate(chances):
            www = branch(after_power_cut(model, has_arrived), "www")
            site = site_in(www)
            assert site in (last_site, new_site), (step, kind, arguments, way)
            thesis = branch(branch(www, ".site-builds"), "new")["thesis.txt"]
            assert thesis == b"three years"
            if way == 0:
                sites_seen.append(site == new_site)
    assert sites_seen == sorted(sites_seen)
    assert {*sites_seen} == {False, True}


def test_after_a_power_cut_the_next_build_is_published(shim: Path, disk: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    model = read_folder(disk)
    run_on(shim, "record", str(disk), str(log))
    for step, (kind, arguments) in enumerate(read_requests(log, disk)):
        apply(model, kind, arguments)
        for way in (False, True):
            _publish_after(model, way, tmp_path / f"{step}-{way}")


def _publish_after(model: Folder, has_arrived: bool, folder: Path) -> None:
    write_tree(after_power_cut(model, lambda: has_arrived), folder)
    with publishing(folder / "www/site") as publication:
        (publication.folder / "index.html").write_text("the next site")
        publication.publish()
    assert (folder / "www/site/index.html").read_text() == "the next site"
    assert (folder / "www/.site-builds/new/thesis.txt").read_text() == "three years"
    shutil.rmtree(folder)


def test_without_fsync_a_power_cut_would_leave_half_a_site(disk: Path) -> None:
    """The model does notice: a rename without `fsync` shows a file that holds nothing."""
    model = read_folder(disk)
    for kind, arguments in [
        ("create", [b"www/.site-builds/4/.draft"]),
        ("write", [b"www/.site-builds/4/.draft", b"the new site", b"0"]),
        ("rename", [b"www/.site-builds/4/.draft", b"www/.site-builds/4/index.html"]),
    ]:
        apply(model, kind, arguments)
    chance = random.Random(7)
    trees = [after_power_cut(model, lambda: chance.random() < 0.5) for _ in range(100)]
    homes = {site_in(branch(tree, "www"))["index.html"] for tree in trees}
    assert homes == {"the last site", "the new site", ""}


@pytest.mark.parametrize(
    ("error", "mode"),
    [(errno.ENOSPC, "on"), (errno.EIO, "once"), (errno.EIO, "on")],
    ids=["full", "one failure", "failing"],
)
def test_a_disk_that_refuses_any_request_loses_nothing(shim: Path, disk: Path, error: int, mode: str) -> None:
    rows = [json.loads(line) for line in run_on(shim, "refuse", str(disk), str(error), mode).splitlines()]
    assert len(rows) > 40
    last_files = sorted({**OLD_FILES, **EARLIER_FILES})
    new_files = sorted(
        {
            **NEW_FILES,
            "assets/javascripts/bundle.00000003.min.js": "",
            "assets/javascripts/bundle.00000004.min.js": "",
        }
    )
    for row in rows:
        assert row["error"] in ("", str(error)), row
        assert (row["home"], row["files"]) in (("the last site", last_files), ("the new site", new_files)), (
            row
        )
        assert row["theirs"] == "three years"
        if not row["error"]:
            assert row["home"] == "the new site"
        # What was left by a disk that failed while it was cleared up is cleared away by the next build.
        assert len([name for name in row["next"][1:] if name.isdigit()]) == 3, row
        assert row["next"][0] in (".site-builds/5", ".site-builds/6", ".site-builds/7"), row
    assert [row for row in rows if row["error"]], rows
    assert rows[-1]["error"] == ""
