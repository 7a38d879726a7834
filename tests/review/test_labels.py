"""What is said of a finding is said of the wording behind it."""

from __future__ import annotations

from talkdown.review.labels import LabelRow, labels_as_csv, precision_by_rule, read_labels


def row(number: int, wording: str, label: str = "right") -> LabelRow:
    return LabelRow(label, f"sign/third-time#{number}", "q", "t", "", f"key of {wording}", wording)


def test_a_wording_put_before_it_takes_no_labels_over() -> None:
    rules = {
        "sign/third-time fourth time": "sign/third-time#1",
        "sign/third-time third time": "sign/third-time#2",
    }
    precisions = precision_by_rule([row(1, "third time"), row(2, "third time", "not here")], rules)
    assert {rule: (precision.right, precision.total) for rule, precision in precisions.items()} == {
        "sign/third-time#2": (1, 2)
    }


def test_a_wording_that_has_gone_counts_for_none_that_took_its_number() -> None:
    rules = {"sign/third-time fourth time": "sign/third-time#1"}
    assert precision_by_rule([row(1, "third time")], rules) == {}
    assert list(precision_by_rule([row(3, "third time")], rules)) == ["sign/third-time#3"]


def test_rows_from_before_there_were_wordings_count_by_their_rule() -> None:
    assert list(precision_by_rule([row(1, "")], {"sign/third-time a": "sign/third-time#1"})) == [
        "sign/third-time#1"
    ]


def test_what_people_write_beside_the_table_stays() -> None:
    """Beyond the last column, and twice below the same heading."""
    table = "label,rule,quote,turn,before,finding,notes,notes\nright,a,q,t,,k,mine,hers,his\n"
    (row,) = read_labels(table.encode()).rows
    assert [text for _, text in row.extra_columns] == ["mine", "hers", "his"]
    assert read_labels(labels_as_csv([row])).rows == [row]


def test_no_row_and_no_note_of_a_person_is_lost() -> None:
    """Two rows of one finding, as a line of a page makes them, and two that name none."""
    table = "label,rule,quote,turn,before,finding,notes\n"
    table += "right,a,q,t,,k,first\n,a,q,,,k,\nunsure,a,,,,k,second\n,,,,,,mine\nright,a,,,,,hers\n"
    rows = read_labels(table.encode()).rows
    assert [(row.label, row.turn, dict(row.extra_columns)["notes"]) for row in rows] == [
        ("unsure", "t", "first; second"),
        ("", "", "mine"),
        ("right", "", "hers"),
    ]
    assert read_labels(labels_as_csv(rows)).rows == rows
