"""One line of a plain transcript: perhaps a time, perhaps who speaks, and words."""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOCK = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_DATE = r"(?:\d{4}-\d\d-\d\d[T ]|\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s)\s?"
_STAMP = rf"(?:{_DATE})?{_CLOCK}(?:\s?Z|\s?UTC|\s?[+-]\d\d:?\d\d)?"
_SPAN = rf"(?:{_STAMP})(?:\s?(?:-->|[-–—])\s?{_STAMP})?"
_SECONDS = r"\d{1,5}(?:\.\d{1,3})?\s?s"

_LONGEST_NAME = 60
"""Characters of a line that is taken for a speaker's name, as in the patterns here: a name, a title, a company. A judgment."""

_DECORATION = re.compile(r"^[\s>*_#•·-]{0,12}")
"""Bullets, quotes and the stars of Markdown before a speaker."""

_LEADING_TIME = re.compile(rf"[\[(<{{]?\s?({_SPAN}|{_SECONDS})\s?[\])>}}]?[\s,|–—-]{{0,6}}")
_LABEL_FIRST = re.compile(
    r"(?:From\s)?"
    r"[\[<(]?([^:：\t|<>\[\](){}]{1,60}?(?:\s?\([^():]{1,30}\))?)[\]>)]?\*{0,2}"  # the label, perhaps with a part in brackets
    rf"(?:\s{{0,4}}[\[(|@,]?\s?({_SPAN}|{_SECONDS})\s?[\])|]?)?"  # perhaps a time
    r"\*{0,2}\s{0,4}(?:[:：]\*{0,2}|\t|\s\|\s|\s[-–—]\s|>|(?<=[\]>])\s)"  # what parts it from the words
    r"\s*(.*)",
    re.DOTALL,
)
_HEADER = re.compile(
    rf"([^:：\t|<>\[\](){{}}]{{1,60}}?)(?:\s{{1,10}}|\s?\|\s?|\s?[\[(]|\s[-–—]\s|,\s)\s?({_SPAN}|{_SECONDS})\s?[\])]?\s*:?\s*"
)
_RECIPIENT = re.compile(
    r"\s(?:to|To)\s(?:Everyone|everyone|me|[A-Z][\w ]{0,40}?)(?:\s?\((?:Direct Message|privately)\))?$"
)


class LineParts(NamedTuple):
    """What a line consists of."""

    label: str
    """Who may be speaking; empty if there is nothing that could say so."""
    stamp: str
    """The time, perhaps with an end; empty if there is none."""
    text: str
    """The words; those of the whole line where `label` may be none."""
    is_header: bool
    """Whether there is nothing beside speaker and time: the words come in the lines below."""


def parts_of_line(line: str) -> LineParts:
    """Take a line apart. It is bounded by what a label and a time can be long, whatever the line is.

    >>> parts_of_line("[00:05] **Agent:** Hello.")
    LineParts(label='Agent', stamp='00:05', text='Hello.', is_header=False)
    >>> parts_of_line("Priya Nair  0:05")
    LineParts(label='Priya Nair', stamp='0:05', text='', is_header=True)
    """
    rest = _DECORATION.sub("", line, count=1).rstrip()
    stamp = ""
    if match := _LEADING_TIME.match(rest):
        stamp, rest = match[1], rest[match.end() :]
        rest = _DECORATION.sub("", rest, count=1)
    if len(rest) < 100 and (match := _HEADER.fullmatch(rest)):
        label = match[1].strip()
        # A line has one time: behind another one, `0s` is what is said.
        return LineParts(label, stamp, match[2], False) if stamp else LineParts(label, match[2], "", True)
    if match := _LABEL_FIRST.match(rest):
        label = _RECIPIENT.sub("", match[1].strip().strip("*_")).strip()
        text = match[3].strip().removesuffix("**").strip() if match[3].startswith("**") else match[3].strip()
        return LineParts(label, stamp or match[2] or "", text, is_header=not text)
    if stamp and rest and len(rest) <= _LONGEST_NAME:
        return LineParts(rest.strip("[]<>()*_ "), stamp, rest, is_header=True)
    return LineParts("", stamp, rest, is_header=False)
