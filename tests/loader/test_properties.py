"""What holds for every input, not only for those we thought of."""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkdown.loader import load
from talkdown.model import ENTRY_KINDS, Technique
from talkdown.pipeline.book_check import check_folder, check_loaded
from talkdown.words.readability import reading_grade, syllables
from talkdown.words.similarity import near_groups
from talkdown.words.tokens import words
from talkdown.yamltext import RawValue, parse

BASE = Path(__file__).parents[1] / "rules/_base"
TODAY = date(2026, 11, 22)

SCRAPS = st.sampled_from(
    "a;id;text;: ;:;- ;\n;\n  ;\n\t; #;';\";[;];{;};,;&x ;*x;!;%;@;`;|;>-\n;? ;---\n;...\n;<<: ;\\;\r\n;\u2028;\u202e;é".split(
        ";"
    )
)
SLOPPY = st.lists(SCRAPS, max_size=30).map("".join).map(str.encode)
ANYTHING = st.one_of(
    st.binary(max_size=60), SLOPPY, st.text(max_size=40).map(lambda t: t.encode(errors="replace"))
)
FILES = st.sampled_from(
    ["book.yaml", "spelling.yaml", "more.yaml", *(f"{kind.folder}.yaml" for kind in ENTRY_KINDS)]
)


def _lies_in(raw: bytes, line: int, column: int) -> bool:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@contextmanager
def _book() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(BASE, f"{folder}/book")
        yield Path(folder, "book")


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_no_bytes_crash_the_parser_and_every_place_lies_in_the_file(raw: bytes) -> None:
    for problem in parse(raw).problems:
        assert _lies_in(raw, *problem.position)
        assert problem.message
        assert "\n" not in problem.message


@settings(max_examples=60, deadline=None)
@example("book.yaml", b"---")
@given(FILES, ANYTHING)
def test_no_file_crashes_a_check_and_every_place_lies_in_its_file(name: str, raw: bytes) -> None:
    with _book() as folder:
        (folder / name).write_bytes(raw)
        for problem in check_folder(folder, TODAY)[0]:
            path, line, column = problem.position
            content = Path(path).read_bytes() if Path(path).is_file() else b""
            assert _lies_in(content, line, column)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_slip_in_a_sound_file_crashes_a_check(data: st.DataObject) -> None:
    """A part deleted, doubled or moved, and a scrap typed in its place."""
    path = data.draw(st.sampled_from(sorted(BASE.glob("*.yaml"))))
    raw = path.read_bytes()
    first, last, to = sorted(data.draw(st.tuples(*[st.integers(0, len(raw))] * 3)))
    part = data.draw(st.sampled_from([b"", raw[first:last] * 2, raw[last:to] + raw[first:last]]))
    scrap = data.draw(SCRAPS).encode()
    with _book() as folder:
        (folder / path.name).write_bytes(raw[:first] + scrap + part + raw[last:])
        check_folder(folder, TODAY)


SHAPES = st.recursive(
    st.sampled_from(["", "x", "tell-me", "2026-11-22", "yes", "1"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "date", "by", "do", "say", "rule", "turns", "answers"]), below, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_shape_crashes_a_check(data: st.DataObject) -> None:
    """Any field of any kind may hold anything."""
    kind = data.draw(st.sampled_from(ENTRY_KINDS))
    fields = st.sampled_from([*kind.entry_class.model_fields, "override"])
    entry = data.draw(st.dictionaries(fields, SHAPES, max_size=5))
    with _book() as folder:
        (folder / kind.folder).mkdir()
        (folder / kind.folder / "some.yaml").write_text(json.dumps([entry]), encoding="utf-8")
        check_folder(folder, TODAY)


LINES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\x7f\xad"), min_size=1
)
LINES = LINES.filter(lambda text: not any(0x7F <= ord(c) <= 0x9F for c in text))


@given(LINES)
def test_a_quoted_text_is_kept_exactly(text: str) -> None:
    with_doubled_quotes = text.replace("'", "''")
    document = parse(f"- '{with_doubled_quotes}'\n- x".encode())
    assert (document.value, document.problems) == ([text, "x"], ())


@given(
    st.recursive(
        LINES, lambda v: st.lists(v, max_size=4) | st.dictionaries(LINES, v, max_size=4), max_leaves=12
    )
)
def test_json_is_read_as_json(value: RawValue) -> None:
    document = parse(json.dumps(value, ensure_ascii=False).encode())
    if "<<" not in json.dumps(value):
        assert (document.value, document.problems) == (value, ())


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_on_disk_never_matters(chance: random.Random) -> None:
    with _book() as folder:
        (folder / "phrases").mkdir()
        for name in "cab":
            (folder / f"phrases/{name}.yaml").write_text(
                f"- {{id: tell-{name}}}\n- {{id: tell-me, text: {name}}}\n"
            )
        before = load(folder)
        real_scandir = os.scandir

        @contextmanager
        def scan_in_any_order(path: str) -> Iterator[list[os.DirEntry[str]]]:
            with real_scandir(path) as entries:
                items = list(entries)
            chance.shuffle(items)
            yield items

        with patch("os.scandir", scan_in_any_order):
            after = load(folder)
        assert check_loaded(after, TODAY) == check_loaded(before, TODAY)
        assert after.book
        assert before.book
        assert list(after.book) == list(before.book)
        assert list(after.files) == list(before.files)


FIELDS_OF_OURS = {
    "title": st.sampled_from(["Ours", "Theirs"]),
    "tagline": st.just("A line of ours."),
    "asked_as": st.lists(st.sampled_from(["listen", "hear"]), max_size=2),
    "cautions": st.lists(st.just("Not twice."), max_size=1),
    "revision": st.sampled_from(["2", "3"]),
}


@settings(max_examples=20, deadline=None)
@given(st.fixed_dictionaries({}, optional=FIELDS_OF_OURS))
def test_an_override_changes_the_fields_it_names_and_no_others(our_fields: dict[str, RawValue]) -> None:
    with _book() as base:
        ours = base.parent / "ours"
        ours.mkdir()
        (ours / "book.yaml").write_text("extend: ../book\ntitle: Our book\n")
        (ours / "techniques.yaml").write_text(json.dumps({"override": "hear-them-out", **our_fields}))
        below, book = load(base).book, load(ours).book
        assert below
        assert book
        before, after = below.all(Technique)["hear-them-out"], book.all(Technique)["hear-them-out"]
        for field in type(before).model_fields:
            if field in our_fields:
                value = our_fields[field]
                typed_value = tuple(value) if isinstance(value, list) else value
                assert str(getattr(after, field)) == str(typed_value)
            else:
                assert getattr(after, field) == getattr(before, field)
        assert book.settings == below.settings.model_copy(update={"title": "Our book", "extend": "../book"})
        assert [e.id for e in book] == [e.id for e in below]
        # a problem is shown where the field really stands
        assert after.location_of("why").path.endswith("book/techniques.yaml")
        assert after.location_of("title").path.endswith(
            "ours/techniques.yaml" if "title" in our_fields else "book/techniques.yaml"
        )


FEW = st.lists(st.sampled_from("a b c d e f".split()), min_size=1, max_size=12)


@given(st.lists(FEW, max_size=8))
def test_near_groups_are_those_that_a_full_comparison_finds(rows: list[list[str]]) -> None:
    def differ(one: list[str], two: list[str]) -> int:
        table = {(n, m): n + m for n in range(len(one) + 1) for m in range(len(two) + 1)}
        for n, word in enumerate(one, 1):
            for m, second_word in enumerate(two, 1):
                ways = (table[n - 1, m] + 1, table[n, m - 1] + 1, table[n - 1, m - 1] + (word != second_word))
                table[n, m] = min(ways)
        return table[len(one), len(two)]

    texts = {str(n): " ".join(row) for n, row in enumerate(rows)}
    group_of = {str(n): {str(n)} for n in range(len(rows))}
    for m, two in enumerate(rows):
        for n, one in enumerate(rows[:m]):
            if differ(one, two) * 5 <= max(len(one), len(two)):
                group = group_of[str(n)] | group_of[str(m)]
                group_of |= dict.fromkeys(group, group)
    groups = {frozenset(group) for group in group_of.values() if len(group) > 1}
    assert {frozenset(group) for group in near_groups(texts)} == groups


@given(st.text(max_size=200))
def test_every_text_has_words_syllables_and_a_grade(text: str) -> None:
    assert all(syllables(word) >= 1 for word in words(text))
    assert isinstance(reading_grade(text), float)


@pytest.mark.parametrize("damage", [b"", b"\x00", b"x\n{}", b"[]", None])
def test_a_damaged_cache_changes_nothing(
    damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("talkdown.loader.value_cache._LEAST_BYTES", 0)
    with _book() as folder:
        (folder / "phrases.yaml").write_text("id: x\ntext: y # z\n")
        problems = check_folder(folder, TODAY)
        assert check_folder(folder, TODAY) == problems
        (file,) = (tmp_path / "cache").glob("values-*.json")
        head, _, body = file.read_bytes().partition(b"\n")
        assert b"calm-down" in body
        file.write_bytes(
            head + b"\n" + body.replace(b"calm-down", b"calm-up!!") if damage is None else damage
        )
        assert check_folder(folder, TODAY) == problems
        assert not list((tmp_path / "cache").glob(".*.new"))


def test_a_cache_that_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "file/cache"))
    monkeypatch.setattr("talkdown.loader.value_cache._LEAST_BYTES", 0)
    assert check_folder(BASE, TODAY)[0] == []
