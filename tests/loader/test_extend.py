"""A book on top of another: what it takes over, what it changes, and where problems are shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from talkdown.diagnostics import Location, Severity
from talkdown.loader import LoadResult, load
from talkdown.loader.merged_location import MergedLocation
from talkdown.model import Slot
from talkdown.pipeline.book_check import check_loaded


@pytest.fixture
def ours(ours: Path) -> Path:
    """The folder on top, with a title of its own."""
    (ours / "book.yaml").write_text("extend: ../theirs\ntitle: Ours\n")
    return ours


def codes(result: LoadResult) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.path) for problem in result.problems]


def test_what_is_wrong_below_is_said_above(ours: Path) -> None:
    """An extended book's own entries, its spelling and its overrides, too."""
    Path("theirs/slots.yaml").write_text("- just a text\n- {override: nothing}\n")
    Path("theirs/spelling.yaml").write_text("[colour]\n")
    result = load(ours)
    assert set(codes(result)) == {
        ("shape", "theirs/slots.yaml"),
        ("broken-reference", "theirs/slots.yaml"),
        ("shape", "theirs/spelling.yaml"),
    }
    assert result.book
    assert ("slot", "") in result.book.unreadable


def test_files_of_both_books_are_kept(ours: Path) -> None:
    assert {"ours/book.yaml", "theirs/book.yaml", "theirs/phrases.yaml"} <= load(ours).files.keys()


def test_an_entry_with_an_id_of_the_book_below_takes_its_place(ours: Path) -> None:
    """The next release may have any id: it stops nobody."""
    Path("theirs/slots.yaml").write_text("{id: limit, label: Limit, default: Ask.}")
    (ours / "slots.yaml").write_text("{id: limit, label: Ours, default: Ask.}")
    result = load(ours)
    (problem,) = result.problems
    assert (problem.severity, problem.location) == (Severity.warning, Location("ours/slots.yaml", ("id",)))
    assert problem.hint == (
        "to change that one, write `override: limit` in place of `id:`; or rename this one"
    )
    assert result.book
    assert result.book.all(Slot)["limit"].label == "Ours"


def test_an_id_twice_in_one_book_names_the_other_file(ours: Path) -> None:
    (ours / "slots").mkdir()
    for name in "ab":
        (ours / f"slots/{name}.yaml").write_text("{id: limit, label: Ours, default: Ask.}")
    (problem,) = load(ours).problems
    assert problem.hint == "the other one stands in ours/slots/a.yaml; rename one of the two"
    assert problem.location.path == "ours/slots/b.yaml"


def test_books_in_a_row(ours: Path) -> None:
    """The second changes the third, the first changes that change; each field is placed where it stands."""
    Path("theirs/slots.yaml").write_text("{id: limit, label: Limit, default: Ask., help: Below}")
    (ours / "slots.yaml").write_text("{override: limit, label: Ours}")
    top = Path("top")
    top.mkdir()
    (top / "book.yaml").write_text("extend: ../ours\n")
    (top / "slots.yaml").write_text("{override: limit, default: '50'}")
    result = load(top)
    assert result.problems == []
    assert result.book
    slot = result.book.all(Slot)["limit"]
    assert (slot.label, slot.default, slot.help) == ("Ours", "50", "Below")
    paths = {name: slot.location_of(name).path for name in ("label", "default", "help", "id", "code")}
    assert paths == {
        "label": "ours/slots.yaml",
        "default": "top/slots.yaml",
        "help": "theirs/slots.yaml",
        "id": "theirs/slots.yaml",
        "code": "theirs/slots.yaml",
    }
    assert result.book.settings.title == "Ours"


def test_a_loop_ends(ours: Path) -> None:
    text = Path("theirs/book.yaml").read_text()
    Path("theirs/book.yaml").write_text(text + "\nextend: ../ours\n")
    assert codes(load(ours)) == [("extend-loop", "theirs/book.yaml")]


def test_a_tower_of_books_has_an_end(ours: Path) -> None:
    for number in range(300):
        Path(f"b{number}").mkdir()
        Path(f"b{number}/book.yaml").write_text(f"extend: ../b{number + 1}\n")
    (ours / "book.yaml").write_text("extend: ../b0\n")
    messages = [(p.code, p.message) for p in load(ours).problems]
    assert ("extend-loop", "more than 50 books lie on top of each other") in messages


def test_a_location_of_both_books_contains_what_lies_in_either() -> None:
    change, base = Location("ours.yaml", (0,)), Location("theirs.yaml", (7,))
    location = MergedLocation(change, base, {"label": change.child("label")})
    assert location.child("label") == Location("ours.yaml", (0, "label"))
    assert location.child("help", of_key=True) == Location("theirs.yaml", (7, "help"), of_key=True)
    assert location.child() == change
    assert location.contains(Location("ours.yaml", (0, "label")))
    assert location.contains(Location("theirs.yaml", (7, "help")))
    assert not location.contains(Location("theirs.yaml", (8,)))


# --- fields that once were there ------------------------------------------------------------------


def test_languages_still_loads_with_a_note(ours: Path) -> None:
    (ours / "book.yaml").write_text("extend: ../theirs\ntitle: Ours\nlanguages: [en-US, en-GB]\n")
    result = load(ours)
    (problem,) = result.with_positions(result.problems)
    assert (problem.code, problem.severity) == ("retired-field", Severity.note)
    assert problem.position == ("ours/book.yaml", 3, 1)
    assert result.book
    assert result.book.settings.title == "Ours"
    assert all(p.severity is Severity.note for p in check_loaded(result, _a_day()))


def _a_day() -> date:
    return date(2026, 11, 22)
