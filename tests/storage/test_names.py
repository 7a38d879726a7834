"""Names that are two files here and one on another disk."""

from __future__ import annotations

import pytest

from talkdown.storage.names import name_twins


@pytest.mark.parametrize(
    ("names", "twins"),
    [
        (["Refund.md", "refund.md"], [("Refund.md", "refund.md")]),
        (["caf\u00e9.md", "cafe\u0301.md", "CAFE\u0301.md"], [("caf\u00e9.md", "cafe\u0301.md"), ("caf\u00e9.md", "CAFE\u0301.md")]),
        (["Straße", "STRASSE"], [("Straße", "STRASSE")]),
        (["refund.md", "refunds.md", "refund.yaml"], []),
    ],
)  # fmt: skip
def test_twins_are_named_after_the_first(names: list[str], twins: list[tuple[str, str]]) -> None:
    assert list(name_twins(names)) == twins
