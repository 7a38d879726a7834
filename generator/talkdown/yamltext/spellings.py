"""The ways to write a text in YAML, the one that is nearest to how it stood first.

Which of them says what was meant depends on where it stands: who takes one reads it again.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

_LEAST_WIDTH = 80
"""Characters of a line: a text of several lines is wrapped at its own longest one, and no narrower than a terminal is."""

_HEADER = re.compile(r"([|>][0-9]?)[-+]?([0-9]?)(.*)")
_CHOMPING = ("-", "", "+")
_LINE_START = re.compile(r"[ ]*(?:- +)*")


class Spelling(NamedTuple):
    """A text as it stands in a file, and the beginning of its line."""

    source: str
    line_before: str
    """What stands before it on its line."""


def spellings(spelling: Spelling, value: str) -> Iterator[str]:
    """How a value can be written in place of what stands there."""
    source = spelling.source
    comment = ""
    if source[:1] in ("|", ">"):
        yield from _as_block(source, value)
        match = _HEADER.fullmatch(source.partition("\n")[0])
        comment = match[3].rstrip() if match else ""
    for text in _other_spellings(spelling, value):
        # A comment stands behind the beginning of a block, and at the end of all else.
        head, line_end, rest = text.partition("\n") if text.startswith("|") else (text, "", "")
        yield f"{head}{comment}{line_end}{rest}"


def _other_spellings(spelling: Spelling, value: str) -> Iterator[str]:
    """How a value can be written that is no block, or a block where none stood."""
    source = spelling.source
    if source[:1] not in ("|", ">") and "\n" in source and value and not (source[0] == '"' and "\n" in value):
        yield from _over_lines(source, value)
    writings = {'"': json.dumps(value, ensure_ascii=False), "'": "'" + value.replace("'", "''") + "'"}
    if "\n" in value:
        indentation = " " * (len(_first(_LINE_START, spelling.line_before)) + 2)
        yield "|-\n" + _indent(value.split("\n"), indentation)
    if source[:1] in writings:
        yield writings[source[0]]
    if value:
        yield value
    if '"' in value or "\\" in value:
        yield writings["'"]
    yield writings['"']


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match.group() if match else ""


def _indent(lines: list[str], indentation: str) -> str:
    return "\n".join(indentation + line if line else "" for line in lines)


def _as_block(source: str, value: str) -> Iterator[str]:
    """As a block that begins as it did, its comment included; the sign for its end is taken as the value needs it."""
    header, _, body = source.partition("\n")
    match = _HEADER.fullmatch(header)
    if match is None or not body.strip():
        return
    before, digit, comment = match.groups()
    indentation = _first(re.compile(r"\n*( *)"), body).strip("\n")
    lines = textwrap.dedent(body).split("\n")
    text = value.rstrip("\n")
    # The empty lines at the end of a block may stand behind what is exchanged.
    ends = dict.fromkeys(["\n" * (len(value) - len(text) - 1), ""])
    first_choice = header[len(before) : len(before) + 1]
    ways_to_end = dict.fromkeys([first_choice if first_choice in _CHOMPING else "", *_CHOMPING])
    # What begins with a space cannot be folded.
    literal = (f"|{before[1:]}", text.split("\n"))
    for beginning, new_lines in [literal] if source[0] == "|" else [(before, fold(text, lines)), literal]:
        for chomping, end in product(ways_to_end, ends):
            yield f"{beginning}{chomping}{digit}{comment}\n{_indent(new_lines, indentation)}{end}"


def _over_lines(source: str, value: str) -> Iterator[str]:
    """Without quotes, or in double ones, over as many lines as it takes."""
    first_line, _, body = source.partition("\n")
    indentation = _first(re.compile(r"\n*( *)"), body).strip("\n")
    quote = '"' if source[0] == '"' else ""
    text = json.dumps(value, ensure_ascii=False) if quote else value
    lines = fold(text, [first_line, *(line.strip() for line in body.split("\n"))])
    yield "\n".join(lines[:1] + [_indent([line], indentation) for line in lines[1:]])


def fold(value: str, lines_before: list[str]) -> list[str]:
    r"""The lines of a text that is folded: a line end is read as a space, and an empty line as a line end.

    What has not changed keeps its lines; `lines_before` are those of the text that stood there.

    >>> fold("One two three\nfour", ["One two", "four"])
    ['One two three', '', 'four']
    """
    width = max(_LEAST_WIDTH, *map(len, lines_before))
    paragraphs_before = _paragraphs(lines_before)
    lines_by_text = {" ".join(lines): lines for lines in paragraphs_before}
    new_lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n")):
        if number:
            new_lines.append("")
        if paragraph in lines_by_text:
            new_lines += lines_by_text[paragraph]
        elif paragraph:
            before = paragraphs_before[number] if number < len(paragraphs_before) else []
            new_lines += _wrap(paragraph, width, before)
    return new_lines


def _paragraphs(lines: list[str]) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([])
    return paragraphs


def _wrap(paragraph: str, width: int, lines_before: list[str]) -> list[str]:
    """The lines of a paragraph; those at its beginning that are as they were stay as they are."""
    lines: list[str] = []
    for line in lines_before:
        if not paragraph.startswith(f"{line} "):
            break
        lines.append(line)
        paragraph = paragraph[len(line) + 1 :]
    return lines + textwrap.wrap(
        paragraph,
        width,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )
