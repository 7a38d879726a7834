"""What `pip install talkdown` brings, and whether it works where nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

import hatch_build
from shared_build import build_once
from talkdown import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator/talkdown"
NAME = f"talkdown-{__version__}"
UNREACHABLE = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Network is unreachable",
)


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    return build_once(tmp_path_factory, "dist", _build_package)


def _build_package(folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    return distributions / f"{NAME}-py3-none-any.whl"


def _files(folder: Path) -> set[str]:
    """The files of a folder that belong to a package, with those that npm has brought."""
    paths = {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    return {path.relative_to(folder).as_posix() for path in paths if path.name != ".DS_Store"}


def test_the_wheel_holds_the_package_the_book_and_the_guides(wheel: Path) -> None:
    paths_in_wheel = {f"talkdown/{name}" for name in _files(PACKAGE)}
    paths_in_wheel |= {f"talkdown/phrasebook/{name}" for name in _files(ROOT / "phrasebook")}
    paths_in_wheel |= {f"talkdown/content/{name}" for name in _files(ROOT / "content")}
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        about = message_from_string(archive.read(f"{NAME}.dist-info/METADATA").decode())
        license = archive.read(f"{NAME}.dist-info/licenses/LICENSE").decode()
    assert names == paths_in_wheel
    assert {"talkdown/bundles/finder-engine.js", "talkdown/vendor/atkinson-latin.woff2"} <= names
    assert license == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert (about["Version"], about["License-Expression"], about["Requires-Python"]) == (
        __version__,
        "MIT",
        ">=3.11",
    )


def test_fonts_that_an_older_version_has_left_in_a_clone_are_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "assets/vendor"
    folder.mkdir(parents=True)
    (folder / "atkinson-latin.woff2").touch()
    monkeypatch.setattr(hatch_build, "FORMER_VENDOR", folder)
    hook = hatch_build.NpmHook(str(ROOT), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    hook.initialize("standard", {})
    assert not folder.exists()
    hook.initialize("standard", {})


def test_the_source_distribution_builds_the_same_wheel_without_npm(
    distributions: Path, wheel: Path, tmp_path: Path
) -> None:
    with tarfile.open(distributions / f"{NAME}.tar.gz") as archive:
        archive.extractall(tmp_path)  # ours; Python before 3.11.4 has no filter
    source = tmp_path / NAME
    for name in (
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
        "mkdocs.yml",
        "tests/project/test_package.py",
    ):
        assert (source / name).is_file(), name
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(command, cwd=source, env=os.environ | {"PATH": ""}, check=True, capture_output=True)
    assert (tmp_path / "dist" / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.slow
def test_an_empty_environment_needs_nothing_but_the_wheel(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv/bin"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    pip = [str(scripts / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    install = [*pip, "install", str(wheel)]
    result = subprocess.run(install, capture_output=True, text=True, env=environment, check=False)
    if result.returncode and any(reason in result.stderr for reason in UNREACHABLE):
        pytest.skip("no package index can be reached")
    assert result.returncode == 0, result.stderr
    only_this = environment | {"PATH": f"{scripts}:/usr/bin:/bin"}
    for command in (
        "talkdown --version",
        "talkdown init our-words",
        "cd our-words && talkdown check && talkdown build --strict",
    ):
        result = subprocess.run(
            command, shell=True, cwd=tmp_path, capture_output=True, text=True, env=only_this, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "our-words/site/techniques/name-the-feeling.html").is_file()
    assert (tmp_path / "our-words/site/assets/talkdown/finder.js").is_file()
