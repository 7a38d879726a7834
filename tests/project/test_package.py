"""What `pip install talkdown` brings, and whether it works where nothing else is."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

import hatch_build
from scripts.dist import NAME, REQUIREMENTS, SOURCE, WHEEL, write_release
from scripts.locks import npm_packages
from scripts.sbom import paths_in_wheel
from scripts.source_date import source_date
from shared_build import build_once
from talkdown import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator/talkdown"
UNREACHABLE = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Network is unreachable",
)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `make dist` leaves."""
    return build_once(tmp_path_factory, "dist", write_release)


@pytest.fixture(scope="module")
def wheel(release: Path) -> Path:
    return release / WHEEL


def _files(folder: Path) -> set[str]:
    """The files of a folder that belong to a package, with those that npm has brought."""
    paths = {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    return {path.relative_to(folder).as_posix() for path in paths if path.name != ".DS_Store"}


def _files_of_repository() -> set[str]:
    """What git keeps, with what is new and not yet committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip("this folder is no repository of git")
    return {name for name in result.stdout.split("\0") if name and (ROOT / name).is_file()}


def _files_from_npm() -> set[str]:
    folders = (PACKAGE / "vendor", PACKAGE / "bundles")
    return {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.iterdir()}


def test_a_release_is_five_files(release: Path) -> None:
    assert sorted(path.name for path in release.iterdir()) == [
        "SHA256SUMS",
        f"{NAME}-py3-none-any.whl",
        f"{NAME}.cdx.json",
        f"{NAME}.requirements.txt",
        f"{NAME}.tar.gz",
    ]
    for line in (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == digest


def test_the_wheel_holds_the_package_the_book_and_the_guides(wheel: Path) -> None:
    paths = {f"talkdown/{name}" for name in _files(PACKAGE)} - {"talkdown/vendor/.stamp"}
    paths |= {f"talkdown/phrasebook/{name}" for name in _files(ROOT / "phrasebook")}
    paths |= {f"talkdown/content/{name}" for name in _files(ROOT / "content")}
    paths |= {
        f"{NAME}.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) == paths
        about = message_from_string(archive.read(f"{NAME}.dist-info/METADATA").decode())
    assert {"talkdown/bundles/finder-engine.js", "talkdown/vendor/atkinson-latin.woff2"} <= paths
    assert (about["Version"], about["Requires-Python"]) == (__version__, ">=3.11")


def test_the_licenses_of_all_that_the_wheel_holds_are_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = message_from_string(archive.read(f"{NAME}.dist-info/METADATA").decode())
        license = archive.read(f"{NAME}.dist-info/licenses/LICENSE").decode()
        font = archive.read("talkdown/vendor/atkinson-LICENSE.txt").decode()
        stemmer = archive.read("talkdown/vendor/stemmer-LICENSE.txt").decode()
    assert license == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in font
    assert "(The MIT License)" in stemmer
    licenses = {
        license
        for name, package in npm_packages().items()
        if name in paths_in_wheel()
        for license in package.license.strip("()").split(" AND ")
    }
    assert about["License-Expression"] == " AND ".join(sorted({"MIT", *licenses}))
    assert licenses == {"0BSD", "MIT", "OFL-1.1", "Zlib"}


def test_the_source_distribution_holds_the_repository_and_what_npm_has_brought(release: Path) -> None:
    paths = _files_of_repository() | _files_from_npm() | {"PKG-INFO"}
    with tarfile.open(release / SOURCE) as archive:
        names = {member.name.removeprefix(f"{NAME}/") for member in archive if member.isfile()}
    assert names == paths


def test_archives_tell_nothing_of_who_built_them(release: Path) -> None:
    moment = time.gmtime(source_date())
    with zipfile.ZipFile(release / WHEEL) as wheel:
        entries = wheel.infolist()
    even_second = moment.tm_sec // 2 * 2  # ZIP has no others
    assert {entry.date_time for entry in entries} == {(*moment[:5], even_second)}
    assert {entry.external_attr >> 16 & 0o777 for entry in entries} <= {0o644, 0o755}
    with tarfile.open(release / SOURCE) as source:
        members = source.getmembers()
    assert {member.mtime for member in members} == {source_date()}
    assert {(member.uid, member.gid, member.uname, member.gname) for member in members} == {(0, 0, "", "")}
    assert {member.mode for member in members} <= {0o644, 0o755}


def _build_in(folder: Path, umask: int, switch: list[str], environment: dict[str, str]) -> dict[str, bytes]:
    """Copy the repository into a folder, build there under other circumstances, and give the files."""
    for name in sorted(_files_of_repository() | _files_from_npm()):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        target.chmod(0o777 & ~umask if os.access(ROOT / name, os.X_OK) else 0o666 & ~umask)
    places = {"HOME": str(folder), "PYTHONPATH": str(folder / "generator"), "SOURCE_DATE_EPOCH": "1700000000"}
    result = subprocess.run(
        [*switch, sys.executable, "-m", "scripts.dist"],
        cwd=folder,
        env=os.environ | environment | places,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


def _switch_to_another_user() -> list[str]:
    """What a command begins with to run under another user's number; empty where that is not possible."""
    switch = ["unshare", "--map-user=1234", "--map-group=1234"]
    if not shutil.which("unshare") or subprocess.run([*switch, "true"], capture_output=True).returncode:
        return []
    return switch


def test_two_builds_of_one_commit_are_the_same_bytes() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(suffix=" ü") as two:
        first = _build_in(Path(one), 0o022, [], {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"})
        second = _build_in(
            Path(two),
            0o077,
            _switch_to_another_user(),
            {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "USER": "builder"},
        )
    assert [name for name in first | second if first.get(name) != second.get(name)] == []


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
    release: Path, wheel: Path, tmp_path: Path
) -> None:
    with tarfile.open(release / SOURCE) as archive:
        archive.extractall(tmp_path)  # ours; Python before 3.11.4 has no filter
    source = tmp_path / NAME
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    environment = os.environ | {"PATH": "", "SOURCE_DATE_EPOCH": str(source_date())}
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    assert (tmp_path / "dist" / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_requirements_of_a_release_refuse_a_wheel_with_other_bytes(release: Path, tmp_path: Path) -> None:
    lines = (release / REQUIREMENTS).read_text(encoding="utf-8").splitlines(keepends=True)
    own_lines = "".join(lines[2:4])
    (tmp_path / "requirements.txt").write_text(own_lines, encoding="utf-8")
    changed_wheel = tmp_path / WHEEL
    pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--no-index"]
    command = [*pip, "--require-hashes", "-r", "requirements.txt", "--find-links", "."]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    for content, code in ((b"", 0), (b"one byte more", 1)):
        changed_wheel.write_bytes((release / WHEEL).read_bytes() + content)
        result = subprocess.run(
            [*command, "-d", f"out-{code}"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == code, result.stderr
    assert "DO NOT MATCH THE HASHES" in result.stderr


@pytest.mark.nightly
def test_an_empty_environment_needs_nothing_but_a_release(release: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv/bin"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    pip = [str(scripts / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    install = [
        *pip,
        "install",
        "--no-compile",  # what is imported is compiled, and the rest needs half a minute
        "--require-hashes",
        "-r",
        str(release / REQUIREMENTS),
        "--find-links",
        str(release),
    ]
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
