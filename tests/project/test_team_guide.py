"""What docs/team.md shows can be written: all its snippets together make a book without a fault."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from command_line import talkdown
from talkdown.diagnostics import Diagnostic, Severity, problems_as_text
from talkdown.loader import LoadResult, load
from talkdown.mkdocs.generated_page import markdown_path
from talkdown.model import Playbook
from talkdown.outputs.pages import LANDING_PAGES
from talkdown.pipeline.book_check import check_loaded
from talkdown.storage.package import PACKAGE

GUIDE = Path(__file__).resolve().parents[2] / "docs/team.md"
STARTER = PACKAGE / "starter/book"
_SNIPPET = re.compile(r"^```yaml\n# phrasebook/([\w./-]+)[^\n]*\n(.+?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> LoadResult:
    """The book that `talkdown init` makes, with all that the guide tells to write."""
    folder = tmp_path_factory.mktemp("team") / "phrasebook"
    shutil.copytree(STARTER / "phrasebook", folder)
    settings = (folder / "book.yaml").read_text(encoding="utf-8")
    (folder / "book.yaml").write_text(settings.partition("brand:")[0])  # the guide writes another one there
    snippets: dict[str, str] = defaultdict(str)
    for name, text in _SNIPPET.findall(GUIDE.read_text(encoding="utf-8")):
        snippets[name] += text
    assert len(snippets) > 4
    (folder / "clearwater.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>'
    )
    for name, text in snippets.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        text_before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(text_before + text, encoding="utf-8")
    assert talkdown("codes", "--book", str(folder)).exit_code == 0  # as the guide tells, too
    return load(folder)


@pytest.fixture(scope="module")
def problems(team: LoadResult) -> list[Diagnostic]:
    return list(check_loaded(team, date(2026, 11, 22)))


def test_what_the_guide_shows_has_no_error(problems: list[Diagnostic]) -> None:
    errors = [problem for problem in problems if problem.severity is Severity.error]
    assert problems_as_text(errors) == ""


def test_one_warning_says_what_the_new_channel_lacks(problems: list[Diagnostic]) -> None:
    warnings = [problem.code for problem in problems if problem.severity is Severity.warning]
    assert warnings.count("unanswered-channel") == 1


def test_the_book_is_as_the_guide_says(team: LoadResult) -> None:
    assert team.book
    assert [channel.id for channel in team.book.settings.channels] == [
        "phone",
        "counter",
        "chat",
        "email",
        "in-person",
    ]
    assert team.book.channels["phone"].title == "Hotline"
    assert "hotline" in team.book.channels["phone"].asked_as
    assert team.book.get(Playbook, "cancellation") is None


def test_the_guide_names_every_page_for_a_navigation_of_ones_own() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    paths = [markdown_path(page.path) for page in LANDING_PAGES]
    assert [path for path in paths if f"`{path}`" not in guide] == []
