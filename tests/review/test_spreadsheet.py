"""A small table, as several spreadsheets save it."""

from __future__ import annotations

import csv

import pytest

from talkdown.review.spreadsheet import read_spreadsheet

ROWS = [("Zoë", "agent"), ("Tom; Hale", "customer")]


@pytest.mark.parametrize(
    "content",
    [
        'name,role\nZoë,agent\n"Tom; Hale",customer\n'.encode(),
        'name,role\r\nZoë,agent\r\n"Tom; Hale",customer\r\n'.encode("utf-8-sig"),
        'name;role\rZoë;agent\r"Tom; Hale";customer\r'.encode("cp1252"),
        'sep=;\r\nname;role\r\nZoë;agent\r\n"Tom; Hale";customer\r\n'.encode("cp1252"),
        "name\trole\nZoë\tagent\nTom; Hale\tcustomer\n".encode(),
        "name\trole\r\nZoë\tagent\r\nTom; Hale\tcustomer\r\n".encode("utf-16"),  # Excel's "Unicode text"
    ],
)
def test_it_is_the_same_table(content: bytes) -> None:
    table = read_spreadsheet(content, ("name", "role"))
    assert [(line.cells["name"], line.cells["role"]) for line in table.lines] == ROWS


def test_what_is_no_such_table_is_said() -> None:
    with pytest.raises(ValueError, match="it has not the columns `name`, `role`"):
        read_spreadsheet(b"a,b\n1,2\n", ("name", "role"))
    assert read_spreadsheet(b"", ("name", "role")).lines == []


def test_a_cell_may_be_as_long_as_a_turn() -> None:
    (line,) = read_spreadsheet(
        f"name,role\n{'[number],' * 20_000!r},agent\n".replace("'", '"').encode(), ("name",)
    ).lines
    assert len(line.cells["name"]) == 180_000
    assert csv.field_size_limit() == 131_072


def test_what_people_write_beside_a_table_is_read_below_names_of_its_own() -> None:
    """Below no heading, below one that is there already, and beyond the last; columns that are empty throughout are none."""
    table = read_spreadsheet(
        b"name,role,,note,note,,\nAnn,agent,a,b,c,,,d\nTom,customer,,,,,\n", ("name", "role")
    )
    assert table.columns == ("name", "role", "column 3", "note", "note (column 5)", "column 8")
    assert [tuple(line.cells.values()) for line in table.lines] == [
        ("Ann", "agent", "a", "b", "c", "d"),
        ("Tom", "customer", "", "", "", ""),
    ]
