"""Every code that is printed has a manual, and its example is the very case that the tests check."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.loader import load
from talkdown.pipeline.book_check import check_folder, check_loaded
from talkdown.rules import RULES, manuals, silence
from talkdown.rules.manual import Manual, file_manuals, parse, rule_manuals

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent
TODAY = date(2026, 11, 22)
OF_RULES = rule_manuals((*RULES, silence))
WITHOUT_EXAMPLE = set(
    """no-book unknown-kind file-name symlink not-a-file unreadable empty-file override too-many turn choice
    too-deep too-many-values file-too-large not-utf8 lost-character control-character invisible-character
    unreadable-text overflow no-glyph size-span own-page
    passed-over name-twin not-printed page-settings site-settings text-too-long transcript
    list-change changed-twice hidden-along nothing-to-say renamed book-below""".split()
)
"""Codes of what a few lines of YAML cannot show: a file's bytes, its name, what is printed, a book on top of another."""


def as_findings(problem: Diagnostic) -> Iterator[str]:
    yield f"{problem.severity.name}: {problem.message}"
    if problem.hint:
        yield f"hint: {problem.hint}"


def find(example: str, folder: Path) -> tuple[Path, range]:
    """The file that holds an example, and its lines there; a line of the example may be a part of one."""
    lines = example.splitlines()
    for path in sorted(folder.rglob("*.yaml")):
        of_file = path.read_text(encoding="utf-8").splitlines()
        for start in range(len(of_file) - len(lines) + 1):
            if all(part.strip() in line for part, line in zip(lines, of_file[start:], strict=False)):
                return path, range(start + 1, start + len(lines) + 1)
    pytest.fail(f"no file in {folder.relative_to(CASES)} holds\n{example}", pytrace=False)


# --- rules ---


@pytest.mark.parametrize("manual", OF_RULES.values(), ids=OF_RULES)
def test_a_manual_is_whole(manual: Manual) -> None:
    assert re.fullmatch(r"[A-Z].{15,100}\.", manual.summary)
    for text in (*manual.paragraphs, manual.why, manual.silence):
        assert re.fullmatch(r".{15,}[.”]", text), "a sentence is missing, or its end"
    assert manual.bad_example
    assert manual.findings
    assert manual.good_example


@pytest.mark.parametrize("manual", OF_RULES.values(), ids=OF_RULES)
def test_not_this_is_the_case_and_yields_exactly_this(
    manual: Manual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = CASES / manual.code / "bad"
    path, lines = find(manual.bad_example, folder)
    problems, *_ = check_folder(laid_over_the_small_book(folder, tmp_path, monkeypatch), TODAY)
    path_in_book = f"book/{path.relative_to(folder).as_posix()}"
    problems_here = [p for p in problems if p.position.path == path_in_book and p.position.line in lines]
    assert [line for problem in problems_here for line in as_findings(problem)] == list(manual.findings)
    assert {problem.code for problem in problems_here} == {manual.code}


@pytest.mark.parametrize("manual", OF_RULES.values(), ids=OF_RULES)
def test_but_this_stands_in_the_case_that_passes(manual: Manual) -> None:
    find(manual.good_example, CASES / manual.code / "good")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_what_the_manual_says_of_silence_holds(
    rule: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A problem can be silenced where it stands in an entry, and only there."""
    manual = OF_RULES[rule.CODE]  # type: ignore[attr-defined]
    result = load(laid_over_the_small_book(CASES / manual.code / "bad", tmp_path, monkeypatch))
    assert result.book is not None
    locations = [problem.location for problem in rule.check(result.book, TODAY)]  # type: ignore[attr-defined]
    in_entries = [any(entry.location.contains(place) for entry in result.book) for place in locations]
    assert locations
    assert any(in_entries) is manual.can_be_silenced


def laid_over_the_small_book(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "_base", "base")
    shutil.copytree(case, "book")
    if not Path("book/book.yaml").exists():
        Path("book/book.yaml").write_text("extend: ../base\n", encoding="utf-8")
    return "book"


# --- files, fields and print ---


def put_into_the_small_book(name: str, example: str) -> None:
    """Make a book with a file that holds the example; book.yaml keeps its other fields."""
    shutil.copytree(CASES / "_base", "book")
    path = Path("book", name)
    if name == "book.yaml":
        fields = re.split(r"^(?=\w)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        example += "\n" + "".join(
            f for f in fields if f.partition(":")[0] not in re.findall(r"^\w+", example, re.M)
        )
    path.write_text(example.rstrip() + "\n", encoding="utf-8")


OF_FILES = {code: manual for code, manual in file_manuals().items() if code not in WITHOUT_EXAMPLE}


def test_only_what_yaml_cannot_show_has_no_example() -> None:
    assert {code for code, manual in file_manuals().items() if not manual.bad_example} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("manual", OF_FILES.values(), ids=OF_FILES)
def test_not_this_in_a_file_yields_exactly_this(
    manual: Manual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_into_the_small_book(manual.file, manual.bad_example)
    result = load("book")
    problems = [p for p in check_loaded(result, TODAY) if p.code == manual.code]
    assert {problem.position.path for problem in problems} == {f"book/{manual.file}"}
    assert [line for problem in problems for line in as_findings(problem)] == list(manual.findings)


@pytest.mark.parametrize("manual", OF_FILES.values(), ids=OF_FILES)
def test_but_this_in_a_file_is_right(manual: Manual, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_into_the_small_book(manual.file, manual.good_example)
    assert manual.code not in {problem.code for problem in load("book").problems}


# --- every code ---


def is_message(node: ast.expr) -> bool:
    """Whether this can be a problem's message: a text with blanks, one put together, or what is called so."""
    match node:
        case ast.Constant(value=str(text)):
            return " " in text
        case ast.Name(id=name):
            return name == "message"
    return isinstance(node, ast.JoinedStr)


def codes_in(path: Path) -> Iterator[str]:
    """The codes that a module gives to problems: before a message in a call, as a constant, or first in what it returns."""
    source = path.read_text(encoding="utf-8")
    if path.parent.name not in ("yamltext", "model", "loader", "rules") and "Diagnostic(" not in source:
        return
    tree = ast.parse(source)
    constants: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                constants[name] = text
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                for each, value in zip(names, values, strict=False):
                    if isinstance(each, ast.Name) and isinstance(value, ast.Constant):
                        constants[each.id] = str(value.value)
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str(code)), message, *_]) if is_message(message):
                yield code.replace("_", "-")
            case ast.Call(args=[ast.Name(id=name), message, *_]) if is_message(message):
                yield constants.get(name, "")
            case ast.Assign(targets=[ast.Name(id="code")], value=ast.IfExp(body=one, orelse=two)):
                yield from (str(each.value) for each in (one, two) if isinstance(each, ast.Constant))
            case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(code)), *_])):
                yield code
    if "CODE" in constants:
        yield constants["CODE"]


CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def test_every_code_in_the_source_has_a_manual() -> None:
    generator = ROOT / "generator/talkdown"
    codes = {
        code: path.relative_to(ROOT).as_posix()
        for path in sorted(generator.rglob("*.py"))
        for code in codes_in(path)
        if CODE.fullmatch(code)
    }
    codes["empty-text"] = codes.pop("empty")  # the model's name for it, which the loader explains
    assert {code: path for code, path in codes.items() if code not in manuals()} == {}, (
        "write its manual in generator/talkdown/rules/manual/"
    )
    assert sorted(set(manuals()) - set(codes)) == [], "no module gives this code to a problem"


def test_every_code_that_a_test_expects_has_a_manual() -> None:
    codes = {
        code
        for path in sorted((ROOT / "tests").rglob("expected.txt"))
        for code in re.findall(
            r": (?:error|warning|note): .* \[([a-z-]+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert len(codes) > 50
    assert codes - set(manuals()) == set()


def test_no_code_is_explained_twice() -> None:
    assert set(OF_RULES) & set(file_manuals()) == set()
    assert set(OF_RULES) == {path.name for path in CASES.iterdir() if path.is_dir() and path.name[0] != "_"}


# --- the form ---


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "begins with one line"),
        ("Two lines\nwithout a gap.", "begins with one line"),
        ("One.\n\nWhy: because.\n\nWhy: again.", "says `Why:` twice"),
    ],
)
def test_a_manual_out_of_form_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"the manual of `some` .*{fault}"):
        parse("some", text)


# --- the page ---


def page() -> Iterator[str]:
    yield "# Rules\n"
    yield (
        "`talkdown check` prints a code after every problem: `[near-duplicate]`. This page is the manual of all codes; "
        "in a terminal,\n`talkdown check --explain near-duplicate` shows the same. Rules look at the whole book, and an "
        "entry can silence\nthem for itself, with a reason; what is wrong with files and fields cannot be silenced.\n"
    )
    yield "A test writes this page from the rules' own text: `pytest tests/rules --update`.\n"
    yield "## Rules\n"
    yield from chapter(OF_RULES)
    yield "## Files, fields and print\n"
    yield from chapter(file_manuals())


def chapter(of: dict[str, Manual]) -> Iterator[str]:
    yield "| code | |\n|---|---|"
    yield from (f"| [`{code}`](#{code}) | {manual.summary} |" for code, manual in sorted(of.items()))
    yield ""
    for code, manual in sorted(of.items()):
        yield f"### {code}\n"
        yield f"**{manual.summary}**\n"
        yield from (f"{paragraph}\n" for paragraph in manual.paragraphs)
        if manual.why:
            yield f"Why: {manual.why}\n"
        if manual.bad_example:
            yield "Not this{}:\n".format(f", in `{manual.file}`" if manual.file else "")
            yield f"```yaml\n{manual.bad_example}\n```\n"
            yield "```text\n{}\n```\n".format("\n".join(manual.findings))
        if manual.good_example:
            yield f"But this:\n\n```yaml\n{manual.good_example}\n```\n"
        if manual.can_be_silenced:
            yield f"Silence it {manual.silence}\n"
        elif manual.silence:
            yield f"{manual.silence[0].upper()}{manual.silence[1:]}\n"


def test_the_page_of_rules_says_what_the_rules_say(request: pytest.FixtureRequest) -> None:
    path, text = ROOT / "docs/rules.md", "\n".join(page())
    if request.config.getoption("--update"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "pytest tests/rules --update"
