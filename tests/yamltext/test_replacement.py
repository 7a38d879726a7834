"""One value is exchanged; every other character of the file stays as it stands."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.diagnostics import Route
from talkdown.storage.package import PHRASEBOOK
from talkdown.yamltext import RawValue, parse
from talkdown.yamltext.replacement import ReplacementError, add_field, replace_value

FILE = dedent(
    """\
    # Words of the front desk.

    - id: late   # the usual one
      text:   It is late.
      channels: [phone, "live chat"]   # both

      when: "A parcel: late."
      why: >-
        We wait. Nobody likes
        to wait.

        So say it first.

      note: |
        One
        Two
    # The end.
    - id: lost
      text: 'It isn''t lost.'
      how: Over
        two lines.
      close: "Over

        three."
    """
)


def lines_that_differ(before: str, after: str) -> list[str]:
    """The lines of the file after that the file before has not."""
    return [line for line in after.splitlines() if line not in before.splitlines()]


@pytest.mark.parametrize(
    ("route", "value", "lines"),
    [
        ((0, "text"), "It is very late.", ["  text:   It is very late."]),
        ((0, "text"), "It is late: sorry.", ['  text:   "It is late: sorry."']),
        ((0, "text"), 'Say "late": now.', ["""  text:   'Say "late": now.'"""]),
        ((0, "text"), "no", ["  text:   no"]),
        ((0, "text"), "Late.\nSorry.", ["  text:   |-", "    Late.", "    Sorry."]),
        ((0, "channels", 0), "chat, phone", ['  channels: ["chat, phone", "live chat"]   # both']),
        ((0, "when"), 'A "late" parcel.', [r'  when: "A \"late\" parcel."']),
        ((0, "why"), "We wait. Nobody likes\nSo say it first.", ["    We wait. Nobody likes"]),
        (
            (0, "why"),
            "We wait. Nobody likes to wait long.\nSo say it first.",
            ["    to wait long."],
        ),
        ((0, "note"), "One\nThree\n", ["    Three"]),
        ((1, "text"), "It isn't here.", ["  text: 'It isn''t here.'"]),
        ((1, "how"), "Over two long lines.", ["    two long lines."]),
        ((1, "how"), "", ['  how: ""']),
        ((1, "close"), "Over\nfour.", ["  close: |-", "    Over", "    four."]),
    ],
)
def test_only_the_lines_of_the_value_change(route: Route, value: str, lines: list[str]) -> None:
    after = replace_value(FILE, route, value)
    assert lines_that_differ(FILE, after) == [line for line in lines if line not in FILE.splitlines()]
    assert value_at(after, route) == value


def test_line_ends_and_the_mark_of_an_editor_stay() -> None:
    after = replace_value("\ufeffid: late\r\ntext: Late.\r\nwhen: Now.\r\n", ("text",), "Late.\nSorry.")
    assert after == "\ufeffid: late\r\ntext: |-\r\n  Late.\r\n  Sorry.\r\nwhen: Now.\r\n"


def test_a_field_without_a_text_gets_one() -> None:
    assert replace_value("value:\nlabel: Ours\n", ("value",), "Six o'clock.") == (
        "value: Six o'clock.\nlabel: Ours\n"
    )


def test_a_field_is_added_after_the_last_one_of_its_entry() -> None:
    after = add_field(FILE, (0,), "not_when", "It is not.")
    assert after == FILE.replace("    Two\n", "    Two\n  not_when: It is not.\n")


def test_a_field_of_several_values_is_added_as_lines() -> None:
    after = add_field(FILE, (0,), "steps", [{"do": "Say: late.", "say": ["one", "no"]}])
    lines = ["  steps:", "  - do: 'Say: late.'", "    say:", "    - one", "    - 'no'"]
    assert after == FILE.replace("    Two\n", "\n".join(["    Two", *lines, ""]))


@pytest.mark.parametrize(
    ("route", "value", "message"),
    [
        ((0, "missing"), "Late.", "there is no text in this place"),
        ((0, "channels"), "phone", "there is no text in this place"),
        ((7, "text"), "Late.", "there is no text in this place"),
        (
            (0, "text"),
            "Late\u200b.",
            "the new text cannot be written: the invisible character U+200B (ZERO WIDTH SPACE) stands here",
        ),
    ],
)
def test_refusals_say_why(route: Route, value: str, message: str) -> None:
    with pytest.raises(ReplacementError) as error:
        replace_value(FILE, route, value)
    assert str(error.value) == message


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ReplacementError, match=r"^the file cannot be read; mend it first$"):
        replace_value("text: [", ("text",), "Late.")


def value_at(text: str, route: Route) -> RawValue | None:
    """What a file says in one place."""
    value = parse(text.encode()).value
    for step in route:
        value = value[step]  # type: ignore[index]
    return value


def routes_of_texts(value: RawValue | None, route: Route = ()) -> list[Route]:
    """Where the texts of a value are."""
    if isinstance(value, dict):
        return [way for key, item in value.items() for way in routes_of_texts(item, (*route, key))]
    if isinstance(value, list):
        return [way for n, item in enumerate(value) for way in routes_of_texts(item, (*route, n))]
    return [route]


def with_value(root: RawValue | None, route: Route, value: str) -> RawValue:
    """The value, one text of it changed in place: a second way to the same end."""
    assert root is not None
    parent = root
    for step in route[:-1]:
        parent = parent[step]  # type: ignore[index]
    parent[route[-1]] = value  # type: ignore[index]
    return root


ROUTES = routes_of_texts(parse(FILE.encode()).value)
TEXTS = st.text(max_size=60) | st.text(alphabet=" \t\n#:,-?!&*'\"\\|>%@`{}[]ab.é\r😀", max_size=40)


@settings(max_examples=60)
@given(st.sampled_from(ROUTES), TEXTS)
def test_any_text_in_any_place_is_what_was_meant_or_is_refused(route: Route, value: str) -> None:
    try:
        after = replace_value(FILE, route, value)
    except ReplacementError:
        return
    assert parse(after.encode()).value == with_value(parse(FILE.encode()).value, route, value)
    assert comments(after) >= comments(FILE)


def comments(text: str) -> list[str]:
    """The comments of the file above, as far as they are in a text."""
    return [
        part
        for part in ("# Words of the front desk.\n\n", "# the usual one", "# both\n\n", "\n# The end.\n")
        if part in text
    ]


@settings(max_examples=60)
@given(st.sampled_from(ROUTES), st.text(alphabet="abc .,'!?:-{}", min_size=1, max_size=40))
def test_what_people_write_is_never_refused(route: Route, value: str) -> None:
    assert value_at(replace_value(FILE, route, value), route) == value


def test_every_file_of_the_shipped_book_can_be_edited() -> None:
    """Its middle text is made longer: a line goes, and one comes, or two where it was wrapped."""
    for path in sorted(PHRASEBOOK.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        routes = routes_of_texts(parse(text.encode()).value)
        route = routes[len(routes) // 2]
        value = value_at(text, route)
        assert isinstance(value, str)
        after = replace_value(text, route, f"{value.rstrip()} Now: #1.")
        assert len(lines_that_differ(text, after)) <= 2, path


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("note: >+ # why\n  one\n\n\nx: y\n", "two\n\n\n", "note: >+ # why\n  two\n\n\nx: y\n"),
        ("note: >- # why\n  one\n", "two\n\tfour\nsix", "note: |- # why\n  two\n  \tfour\n  six\n"),
        ("note: |- # why\n  one\n", " two", 'note: " two" # why\n'),
    ],
)
def test_a_comment_at_the_head_of_a_block_stays_whatever_becomes_of_the_block(
    before: str, value: str, after: str
) -> None:
    assert replace_value(before, ("note",), value) == after
