"""`talkdown review`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import csv
import json
import stat
import sys
from pathlib import Path

import pytest

from command_line import talkdown
from contacts import SMALL_BOOK, Says, digests, rows_of, write_contact
from talkdown.loader import load
from talkdown.review.review_folder import ReviewFolder
from talkdown.storage.package import PHRASEBOOK, SAMPLE_LABELS


def test_it_says_what_it_has_read_and_where_it_is(run: Says) -> None:
    assert run("calls") == (
        "2 contacts in 2 files: 4 turns, 4 of them searched\n"
        "in `review`: the pages, from `pages/index.html` on; `pages/agents` for each agent alone; `pages/first.html`, "
        "words of danger, for one person; the tables as csv; REVIEW-NOTICE.md for your records\n"
        "[exit 0]\n"
    )
    names = {
        "conversation.csv",
        "turn.csv",
        "finding.csv",
        "manifest.json",
        "REVIEW-NOTICE.md",
        "facts",
        "pages",
    }
    assert {path.name for path in Path("review").iterdir()} == names | {".review.lock"}
    assert stat.S_IMODE(Path("review").stat().st_mode) == 0o700


def test_a_finding_has_its_quote_its_rule_its_entry_and_its_place(run: Says) -> None:
    run("calls")
    rows = [
        (row["agent"], row["entry"], row["rule"], row["quote"], row["place"])
        for row in rows_of("review/finding.csv")
    ]
    assert sorted(rows) == [
        ("", "third-time", "sign/third-time#1", "third time", "a.jsonl:1"),
        ("", "third-time", "sign/third-time#1", "third time", "b.jsonl:1"),
        ("a001", "calm-down", "avoid/calm-down#1", "calm down", "a.jsonl:2"),
        ("a001", "calm-down", "avoid/calm-down#1", "calm down", "b.jsonl:2"),
    ]
    assert {row["text"] for row in rows_of("review/turn.csv")} == {
        "This is the third time I call. My number is [phone].",
        "Please calm down, [name].",
    }


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_other_formats(form: str, run: Says) -> None:
    run("calls", "--format", form)
    content = Path(f"review/turn.{form}").read_bytes()
    if form == "json":
        assert {row["agent"] for row in json.loads(content)} == {None, "a001"}
    else:
        assert content.startswith(b"PAR1")


def test_tables_of_another_format_go(run: Says) -> None:
    run("calls", "--no-redact", "--format", "json")
    run("calls")
    names = {path.name for path in Path("review").iterdir() if path.suffix in {".csv", ".json", ".parquet"}}
    assert names == {"conversation.csv", "turn.csv", "finding.csv", "manifest.json"}


def test_a_customers_formula_is_text(run: Says) -> None:
    write_contact(
        Path("calls/c.jsonl"), "=1+1", (("", "customer", "=HYPERLINK(A1)"), ("", "agent", "+1 then"))
    )
    run("calls")
    assert {row["id"] for row in rows_of("review/conversation.csv")} == {"c1", "c2", "'=1+1"}
    assert {row["text"] for row in rows_of("review/turn.csv")} >= {"'=HYPERLINK(A1)", "'+1 then"}


def test_the_same_contacts_are_the_same_bytes(run: Says) -> None:
    run("calls")
    run("calls", "--out", "twin")
    run("calls", "--out", "twin")
    assert digests(Path("review")) == digests(Path("twin"))


def test_a_name_with_the_marks_of_a_pattern_is_refused(run: Says) -> None:
    assert run("calls", "--out", "march [2]") == (
        "Error: `march [2]` lies in a folder with `[` in its name, by which DuckDB would look for others, too\n"
        "  hint: name another folder with `--out FOLDER`\n[exit 2]\n"
    )
    assert not Path("march [2]").exists()


def test_what_a_review_has_written_is_no_transcript(run: Says) -> None:
    run("calls", "--out", "calls/review")
    first_digests = digests(Path("calls/review"))
    assert run("calls", "--out", "calls/review").startswith("2 contacts in 2 files")
    assert digests(Path("calls/review")) == first_digests


def test_a_file_that_is_not_understood_is_named(run: Says) -> None:
    Path("calls/c.txt").write_bytes(b"")
    assert run("calls") == (
        "c.txt:1:1: error: the file is empty [transcript]\n"
        "2 contacts in 3 files: 4 turns, 4 of them searched\n"
        "in `review`: the pages, from `pages/index.html` on; `pages/agents` for each agent alone; `pages/first.html`, "
        "words of danger, for one person; the tables as csv; REVIEW-NOTICE.md for your records\n"
        "[exit 1]\n"
    )
    assert json.loads(Path("review/manifest.json").read_text())["not_understood"] == ["c.txt"]


def test_without_redaction_it_says_so(run: Says) -> None:
    output = run("calls", "--no-redact")
    assert "warning: `review` holds names and numbers as they were said\n" in output
    assert "Please calm down, Tom." in {row["text"] for row in rows_of("review/turn.csv")}
    assert "**Redaction was switched off" in Path("review/REVIEW-NOTICE.md").read_text()


def test_the_notice_is_there_before_anything_is_read_or_even_exported(run: Says) -> None:
    output = run("not-yet-exported", "--notice", "--keep", "90d", "--rules", "avoid")
    assert output.startswith(
        "# What this review reads, finds and keeps\n\n"
        "Written by `talkdown review --notice` from the settings, before anything was read.\n"
    )
    assert "* Transcripts in `not-yet-exported`.\n" in output
    assert "Only these were asked for: `avoid`.\n" in output
    assert "* Contacts older than 90 days are deleted when somebody runs the review" in output
    assert output.endswith("[exit 0]\n")
    assert not Path("review").exists()


def test_the_record_says_what_a_rule_is_called(run: Says) -> None:
    run("calls")
    record = Path("review/REVIEW-NOTICE.md").read_text()
    assert "* Transcripts in `calls`; contacts: 2, turns: 4, of them searched: 4, agents: 1.\n" in record
    assert (
        "\n| `avoid/calm-down#1` | Calm down | fewer than 5 | fewer than 5 |\n| `sign/third-time#1` |"
        in record
    )
    assert "**There is no limit (`--keep forever`)" in record


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["nowhere"],
            "there is no folder `nowhere`\n  hint: name the folder with the exported transcripts\n[exit 2]",
        ),
        (["calls", "--keep", "half"], "`half` is no number of days\n  hint: write it as `90d`\n[exit 2]"),
        (["calls", "--sample"], "`--sample` reads no folder"),
        (["--format", "csv"], "no folder is named"),
        (["calls", "--channel", "fax"], "there is no channel `fax`"),
        (["calls", "--rules", "thrid-time"], "there is no entry `thrid-time`"),
        (["calls", "--roles", "who.csv"], "`who.csv`: no such file or directory"),
        (["calls", "--format", "xml"], "'xml' is not one of 'csv', 'json', 'parquet'"),
    ],
)
def test_misuse(arguments: list[str], message: str, run: Says) -> None:
    output = run(*arguments)
    assert f"Error: {message}" in output or message in output
    assert output.endswith("[exit 2]\n")
    assert not Path("review").exists()


def test_the_sample_is_heard_by_the_shipped_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All sixty contacts, each with its date and with a role for every turn; and what a writer heard in them is in the book."""
    monkeypatch.chdir(tmp_path)
    assert talkdown("review", "--sample", "--agents", "--jobs", "1").output == (
        "60 contacts in 26 files: 777 turns, 777 of them searched\n"
        "in `review`: the pages, from `pages/index.html` on; `pages/agents` for each agent alone; `pages/first.html`, "
        "words of danger, for one person; the tables as csv; REVIEW-NOTICE.md for your records\n"
    )
    contacts = rows_of("review/conversation.csv")
    assert len({row["contact"] for row in contacts}) == 60
    assert all(row["start"] for row in contacts)
    turns = {(row["contact"], row["turn"]) for row in rows_of("review/turn.csv")}
    assert {row["role"] for row in rows_of("review/turn.csv")} == {"customer", "agent"}
    assert {path.name for path in Path("review/pages/agents").iterdir()} == {"a001.html", "a001-drills.yaml"}
    keys = {row["id"]: row["contact"] for row in contacts}
    labels = list(csv.DictReader(SAMPLE_LABELS.open(encoding="utf-8", newline="")))
    assert {(keys[row["contact"]], row["turn"]) for row in labels} <= turns
    book = load(PHRASEBOOK).book
    assert book is not None
    kinds = {"safety": "sign"}
    assert [row for row in labels if not book.entry(kinds.get(row["what"], row["what"]), row["id"])] == []


def test_roles_from_a_file(run: Says) -> None:
    Path("who.csv").write_text("name,role\nTom Hale,agent\n")
    run("calls", "--roles", "who.csv")
    assert {row["role"] for row in rows_of("review/turn.csv")} == {"agent"}
    Path("who.csv").write_text("name;role\nTom Hale;chef\n")
    assert "`who.csv`: line 2: `chef` is no role; there are `customer`," in run("calls", "--roles", "who.csv")


def test_two_at_once_do_not_meet(run: Says) -> None:
    run("calls")
    with ReviewFolder(Path("review")).hold():
        assert run("calls") == (
            "Error: another review is at work in `review`\n"
            "  hint: wait until it has ended, or take another folder with `--out`\n[exit 1]\n"
        )


def test_what_is_not_installed_is_named(run: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run("calls") == (
        "Error: a review needs DuckDB, which is not installed\n  hint: pip install 'talkdown[review]'\n[exit 1]\n"
    )


def test_a_folder_of_others_is_left_alone(run: Says) -> None:
    Path("review").mkdir()
    Path("review/thesis.txt").write_text("mine")
    assert run("calls") == (
        "Error: `review` holds files that no review has written\n"
        "  hint: name a folder of its own with `--out FOLDER`\n[exit 1]\n"
    )
    assert digests(Path("review")).keys() == {"thesis.txt"}


def test_old_contacts_go(run: Says, says: Says) -> None:
    assert "1 contact older than 180 days deleted\n" in run("calls", "--keep", "180d")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c1"]
    assert (
        says("purge", "--older", "10d", "--book", str(SMALL_BOOK))
        == "1 contact older than 10 days deleted\n[exit 0]\n"
    )
    assert rows_of("review/turn.csv") == rows_of("review/finding.csv") == []
    assert list(Path("review/facts").iterdir()) == []


def test_a_part_loses_its_old_contacts_alone(run: Says, says: Says) -> None:
    run("calls")
    assert says("purge", "--older", "180d", "--book", str(SMALL_BOOK)).startswith("1 contact older")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c1"]
    assert says("purge", "--older", "180d", "--book", str(SMALL_BOOK)).startswith("0 contacts older")
    run("calls")
    assert len(rows_of("review/conversation.csv")) == 2


def test_an_agent_asks_for_the_own_pseudonym(run: Says, says: Says) -> None:
    run("calls")
    assert says("agent", "PRIYA shah") == "a001\n[exit 0]\n"
    assert "no agent in `review` is called `Tom`\n" in says("agent", "Tom")


def test_a_rule_is_explained(run: Says, says: Says) -> None:
    run("calls")
    output = says("explain", "avoid/calm-down#1")
    assert output.startswith("avoid/calm-down: Calm down\n")
    assert "in this review: 2 places\n  “calm down” " in output
    assert "did you mean `avoid/calm-down`?" in says("explain", "avoid/calm-dawn")
