"""`talkdown build` and `talkdown serve`, as processes of their own."""

from __future__ import annotations

import logging
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from dev_server import TALKDOWN, DevServer
from projects import run_here, set_print, write_small_project
from scripts.environment import quiet_environment
from talkdown.cli import main
from talkdown.outputs import scripts

SITE = "site_name: X\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - talkdown\n"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's own folder, fresh from `init`."""
    folder = tmp_path / "our-words"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    set_print(folder)
    return folder


@pytest.fixture
def small_team(tmp_path: Path) -> Path:
    """A team's folder with a small book."""
    write_small_project(tmp_path / "team")
    set_print(tmp_path / "team")
    return tmp_path / "team"


def talkdown(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*TALKDOWN, *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=quiet_environment(), check=False
    )


def _pages(folder: Path) -> dict[Path, bytes]:
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.html")}


# --- build ---


def test_build_gives_the_pages_of_mkdocs_build_which_machines_can_read(small_team: Path) -> None:
    team = small_team
    result = talkdown(team, "build", "--out", "one")
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(r"one: built in \d+\.\d s\n", result.stdout)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "two"]
    subprocess.run(command, cwd=team, check=True, env=quiet_environment(), capture_output=True)
    assert _pages(team / "one") == _pages(team / "two")
    page = (team / "one/techniques/hear-them-out.html").read_text(encoding="utf-8")
    assert '"@type": "Article", "name": "Hear them out"' in page


def test_a_book_with_errors_is_not_built_and_the_old_site_stays(small_team: Path) -> None:
    assert talkdown(small_team, "build").returncode == 0
    before = _pages(small_team / "site")
    (small_team / "phrasebook/drills.yaml").write_text("- id: bad\n  titel: Bad\n")
    result = talkdown(small_team, "build")
    assert result.returncode == 1
    assert "phrasebook/drills.yaml:2:3: error: unknown field `titel` [unknown-field]" in result.stderr
    assert _pages(small_team / "site") == before


def test_strict_takes_a_warning_for_an_error(small_team: Path) -> None:
    (small_team / "content/page.md").write_text("[nowhere](nowhere.md)")
    result = talkdown(small_team, "build", "--strict")
    assert result.returncode == 1
    assert "warning: Doc file 'page.md' contains a link 'nowhere.md'" in result.stderr
    assert "warning: Doc file 'page.md'" in talkdown(small_team, "build").stderr


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ("site_name: [", "this is no YAML: expected the node content"),
        ("- a", "settings are expected here"),
        (SITE.replace("site_name: X", ""), "mkdocs.yml:1:1: error: `site_name:` is missing"),
        (SITE.replace("material", "materiel"), "set `theme: material`"),
        (SITE.replace("material", "mkdocs"), "set `theme: material`"),
        (SITE.replace("- talkdown", "- talkdwon"), 'The "talkdwon" plugin is not installed'),
        (SITE + "  - talkdown\n", "the plugin `talkdown` stands twice under `plugins:`; keep one"),
        (SITE.replace("- talkdown", "- search"), "does not list the plugin `talkdown`"),
        (
            SITE.replace("docs_dir: content", "docs_dir: nowhere"),
            "there is no folder `nowhere` for your own pages",
        ),
        (SITE.replace("- talkdown", "- talkdown: {phrasebook: nowhere}"), "there is no folder `nowhere`"),
        (SITE + "site_dir: mkdocs.yml/site\n", "`mkdocs.yml/.site-builds`: not a directory"),
    ],
)
def test_a_bad_configuration_is_answered_plainly(
    small_team: Path, monkeypatch: pytest.MonkeyPatch, configuration: str, message: str
) -> None:
    monkeypatch.chdir(small_team)
    (small_team / "mkdocs.yml").write_text(configuration)
    result = run_here("build")
    assert (result.returncode, result.stdout) == (1, "")
    assert message in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") <= 3, result.stderr


@pytest.fixture
def mkdocs_log() -> Iterator[None]:
    """MkDocs' logs are as they were: its command line changes them for the whole process, and says nothing twice after that."""
    logs = [logging.getLogger(name) for name in ("mkdocs", "mkdocs.commands.build")]
    states = [(log.level, log.propagate, log.filters[:], log.handlers[:]) for log in logs]
    yield
    for log, (level, propagate, filters, handlers) in zip(logs, states, strict=True):
        log.setLevel(level)
        log.propagate, log.filters, log.handlers = propagate, filters, handlers


@pytest.mark.usefixtures("mkdocs_log")
def test_mkdocs_says_in_one_line_that_scripts_are_stale(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a clone in which somebody has edited a module; `talkdown build` says the same."""

    def refuse() -> None:
        raise scripts.StaleScripts("the scripts are not bundled yet; run `make scripts`")

    monkeypatch.chdir(team)
    monkeypatch.setattr(scripts, "require_fresh_bundles", refuse)
    result = CliRunner().invoke(mkdocs, ["build", "--quiet"])
    assert result.exit_code == 1
    assert not (team / "site").exists()
    lines = [line for line in result.output.splitlines() if line.strip()]
    assert lines == [
        "ERROR   -  the scripts are not bundled yet; run `make scripts`",
        "Aborted with a BuildError!",
    ]


@pytest.mark.parametrize("command", ["build", "serve"])
def test_outside_a_book_one_is_told_where_to_go(team: Path, command: str) -> None:
    result = talkdown(team / "content", command)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: there is no `mkdocs.yml` here\n"
        "  hint: go to the folder that holds it, or make one with `talkdown init FOLDER`\n"
    )
    assert "did you mean `our-words/mkdocs.yml`?" in talkdown(team.parent, command, "-f", "our-words").stderr


def test_the_pencil_leads_to_the_yaml_file(small_team: Path) -> None:
    (small_team / "mkdocs.yml").write_text(
        SITE + "repo_url: https://example.org/calm/words\nedit_uri: edit/main/content/\n"
    )
    set_print(small_team)
    assert talkdown(small_team, "build").returncode == 0
    page = (small_team / "site/techniques/hear-them-out.html").read_text()
    assert 'href="https://example.org/calm/words/edit/main/phrasebook/techniques.yaml"' in page


# --- serve ---


@pytest.fixture
def serving(team: Path) -> Iterator[DevServer]:
    running = DevServer(team, "serve", "--port", "0")
    yield running
    running.process.kill()


def test_an_edit_shows_and_a_slip_stops_nothing(serving: DevServer, team: Path) -> None:
    file, page = team / "phrasebook/phrases/ours.yaml", "techniques/offer-options.html"
    assert re.match(r"http://127\.0\.0\.1:\d+/$", serving.address)
    assert "Bring it to any of our stores" in serving.page(page)
    before = file.read_text()
    file.write_text(before.replace("Bring it to any of our stores", "Take it to any shop of ours"))
    serving.wait_for(page, "Take it to any shop of ours")
    line = before[: before.index("tone: warm")].count("\n") + 1
    file.write_text(before.replace("tone: warm", "tone: warn", 1))
    serving.wait(rf"ours\.yaml:{line}:9: error: `warn` is no value of `tone`")
    assert "Take it to any shop of ours" in serving.page(page)
    file.write_text(before)
    serving.wait_for(page, "Bring it to any of our stores")
    assert "Traceback" not in serving.stop()


def test_a_taken_port_makes_way_for_the_next_one(small_team: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        running = DevServer(small_team, "serve", "--port", str(port))
        try:
            assert f":{port}/" not in running.address
            message = running.stop()
        finally:
            running.process.kill()
    assert re.search(rf"^port {port} is taken; using \d+$", message, re.MULTILINE)
    assert "Traceback" not in message
