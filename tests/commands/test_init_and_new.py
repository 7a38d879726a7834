"""A new book and new entries: what `init` and `new` write is valid, and nothing that is there is touched."""

from __future__ import annotations

import importlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import talkdown
from scripts.environment import quiet_environment
from talkdown.model import ENTRY_KINDS


@pytest.mark.nightly
def test_a_new_book_checks_clean_and_builds_with_both_generators(team: Path) -> None:
    check = talkdown("check")
    assert (check.exit_code, check.output[:11]) == (0, "no problems"), check.output
    for generator in ("mkdocs", "properdocs"):
        command = [
            sys.executable,
            "-m",
            generator,
            "build",
            "-q",
            "--strict",
            "-f",
            "mkdocs.yml",
            "-d",
            str(team / generator),
        ]
        result = subprocess.run(command, capture_output=True, text=True, env=quiet_environment(), check=False)
        assert result.returncode == 0, result.stdout + result.stderr
        page = (team / generator / "policy.html").read_text(encoding="utf-8")
        assert "Up to $25 without asking" in page
        ours = (team / generator / "techniques/offer-options.html").read_text(encoding="utf-8")
        assert "Bring it to any of our stores" in ours


def test_a_new_book_knows_what_it_extends(team: Path) -> None:
    assert talkdown("upstream", "--keep").output == "nothing has changed\n"


def test_init_touches_nothing_that_is_there(team: Path) -> None:
    before = (team / "mkdocs.yml").read_text()
    result = talkdown("init", str(team))
    assert result.exit_code == 1
    assert "is not empty, and nothing in it was touched" in result.output
    assert (team / "mkdocs.yml").read_text() == before


@pytest.mark.parametrize("kind", [kind.name for kind in ENTRY_KINDS])
def test_a_new_entry_is_a_valid_draft(team: Path, kind: str) -> None:
    result = talkdown("new", kind, 'Zebra "stripes": the new one')
    assert result.exit_code == 0, result.output
    path = Path(result.output.partition(":")[0])
    assert result.output == f"{path}: a draft to start from\nnext: fill it in, then `talkdown check`\n"
    comments = [line for line in path.read_text().splitlines() if "#" in line]
    assert comments
    assert all(line.lstrip().startswith("#") for line in comments), "a comment stands on a line of its own"
    before = path.read_text()
    second_run = talkdown("new", kind, 'Zebra "stripes": the new one')
    assert second_run.exit_code == 1
    assert "is there already" in second_run.output
    assert path.read_text() == before


def test_new_entries_of_all_kinds_have_no_errors(team: Path) -> None:
    for kind in ENTRY_KINDS:
        assert talkdown("new", kind.name, "Zebra stripes").exit_code == 0
    result = talkdown("check")
    assert result.exit_code == 0, result.output


def test_a_new_entry_gets_a_code_that_nobody_else_chooses(team: Path) -> None:
    """Neither the next release of the book below, which counts on, nor a colleague on another branch."""
    shutil.copytree(team, team.parent / "colleague")
    assert talkdown("new", "phrase", "Hello there.").exit_code == 0
    assert "code: P-313413\n" in Path("phrasebook/phrases/hello-there.yaml").read_text()
    colleague = team.parent / "colleague/phrasebook"
    assert talkdown("new", "phrase", "Good morning.", "--book", str(colleague)).exit_code == 0
    assert "code: P-275471\n" in (colleague / "phrases/good-morning.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["x", "--id", "../../evil"],
            2,
            "`../../evil` is not an id; use small letters, digits and single hyphens",
        ),
        (["x", "--id", "con"], 2, "`con` is a reserved name; choose another id"),
        (["   "], 2, "the title is empty"),
        (["???"], 2, "no id can be made of this title\n  hint: give one with --id"),
        (["Hello {{first_name}}."], 1, "`talkdown check` would refuse it: "),
        (["long " * 1_000], 1, "`talkdown check` would refuse it: the text has 4,999 letters"),
        (["x", "--id", "our-store-swap"], 1, "a phrase `our-store-swap` is there already"),
        (["x", "--id", "sorry-plain"], 1, "a phrase `sorry-plain` is there already"),
        (["x", "--book", "nowhere"], 2, "there is no folder `nowhere`"),
    ],
)
def test_new_writes_nothing_when_it_cannot(team: Path, arguments: list[str], code: int, message: str) -> None:
    before = sorted(team.parent.rglob("*"))
    result = talkdown("new", "phrase", *arguments)
    assert (result.exit_code, message in result.output) == (code, True), result.output
    assert sorted(team.parent.rglob("*")) == before


def test_any_title_makes_a_file_that_can_be_read(team: Path) -> None:
    titles = [
        "two\nlines",
        "a \\ b",
        "{name} # 5: x",
        "Ünïcödé 💬 words",
        "x" * 300,
        "say " * 60,
        "\x1b[31mred",
    ]
    for title in titles:
        assert talkdown("new", "question", title).exit_code == 0
    result = talkdown("check")
    assert result.exit_code == 0, result.output


def test_of_a_package_that_nobody_may_write_to_a_user_gets_files_that_they_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So packages lie in an image, and with Nix."""
    init = importlib.import_module("talkdown.commands.init")  # the package has the command under this name
    package = tmp_path / "package"
    shutil.copytree(init.STARTER, package)
    for path in (package, *package.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(init, "STARTER", package)
    assert talkdown("init", str(tmp_path / "book")).exit_code == 0
    for path in (tmp_path / "book", *(tmp_path / "book").rglob("*")):
        assert path.stat().st_mode & stat.S_IWUSR, path
