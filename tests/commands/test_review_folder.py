"""The folder of a review: what of it is ours, what stays of others, and what is made anew when it is damaged."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from contacts import SMALL_BOOK, Says, digests, rows_of

FOREIGN = (
    "Error: `web` holds files that no review has written\n"
    "  hint: name a folder of its own with `--out FOLDER`\n[exit 1]\n"
)


@pytest.fixture
def web(says: Says) -> Path:
    """The folder of a web site, with names that a review has, too."""
    files = {
        "manifest.json": '{"name": "my app", "parts": [], "not_understood": [], "talkdown": "0.1.0"}',
        "facts/2024/thesis.txt": "thesis",
        "facts/0123456789abcdef/turn.parquet": "mine",
        ".keepme.new/x": "x",
        ".duckdb/d": "d",
        "conversation.csv": "a",
        "turn.json": "[]",
        "pages/index.html": "home",
    }
    for name, text in files.items():
        path = Path("web", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    Path("web").chmod(0o755)
    return Path("web")


@pytest.mark.parametrize("has_empty_lock", [False, True])
def test_a_folder_is_not_ours_for_the_names_in_it(has_empty_lock: bool, web: Path, run: Says) -> None:
    if has_empty_lock:
        (web / ".review.lock").touch()
    digests_before = digests(web)
    assert run("calls", "--out", "web") == FOREIGN
    assert digests(web) == digests_before
    assert stat.S_IMODE(web.stat().st_mode) == 0o755


@pytest.mark.parametrize("arguments", [["label"], ["agent", "Priya Shah"], ["purge", "--older", "1d"]])
def test_no_command_takes_it_for_a_review(arguments: list[str], web: Path, says: Says) -> None:
    digests_before = digests(web)
    assert says(*arguments, "--out", "web") == (
        "Error: there is no review in `web`\n  hint: `talkdown review FOLDER` makes one\n[exit 1]\n"
    )
    assert digests(web) == digests_before


def test_a_rule_is_explained_beside_a_manifest_of_others(web: Path, says: Says) -> None:
    output = says("explain", "calm-down", "--out", "web", "--book", str(SMALL_BOOK))
    assert output.startswith("avoid/calm-down: ")
    assert output.endswith("[exit 0]\n")


def test_what_others_have_put_into_a_review_stays(run: Says, says: Says) -> None:
    run("calls")
    names = ("facts/2024/thesis.txt", ".keepme.new/x", ".duckdb/d", "turn.json", "notes.txt")
    for name in names:
        path = Path("review", name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    (part,) = (path for path in Path("review/facts").iterdir() if path.name != "2024")
    (part / "notes.txt").write_text("mine")
    run("calls", "--rules", "avoid")  # another part takes the place of the first
    says("purge", "--older", "1d", "--book", str(SMALL_BOOK))
    assert {Path("review", name).read_text() for name in names} == {"mine"}
    assert digests(part).keys() == {"notes.txt"}


def test_what_a_killed_process_has_left_goes(run: Says) -> None:
    run("calls")
    digests_before = digests(Path("review"))
    for name in (".00112233445566ff.new/turn.jsonl", "facts/.00112233445566ff.new/turn.jsonl"):
        Path("review", name).parent.mkdir()
        Path("review", name).write_text("half")
    Path("review/.0000000000000000.new").write_text("half")
    run("calls")
    assert digests(Path("review")) == digests_before


def test_a_copy_without_its_hidden_files_is_still_a_review(run: Says, says: Says) -> None:
    run("calls")
    Path("review/.review.lock").unlink()
    assert says("agent", "Priya Shah") == "a001\n[exit 0]\n"


def test_no_link_is_followed(run: Says) -> None:
    run("calls")
    (part,) = Path("review/facts").iterdir()
    Path("victim").mkdir()
    part.rename(Path("victim", part.name))
    part.symlink_to(Path("../../victim", part.name))
    digests_before = digests(Path("victim"))
    run("calls", "--rules", "avoid")
    assert digests(Path("victim")) == digests_before

    shutil.rmtree("review/facts")
    Path("review/facts").symlink_to("../victim")
    assert run("calls") == (
        "Error: `review/facts`: this is a link, and no folder\n  hint: mend that, and run it again\n[exit 1]\n"
    )
    assert digests(Path("victim")) == digests_before


def test_a_name_that_is_not_utf_8(run: Says) -> None:
    assert run("calls", "--out", os.fsdecode(b"b\xff")) == (
        "Error: `b\\udcff`, or a folder it lies in, has a name that is not UTF-8\n"
        "  hint: name another one with `--out FOLDER`\n[exit 1]\n"
    )


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a list of a brace": lambda part: (part / "part.json").write_text("{"),
    "a deep list": lambda part: (part / "part.json").write_text("[" * 100_000),
    "a list of another shape": lambda part: (part / "part.json").write_text('{"digests": 5}'),
    "no list": lambda part: (part / "part.json").unlink(),
    "a table of junk": lambda part: (part / "turn.parquet").write_text("junk"),
    "no table": lambda part: (part / "finding.parquet").unlink(),
    "a link for a table": lambda part: (
        (part / "turn.parquet").rename(part / "other"),
        (part / "turn.parquet").symlink_to("other"),
    ),
    "nothing": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_part_that_is_damaged_is_made_anew(damage: str, run: Says, says: Says) -> None:
    run("calls")
    digests_before = digests(Path("review"))
    (part,) = Path("review/facts").iterdir()
    DAMAGES[damage](part)
    for arguments in (["label"], ["purge", "--older", "1d", "--book", str(SMALL_BOOK)]):
        assert says(*arguments) == (
            f"Error: `{part}` is damaged, or not there\n"
            "  hint: run `talkdown review FOLDER` again: it is made anew\n[exit 1]\n"
        )
    (part / "other").unlink(missing_ok=True)
    assert run("calls").startswith("2 contacts in 2 files")
    assert digests(Path("review")) == digests_before


@pytest.mark.parametrize(
    "values",
    [
        {"pseudonyms": {"k": 5}},
        {"pseudonyms": {"0123456789ab": "anna"}},
        {"format": "exe"},
        {"parts": ["../../calls"]},
        {"settings": []},
        {"settings": {"folders": 5}},
        {"version": 3},
        {"secret_digest": "x"},
        {"kind": "my app"},
    ],
)
def test_a_manifest_that_is_edited_is_one_line(values: dict[str, object], run: Says, says: Says) -> None:
    run("calls")
    path = Path("review/manifest.json")
    text = json.dumps(json.loads(path.read_text()) | values)
    for content in (text, "[" * 100_000, "[]", ""):
        path.write_text(content)
        for output in (run("calls"), says("purge", "--older", "1d", "--book", str(SMALL_BOOK))):
            assert output.startswith("Error: `review/manifest.json` is damaged, or of another version\n")
            assert output.count("\n") == 3
    assert {path.name for path in Path("calls").iterdir()} == {"a.jsonl", "b.jsonl"}


def test_a_purge_takes_what_a_killed_run_has_left(run: Says, says: Says) -> None:
    run("calls", "--out", "whole")
    run("calls", "--rules", "avoid")
    (part,) = Path("whole/facts").iterdir()
    shutil.copytree(part, Path("review/facts", part.name))
    purge = ("purge", "--older", "9000d", "--book", str(SMALL_BOOK))
    assert says(*purge) == "0 contacts older than 9,000 days deleted\n[exit 0]\n"
    assert not Path("review/facts", part.name).exists()
    assert len(rows_of("review/conversation.csv")) == 2

    Path("whole/manifest.json").unlink()
    assert says(*purge, "--out", "whole").startswith("Error: there is no review in `whole`\n")
    assert list(Path("whole/facts").iterdir()) == []


def test_a_damaged_part_of_the_review_before_is_left_out_and_said(run: Says) -> None:
    run("calls")
    (part,) = Path("review/facts").iterdir()
    (part / "turn.parquet").write_text("junk")
    assert run("calls", "--rules", "avoid").startswith(
        f"facts/{part.name}:1:1: warning: this part of the review before is damaged, and left out [transcript]\n"
    )
    assert len(rows_of("review/conversation.csv")) == 2


def test_the_folder_of_a_review_is_not_read_as_transcripts(run: Says) -> None:
    run("calls", "--out", "both")
    shutil.copy("calls/a.jsonl", "both/a.jsonl")
    assert run("both", "--out", "both") == (
        "Error: `both` is the folder of a review: what it holds are no transcripts\n"
        "  hint: move the transcripts into a folder of their own, and name that\n[exit 2]\n"
    )


@pytest.mark.parametrize("name", ["review/facts/labels.parquet", "phrasebook/labels.yaml"])
def test_labels_are_written_into_a_table_and_into_nothing_else(name: str, run: Says, says: Says) -> None:
    """The words of customers are among them."""
    run("calls")
    assert f"`{name}` is no table of labels" in says("label", "--labels", name)
    assert not Path(name).exists()


def test_a_table_may_hold_more_rules_than_anybody_reads(run: Says, says: Says) -> None:
    run("calls")
    rows = "".join(f"right,rule-{number},Sorry,Sorry.,,finding-{number}\n" for number in range(600))
    Path("labels.csv").write_text(f"label,rule,quote,turn,before,finding\n{rows}")
    output = says("label", "--labels", "labels.csv")
    assert "… and 100 more rules\n" in output
    assert output.count(": right in 1 of 1") == 500
