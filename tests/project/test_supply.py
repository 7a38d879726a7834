"""What the project is made of: named in lock files byte for byte, and enough to build without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from projects import write_small_project
from scripts.locks import npm_packages, python_packages
from scripts.sbom import paths_in_wheel, sbom

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {
    name: [requirement for requirement in group if isinstance(requirement, str)]
    for name, group in PROJECT["dependency-groups"].items()
}
REQUIREMENTS = {
    **GROUPS,
    "run": PROJECT["project"]["dependencies"],
    "dev": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["review"],
        *GROUPS["build"],
        *GROUPS["dev"],
    ],
}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_a_lock_file_holds_what_the_project_asks_for(name: str) -> None:
    packages = python_packages(name)
    for requirement in map(Requirement, REQUIREMENTS[name]):
        package = packages.get(canonicalize_name(requirement.name))
        assert package, f"requirements/{name}.txt has no `{requirement}`; `make lock` writes it anew"
        assert requirement.specifier.contains(package.version), (
            f"requirements/{name}.txt: {package.version} for `{requirement}`"
        )


def test_tests_run_on_the_versions_that_readers_get() -> None:
    run, dev = python_packages("run"), python_packages("dev")
    assert {name: (dev[name].version, dev[name].hashes) for name in run} == {
        name: (package.version, package.hashes) for name, package in run.items()
    }


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
    write_small_project(tmp_path)
    build = [sys.executable, "-m", "talkdown", "build"]
    result = subprocess.run([*cut, *build], cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "site/techniques/hear-them-out.html").is_file()
    assert list(tmp_path.glob("site/print/*.pdf"))


def test_the_sbom_is_what_its_schema_asks_for() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom()) is None


def test_the_sbom_is_the_same_each_time() -> None:
    command = [sys.executable, "-m", "scripts.sbom"]
    documents = {
        subprocess.run(command, cwd=ROOT, env=os.environ | extra, capture_output=True, check=True).stdout
        for extra in (
            {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
            {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "2", "TZ": "America/Lima"},
        )
    }
    assert len(documents) == 1
    assert json.loads(documents.pop())["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"


def test_the_sbom_names_every_package_of_the_lock_files() -> None:
    components = {component["purl"]: component for component in json.loads(sbom())["components"]}
    for name, scope in (("run", "required"), ("build", "excluded")):
        for package in python_packages(name).values():
            component = components[f"pkg:pypi/{package.name}@{package.version}"]
            (files,) = component["externalReferences"]
            assert {entry["content"] for entry in files["hashes"]} == set(package.hashes)
            if package.name not in python_packages("run") or name == "run":
                assert component["scope"] == scope, package.name
    for package in npm_packages().values():
        purl = f"pkg:npm/{package.name.replace('@', '%40')}@{package.version}"
        assert [entry["content"] for entry in components[purl]["hashes"]] == list(package.hashes)


def test_the_sbom_says_who_asks_for_what() -> None:
    dependencies = {row["ref"]: row.get("dependsOn", []) for row in json.loads(sbom())["dependencies"]}
    versions = {name: package.version for name, package in python_packages("run").items()}
    assert dependencies[f"pkg:pypi/jinja2@{versions['jinja2']}"] == [
        f"pkg:pypi/markupsafe@{versions['markupsafe']}"
    ]
    asked_for = {reference.split("@")[0] for reference in dependencies["talkdown"] if "pkg:pypi" in reference}
    requirements = (Requirement(line).name for line in PROJECT["project"]["dependencies"])
    assert asked_for == {f"pkg:pypi/{canonicalize_name(name)}" for name in requirements}


def test_the_sbom_knows_where_in_the_wheel_each_package_of_npm_lies() -> None:
    names = {name for name in npm_packages() if "esbuild" not in name}  # which bundles, and stays outside
    assert set(paths_in_wheel()) == names
    paths = {path for paths in paths_in_wheel().values() for path in paths}
    vendor = (ROOT / "generator/talkdown/vendor").iterdir()
    fonts_and_licenses = {path.name for path in vendor if path.suffix in (".woff2", ".ttf", ".txt")}
    bundles = {"talkdown/bundles/finder-engine.js", "talkdown/bundles/deck-assembly.js"}
    assert {f"talkdown/vendor/{name}" for name in fonts_and_licenses} | bundles == paths


@pytest.mark.parametrize(
    ("value", "message"),
    [("yesterday", "SOURCE_DATE_EPOCH is `yesterday`"), ("0", "SOURCE_DATE_EPOCH is `0`"), ("-5", "is `-5`")],
)
def test_a_time_that_no_archive_can_hold_is_refused(value: str, message: str) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": value}
    command = [sys.executable, "-m", "scripts.sbom"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
