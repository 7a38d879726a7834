"""A water utility with a MkDocs site of its own, set up by docs/team.md alone: its words, its brand, its 300 macros; then
the next release comes over all of it. What it writes stands in tests/support/second_utility.py.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from second_utility import COUNT, macros, set_up
from shared_build import build_once
from talkdown.diagnostics import problems_as_text
from talkdown.loader import load
from talkdown.pipeline.book_check import check_loaded


@pytest.fixture(scope="module")
def utility(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder, at the end: `first-site` is from before the next release, `site` from after it."""
    return build_once(tmp_path_factory, "second-utility", set_up)


@pytest.fixture
def first_site(utility: Path) -> Path:
    return utility / "first-site"


@pytest.fixture
def site(utility: Path) -> Path:
    """After the next release."""
    return utility / "site"


# --- on the first day ---


def test_macros_get_their_codes_at_once(utility: Path) -> None:
    assert (utility / "codes.txt").read_text() == (
        "phrasebook/phrases/changes.yaml: 1 code\n"
        f"phrasebook/phrases/macros.yaml: {COUNT} codes\n"
        "phrasebook/playbooks/ours.yaml: 1 code\n"
        f"next: `talkdown check --book {utility}/phrasebook`\n".replace(f"{utility}/", "")
    )


def test_what_the_build_says_can_be_read(utility: Path) -> None:
    report = (utility / "build.txt").read_text().splitlines()
    assert len(report) < 40, "300 macros are a few lines"
    assert not [line for line in report if "release/" in line], "and nothing is said of the book below"


def test_the_site_that_was_there_is_there(first_site: Path) -> None:
    handbook = (first_site / "handbook/page-11.html").read_text()
    assert {f"page-{n}.html" for n in range(1, 11)} <= set(re.findall(r"page-\d+\.html", handbook))
    assert "Call 555-0142." in handbook, "its hook fills words in"
    assert 'class="admonition note"' in handbook
    assert "In May." in (first_site / "blog/2026/10/02/new-mains.html").read_text()
    assert "own.css" in handbook


def test_the_site_is_theirs(first_site: Path) -> None:
    home = (first_site / "index.html").read_text()
    assert '<a href="techniques/hear-them-out.html">Hear them out</a>' in home
    assert '<a href="playbooks/no-water.html">No water</a>' in home
    for path in ("index.html", "handbook/page-11.html", "playbooks/no-water.html", "blog/index.html"):
        html = (first_site / path).read_text()
        assert "The hotline moves on Monday." in html
        assert re.search(r'<img src="(?:\.\./)*assets/talkdown/logo\.svg"', html)
        assert "Handbook</title>" not in html
    assert json.loads((first_site / "manifest.webmanifest").read_text())["name"] == "Clearwater"
    assert ">Questions we are asked" in (first_site / "questions.html").read_text()
    page = (first_site / "handbook/page-3.html").read_text()
    assert 'href="../signs.html#voice-rises">The voice rises</a>' in page


def test_its_channels_stages_and_words_are_on_the_pages(first_site: Path) -> None:
    technique = (first_site / "techniques/hear-them-out.html").read_text()
    assert 'data-channels="phone counter"' in technique
    assert "Counter" in technique
    assert "email" not in re.findall(r'data-channels="([^"]*)"', technique)[0]
    assert "Please tell me what happened" in technique
    assert "Go on." not in technique, "it is hidden"
    assert "555-0142" in (first_site / "policy.html").read_text()
    index = (first_site / "assets/talkdown/finder-index.js").read_text()
    assert index.count(" feed tank ") == COUNT
    assert len(list((first_site / "t").glob("P-*.html"))) >= COUNT


def test_a_word_of_a_macro_is_no_mistake_for_one_of_the_shipped_book(utility: Path) -> None:
    first_row = (utility / "find.txt").read_text().splitlines()[0]
    assert first_row == " 1  Valve 7a and pump 7b feed tank 7c today."


def test_macros_that_differ_in_a_number_are_one_error_with_a_way_out(
    utility: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("release", "phrasebook"):
        shutil.copytree(utility / name, name)
    Path("phrasebook/phrases/macros.yaml").write_text(macros("The water at # Mill Street is back at noon."))
    problems = check_loaded(load("phrasebook"), date(2026, 11, 22))
    near_duplicates = [problem for problem in problems if problem.code == "near-duplicate"]
    assert problems_as_text(near_duplicates) == (
        "phrasebook/phrases/macros.yaml:2:23: error: this, `macro-2` and 297 more are nearly the same as `macro-0`: "
        "“The water at 0 Mill Street is back at noon.” [near-duplicate]\n"
        "  hint: keep one, with a gap for what differs; or say them for other moments"
    )


# --- when the next release comes ---


def test_what_has_changed_is_told_under_its_own_changes_first(utility: Path) -> None:
    assert (utility / "upstream.txt").read_text() == (
        "phrase `say-what-happened`, which phrasebook/phrases/changes.yaml overrides:\n"
        "  renamed: it was `tell-me`\n"
        "phrase `what-else`, which phrasebook/phrases/changes.yaml overrides:\n"
        "  changed, and yours as well: code, text\n"
        "added: phrase `by-day`, phrase `read-the-meter`, phrase `take-your-time`\n"
        "changed: avoid `calm-down`, phrase `and-then`, playbook `upset-caller`, sign `voice-rises`, situation `poor-value`, technique `hear-them-out`\n"
        "noted in phrasebook/.upstream.json\n"
    )


def test_nothing_of_it_is_an_error(utility: Path) -> None:
    assert (
        (utility / "check.txt").read_text()
        == """\
phrasebook/book.yaml:7:9: warning: this causes a problem in the book below: there is nothing to say on `counter` in `poor-value`, and 1 more of this kind [unanswered-channel]
  hint: change this line, or `override: poor-value`
phrasebook/phrases/changes.yaml:2:14: note: `tell-me` is called `say-what-happened` now; the change still holds [renamed]
  hint: write `override: say-what-happened`
phrasebook/phrases/changes.yaml:5:8: warning: the book below has a phrase `read-the-meter`, too; this one takes its place [duplicate-id]
  hint: to change that one, write `override: read-the-meter` in place of `id:`; or rename this one
phrasebook/playbooks/ours.yaml:10:60: note: `and-then` is deprecated in the book below [renamed]
  hint: write `take-your-time`

2 warnings and 2 notes in 3 files (15 files checked)
"""
    )


def test_its_words_stay_as_they_were(first_site: Path, site: Path) -> None:
    technique = (site / "techniques/hear-them-out.html").read_text()
    assert "Please tell me what happened" in technique, "renamed below, and changed here all the same"
    assert "Before the end." in technique, "its code is another below"
    assert "Go on." not in technique
    own_codes = [path.name for path in first_site.glob("t/P-??????.html")]
    assert len(own_codes) == COUNT + 1
    for name in own_codes:
        assert (site / "t" / name).read_text() == (first_site / "t" / name).read_text(), (
            "it leads where it led"
        )


def test_what_is_new_has_come(site: Path) -> None:
    technique = (site / "techniques/hear-them-out.html").read_text()
    assert "Take your time." in technique
    assert "Chat" in technique
    playbook = (site / "playbooks/no-water.html").read_text()
    assert "Take your time." in playbook, "what is deprecated leads on to it"
    assert "And then?" not in playbook
    assert "What does it show?" not in technique, "its own phrase of that id stays"
    assert (site / "t/P-40.html").is_file()
