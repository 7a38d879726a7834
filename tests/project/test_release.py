"""What a release lacks is named before it is built, and building it leaves the same files as a new clone does."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import pins
from scripts.release import missing_parts

ROOT = Path(__file__).resolve().parents[2]
COMMIT, DIGEST = "1234567890" * 4, "sha256:" + "12345678" * 8

PROJECT = """\
[project]
name = "talkdown"
[project.urls]
Repository = "https://example.com/words"
Security = "https://example.com/words/security"
"""
CHANGES = "# Changes\n\n## 1.2.0 – 2030-01-31\n\n## 1.1.0 – 2029-12-01\n"
WORKFLOW = f"""\
jobs:
  test:
    container: debian:13.7-slim@{DIGEST}
    steps:
      - uses: actions/checkout@{COMMIT} # v7.0.1
"""


def git(folder: Path, *arguments: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    command = ["git", *author, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that lacks nothing, at version 1.2.0."""
    for name, text in {
        "pyproject.toml": PROJECT,
        "CHANGELOG.md": CHANGES,
        "Dockerfile": f"FROM debian:13.7-slim@{DIGEST} AS build\n",
        ".github/workflows/test.yml": WORKFLOW,
        ".gitlab-ci.yml": f"default:\n  image: debian:13.7-slim@{DIGEST}\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "release: 1.2.0")
    return tmp_path


def replace(name: str, text_before: str, text_after: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert text_before in text
        (folder / name).write_text(text.replace(text_before, text_after), encoding="utf-8")
        git(folder, "commit", "--all", "--quiet", "--message", "change")

    return change


def test_a_repository_that_lacks_nothing_is_ready(repository: Path) -> None:
    assert list(missing_parts(repository, "1.2.0")) == []
    git(repository, "tag", "v1.2.0")
    assert list(missing_parts(repository, "1.2.0")) == []


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            replace("CHANGELOG.md", "2030-01-31", "not yet released"),
            ["CHANGELOG.md: the first heading is “1.2.0 – not yet released”; write “1.2.0 – ” and the day, as 2030-01-31"],
        ),
        (
            replace("CHANGELOG.md", "## 1.2.0 – 2030-01-31\n", ""),
            ["CHANGELOG.md: the first heading is “1.1.0 – 2029-12-01”; write “1.2.0 – ” and the day, as 2030-01-31"],
        ),
        (
            replace("pyproject.toml", 'Security = "https://example.com/words/security"\n', ""),
            ["pyproject.toml: [project.urls] has no `Security`: where holes are reported; SECURITY.md says how to set that up"],
        ),
        (
            replace("pyproject.toml", "https://example.com/words/security", ""),
            ["pyproject.toml: [project.urls] has no `Security`: where holes are reported; SECURITY.md says how to set that up"],
        ),
        (
            replace("Dockerfile", f"@{DIGEST}", ""),
            ["Dockerfile:1: `debian:13.7-slim` is not pinned by a digest"],
        ),
        (
            replace(".gitlab-ci.yml", f":13.7-slim@{DIGEST}", "@sha256:…"),
            [".gitlab-ci.yml:2: `debian:latest` is not pinned by a digest"],
        ),
        (
            replace(".github/workflows/test.yml", f"container: debian:13.7-slim@{DIGEST}", "container: debian:13.7-slim"),
            [".github/workflows/test.yml:3: `debian:13.7-slim` is not pinned by a digest"],
        ),
        (
            replace(".github/workflows/test.yml", COMMIT, "v7"),
            [".github/workflows/test.yml:5: `actions/checkout` is not pinned by a commit, with its tag in a comment"],
        ),
        (
            replace(".github/workflows/test.yml", " # v7.0.1", ""),
            [".github/workflows/test.yml:5: `actions/checkout` is not pinned by a commit, with its tag in a comment"],
        ),
    ],
)  # fmt: skip
def test_what_a_release_lacks_is_named(
    repository: Path, change: Callable[[Path], None], lines: list[str]
) -> None:
    change(repository)
    assert list(missing_parts(repository, "1.2.0")) == lines


def test_what_is_not_committed_is_no_release(repository: Path) -> None:
    (repository / "notes.txt").write_text("not for everybody\n", encoding="utf-8")
    assert list(missing_parts(repository, "1.2.0")) == ["git: not committed: notes.txt"]
    (repository / "CHANGELOG.md").write_text(CHANGES + "\n", encoding="utf-8")
    assert list(missing_parts(repository, "1.2.0")) == ["git: not committed: CHANGELOG.md and 1 more"]


def test_a_folder_without_history_is_no_release(repository: Path) -> None:
    (repository / ".git").rename(repository / "elsewhere")
    assert list(missing_parts(repository, "1.2.0")) == ["git: this folder is no repository"]


def test_a_version_is_released_once(repository: Path) -> None:
    git(repository, "tag", "v1.2.0")
    replace("CHANGELOG.md", "2029-12-01", "2029-12-02")(repository)
    assert list(missing_parts(repository, "1.2.0")) == [
        "git: v1.2.0 is the tag of another commit; a version is released once"
    ]


def test_all_that_this_repository_takes_from_others_is_pinned() -> None:
    assert pins.inexact_pins() == []
    assert {pin.file for pin in pins.pins()} >= {
        ".github/workflows/release.yml",
        ".gitlab-ci.yml",
        "Dockerfile",
        "docs/hosting/pages.md",
    }


def test_the_guide_names_the_file_of_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    path = project["tool"]["hatch"]["version"]["path"]
    assert f"In `{path}`;" in (ROOT / "docs/releasing.md").read_text(encoding="utf-8")


def test_a_name_has_one_pin_in_all_files() -> None:
    digests: dict[str, set[str]] = {}
    for pin in pins.pins():
        digests.setdefault(pin.name, set()).add(f"{pin.digest} {pin.tag}")
    assert [name for name, different in digests.items() if len(different) > 1] == []


def test_a_pin_that_is_not_the_commit_of_its_tag_is_named(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = tmp_path_factory.mktemp("hub")
    action = hub / "actions/checkout"
    action.mkdir(parents=True)
    git(action, "init", "--quiet")
    git(action, "commit", "--allow-empty", "--quiet", "--message", "first")
    commit = git(action, "rev-parse", "HEAD")
    git(action, "tag", "--annotate", "--message", "seven", "v7.0.1")
    tag = git(action, "rev-parse", "v7.0.1")
    for name, value in {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{hub}/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://github.com/",
    }.items():
        monkeypatch.setenv(name, value)
    file = ".github/workflows/test.yml"
    assert list(pins.wrong_pins(repository)) == [
        f"{file}:5: actions/checkout v7.0.1 stands for {tag} or {commit}, not for {COMMIT}"
    ]
    replace(file, COMMIT, commit)(repository)
    assert list(pins.wrong_pins(repository)) == []
    replace(file, "# v7.0.1", "# v8")(repository)
    assert list(pins.wrong_pins(repository)) == [
        f"{file}:5: actions/checkout v8 is not a tag of that repository"
    ]
    action.rename(action.with_name("moved"))
    assert list(pins.wrong_pins(repository)) == [
        f"{file}:5: actions/checkout v8 could not be asked for: GitHub gave no answer"
    ]


@pytest.mark.nightly
def test_make_release_leaves_what_a_new_clone_gives(tmp_path: Path) -> None:
    """The day of a release, but for its publication: from the files as they are here, in a repository of their own."""
    names = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in names:
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    git(tmp_path, "init", "--quiet")
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(
        changes.read_text(encoding="utf-8").replace("not yet released", "2030-01-31"), encoding="utf-8"
    )
    project = tmp_path / "pyproject.toml"
    if "[project.urls]" not in project.read_text(encoding="utf-8"):
        with project.open("a", encoding="utf-8") as file:
            file.write(PROJECT.partition('"talkdown"\n')[2])
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "release: this version")
    result = subprocess.run(
        [sys.executable, "-m", "scripts.release"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    if "npm" in result.stderr and "network" in result.stderr:
        pytest.skip("npm cannot be reached")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith(
        "The same in a new clone. Nothing is published: docs/releasing.md goes on from here.\n"
    )
    check = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "dist", check=False
    )
    assert check.returncode == 0
    assert len(list((tmp_path / "dist").iterdir())) == 5
