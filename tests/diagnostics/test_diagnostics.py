"""A problem: where it stands, what is offered, and every way in which it is shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from talkdown.diagnostics import (
    Diagnostic,
    Location,
    Position,
    Severity,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    sort_problems,
)

TONE = Location("book/phrases.yaml", (0, "tone"))
ERROR = Diagnostic("unknown-value", "no such tone", Position("book/phrases.yaml", 4, 9), "use `warm`")
WARNING = Diagnostic("hard-word", "a hard word", Position("book/avoid.yaml", 1, 2), "", Severity.warning)
NOTE = Diagnostic("retired-field", "read no more", Position("book/book.yaml", 3, 1), "", Severity.note)


# --- places ---------------------------------------------------------------------------------------


def test_a_location_leads_further_down_its_file() -> None:
    entry = Location("a.yaml", (3,))
    assert entry.child("steps", 0, "do") == Location("a.yaml", (3, "steps", 0, "do"))
    assert entry.child("steps", of_key=True) == Location("a.yaml", (3, "steps"), of_key=True)


def test_a_location_of_a_piece_lies_in_its_text() -> None:
    text = Location("a.yaml", (3, "text"))
    assert text.at("{name}", 1) == Location("a.yaml", (3, "text"), piece="{name}", occurrence=1)
    assert text.contains(text.at("{name}"))


@pytest.mark.parametrize(
    ("inner", "contains"),
    [
        (Location("a.yaml", (3,)), True),
        (Location("a.yaml", (3, "steps", 0)), True),
        (Location("a.yaml", (3,), of_key=True), True),
        (Location("a.yaml", (31,)), False),
        (Location("a.yaml"), False),
        (Location("b.yaml", (3, "steps")), False),
        (Position("a.yaml", 3, 1), False),
    ],
)
def test_a_location_contains_what_lies_below_it(inner: Location | Position, contains: bool) -> None:
    assert Location("a.yaml", (3,)).contains(inner) is contains


def test_a_problem_gets_its_position_once() -> None:
    problem = Diagnostic("unknown-value", "no such tone", TONE)
    assert problem.position == Position("book/phrases.yaml", 1, 1)
    with_position = problem.with_position(lambda location: Position(location.path, 4, 9))
    assert with_position.position == with_position.location == Position("book/phrases.yaml", 4, 9)
    assert with_position.with_position(lambda _: pytest.fail("it has one")) == with_position


def test_problems_are_sorted_by_place_and_said_once() -> None:
    same_place = Diagnostic("code", "z", Position("book/avoid.yaml", 1, 2))
    also_there = Diagnostic("code", "a", Position("book/avoid.yaml", 1, 2))
    tenth_line = Diagnostic("code", "a", Position("book/avoid.yaml", 10, 1))
    ninth_line = Diagnostic("code", "a", Position("book/avoid.yaml", 9, 1))
    problems = [ERROR, tenth_line, same_place, WARNING, ninth_line, ERROR, also_there]
    assert sort_problems(problems) == [also_there, same_place, WARNING, ninth_line, tenth_line, ERROR]


# --- suggestions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "candidates", "name"),
    [
        ("tecnique", ["phrase", "technique"], "technique"),
        ("name-feeling", ["name-the-feeling", "stay-calm"], "name-the-feeling"),
        ("warm", ["warm"], "warm"),
        ("zebra", ["phrase", "technique"], ""),
        ("", ["phrase"], ""),
        ("phrase", [], ""),
    ],
)
def test_the_nearest_name_is_offered(word: str, candidates: list[str], name: str) -> None:
    assert did_you_mean(word, candidates) == (f"did you mean `{name}`?" if name else "")


def test_the_nearest_of_thousands_is_offered_too() -> None:
    names = [f"phrase-{number}" for number in range(5_000)]
    assert (
        did_you_mean("stay-clam", [*names[:2_500], "stay-calm", *names[2_500:]])
        == "did you mean `stay-calm`?"
    )


# --- reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize("shows_all", [False, True])
def test_every_format_shows_twenty_of_a_kind_and_counts_the_rest(shows_all: bool) -> None:
    twins = [replace(WARNING, location=Position(f"book/{n % 3}.yaml", n + 1, 1)) for n in range(25)]
    problems = [*twins, ERROR, replace(ERROR, code="hard-word")]
    rest = "and 5 more warnings of this kind in 3 files; `talkdown check --all` shows them [hard-word]"
    text = as_text(problems, 4, shows_all=shows_all)
    github = as_github(problems, 4, shows_all=shows_all)
    report = json.loads(as_json(problems, 4, shows_all=shows_all))
    assert text.count("a hard word") == github.count("a hard word") == (25 if shows_all else 20)
    assert (rest in text.splitlines()) == (rest in github.splitlines()) == (not shows_all)
    assert text.count("no such tone") == 2, "an error is not left out for a warning of the same code"
    assert len(report["problems"]) == (27 if shows_all else 22)
    omission = {"code": "hard-word", "severity": "warning", "problems": 5, "files": 3}
    assert report["omitted"] == ([] if shows_all else [omission])
    assert (report["errors"], report["warnings"]) == (2, 25)


def test_text_is_what_an_author_reads() -> None:
    assert as_text([WARNING, ERROR], 3) == (
        "book/avoid.yaml:1:2: warning: a hard word [hard-word]\n"
        "book/phrases.yaml:4:9: error: no such tone [unknown-value]\n"
        "  hint: use `warm`\n"
        "\n"
        "1 error and 1 warning in 2 files (3 files checked)\n"
    )


@pytest.mark.parametrize(
    ("problems", "files", "line"),
    [
        ([], 1, "no problems (1 file checked)"),
        ([], 1_234, "no problems (1,234 files checked)"),
        ([ERROR], 1, "1 error in 1 file (1 file checked)"),
        ([WARNING, WARNING], 2, "2 warnings in 1 file (2 files checked)"),
        ([NOTE], 1, "1 note in 1 file (1 file checked)"),
        ([ERROR, NOTE, NOTE], 3, "1 error and 2 notes in 2 files (3 files checked)"),
        ([NOTE, WARNING, ERROR], 3, "1 error, 1 warning and 1 note in 3 files (3 files checked)"),
        ([ERROR] * 2_000 + [WARNING], 9, "2,000 errors and 1 warning in 2 files (9 files checked)"),
    ],
)
def test_the_last_line_counts(problems: list[Diagnostic], files: int, line: str) -> None:
    assert as_text(problems, files).splitlines()[-1] == line
    assert as_github(problems, files).splitlines()[-1] == line


def test_text_can_have_colors() -> None:
    def style(text: str, **how: object) -> str:
        return f"<{text} {' '.join(f'{name}={value}' for name, value in how.items())}>"

    first, hint, *_ = as_text([ERROR], 1, style).splitlines()
    assert first == (
        "<book/phrases.yaml:4:9: bold=True> <error: fg=red bold=True> no such tone <[unknown-value] dim=True>"
    )
    assert hint == "  <hint: fg=cyan> use `warm`"
    assert as_text([WARNING], 1, style).split("> ")[1] == "<warning: fg=yellow bold=True"
    assert as_text([NOTE], 1, style).split("> ")[1] == "<note: fg=cyan bold=True"


def test_json_is_for_programs() -> None:
    assert json.loads(as_json([NOTE, WARNING, ERROR], 3)) == {
        "problems": [
            {
                "path": "book/book.yaml",
                "line": 3,
                "column": 1,
                "severity": "note",
                "code": "retired-field",
                "message": "read no more",
                "hint": "",
            },
            {
                "path": "book/avoid.yaml",
                "line": 1,
                "column": 2,
                "severity": "warning",
                "code": "hard-word",
                "message": "a hard word",
                "hint": "",
            },
            {
                "path": "book/phrases.yaml",
                "line": 4,
                "column": 9,
                "severity": "error",
                "code": "unknown-value",
                "message": "no such tone",
                "hint": "use `warm`",
            },
        ],
        "omitted": [],
        "errors": 1,
        "warnings": 1,
        "notes": 1,
        "files": 3,
    }
    assert "é" in as_json([Diagnostic("code", "é", TONE)], 1)


def test_github_reads_one_command_a_line() -> None:
    """Escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    problem = Diagnostic("a:b,c", "100 %\r\nof it", Position("x,y:z.yaml", 4, 9), "do it")
    assert as_github([problem, WARNING, NOTE], 1).splitlines()[:3] == [
        "::error file=x%2Cy%3Az.yaml,line=4,col=9,title=a%3Ab%2Cc::100 %25%0D%0Aof it [a:b,c]%0Ahint: do it",
        "::warning file=book/avoid.yaml,line=1,col=2,title=hard-word::a hard word [hard-word]",
        "::notice file=book/book.yaml,line=3,col=1,title=retired-field::read no more [retired-field]",
    ]


def test_a_report_ends_with_a_line_end() -> None:
    for report in (as_text, as_json, as_github):
        assert report([], 0).endswith("\n")
        assert not report([], 0).endswith("\n\n")
