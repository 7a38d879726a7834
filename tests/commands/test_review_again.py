"""`talkdown review`, run again: what people have said and agreed on stays, and nothing counts twice."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from contacts import LINES, SMALL_BOOK, Says, rows_of, write_contact
from talkdown.review import labels


def test_labels_stay_and_say_how_often_a_rule_was_right(run: Says, says: Says) -> None:
    run("calls")
    assert says("label") == "4 of 4 findings in `review/labels.csv` wait for a label\n[exit 0]\n"
    path = Path("review/labels.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == '"label","rule","quote","turn","before","finding","wording","contact_key"'
    assert lines[1].startswith(
        '"","avoid/calm-down#1","calm down","Please calm down, [name].","This is the third time'
    )
    path.write_text(
        "\n".join([lines[0], f"right{lines[1][2:]}", f"Not  here{lines[2][2:]}", *lines[3:]]) + "\n"
    )
    run("calls", "--since", "2020-01-01")
    assert says("label") == (
        "avoid/calm-down#1: right in 1 of 2 (9%–91%)\n"
        "2 of 4 findings in `review/labels.csv` wait for a label\n[exit 0]\n"
    )
    path.write_text(f"{lines[0]}\nmaybe{lines[1][2:]}\n")
    assert "`review/labels.csv`, line 2: `maybe` is no label\n" in says("label")


def test_a_purge_takes_the_quotes_out_of_the_labels(run: Says, says: Says) -> None:
    run("calls")
    says("label")
    says("purge", "--older", "180d", "--book", str(SMALL_BOOK))
    with Path("review/labels.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["quote"] for row in rows) == ["", "", "calm down", "third time"]


def test_what_somebody_typed_into_the_labels_stays(run: Says, says: Says) -> None:
    """A word that is no label, a column of one's own, letters of an old spreadsheet, its separators and line ends."""
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    rows = rows_of(path)
    lines = ["sep=;", ";".join([*rows[0], "comment"])]
    labels = ["yes", "right", "", ""]
    for label, row in zip(labels, rows, strict=True):
        lines.append(";".join([label, *(f'"{text}"' for text in list(row.values())[1:]), "für später"]))
    path.write_bytes("\r".join(lines).encode("cp1252"))
    run("calls", "--keep", "3000d")
    assert path.read_bytes() == "\r".join(lines).encode("cp1252")  # nothing was to be taken out
    says("purge", "--older", "180d", "--book", str(SMALL_BOOK))
    texts = [(row["label"], row["quote"], row["comment"]) for row in rows_of(path)]
    assert sorted(text[0] for text in texts) == ["", "", "right", "yes"]
    assert sorted(text[1:] for text in texts) == [("", "für später")] * 2 + [
        ("calm down", "für später"),
        ("third time", "für später"),
    ]
    assert "`yes` is no label" in says("label")


def with_notes(path: Path) -> list[dict[str, str]]:
    """The labels, with a column of a person's own."""
    rows = [{**row, "notes": f"note {number}"} for number, row in enumerate(rows_of(path))]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return rows


def test_a_review_of_a_part_takes_no_words_and_no_notes(run: Says, says: Says) -> None:
    run("calls")
    says("label")
    rows = with_notes(Path("review/labels.csv"))
    run("calls", "--rules", "avoid")
    assert rows_of(Path("review/labels.csv")) == rows


def test_another_review_takes_no_words_of_this_one(run: Says, says: Says) -> None:
    run("calls", "--labels", "our.csv")
    says("label", "--labels", "our.csv")
    rows = with_notes(Path("our.csv"))
    Path("other").mkdir()
    says("run", "other", "--out", "other-review", "--book", str(SMALL_BOOK), "--labels", "our.csv")
    assert rows_of(Path("our.csv")) == rows
    says("purge", "--older", "180d", "--book", str(SMALL_BOOK), "--labels", "our.csv")
    assert sorted(row["quote"] for row in rows_of(Path("our.csv"))) == ["", "", "calm down", "third time"]
    assert [row["notes"] for row in rows_of(Path("our.csv"))] == [row["notes"] for row in rows]


def test_what_is_saved_while_labels_are_drawn_stays(
    run: Says, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    lines = path.read_text("utf-8-sig").splitlines()
    path.write_text("\n".join([*lines[:2], ""]))
    draw = labels.draw

    def draw_while_somebody_saves(*arguments: Any) -> list[labels.LabelRow]:
        monkeypatch.setattr("talkdown.review.labels.draw", draw)
        rows = draw(*arguments)
        path.write_text("\n".join([lines[0], f"unsure{lines[1][2:]}", ""]))
        return rows

    monkeypatch.setattr("talkdown.review.labels.draw", draw_while_somebody_saves)
    says("label")
    assert sorted(row["label"] for row in rows_of(path)) == ["", "", "", "unsure"]


def test_what_is_no_table_of_labels_is_said_before_anything_is_purged(run: Says, says: Says) -> None:
    run("calls")
    Path("review/labels.csv").write_text("name,role\nTom,agent\n")
    message = "`review/labels.csv` is no table of labels: it has not the columns `label`"
    for output in (
        says("purge", "--older", "180d", "--book", str(SMALL_BOOK)),
        says("label"),
        run("calls", "--keep", "180d"),
    ):
        assert message in output
    assert len(rows_of("review/conversation.csv")) == 2


def test_a_line_of_a_page_is_a_label(run: Says, says: Says) -> None:
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    row = rows_of(path)[0]
    line = f"not here,{row['rule']},{row['quote']},,,{row['finding']}\n"
    path.write_bytes(path.read_bytes() + line.encode())
    assert says("label").startswith(f"{row['rule']}: right in 0 of 1")
    assert {**rows_of(path)[0], "label": ""} == row


def test_labels_stay_where_it_is_said_who_is_agent(run: Says, says: Says) -> None:
    """And count for the rule, though another wording was put before it."""
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    path.write_text(path.read_text("utf-8-sig").replace('\n"",', '\n"right",'), "utf-8-sig")
    run("calls", "--agent", "Priya Shah")
    assert says("label").splitlines()[-2] == "0 of 4 findings in `review/labels.csv` wait for a label"


def test_a_limit_holds_until_another_one_is_set(says: Says) -> None:
    book = ("--book", str(SMALL_BOOK), "--jobs", "1")
    assert "1 contact older than 90 days deleted\n" in says("calls", *book)
    says("calls", "--keep", "180d", *book)
    assert "1 contact older than 180 days deleted\n" in says("calls", *book)
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c1"]
    assert len(says("calls", "--keep", "3000d", *book).splitlines()) == 4
    assert len(rows_of("review/conversation.csv")) == 2
    says("calls", "--keep", "forever", *book)
    assert "deleted" not in says("calls", *book)


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
    assert [row["turns"] for row in rows_of("review/conversation.csv") if row["id"] == "c1"] == ["3"]
    assert sorted(row["place"] for row in rows_of("review/turn.csv")) == [
        "a-later.jsonl:1", "a-later.jsonl:2", "a-later.jsonl:3", "b.jsonl:1", "b.jsonl:2",
    ]  # fmt: skip
    assert len(rows_of("review/finding.csv")) == 5


def test_the_same_call_in_two_files_is_one_contact(run: Says) -> None:
    for name in ("call.txt", "call (1).txt"):
        Path("calls", name).write_text("Agent: Hello.\nCustomer: It is the third time.\n")
    run("calls")
    assert len(rows_of("review/conversation.csv")) == 3


def test_contacts_stay_whose_transcripts_are_gone(run: Says) -> None:
    """Until it is said that they go, or their limit comes; those of a file that has changed are the new ones."""
    run("calls")
    Path("calls/a.jsonl").unlink()
    write_contact(Path("calls/b.jsonl"), "c3", day="2026-03-06")
    output = run("calls")
    assert (
        "1 contact of the review before stay, though their transcripts are gone; `--forget` deletes them\n"
        in output
    )
    assert sorted(row["id"] for row in rows_of("review/conversation.csv")) == ["c1", "c3"]
    assert "1 contact of the review before" in run("calls")
    run("calls", "--keep", "2d")
    assert rows_of("review/conversation.csv") == []
    run("calls", "--keep", "300d")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c3"]


def test_contacts_go_whose_transcripts_are_gone(run: Says) -> None:
    run("calls")
    Path("calls/a.jsonl").unlink()
    run("calls", "--forget")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c2"]


def test_what_was_not_redacted_does_not_stay(run: Says) -> None:
    run("calls", "--no-redact")
    Path("calls/a.jsonl").unlink()
    run("calls")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c2"]


def test_what_was_not_asked_for_this_time_does_not_stay(run: Says) -> None:
    run("calls")
    write_contact(Path("chats/c.jsonl"), "c3")
    run("chats")
    assert [row["id"] for row in rows_of("review/conversation.csv")] == ["c3"]


def test_labels_drawn_without_redaction_are_redacted_by_the_next_review(run: Says, says: Says) -> None:
    run("calls", "--no-redact")
    says("label")
    path = Path("review/labels.csv")
    path.write_text(path.read_text("utf-8-sig").replace('\n"",', '\n"right",'), "utf-8-sig")
    assert "0171 555 0199" in path.read_text("utf-8")
    run("calls")
    texts = [text for path in Path("review").rglob("*.*") for text in [path.read_bytes()]]
    assert [text for text in texts if b"0171 555 0199" in text or b"Please calm down, Tom" in text] == []
    assert [(row["label"], row["turn"]) for row in rows_of(path)][::2] == [
        ("right", "Please calm down, [name]."),
        ("right", "This is the third time I call. My number is [phone]."),
    ]


def test_labels_that_cannot_be_read_whole_are_left_as_they_are(
    run: Says, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("calls")
    says("label")
    path = Path("review/labels.csv")
    content = path.read_bytes()
    monkeypatch.setattr("talkdown.review.label_file._MAX_SIZE", 100)
    for output in (run("calls"), says("label"), says("purge", "--older", "1d", "--book", str(SMALL_BOOK))):
        assert output == (
            "Error: `review/labels.csv` is no table of labels: it is larger than 0 kB\n"
            "  hint: move it away, and run this again\n[exit 1]\n"
        )
    assert path.read_bytes() == content


def test_drafts_are_written_into_a_new_file_in_a_folder_of_the_book(run: Says, says: Says) -> None:
    run("calls")
    book = ("--book", str(SMALL_BOOK))
    assert says("drafts", "phrases/new.yaml", *book) == (
        "nothing was said in five contacts that the book does not know\n[exit 0]\n"
    )
    assert "`new.yaml` lies in no folder `phrases` or `synonyms`\n" in says("drafts", "new.yaml", *book)
    Path("synonyms").mkdir()
    Path("synonyms/old.yaml").write_text("[]\n")
    assert "`synonyms/old.yaml` is there already\n" in says("drafts", "synonyms/old.yaml", *book)
    run("calls", "--no-redact")
    assert "`review` holds names and numbers\n" in says("drafts", "phrases/new.yaml", *book)
