"""The files for CI, update bots and containers are what those who read them take, and give nothing away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent
GITLAB = ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
SCHEMAS = {
    ".github/dependabot.yml": ["vendor.dependabot"],
    ".github/workflows/nightly.yml": ["vendor.github-workflows"],
    ".github/workflows/release.yml": ["vendor.github-workflows"],
    ".github/workflows/test.yml": ["vendor.github-workflows"],
    ".gitlab-ci.yml": GITLAB,
    "compose.yaml": ["vendor.compose-spec"],
    "renovate.json": ["vendor.renovate"],
}


def run(program: str, *arguments: str | Path) -> None:
    result = subprocess.run([PROGRAMS / program, *arguments], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_keeps_to_its_schema(name: str) -> None:
    run("check-jsonschema", "--builtin-schema", *SCHEMAS[name], ROOT / name)


def test_every_workflow_is_looked_at() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.y*ml")]
    assert sorted(files) == sorted(name for name in SCHEMAS if name.startswith(".github"))


def test_workflows_give_nobody_more_rights_than_needed() -> None:
    run("zizmor", "--offline", "--no-progress", "--quiet", ROOT / ".github")


def test_the_dockerfile_keeps_to_good_practice() -> None:
    run("hadolint", ROOT / "Dockerfile")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that docs/hosting/pages.md shows to teams, in a folder of their own."""
    folder = tmp_path_factory.mktemp("team")
    text = (ROOT / "docs/hosting/pages.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "schema"),
    [(".gitlab-ci.yml", GITLAB), (".github/workflows/pages.yml", ["vendor.github-workflows"])],
)
def test_what_the_manual_shows_to_teams_keeps_to_its_schema(team: Path, name: str, schema: list[str]) -> None:
    run("check-jsonschema", "--builtin-schema", *schema, team / name)


def test_the_workflow_for_teams_gives_nobody_more_rights_than_needed(team: Path) -> None:
    run("zizmor", "--offline", "--no-progress", "--quiet", team)


def test_ci_runs_targets_that_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    paths = [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / ".gitlab-ci.yml"]
    texts = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    names = {name for line in re.findall(r"(?:run|script): make (.+)", texts) for name in line.split()}
    assert names == {"advisories", "coverage", "fuzz", "pins", "plugins", "release", "spark", "test"}
    assert names <= targets


def test_update_bots_look_at_every_lock_file() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    folders = {
        (update["package-ecosystem"], folder.strip("/"))
        for update in updates
        for folder in update.get("directories", [update.get("directory")])
    }
    names_in_git = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    locks = {
        ("npm", name.rpartition("/")[0]) for name in names_in_git if Path(name).name == "package-lock.json"
    }
    assert folders == locks | {("pip", "requirements"), ("github-actions", ""), ("docker", "")}
    (pattern,) = json.loads((ROOT / "renovate.json").read_text(encoding="utf-8"))["pip_requirements"][
        "managerFilePatterns"
    ]
    names = [path.relative_to(ROOT).as_posix() for path in (ROOT / "requirements").iterdir()]
    assert names
    assert [name for name in names if not re.search(pattern.strip("/"), name)] == []


def test_a_container_has_no_rights() -> None:
    (service,) = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"].values()
    assert (service["read_only"], service["tmpfs"], service["cap_drop"], service["security_opt"]) == (
        True,
        ["/tmp"],
        ["ALL"],
        ["no-new-privileges:true"],
    )
    assert "cap_add" not in service
    assert not {"privileged", "user", "volumes"} & set(service)
