"""The command line, as a person uses it: on good input and on bad."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from talkdown.cli import main
from talkdown.model import KINDS

ROOT = Path(__file__).resolve().parents[1]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), prog_name="talkdown")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's own folder, fresh from `init`."""
    folder = tmp_path / "our-words"
    assert run("init", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


# --- the manual is the help ---


def _commands(command: click.Command, ctx: click.Context) -> Iterator[tuple[str, str]]:
    yield ctx.command_path, command.get_help(ctx)
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from _commands(
                below, click.Context(below, info_name=name, parent=ctx, **below.context_settings)
            )


def test_the_manual_says_what_the_help_says(request: pytest.FixtureRequest) -> None:
    ctx = click.Context(main, info_name="talkdown", terminal_width=88)
    parts = ["# Command line\n\nThe text below is the commands' own help.\n"]
    for path, text in _commands(main, ctx):
        parts.append(f"## {path}\n\n```text\n{text}\n```\n")
    manual, found = ROOT / "docs/command-line.md", "\n".join(parts)
    if request.config.getoption("--update"):
        manual.write_text(found, encoding="utf-8")
    assert manual.read_text(encoding="utf-8") == found


def test_an_unknown_command_is_answered_with_a_near_one() -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "check" in result.output


def test_completion_is_a_script_of_the_shell() -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_TALKDOWN_COMPLETE" in run("completion", shell).output


# --- init, new, schema, suggest ---


def test_a_new_book_checks_clean_and_builds_with_both_generators(team: Path) -> None:
    checked = run("check")
    assert (checked.exit_code, checked.output[:11]) == (0, "no problems"), checked.output
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
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ | QUIET, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        page = (team / generator / "policy.html").read_text(encoding="utf-8")
        assert "Up to $25 without asking" in page
        ours = (team / generator / "techniques/offer-options.html").read_text(encoding="utf-8")
        assert "Bring it to any of our stores" in ours


def test_talkdown_build_gives_the_pages_of_mkdocs_build(team: Path) -> None:
    assert run("build", "--site-dir", "one").exit_code == 0
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(team / "two")]
    subprocess.run(command, check=True, env=os.environ | QUIET, capture_output=True)
    one = {p.relative_to(team / "one"): p.read_bytes() for p in (team / "one").rglob("*.html")}
    two = {p.relative_to(team / "two"): p.read_bytes() for p in (team / "two").rglob("*.html")}
    assert one == two


def test_init_touches_nothing_that_is_there(team: Path) -> None:
    before = (team / "mkdocs.yml").read_text()
    result = run("init", str(team))
    assert result.exit_code == 1
    assert "is not empty, and nothing in it was touched" in result.output
    assert (team / "mkdocs.yml").read_text() == before


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_new_entry_is_a_valid_draft(team: Path, kind: str) -> None:
    result = run("new", kind, 'Zebra "stripes": the new one')
    assert result.exit_code == 0, result.output
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    again = run("new", kind, 'Zebra "stripes": the new one')
    assert again.exit_code == 1
    assert "is there already" in again.output


def _as_editors_read(value: Any) -> Any:
    """Editors read YAML 1.2, where `true` is no text and `yes` is."""
    match value:
        case dict():
            return {key: _as_editors_read(below) for key, below in value.items()}
        case list():
            return [_as_editors_read(below) for below in value]
    return {"true": True, "false": False}.get(value, value)


def test_schemas_accept_the_shipped_book_and_refuse_a_slip(tmp_path: Path) -> None:
    import yaml
    from jsonschema import Draft7Validator

    assert run("schema", "--out", str(tmp_path / "schema")).exit_code == 0
    for file in sorted((ROOT / "phrasebook").rglob("*.yaml")):
        if file.name in ("book.yaml", "spelling.yaml"):
            continue
        kind = file.relative_to(ROOT / "phrasebook").parts[0].removesuffix(".yaml")
        validator = Draft7Validator(json.loads((tmp_path / f"schema/{kind}.json").read_text()))
        value = _as_editors_read(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
        assert not list(validator.iter_errors(value)), file
    technique = Draft7Validator(json.loads((tmp_path / "schema/techniques.json").read_text()))
    assert list(technique.iter_errors({"id": "x", "titel": "X"}))


def test_suggest_offers_synonyms_or_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WORDNET", str(tmp_path))
    result = run("suggest", "refund")
    assert result.exit_code == 1
    assert "wordnet-base" in result.output
    monkeypatch.delenv("WORDNET")
    if Path("/usr/share/wordnet/index.noun").exists():
        result = run("suggest", "refund", "--book", str(ROOT / "phrasebook"))
        assert "verb: pay back\n    return*, repay*, give back\n" in result.output


# --- check, build and serve on bad input ---


def test_a_book_with_errors_is_not_built_and_the_old_site_stays(team: Path) -> None:
    assert run("build").exit_code == 0
    before = sorted(p.name for p in (team / "site").rglob("*"))
    (team / "phrasebook/phrases/bad.yaml").write_text("- id: bad\n  titel: Bad\n")
    result = run("build")
    assert result.exit_code == 1
    assert "phrasebook/phrases/bad.yaml:2:3: error: unknown field `titel` [unknown-field]" in result.output
    assert sorted(p.name for p in (team / "site").rglob("*")) == before


@pytest.mark.parametrize("command", ["build", "serve"])
def test_outside_a_book_one_is_told_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command)
    assert result.exit_code == 2
    assert "there is no `mkdocs.yml` here" in result.output
    assert "talkdown init FOLDER" in result.output


def test_check_tells_misuse_from_errors(tmp_path: Path) -> None:
    missing = run("check", str(tmp_path / "nowhere"))
    assert missing.exit_code == 2
    assert "there is no folder" in missing.output
    (tmp_path / "phrasebook").mkdir()
    (tmp_path / "phrasebook/book.yaml").write_text("title: X\n")
    near = run("check", str(tmp_path))
    assert near.exit_code == 2
    assert "did you mean" in near.output
    assert run("check", "--explain", "near-dup").exit_code == 2
    assert "near-duplicate" in run("check", "--explain", "near-dup").output
    assert "nearly the same" in run("check", "--explain", "near-duplicate").output


def test_the_repository_s_schemas_are_those_of_the_code(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = ROOT / "schema" if request.config.getoption("--update") else tmp_path / "schema"
    assert run("schema", "--out", str(target)).exit_code == 0
    for file in sorted(target.glob("*.json")):
        assert file.read_text() == (ROOT / "schema" / file.name).read_text(), (
            f"run `talkdown schema`: {file.name} has changed"
        )
