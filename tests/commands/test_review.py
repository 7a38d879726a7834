"""`talkdown review`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import csv
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import talkdown
from contacts import LINES, digests, two_patterns, write_contact
from talkdown.review.review_folder import ReviewFolder

BASE = Path(__file__).parents[1] / "rules/_base"

Says = Callable[..., str]


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """What `talkdown review` says in a folder with two contacts, and its exit code."""
    write_contact(tmp_path / "calls/a.jsonl", "c1")
    write_contact(tmp_path / "calls/b.jsonl", "c2", day="2025-01-31")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")  # 20 March 2026
    monkeypatch.setattr("talkdown.review.book_finder.read_detectors", two_patterns)

    def run(*arguments: str) -> str:
        result = talkdown("review", *arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return f"{result.output}[exit {result.exit_code}]\n"

    return run


@pytest.fixture
def run(says: Says) -> Says:
    """The same with the small book, in one process."""
    return lambda *arguments: says(*arguments, "--book", str(BASE), "--jobs", "1")


def table(name: str) -> list[dict[str, str]]:
    with Path(f"review/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_says_what_it_has_read_and_where_it_is(run: Says) -> None:
    assert run("calls") == (
        "2 contacts in 2 files: 4 turns, 4 of them searched\n"
        "in `review`: the pages, from `pages/index.html` on; the tables as csv; REVIEW-NOTICE.md for those who were read\n"
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
    rows = [(row["agent"], row["entry"], row["rule"], row["quote"], row["place"]) for row in table("finding")]
    assert sorted(rows) == [
        ("", "third-time", "sign/third-time#1", "third time", "a.jsonl:1"),
        ("", "third-time", "sign/third-time#1", "third time", "b.jsonl:1"),
        ("a001", "calm-down", "avoid/calm-down#1", "calm down", "a.jsonl:2"),
        ("a001", "calm-down", "avoid/calm-down#1", "calm down", "b.jsonl:2"),
    ]
    assert {row["text"] for row in table("turn")} == {
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
    assert {row["id"] for row in table("conversation")} == {"c1", "c2", "'=1+1"}
    assert {row["text"] for row in table("turn")} >= {"'=HYPERLINK(A1)", "'+1 then"}


def test_the_same_contacts_are_the_same_bytes(run: Says) -> None:
    run("calls")
    run("calls", "--out", "twin")
    run("calls", "--out", "twin")
    assert digests(Path("review")) == digests(Path("twin"))


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
        "in `review`: the pages, from `pages/index.html` on; the tables as csv; REVIEW-NOTICE.md for those who were read\n"
        "[exit 1]\n"
    )
    assert json.loads(Path("review/manifest.json").read_text())["not_understood"] == ["c.txt"]


def test_without_redaction_it_says_so(run: Says) -> None:
    output = run("calls", "--no-redact")
    assert "warning: `review` holds names and numbers as they were said\n" in output
    assert "Please calm down, Tom." in {row["text"] for row in table("turn")}
    assert "**Redaction was switched off" in Path("review/REVIEW-NOTICE.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["nowhere"],
            "there is no folder `nowhere`\n  hint: name the folder with the exported transcripts\n[exit 2]",
        ),
        (["calls", "--keep", "half"], "`half` is no number of days\n  hint: write it as `180d`\n[exit 2]"),
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
    monkeypatch.chdir(tmp_path)
    assert talkdown("review", "--sample", "--jobs", "1").output == (
        "8 contacts in 4 files: 38 turns, 38 of them searched\n"
        "in `review`: the pages, from `pages/index.html` on; the tables as csv; REVIEW-NOTICE.md for those who were read\n"
    )
    assert {row["format"] for row in table("conversation")} == {"plain-text", "subtitles", "table", "turns"}
    assert "Transcripts in `--sample`" in Path("review/REVIEW-NOTICE.md").read_text()
    call = {(row["entry"], row["quote"]) for row in table("finding") if "boiler" in row["place"]}
    assert call >= {
        ("third-time", "the third time"),
        ("calm-down", "Please calm down"),
        ("wants-a-manager", "speak to a manager"),
    }


def test_roles_from_a_file(run: Says) -> None:
    Path("who.csv").write_text("name,role\nTom Hale,agent\n")
    run("calls", "--roles", "who.csv")
    assert {row["role"] for row in table("turn")} == {"agent"}
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
    assert [row["id"] for row in table("conversation")] == ["c1"]
    assert (
        says("purge", "--older", "10d", "--book", str(BASE))
        == "1 contact older than 10 days deleted\n[exit 0]\n"
    )
    assert table("turn") == table("finding") == []
    assert list(Path("review/facts").iterdir()) == []


def test_a_part_loses_its_old_contacts_alone(run: Says, says: Says) -> None:
    run("calls")
    assert says("purge", "--older", "180d", "--book", str(BASE)).startswith("1 contact older")
    assert [row["id"] for row in table("conversation")] == ["c1"]
    assert says("purge", "--older", "180d", "--book", str(BASE)).startswith("0 contacts older")
    run("calls")
    assert len(table("conversation")) == 2


def test_labels_stay_and_say_how_often_a_rule_was_right(run: Says, says: Says) -> None:
    run("calls")
    assert says("label") == "4 of 4 findings in `review/labels.csv` wait for a label\n[exit 0]\n"
    path = Path("review/labels.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "label,rule,quote,turn,before,finding,wording"
    assert lines[1].startswith(
        ',avoid/calm-down#1,calm down,"Please calm down, [name].",This is the third time'
    )
    path.write_text("\n".join([lines[0], f"right{lines[1]}", f"Not  here{lines[2]}", *lines[3:]]) + "\n")
    run("calls", "--since", "2020-01-01")
    assert says("label") == (
        "avoid/calm-down#1: right in 1 of 2 (9%–91%)\n"
        "2 of 4 findings in `review/labels.csv` wait for a label\n[exit 0]\n"
    )
    path.write_text(f"{lines[0]}\nmaybe{lines[1]}\n")
    assert "`review/labels.csv`, line 2: `maybe` is no label\n" in says("label")


def test_a_purge_takes_the_quotes_out_of_the_labels(run: Says, says: Says) -> None:
    run("calls")
    says("label")
    says("purge", "--older", "180d", "--book", str(BASE))
    with Path("review/labels.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["quote"] for row in rows) == ["", "", "calm down", "third time"]


def labels_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_somebody_typed_into_the_labels_stays(run: Says, says: Says) -> None:
    """A word that is no label, a column of one's own, letters of an old spreadsheet, its separators and line ends."""
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    rows = labels_of(path)
    lines = ["sep=;", ";".join([*rows[0], "comment"])]
    labels = ["yes", "right", "", ""]
    for label, row in zip(labels, rows, strict=True):
        lines.append(";".join([label, *(f'"{text}"' for text in list(row.values())[1:]), "für später"]))
    path.write_bytes("\r".join(lines).encode("cp1252"))
    run("calls", "--keep", "3000d")
    assert path.read_bytes() == "\r".join(lines).encode("cp1252")  # nothing was to be taken out
    says("purge", "--older", "180d", "--book", str(BASE))
    texts = [(row["label"], row["quote"], row["comment"]) for row in labels_of(path)]
    assert sorted(text[0] for text in texts) == ["", "", "right", "yes"]
    assert sorted(text[1:] for text in texts) == [("", "")] * 2 + [
        ("calm down", "für später"),
        ("third time", "für später"),
    ]
    assert "`yes` is no label" in says("label")


def test_what_is_no_table_of_labels_is_said_before_anything_is_purged(run: Says, says: Says) -> None:
    run("calls")
    Path("review/labels.csv").write_text("name,role\nTom,agent\n")
    message = "`review/labels.csv` is no table of labels: it has not the columns `label`"
    for output in (
        says("purge", "--older", "180d", "--book", str(BASE)),
        says("label"),
        run("calls", "--keep", "180d"),
    ):
        assert message in output
    assert len(table("conversation")) == 2


def test_a_line_of_a_page_is_a_label(run: Says, says: Says) -> None:
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    row = labels_of(path)[0]
    line = f"not here,{row['rule']},{row['quote']},,,{row['finding']}\n"
    path.write_bytes(path.read_bytes() + line.encode())
    assert says("label").startswith(f"{row['rule']}: right in 0 of 1")
    assert {**labels_of(path)[0], "label": ""} == row


def test_labels_stay_where_it_is_said_who_is_agent(run: Says, says: Says) -> None:
    """And count for the rule, though another wording was put before it."""
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    path.write_text(path.read_text("utf-8-sig").replace("\n,", "\nright,"), "utf-8-sig")
    run("calls", "--agent", "Priya Shah")
    assert says("label").splitlines()[-2] == "0 of 4 findings in `review/labels.csv` wait for a label"


def test_a_limit_holds_until_another_one_is_set(run: Says) -> None:
    run("calls", "--keep", "180d")
    assert "1 contact older than 180 days deleted\n" in run("calls")
    assert [row["id"] for row in table("conversation")] == ["c1"]
    assert len(run("calls", "--keep", "3000d").splitlines()) == 4
    assert len(table("conversation")) == 2


def test_the_tables_of_another_review_are_no_transcripts(run: Says) -> None:
    run("calls", "--out", "march")
    run("calls", "--out", "calls/deeper/march")
    assert run(".", "--out", "april").startswith("2 contacts in 2 files")


def test_a_manifest_that_cannot_be_read_renumbers_nobody(run: Says) -> None:
    run("calls")
    path = Path("review/manifest.json")
    path.write_text(path.read_text().replace('"format"', '"shape"'))
    assert run("calls") == (
        "Error: `review/manifest.json` is damaged, or of another version\n"
        "  hint: bring it back from a backup, or name another folder with `--out`: the pseudonyms of agents stand in it\n"
        "[exit 1]\n"
    )


def test_a_contact_that_goes_on_is_one_contact(run: Says) -> None:
    """A ticket exported twice, the second time with more in it."""
    lines = (*LINES, ("Tom Hale", "customer", "It is the third time!"))
    write_contact(Path("calls/a-later.jsonl"), "c1", lines)
    run("calls")
    assert [row["turns"] for row in table("conversation") if row["id"] == "c1"] == ["3"]
    assert sorted(row["place"] for row in table("turn")) == [
        "a-later.jsonl:1", "a-later.jsonl:2", "a-later.jsonl:3", "b.jsonl:1", "b.jsonl:2",
    ]  # fmt: skip
    assert len(table("finding")) == 5


def test_the_same_call_in_two_files_is_one_contact(run: Says) -> None:
    for name in ("call.txt", "call (1).txt"):
        Path("calls", name).write_text("Agent: Hello.\nCustomer: It is the third time.\n")
    run("calls")
    assert len(table("conversation")) == 3


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
