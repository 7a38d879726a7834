"""A book shows nothing that lies outside of it: neither content nor a name, whatever its author writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from talkdown.diagnostics import as_text
from talkdown.loader import LoadResult, load
from talkdown.loader.file_reading import MAX_PASSED_OVER
from talkdown.storage.package import PHRASEBOOK

SECRET = "the-secret-name"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with a project, and beside it somebody else's book and a folder that is none."""
    (tmp_path / f"private/{SECRET}").mkdir(parents=True)
    (tmp_path / f"private/{SECRET}.yaml").write_text(f"title: {SECRET}\n")
    (tmp_path / "theirs/phrases").mkdir(parents=True)
    (tmp_path / "theirs/book.yaml").write_text("title: Theirs\nextend: talkdown\n")
    (tmp_path / f"theirs/phrases/{SECRET}.yaml").write_text(f"- {{id: {SECRET}, text: '{SECRET}'}}\n")
    (tmp_path / "project/phrasebook").mkdir(parents=True)
    return tmp_path


def load_extending(machine: Path, extend: str, settings: str = "") -> LoadResult:
    """The project's book, if it extends another one."""
    folder = machine / "project/phrasebook"
    (folder / "book.yaml").write_text(f"title: Ours\nextend: {extend}\n")
    (machine / "project/mkdocs.yml").write_text(f"site_name: X\nplugins:\n  - talkdown{settings}\n")
    return load(folder)


def report_of(result: LoadResult) -> str:
    return as_text(result.with_positions(result.problems), len(result.files))


OUTSIDE = ["../../theirs", "../../private", "../../nowhere", "/etc", "/", "../..", "linked"]


@pytest.mark.parametrize("extend", OUTSIDE)
def test_a_book_outside_is_not_looked_at(machine: Path, extend: str) -> None:
    (machine / "project/phrasebook/linked").symlink_to(machine / "theirs")
    result = load_extending(machine, extend)
    codes = {problem.code for problem in result.problems} - {"missing-field", "symlink"}
    assert codes == {"outside"}
    assert SECRET not in report_of(result)
    assert "passwd" not in report_of(result)
    assert all(path.startswith(str(machine / "project")) for path in result.files)


def test_what_is_there_and_what_is_not_look_the_same_from_inside(machine: Path) -> None:
    reports = {
        report_of(load_extending(machine, extend)).replace(f"`{extend}`", "…") for extend in OUTSIDE if extend != "linked"
    }  # fmt: skip
    assert len(reports) == 1


@pytest.mark.parametrize("settings", [": {read_outside: ../theirs}", ": {read_outside: [../x, ../theirs]}"])
def test_who_keeps_mkdocs_yml_can_allow_a_folder(machine: Path, settings: str) -> None:
    result = load_extending(machine, "../../theirs", settings)
    assert result.book is not None
    assert any(SECRET in path for path in result.files)
    assert {p.code for p in load_extending(machine, "../../private", settings).problems} >= {"outside"}


def test_an_allowed_folder_allows_nothing_around_it(machine: Path) -> None:
    (machine / "theirs/book.yaml").write_text("title: Theirs\nextend: ../private\n")
    result = load_extending(machine, "../../theirs", ": {read_outside: ../theirs}")
    assert "outside" in {problem.code for problem in result.problems}
    assert f"{SECRET}.yaml" not in report_of(result).replace(f"theirs/phrases/{SECRET}.yaml", "")


@pytest.mark.parametrize("extend", ["talkdown", "../company", "company"])
def test_a_book_in_the_package_beside_or_below_may_be_extended(machine: Path, extend: str) -> None:
    for folder in ("project/company", "project/phrasebook/company"):
        (machine / folder).mkdir()
        (machine / folder / "book.yaml").write_text("title: Company\nextend: talkdown\n")
    result = load_extending(machine, extend)
    assert result.book is not None
    assert {p.code for p in result.problems} <= {"unknown-kind"}, "of a book in the book"


def test_the_shipped_book_is_read_wherever_it_lies() -> None:
    assert load(PHRASEBOOK).problems == []


@pytest.mark.parametrize("folder", ["private", "."])
def test_a_folder_that_is_no_book_is_not_listed(machine: Path, folder: str) -> None:
    result = load(machine / folder)
    assert [problem.code for problem in result.problems] == ["no-book"]
    assert SECRET not in report_of(result)


@pytest.mark.parametrize("configuration", ["read_outside: [", "- read_outside", "plugins: talkdown", "&a [*a, read_outside]"])  # fmt: skip
def test_a_configuration_that_cannot_be_read_allows_nothing(machine: Path, configuration: str) -> None:
    folder = machine / "project/phrasebook"
    (folder / "book.yaml").write_text("title: Ours\nextend: ../../theirs\n")
    (machine / "project/mkdocs.yml").write_text(configuration)
    assert "outside" in {problem.code for problem in load(folder).problems}


# --- what is passed over --------------------------------------------------------------------------


def test_every_file_that_is_passed_over_is_named_up_to_a_bound(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "phrases").mkdir(parents=True)
    (folder / "book.yaml").write_text("extend: talkdown\n")
    for number in range(MAX_PASSED_OVER + 7):
        (folder / f"phrases/chat-{number:02d}").touch()
    problems = load(folder).problems
    assert [p.code for p in problems] == ["passed-over"] * (MAX_PASSED_OVER + 1)
    assert {p.severity.name for p in problems} == {"warning"}
    assert problems[-1].message == "7 more files are passed over"


LEFT_BY_EDITORS_AND_SYSTEMS = (
    ".DS_Store", ".gitkeep", ".chat.yaml.swp", "chat.yaml~", "#chat.yaml#", "chat.yaml.tmp", "Thumbs.db", "desktop.ini",
)  # fmt: skip
FOR_PEOPLE = ("README.md", "logo.svg", "Plan.PDF")


@pytest.mark.parametrize(
    "names", [LEFT_BY_EDITORS_AND_SYSTEMS, FOR_PEOPLE], ids=["left behind", "for people"]
)
def test_what_editors_and_systems_leave_and_what_is_for_people_may_lie_there(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("extend: talkdown\n")
    for name in names:
        (folder / name).touch()
    assert load(folder).problems == []


@pytest.mark.parametrize("name", ["phrases.yaml.txt", "phrases.yaml.bak", "phrases.yml.orig", "phrases.YAML", "phrases.json", "phrases.yaml (1)", "phrases.yaml "])  # fmt: skip
def test_a_copy_under_a_longer_name_is_an_error(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("extend: talkdown\n")
    (folder / name).touch()
    (problem,) = load(folder).problems
    assert (problem.code, problem.severity.name) == ("file-name", "error")
    assert problem.hint.startswith("rename it to `phrases.yaml`")


def test_twins_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "phrases/Chat").mkdir(parents=True)
    (folder / "phrases/chat").mkdir()
    (folder / "book.yaml").write_text("extend: talkdown\n")
    (problem,) = load(folder).problems
    assert (problem.code, problem.message) == (
        "name-twin",
        "`Chat` is there, too, and other disks take the two for one",
    )
    assert problem.position.path == f"{folder}/phrases/chat"


@pytest.mark.parametrize("kind", ["pipe", "device", "endless"])
def test_a_logo_never_waits(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("title: X\nextend: talkdown\nbrand: {name: X, logo: logo.svg}\n")
    logo = folder / "logo.svg"
    if kind == "pipe":
        os.mkfifo(logo)
    elif kind == "device":
        logo.symlink_to("/dev/zero")
    else:
        with logo.open("wb") as file:
            file.truncate(20_000_000_000)  # takes no place on the disk
    codes = {problem.code for problem in load(folder).problems}
    assert codes == {"logo", "not-a-file"} if kind == "pipe" else codes == {"logo"}
