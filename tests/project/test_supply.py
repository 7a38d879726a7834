"""What the project is made of: named in lock files byte for byte, and enough to build without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {
    name: [requirement for requirement in group if isinstance(requirement, str)]
    for name, group in PROJECT["dependency-groups"].items()
}
REQUIREMENTS = {
    **GROUPS,
    "run": PROJECT["project"]["dependencies"],
    "dev": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["dev"]],
}


def lock(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The packages of a lock file: name → version, and the hashes of its files."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    entries = re.sub(r"(?m)^\s*#.*\n?", "", text).replace("\\\n", " ").splitlines()
    packages: dict[str, tuple[str, frozenset[str]]] = {}
    for entry in entries:
        package = re.fullmatch(
            r"([\w.-]+)==([^\s;]+)( ;[^#]*?)?((?: +--hash=sha256:[0-9a-f]{64})+)", entry.rstrip()
        )
        assert package, f"requirements/{name}.txt: not a package with its hashes: {entry}"
        packages[canonicalize_name(package[1])] = package[2], frozenset(package[4].split())
    return packages


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_a_lock_file_holds_what_the_project_asks_for(name: str) -> None:
    packages = lock(name)
    for requirement in map(Requirement, REQUIREMENTS[name]):
        package = packages.get(canonicalize_name(requirement.name))
        assert package, f"requirements/{name}.txt has no `{requirement}`; `make lock` writes it anew"
        version = package[0]
        assert requirement.specifier.contains(version), (
            f"requirements/{name}.txt: {version} for `{requirement}`"
        )


def test_tests_run_on_the_versions_that_readers_get() -> None:
    dev = lock("dev")
    assert {name: dev.get(name) for name in lock("run")} == lock("run")


def test_packages_from_npm_are_known_by_their_content() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    del packages[""]
    assert packages
    assert [
        name for name, package in packages.items() if not package["integrity"].startswith("sha512-")
    ] == []


def test_no_lock_file_says_where_a_package_was_fetched_from() -> None:
    for path in [ROOT / "package-lock.json", *(ROOT / "requirements").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"resolved|--(extra-)?index-url|--find-links|file:|@ http", text), path.name


def test_a_build_needs_no_network(tmp_path: Path) -> None:
    cut = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*cut, "true"], capture_output=True).returncode:
        pytest.skip("this machine lets nobody cut the network off")
    reach = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    alone = subprocess.run([*cut, sys.executable, "-c", reach], capture_output=True, text=True)
    assert "Network is unreachable" in alone.stderr
    build = [sys.executable, "-m", "talkdown", "build", "--strict", "-f", str(ROOT / "mkdocs.yml")]
    result = subprocess.run([*cut, *build, "--out", str(tmp_path / "site")], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "site/techniques/name-the-feeling.html").is_file()
