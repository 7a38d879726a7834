"""Text → value, places, problems: every trap that YAML lays for authors, by name."""

from __future__ import annotations

import pytest

from talkdown.yamltext import MAX_BYTES, MAX_DEPTH, MAX_VALUES, RawValue, parse
from talkdown.yamltext.document import shorten

# --- what is read, and kept as it was typed -------------------------------------------------------

VALUES_AS_TYPED: dict[str, tuple[str, RawValue]] = {
    "no is a word": ("a: no", {"a": "no"}),
    "off, y and Yes too": ("[off, y, Yes]", ["off", "y", "Yes"]),
    "a time of day": ("a: 22:22", {"a": "22:22"}),
    "leading zeros": ("a: 0123", {"a": "0123"}),
    "trailing zeros": ("a: 1.10", {"a": "1.10"}),
    "an exponent": ("a: 1e3", {"a": "1e3"}),
    "infinity": ("a: .inf", {"a": ".inf"}),
    "null is a word": ("a: null", {"a": "null"}),
    "a tilde": ("a: ~", {"a": "~"}),
    "a date": ("a: 2024-01-31", {"a": "2024-01-31"}),
    "a phone number": ("a: +441234", {"a": "+441234"}),
    "an equals sign": ("a: =", {"a": "="}),
    "nothing": ("a:", {"a": ""}),
    "a hash inside a word": ("a: order#123", {"a": "order#123"}),
    "a hash in quotes": ("a: 'order #123 is late'", {"a": "order #123 is late"}),
    "a comment after quotes": ("a: 'x' # why", {"a": "x"}),
    "a comment on a line of its own": ("# why\na: x\n  # how\nb: y", {"a": "x", "b": "y"}),
    "a comment before a list": ("a: # these\n  - b", {"a": ["b"]}),
    "a hash in folded text": ("a: >-\n  order #123\n  is late", {"a": "order #123 is late"}),
    "a text on two lines": ("a: one\n  two", {"a": "one two"}),
    "a text of two paragraphs": ("a: >-\n  one\n\n  two", {"a": "one\ntwo"}),
    "spaces at the end": ("a: one  \nb: two\t", {"a": "one", "b": "two"}),
    "a tab after the colon": ("a:\tb", {"a": "b"}),
    "escapes": (r'a: "\u00e9 \"x\" \\ \n"', {"a": 'é "x" \\ \n'}),
    "JSON": ('{"a": ["b", {"c": "d"}]}', {"a": ["b", {"c": "d"}]}),
    "a document marker": ("---\na: b\n...\n", {"a": "b"}),
    "a byte order mark": ("\ufeffa: b", {"a": "b"}),
    "Windows line ends": ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    "old Macintosh line ends": ("a: b\rc: d", {"a": "b", "c": "d"}),
    "emoji joined by zero-width joiners": ("a: 👩‍👩‍👧 👍🏽 ❤️‍🔥", {"a": "👩‍👩‍👧 👍🏽 ❤️‍🔥"}),
    "right-to-left text with its marks": ("a: שלום \u200f(א)", {"a": "שלום \u200f(א)"}),
    "Persian with a non-joiner": ("a: می‌خواهم", {"a": "می‌خواهم"}),
    "combining accents": ("a: e\u0301", {"a": "e\u0301"}),
    "markup": ("a: <b> {{ x }} $y$ --8<-- 'z'", {"a": "<b> {{ x }} $y$ --8<-- 'z'"}),
    "a colon without a space": ("a: https://x.org:80/", {"a": "https://x.org:80/"}),
    "a question": ("a: what? now", {"a": "what? now"}),
    "a minus inside": ("a: b - c", {"a": "b - c"}),
    "an empty list": ("[]", []),
    "a text alone": ("hello", "hello"),
    "the word null alone": ("null", "null"),
}


@pytest.mark.parametrize(("text", "value"), VALUES_AS_TYPED.values(), ids=VALUES_AS_TYPED)
def test_kept_as_typed(text: str, value: RawValue) -> None:
    document = parse(text.encode())
    assert (document.value, document.problems) == (value, ())


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n", " \n\n", "\ufeff"])
def test_a_file_without_a_value(text: str) -> None:
    document = parse(text.encode())
    assert document.value in (None, "")
    assert document.problems == ()


# --- what is refused: text, code, line and column, the beginning of the message -------------------

REFUSED_TEXTS: dict[str, tuple[str | bytes, str, tuple[int, int], str]] = {
    # silent loss
    "a hash after a space": ("a: Your order #123 is late", "comment-after-text", (1, 15), "everything from ` #123 is late`"),
    "a text that is only a hash": ("a: #123 is late", "comment-after-text", (1, 4), "everything from ` #123 is late`"),
    "a hash on the second line": ("a: one\n  two #3", "comment-after-text", (2, 7), "everything from ` #3`"),
    "a hash before the second line": ("a: one #3\n  two", "comment-after-text", (1, 8), "everything from ` #3`"),
    "a hash right behind a quote": ('reach: "Front desk"#214', "comment-after-text", (1, 20), "everything from `#214`"),
    "a number behind a quote": ("reach: 'Front desk' #214", "comment-after-text", (1, 21), "everything from ` #214`"),
    "a hash in a list": ("a: [one #1, two]", "comment-after-text", (1, 9), "everything from ` #1, two]`"),
    "a field given twice": ("a: 1\nb: 2\na: 3", "duplicate-key", (3, 1), "`a` is given twice; the first is on line 1"),
    "a second document": ("a: b\n---\nc: d", "second-document", (2, 1), "a second document begins here"),
    "text after the end": ("a: b\n...\nc: d", "second-document", (3, 1), "the text goes on after `...`"),
    # silent change
    "an anchor": ("a: &x y", "anchor", (1, 4), "`&x` names a part of the file"),
    "an anchor on a list": ("a: &x [y]", "anchor", (1, 4), "`&x` names"),
    "an alias": ("a: *x", "alias", (1, 4), "`*x` points to another part of the file"),
    "an alias as a name": ("*x : y", "alias", (1, 1), "`*x` points"),
    "a tag": ("a: !!int 1", "tag", (1, 4), "`!!int` sets a type by hand"),
    "a tag that runs code": ("a: !!python/object/apply:os.system [x]", "tag", (1, 4), "`!!python/object/apply:o…`"),
    "a tag of one's own": ("a: !x y", "tag", (1, 4), "`!x` sets"),
    "an exclamation": ("a: ! y", "tag", (1, 4), "`!` sets"),
    "a merge key": ("a:\n  <<: b", "merge-key", (2, 3), "the merge key `<<`"),
    "a directive": ("%YAML 1.1\n---\na: b", "directive", (1, 1), "directives (lines that begin with `%`)"),
    "a question mark as a name": ("- ? what", "needs-quotes", (1, 5), "a text that begins with `?`"),
    "a list as a name": ("[a, b]: c", "key-not-text", (1, 1), "a list or mapping stands where"),
    # syntax
    "a colon in a text": ("a: b: c", "colon-in-text", (1, 5), "a colon and a space stand inside a text"),
    "an apostrophe in single quotes": ("a: 'it's fine'", "text-after-quote", (1, 8), "the text goes on after"),
    "words after a quotation": ('a: "no" he said', "text-after-quote", (1, 9), "the text goes on after"),
    "an open quote": ("a: 'open\nb: c", "open-quote", (1, 4), "a quote that opens here is never closed"),
    "an open double quote": ('- x\n- "open', "open-quote", (2, 3), "a quote that opens here is never closed"),
    "an open bracket": ("a: [b, c\nd: e", "open-bracket", (1, 4), "what opens with `[` here"),
    "a bracket inside a brace": ("a: {b: [c}", "open-bracket", (1, 8), "what opens with `[` here"),
    "a brace closed by a bracket": ("a: {b: c\n]", "open-bracket", (1, 4), "what opens with `{` here"),
    "words after a bracket": ("a: [sighs] I see", "needs-quotes", (1, 4), "a text that begins with `[`"),
    "words after a variable": ("a: {name}, I see", "needs-quotes", (1, 4), "a text that begins with `{`"),
    "a closing bracket": ("a: ] b", "needs-quotes", (1, 4), "a text that begins with `]`"),
    "an at sign": ("a: @home", "needs-quotes", (1, 4), "a text that begins with `@`"),
    "a backtick": ("- `x`", "needs-quotes", (1, 3), "a text that begins with a backtick"),
    "a percent sign": ("a: %x", "needs-quotes", (1, 4), "a text that begins with `%`"),
    "a bar": ("a: |x", "needs-quotes", (1, 4), "a text that begins with `|`"),
    "an angle": ("a: >x", "needs-quotes", (1, 4), "a text that begins with `>`"),
    "a comma": ("a: , b", "needs-quotes", (1, 4), "a text that begins with `,`"),
    "a minus and a space": ("a: - b", "needs-quotes", (1, 4), "a text that begins with `-`"),
    "a question mark and a space": ("a: ? b", "needs-quotes", (1, 4), "a text that begins with `?`"),
    "a colon first": ("a: b\n: c", "needs-quotes", (2, 1), "a text that begins with `:`"),
    "a tab as indent": ("a:\n\tb: c", "tab", (2, 1), "a tab stands where spaces should"),
    "a tab after spaces": ("a:\n  - b\n \t- c", "tab", (3, 2), "a tab stands where spaces should"),
    "a merge conflict": ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x", "conflict-marker", (2, 1), "a merge left"),
    "no colon": ("a: b\nc\nd: e", "no-colon", (2, 1), "`c` is no field: it has no colon"),
    "no space after the colon": ("a: b\nc:d\ne: f", "no-colon", (2, 3), "a space is missing after `c:`"),
    "a field too far in": ("a: b\n  c: d", "indentation", (2, 3), "this line is indented as if"),
    "a field too far out": ("a:\n    b: c\n  d: e", "indentation", (3, 3), "this line does not fit"),
    "a field after a list": ("- a\nb: c", "indentation", (2, 1), "this line does not fit"),
    "an unknown escape": (r'a: "C:\dir"', "escape", (1, 7), "a backslash in double quotes"),
    "half a surrogate pair": (r'a: "\ud800"', "escape", (1, 7), "a backslash in double quotes"),
    # bytes
    "UTF-16 with a mark": ("a: b".encode("utf-16"), "not-utf8", (1, 1), "the file is UTF-16"),
    "UTF-16, little end first": ("a: b".encode("utf-16-le"), "not-utf8", (1, 1), "the file is UTF-16"),
    "UTF-16, big end first": ("a: b".encode("utf-16-be"), "not-utf8", (1, 1), "the file is UTF-16"),
    "UTF-32": ("a: b".encode("utf-32"), "not-utf8", (1, 1), "the file is UTF-32"),
    "latin-1 on the third line": ("a: b\r\nc: d\ne: café".encode("latin-1"), "not-utf8", (3, 7), "the byte 0xE9"),
    "cp1252 after UTF-8": (b"a: \xc3\xa9\x92s", "not-utf8", (1, 5), "the byte 0x92"),
    "a surrogate in UTF-8": (b"a: \xed\xa0\x80", "not-utf8", (1, 4), "the byte 0xED"),
    "a NUL": (b"a: b\nc: \x00", "control-character", (2, 4), "the invisible character U+0000 (NUL)"),
    "an escape code": ("a: \x1b[31m", "control-character", (1, 4), "the invisible character U+001B (ESCAPE)"),
    "a next-line character": ("a: b\x85c", "control-character", (1, 5), "the invisible character U+0085 (NEXT LINE)"),
    "a line separator": ("a: b\u2028c", "control-character", (1, 5), "the invisible character U+2028"),
    "a direction override": ("a: x\u202ey", "invisible-character", (1, 5), "the invisible character U+202E"),
    "an override as an escape": (r'a: "x\u202ey"', "invisible-character", (1, 4), "the invisible character U+202E"),
    "a control as an escape": (r'a: "x\x07y"', "control-character", (1, 4), "the invisible character U+0007 (BELL)"),
    "a zero-width space": ("a: b\u200bc", "invisible-character", (1, 5), "the invisible character U+200B"),
    "a joiner between letters": ("a: b\u200dc", "invisible-character", (1, 5), "the invisible character U+200D"),
    "a soft hyphen": ("é: b\u00adc", "invisible-character", (1, 5), "the invisible character U+00AD"),
    "a tag character": ("a: x\U000e0041", "invisible-character", (1, 5), "the invisible character U+E0041"),
    "a private character": ("a: \ue000", "invisible-character", (1, 4), "the invisible character U+E000"),
    "a byte order mark inside": ("a: b\ufeff", "invisible-character", (1, 5), "the invisible character U+FEFF"),
    "a lost character": ("a: it\ufffds", "lost-character", (1, 6), "a character was lost here"),
    # resources
    "too many bytes": (b"a: " + b"x" * MAX_BYTES, "file-too-large", (1, 1), "the file is larger than 2 MB"),
    "too many levels": ("[" * (MAX_DEPTH + 1), "too-deep", (1, MAX_DEPTH + 1), "more than 20 levels"),
    "too many values": ("- a\n" * (MAX_VALUES + 1), "too-many-values", (MAX_VALUES + 1, 3), "the file holds more than"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "mark", "message"), REFUSED_TEXTS.values(), ids=REFUSED_TEXTS)
def test_refused_by_name(text: str | bytes, code: str, mark: tuple[int, int], message: str) -> None:
    (problem,) = parse(text if isinstance(text, bytes) else text.encode()).problems
    assert (problem.code, problem.position) == (code, mark)
    assert problem.message.startswith(message)
    assert problem.hint


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"it\x92s", "save the file as UTF-8; in Windows-1252 this would be `’`"),
        (b"it\x81s", "save the file as UTF-8"),  # nothing in Windows-1252, either
        (b"it\x85s", "save the file as UTF-8; in Windows-1252 this would be `…`"),
    ],
)
def test_an_old_windows_character_is_named(content: bytes, hint: str) -> None:
    (problem,) = parse(content).problems
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [("x" * 24, "x" * 24), ("x" * 25, "x" * 23 + "…"), ("x" * 22 + " yz", "x" * 22 + "…")],
)
def test_a_long_text_is_too_long_in_messages(text: str, excerpt: str) -> None:
    assert shorten(text) == excerpt


def test_no_message_speaks_the_parsers_language() -> None:
    jargon = (
        "token",
        "scalar",
        "mapping values",
        "expected",
        "block",
        "flow",
        "scanning",
        "parsing",
        "stream",
    )
    for text, *_ in REFUSED_TEXTS.values():
        for problem in parse(text if isinstance(text, bytes) else text.encode()).problems:
            assert not [word for word in jargon if word in problem.message + problem.hint]


def test_all_that_can_be_passed_over_is_reported_at_once() -> None:
    problems = parse("a: x #1\nb: y\nb: \u200bz\na: y #2".encode()).problems
    assert [(t.code, t.position) for t in problems] == [
        ("invisible-character", (3, 4)),
        ("comment-after-text", (1, 6)),
        ("duplicate-key", (3, 1)),
        ("duplicate-key", (4, 1)),
        ("comment-after-text", (4, 6)),
    ]


# --- places ---------------------------------------------------------------------------------------

TEXT = """\
# a comment
- id: one
  list: [a, {b: c}]
-
  id:   'two'
  long: >-
    text
"""


@pytest.mark.parametrize(
    ("route", "of_key", "mark"),
    [
        ((), False, (2, 1)),
        ((0,), False, (2, 3)),
        ((0, "id"), False, (2, 7)),
        ((0, "id"), True, (2, 3)),
        ((0, "list"), False, (3, 9)),
        ((0, "list", 0), False, (3, 10)),
        ((0, "list", 1, "b"), False, (3, 17)),
        ((0, "list", 1, "b"), True, (3, 14)),
        ((1,), False, (5, 3)),
        ((1, "id"), False, (5, 9)),
        ((1, "long"), False, (6, 9)),
        # what is missing stands at the nearest thing above it
        ((1, "missing"), False, (5, 3)),
        ((1, "missing"), True, (5, 3)),
        ((0, "list", 7, "x"), False, (3, 9)),
        ((9,), False, (2, 1)),
    ],
)
def test_places(route: tuple[str | int, ...], of_key: bool, mark: tuple[int, int]) -> None:
    assert parse(TEXT.encode()).locate(route, of_key) == mark


GAPS = """\
- text: "{name}, {day} or {day}?"
- text: >
    I looked for it,
    {name}, by {day}.
- text: "\\x7bname}"
- text: "{name}"
"""


@pytest.mark.parametrize(
    ("entry", "piece", "occurrence", "mark"),
    [
        (0, "{name}", 0, (1, 10)),
        (0, "{day}", 0, (1, 18)),
        (0, "{day}", 1, (1, 27)),
        (1, "{name}", 0, (4, 5)),
        (1, "{day}", 0, (4, 16)),
        (1, "{no}", 0, (2, 9)),
        (3, "{name}", 1, (6, 9)),
    ],
)
def test_a_piece_of_a_text_has_its_place(
    entry: int, piece: str, occurrence: int, mark: tuple[int, int]
) -> None:
    document = parse(GAPS.encode())
    assert document.locate_piece(document.locate((entry, "text")), piece, occurrence) == mark


def test_a_piece_is_not_looked_for_in_the_whole_file() -> None:
    document = parse(("- none\n" + "# far\n" * 10_000 + "- '{name}'\n").encode())
    assert document.locate_piece((1, 3), "{name}") == (1, 3)
