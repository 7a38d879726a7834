"""A file of another program, with a name for YAML: one problem says what it is."""

from __future__ import annotations

import pytest

from talkdown.yamltext import parse

FILES = {
    "a table with commas": (
        b"id,text,technique\nvalve,It is open.,be-concrete\n",
        "a table of a spreadsheet (CSV)",
    ),
    "a table with semicolons, of Excel": (
        b"\xef\xbb\xbfid;text;technique\r\nvalve;It is open.;be-concrete\r\n",
        "a table of a spreadsheet (CSV)",
    ),
    "a table with tabs": (b"id\ttext\twhen\nvalve\tIt is open.\tNow.\n", "a table of a spreadsheet (CSV)"),
    "a table of Markdown": (
        b"| id | text |\n|----|------|\n| valve | It is open. |\n",
        "a table of Markdown",
    ),
    "JSON Lines": (
        b'{"id": "valve"}\n{"id": "pump"}\n',
        "a list of objects, one a line (JSON Lines)",
    ),
    "a page of Markdown": (b"# Phrases\n\n## Valve\n\nIt is open for you.\n", "a page of Markdown"),
    "RTF": (b"{\\rtf1\\ansi It is open.}\n", "a document of a word processor (RTF)"),
    "TOML": (b'[[phrase]]\nid = "valve"\n', "TOML"),
    "TOML with settings above": (b'title = "Ours"\n[brand]\nname = "Clear"\n', "TOML"),
    "a page": (b"<!DOCTYPE html>\n<p>It is open.</p>\n", "XML or HTML"),
    "XML": (b'<phrases><phrase id="valve"/></phrases>\n', "XML or HTML"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\n", "a PDF"),
    "a document of Word": (b"PK\x03\x04\x14\x00\x06\x00", "a file of Office, or another archive"),
}


@pytest.mark.parametrize(("content", "name"), FILES.values(), ids=FILES)
def test_a_file_of_another_program_is_one_problem(content: bytes, name: str) -> None:
    (problem,) = parse(content).problems
    assert (problem.code, problem.message) == ("other-format", f"this is {name}, and no YAML")


@pytest.mark.parametrize(
    "content",
    [
        b"- id: a\n  channels: [phone, chat, email]\n",
        b"{id: a, text: b, when: c}\n",
        b"It is late, sorry.\nIt is late, really.\n",
        b"<<: *base\n",
        b"a: 'open\nb, c, d\n",
        b"# Ours\n# for the phone\n- id: a\n",
        b"# Ours\n\nid: a late one\ntext: b\n",
        b"{id: a}\n",
    ],
)
def test_what_was_meant_as_yaml_is_none(content: bytes) -> None:
    assert [problem for problem in parse(content).problems if problem.code == "other-format"] == []
