"""The command line, as a person uses it: its help, what it says of misuse, its colors, and `suggest`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from command_line import talkdown
from projects import set_print
from scripts.servers import wordnet_folder
from talkdown.cli import main
from talkdown.commands import COMMANDS
from talkdown.outputs import scripts
from talkdown.storage.package import PACKAGE

ROOT = Path(__file__).resolve().parents[2]
TALKDOWN = [sys.executable, "-m", "talkdown"]


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
    ctx = click.Context(main, info_name="talkdown", terminal_width=88, **main.context_settings)
    parts = ["# Command line\n\nThe text below is the commands' own help.\n"]
    for path, text in _commands(main, ctx):
        parts.append(f"## {path}\n\n```text\n{text}\n```\n")
    manual, help_text = ROOT / "docs/command-line.md", "\n".join(parts)
    if request.config.getoption("--update"):
        manual.write_text(help_text, encoding="utf-8")
    assert manual.read_text(encoding="utf-8") == help_text


def test_every_command_shows_how_it_is_used() -> None:
    for path, text in _commands(main, click.Context(main, info_name="talkdown")):
        assert "Examples:\n" in text, path


def test_an_option_means_the_same_everywhere() -> None:
    spelt: dict[str, set[str]] = {}
    for command in COMMANDS:
        for option in (p for p in command.params if isinstance(p, click.Option)):
            for name in (*option.opts, *option.secondary_opts):
                spelt.setdefault(name, set()).add(f"{option.make_metavar(click.Context(command))}")
    folders = {name: what for name, what in spelt.items() if name in ("--book", "--out")}
    assert folders == {"--book": {"FOLDER"}, "--out": {"FOLDER"}}
    assert not [name for name in spelt if len(name) == 2 and len(spelt[name]) > 1], "one letter, two meanings"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
        (["build", "--strikt"], "No such option '--strikt'. Did you mean '--strict'?"),
        (["new", "phrse", "x"], "there is no kind `phrse`\n  hint: did you mean `phrase`?"),
        (
            ["new", "poem", "x"],
            "there is no kind `poem`\n  hint: the kinds are `situation`, `technique`, `phrase`, `sign`,",
        ),
        (
            ["check", "--explain", "near-dup"],
            "there is no code `near-dup`\n  hint: did you mean `near-duplicate`?",
        ),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--as-of", "tomorrow"], "'tomorrow' does not match the format '%Y-%m-%d'"),
        (["serve", "--port", "99999"], "99999 is not in the range"),
    ],
)
def test_misuse_is_answered_with_what_was_meant(arguments: list[str], message: str) -> None:
    result = talkdown(*arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_completion_is_a_script_of_the_shell() -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_TALKDOWN_COMPLETE" in talkdown("completion", shell).output


@pytest.mark.parametrize(
    ("words", "completions"),
    [
        ("talkdown che", {"check"}),
        ("talkdown new te", {"technique"}),
        ("talkdown new s", {"scenario", "sign", "situation", "slot", "synonyms"}),
        ("talkdown check --explain near", {"near-duplicate"}),
        ("talkdown check --format g", {"github"}),
        ("talkdown print --technique stay-c", {"stay-calm"}),
        ("talkdown find --channel pho", {"phone"}),
        ("talkdown print --stage lim", {"limits"}),
    ],
)
def test_a_shell_completes_commands_kinds_and_rules(words: str, completions: set[str]) -> None:
    asking = {"_TALKDOWN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    result = subprocess.run(TALKDOWN, capture_output=True, text=True, env=os.environ | asking, check=False)
    assert {line.partition(",")[2] for line in result.stdout.split()} == completions


@pytest.mark.parametrize(("shell", "lines_of_item"), [("zsh", 3), ("fish", 1), ("bash", 1)])
def test_a_title_of_several_lines_is_one_item(shell: str, lines_of_item: int, tmp_path: Path) -> None:
    book = shutil.copytree(ROOT / "tests/rules/_base", tmp_path / "book")
    text = (book / "book.yaml").read_text()
    (book / "book.yaml").write_text(text.replace("title: Listen,", r'title: "Listen\nplain\nx,y\tz",'))
    asking = {
        "_TALKDOWN_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": f"talkdown print --book {book} --stage li",
        "COMP_CWORD": "li" if shell == "fish" else "5",
    }
    result = subprocess.run(TALKDOWN, capture_output=True, text=True, env=os.environ | asking, check=False)
    assert len(result.stdout.splitlines()) == lines_of_item, result.stdout + result.stderr
    assert "listen" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
@pytest.mark.parametrize(("variables", "has_color"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_color_is_for_terminals_and_never_under_no_color(
    tmp_path: Path, variables: dict[str, str], has_color: bool
) -> None:
    import pty

    (tmp_path / "book.yaml").write_text("titel: X\n")
    command = [*TALKDOWN, "check", "--book", str(tmp_path)]
    in_pipe = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | variables, check=False
    ).stdout
    assert "\x1b" not in in_pipe
    above, below = pty.openpty()
    subprocess.run(  # progress, which a busy machine shows, is not what is compared
        command,
        stdout=below,
        stderr=subprocess.DEVNULL,
        env=os.environ | variables | {"TERM": "xterm"},
        check=False,
    )
    os.close(below)
    on_terminal = b""
    try:
        while part := os.read(above, 65536):
            on_terminal += part
    except OSError:  # Linux says so where the other end has been closed
        pass
    os.close(above)
    assert (b"\x1b[" in on_terminal) is has_color
    assert re.sub(r"\x1b\[[0-9;]*m", "", on_terminal.decode()).replace("\r\n", "\n") == in_pipe


def test_suggest_says_how_to_get_wordnet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORDNET", str(tmp_path))
    result = talkdown("suggest", "refund")
    assert result.exit_code == 1
    assert "wordnet-base" in result.output


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"refund n 9 9 9\n", b""], ids=["noise", "a bad row", "nothing"]
)
def test_suggest_says_when_the_files_of_wordnet_are_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    for part in ("noun", "verb", "adj", "adv"):
        for name in (f"index.{part}", f"data.{part}", f"{part}.exc"):
            (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("WORDNET", str(tmp_path))
    result = talkdown("suggest", "refund", "--book", str(ROOT / "phrasebook"))
    assert result.exit_code == 1
    message = "WordNet's files on this machine are damaged" if content else "WordNet does not know `refund`"
    assert message in result.output


def test_suggest_offers_synonyms_by_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = wordnet_folder()
    if folder is None:
        pytest.skip("WordNet's files are not here")
    monkeypatch.setenv("WORDNET", str(folder))
    result = talkdown("suggest", "refund", "--book", str(ROOT / "phrasebook"))
    assert result.exit_code == 0
    assert "verb: pay back\n    return*, repay*, give back\n" in result.output
    nonsense = talkdown("suggest", "qqxzq", "--book", str(ROOT / "phrasebook"))
    assert nonsense.exit_code == 1
    assert "WordNet does not know `qqxzq`" in nonsense.output


@pytest.mark.parametrize("arguments", [["find", "late"], ["build"]], ids=lambda arguments: arguments[0])
def test_a_bundle_older_than_its_modules_is_one_line(
    arguments: list[str], team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a clone in which somebody has edited a module, or switched branches."""

    def refuse() -> None:
        raise scripts.StaleScripts("dom.js has changed since the scripts were bundled; run `make scripts`")

    monkeypatch.setattr(scripts, "require_fresh_bundles", refuse)
    set_print(team)
    result = talkdown(*arguments)
    assert result.exit_code == 1
    message, *site_stays = result.output.splitlines()
    assert message == "Error: dom.js has changed since the scripts were bundled; run `make scripts`"
    assert len(site_stays) == (2 if arguments == ["build"] else 0), result.output


def test_check_tells_misuse_from_errors(tmp_path: Path) -> None:
    nowhere = talkdown("check", "--book", str(tmp_path / "nowhere"))
    assert nowhere.exit_code == 2
    assert "there is no folder" in nowhere.output
    (tmp_path / "phrasebook").mkdir()
    (tmp_path / "phrasebook/book.yaml").write_text("title: X\n")
    folder_above = talkdown("check", "--book", str(tmp_path))
    assert folder_above.exit_code == 2
    assert "did you mean" in folder_above.output
    assert talkdown("check", "--explain", "near-dup").exit_code == 2
    assert "near-duplicate" in talkdown("check", "--explain", "near-dup").output
    assert "nearly the same" in talkdown("check", "--explain", "near-duplicate").output


def test_out_of_an_archive_every_command_says_what_to_do(tmp_path: Path) -> None:
    archive = tmp_path / "talkdown.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in PACKAGE.rglob("*.py"):
            file.write(path, path.relative_to(PACKAGE.parent))
    program = f"import sys; sys.path.insert(0, {str(archive)!r}); from talkdown.cli import main; main()"
    command = [sys.executable, "-c", program, "check", "--book", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (
        1,
        "Error: Talkdown is run out of an archive, and needs its files as files\n"
        "  hint: install the archive: `pip install` unpacks it\n",
    )
