"""Each command that README.md and the docs show in a console can be given as it stands, and answers what they show."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from books import write_book_on_top
from command_line import talkdown
from talkdown.cli import main

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ["README.md", *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("docs/**/*.md")))]
_SNIPPET = re.compile(r"^ *```console\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_ENVIRONMENT = re.compile(r"^[A-Z_]+=(?:\$\([^)]*\)|\S*) ")
_SECONDS = re.compile(r"\d+\.\d s")

OTHER_PROGRAMS = set(
    ".venv/bin/pip caddy cd docker gh git mkdir openssl pip printf pypi-attestations python3 rm sha256sum sigstore source twine".split()
)
"""What the docs show besides our own; it is not run here."""

QUICK = {"new", "check", "codes", "upstream", "build", "init"}
"""What is run here, with anything behind it: it ends by itself, and prints no cards. What serves or prints is run each night, by
`test_shell_snippets.py`."""


class Command(NamedTuple):
    """A line behind a `$`, and what stands below it."""

    words: list[str]
    answer: str


def commands_in(snippet: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", snippet, flags=re.MULTILINE)[1:]:
        line, _, answer = part.partition("\n")
        words = shlex.split(_ENVIRONMENT.sub("", line), comments=True)
        while "&&" in words:
            yield Command(words[: words.index("&&")], "")
            words = words[words.index("&&") + 1 :]
        yield Command(words, answer)


def snippets() -> Iterator[tuple[str, list[Command]]]:
    """The commands of each snippet, by its guide and the line that it begins in."""
    for guide in GUIDES:
        text = (ROOT / guide).read_text(encoding="utf-8")
        for match in _SNIPPET.finditer(text):
            yield (
                f"{guide}:{text.count(chr(10), 0, match.start()) + 2}",
                list(commands_in(textwrap.dedent(match[1]))),
            )


SNIPPETS = dict(snippets())


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A team's folder: a book on top of a small one that has what the guides speak of, and a page."""
    monkeypatch.chdir(tmp_path)
    write_book_on_top("title: Ours\n", "[]\n")
    Path("phrasebook/phrases.yaml").unlink()
    for path in Path("theirs").glob("*.yaml"):
        text = path.read_text().replace("hear-them-out", "be-concrete")
        path.write_text(
            text.replace("id: email, title: Email", "id: chat, title: Chat").replace("email", "chat")
        )
    Path("content").mkdir()
    Path("content/rules.md").write_text("# House rules\n\nBe kind.\n")
    Path("mkdocs.yml").write_text(
        "site_name: Ours\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - talkdown: {print: {kinds: []}}\n"
    )


@pytest.mark.parametrize("commands", SNIPPETS.values(), ids=SNIPPETS)
def test_each_command_can_be_given_as_it_stands(commands: list[Command], team: None) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert commands, "a console shows commands behind a `$`"
    for program, *arguments in (command.words for command in commands):
        if program == "talkdown":
            name, *options = arguments
            main.commands[name].make_context(name, options)  # raises for an option that there is not
        elif program == "make":
            assert set(arguments) <= set(targets)
        else:
            assert program in OTHER_PROGRAMS


@pytest.mark.parametrize("commands", SNIPPETS.values(), ids=SNIPPETS)
def test_what_ends_by_itself_answers_what_is_shown(commands: list[Command], team: None) -> None:
    """But for `upstream` with changes, which has a test of its own, below."""
    for (program, *arguments), answer in commands:
        if program != "talkdown" or arguments[0] not in QUICK:
            continue
        if any(word.startswith("/srv/") for word in arguments):
            continue  # a server's folder: tried each night, in another place
        if arguments == ["codes"]:
            write_macros()
        result = talkdown(*arguments)
        assert result.exit_code == 0, result.output
        if answer and arguments != ["upstream"]:
            assert _SECONDS.sub("… s", result.stdout) == _SECONDS.sub("… s", answer)


def write_macros() -> None:
    """What docs/team.md shows above `codes`."""
    text = (ROOT / "docs/team.md").read_text(encoding="utf-8")
    match = re.search(
        r"^```yaml\n# phrasebook/phrases/macros.yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE
    )
    assert match
    Path("phrasebook/phrases").mkdir()
    Path("phrasebook/phrases/macros.yaml").write_text(match[1])


def test_upstream_answers_what_the_guide_shows(team: None) -> None:
    """After a release that has another apology, and a phrase more."""
    (answer,) = (
        command.answer
        for commands in SNIPPETS.values()
        for command in commands
        if command.answer.startswith("phrase `")
    )
    (before, after, ours) = re.findall(r"(?:was|now|ours): +(.+)", answer)
    fields = "technique: be-concrete, channels: [phone], when: Now., status: approved"
    Path("theirs/phrases").mkdir()
    Path("theirs/phrases.yaml").rename("theirs/phrases/first.yaml")
    release = Path("theirs/phrases/release.yaml")
    release.write_text(f'- {{id: sorry-plain, code: P-02, text: "{before}", {fields}}}\n')
    Path("phrasebook/phrases").mkdir()
    Path("phrasebook/phrases/ours.yaml").write_text(f'- override: sorry-plain\n  text: "{ours}"\n')
    assert talkdown("upstream").exit_code == 0
    release.write_text(
        f'- {{id: sorry-plain, code: P-02, text: "{after}", {fields}}}\n'
        f"- {{id: meter-read-again, code: P-03, text: Please read the meter again., {fields}}}\n"
    )
    assert talkdown("upstream").stdout == answer


def test_a_command_that_there_is_not_would_be_seen(team: None) -> None:
    (command, second) = commands_in("$ A=$(b c) talkdown check --al && make sight  # so\nAll is well.\n")
    assert (command.words, second.words, second.answer) == (
        ["talkdown", "check", "--al"],
        ["make", "sight"],
        "All is well.\n",
    )
    with pytest.raises(click.NoSuchOption):
        main.commands["check"].make_context("check", ["--site-too"])
