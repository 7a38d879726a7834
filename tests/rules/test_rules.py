"""Every rule has a folder that it finds fault with, and one that it passes.

A case says only what it adds to the small book in `rules/_base`, or changes in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic, as_text
from talkdown.pipeline.book_check import check_folder
from talkdown.rules import RULES, silence

CASES = Path(__file__).parent
CODES = sorted([*(rule.CODE for rule in RULES), silence.CODE])
TODAY = date(2026, 11, 22)

Check = Callable[[Path], tuple[list[Diagnostic], int]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Checks a case on top of the small book."""
    monkeypatch.chdir(tmp_path)

    def run(case: Path) -> tuple[list[Diagnostic], int]:
        shutil.copytree(CASES / "_base", "base")
        shutil.copytree(case, "book")
        if not Path("book/book.yaml").exists():
            Path("book/book.yaml").write_text("extend: ../base\n", encoding="utf-8")
        problems, file_count, _ = check_folder("book", TODAY)
        return problems, file_count

    return run


def test_the_small_book_is_sound() -> None:
    assert check_folder(CASES / "_base", TODAY)[0] == []


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    assert sorted(path.name for path in CASES.iterdir() if path.is_dir() and path.name[0] != "_") == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_found_and_nothing_else(
    code: str, check: Check, golden: Callable[[Path, str], None]
) -> None:
    problems, files = check(CASES / code / "bad")
    assert {problem.code for problem in problems} == {code}
    golden(CASES / code / "expected.txt", as_text(problems, files))


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_passes(code: str, check: Check) -> None:
    problems, files = check(CASES / code / "good")
    assert as_text(problems, files).startswith("no problems")


def test_a_reason_silences_one_rule_in_one_entry(check: Check, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(CASES / "blame" / "bad", case)
    phrases = case / "phrases.yaml"
    first, second = (line for line in phrases.read_text().split("- ") if line)
    silenced_phrase = first.replace("status:", "silence: [{rule: blame, reason: It is quoted.}], status:")
    phrases.write_text(f"- {silenced_phrase}- {second}")
    assert [(p.code, p.position.line) for p in check(case)[0]] == [("blame", 4), ("blame", 4)]


def test_an_override_silences_what_it_changes(check: Check, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    override = "override: tell-me\nsilence: [{rule: phrase-length, reason: It is sung.}]\nchannels: [phone]\n"
    (tmp_path / "case/phrases.yaml").write_text(override)
    (tmp_path / "case/playbooks.yaml").write_text("override: upset-caller\nchannels: [phone]\n")
    settings = (
        '"extend": ../base\nchannels: [{id: phone, title: Phone, words: 4}, {id: email, title: Email}]\n'
    )
    (tmp_path / "case/book.yaml").write_text(settings)
    assert check(tmp_path / "case")[0] == []


def test_many_phrases_that_differ_in_a_number_are_one_problem(check: Check, tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    phrase = "- {{id: m-{n}, code: P-{n}, text: Your order number {n} will be with you on Friday., technique: hear-them-out, channels: [phone], when: Now., status: approved}}"
    lines = [phrase.format(n=n) for n in range(100, 400)]
    (tmp_path / "case/phrases.yaml").write_text("\n".join(lines))
    problems, files = check(tmp_path / "case")
    assert as_text(problems, files) == (
        "book/phrases.yaml:2:34: error: this, `m-102` and 297 more are nearly the same as `m-100`: "
        "“Your order number 100 will be with you on Friday.” [near-duplicate]\n"
        "  hint: keep one, with a gap for what differs; or say them for other moments\n\n"
        "1 error in 1 file (10 files checked)\n"
    )
