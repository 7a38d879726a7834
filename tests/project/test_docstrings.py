"""The examples in docstrings of the ground floors are run: what they show is what one gets."""

from __future__ import annotations

import doctest
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic, Location, did_you_mean
from talkdown.loader import load
from talkdown.model.ids import make_id
from talkdown.yamltext import parse

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "diagnostics.diagnostic",
    "diagnostics.location",
    "diagnostics.suggestion",
    "loader.load_book",
    "model.book",
    "model.ids",
    "model.kinds",
    "model.markup",
    "outputs.finder.search",
    "storage.atomic",
    "transcripts.clean_text",
    "transcripts.html_text",
    "transcripts.json_node",
    "transcripts.mail_text",
    "transcripts.moments",
    "transcripts.readers.plain_lines",
    "transcripts.role_guess",
    "transcripts.role_words",
    "transcripts.roles",
    "transcripts.turn",
    "yamltext",
    "yamltext.document",
)
BOOK = ROOT / "tests/rules/_base"
NAMES = {
    "book": load(BOOK).book,
    "Diagnostic": Diagnostic, "Location": Location, "did_you_mean": did_you_mean, "load": cache(load), "make_id": make_id,
    "parse": parse,
}  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples_show_what_one_gets(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    module = import_module(f"talkdown.{name}")
    result = doctest.testmod(module, extraglobs=NAMES, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 0
    assert result.failed == 0
