"""What the docs show for a shell can be given as it stands; each night, what serves is asked for a page, and what prints, prints."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from command_line import talkdown
from dev_server import DevServer
from projects import set_print, write_small_project
from talkdown.cli import main
from talkdown.storage.package import PACKAGE

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted(path for folder in ("docs", "content") for path in (ROOT / folder).rglob("*.md"))
_SNIPPET = re.compile(r"^ *```(sh|console)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)


def scripts() -> Iterator[tuple[str, str]]:
    """What is to be typed, by the guide and the line that it begins in."""
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        for match in _SNIPPET.finditer(text):
            language, script = match[1], textwrap.dedent(match[2])
            if language == "console":
                script = "".join(re.findall(r"^\$ (.*\n)", script, re.MULTILINE))
            yield f"{guide.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 2}", script


SCRIPTS = dict(scripts())


def calls_in(script: str) -> list[list[str]]:
    """What stands behind each `talkdown` that begins a command."""
    lines = script.replace("\\\n", " ").splitlines()
    return [
        shlex.split(match[1], comments=True)
        for line in lines
        if (match := re.match(r"(?:[A-Z_]+=(?:\$\([^)]*\)|\S*) )?talkdown (.*)", line))
    ]


CALLS = [
    list(call) for call in dict.fromkeys(tuple(c) for script in SCRIPTS.values() for c in calls_in(script))
]
"""Each call once."""


def check_options(call: list[str]) -> None:
    """Read the options of a call. Raises for one that there is not."""
    command: click.Command = main
    while isinstance(command, click.Group):
        if call[0] in command.commands:
            command, call = command.commands[call[0]], call[1:]
        else:
            command = command.commands["run"]  # `review calls` is `review run calls`
    command.make_context(command.name, list(call))


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_shell_can_read_it(script: str) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("there is no bash")
    result = subprocess.run([shell, "-n", "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book with the stage and the technique that the guides name."""
    write_small_project(tmp_path)
    for path in (tmp_path / "phrasebook").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("hear-them-out", "name-the-feeling")
        path.write_text(re.sub(r"\blisten\b", "limits", text), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_its_options_are_there(call: list[str], team: Path) -> None:
    check_options(call)


def test_an_option_that_there_is_not_would_be_seen() -> None:
    assert calls_in("cd x\nA=$(b c) talkdown review drafts a.yaml \\\n  --ot march  # so\n") == [
        ["review", "drafts", "a.yaml", "--ot", "march"]
    ]
    with pytest.raises(click.NoSuchOption):
        check_options(["review", "drafts", "a.yaml", "--ot", "march"])


# --- each night ---


@pytest.mark.nightly
@pytest.mark.parametrize("call", [call for call in CALLS if call[0] in ("serve", "edit")], ids=" ".join)
def test_what_serves_answers(call: list[str], team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")  # `--open` opens none here
    server = DevServer(team, *call, "--port", "0")
    try:
        assert 'id="td-q"' in server.page("")
    finally:
        server.stop()


@pytest.mark.nightly
@pytest.mark.parametrize("call", [call for call in CALLS if call[0] == "print"], ids=" ".join)
def test_what_prints_prints(call: list[str], team: Path) -> None:
    result = talkdown(*call)
    assert result.exit_code == 0, result.output
    assert list(team.glob("print/*.pdf"))


@pytest.mark.nightly
def test_what_is_built_for_a_server_is_built(team: Path) -> None:
    set_print(team)
    for call in CALLS:
        if call[0] == "build":
            result = talkdown(*(word.replace("/srv", f"{team}/srv") for word in call))
            assert result.exit_code == 0, result.output
    assert (team / "srv/words/site/index.html").is_file()


@pytest.mark.nightly
def test_a_review_goes_as_its_guide_shows(team: Path) -> None:
    """With the sample in place of a team's own contacts."""
    sample = PACKAGE / "review/sample"
    for name, pattern in (("calls", "*.vtt"), ("chats", "chats.*")):
        Path(name).mkdir()
        for path in sample.glob(pattern):
            shutil.copy(path, name)
    calls = [call for call in CALLS if call[0] == "review"]
    assert len(calls) > 4
    for call in calls:
        result = talkdown(*call)
        assert result.exit_code == 0, result.output
