"""What is said of a finding is said of the wording behind it."""

from __future__ import annotations

from talkdown.review.labels import LabelRow, precision_by_rule


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
