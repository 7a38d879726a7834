"""A file of transcripts that is held open: its text, whole or by lines, never more of it than memory bears."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.transcripts.clean_text import on_one_line
from talkdown.transcripts.encoding import NotTextError, decode, decode_line, encoding_of

Report = Callable[[Diagnostic], None]
"""What is called with each problem: `problems.append`."""

CODE = "transcript"

LARGEST_CONVERSATION = 32_000_000
"""Bytes. A transcript with a word, a time and a confidence a line takes 5 MB an hour. Python's objects of JSON take ten
times the memory of their text: this is what two processes bear in a gigabyte."""

_MOST_LINES = 100_000
"""Of one conversation: subtitles of eight hours of speech, a cue for every two seconds, take 60,000."""

_SAMPLE = 65_536
"""Bytes by which a format is told."""


class TranscriptError(Exception):
    """What is wrong with a file: the rest of it cannot be read."""

    def __init__(self, message: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


class Line(NamedTuple):
    """A line without its end, and its number from 1."""

    number: int
    text: str


class SourceFile:
    """An open file, its name, and its first bytes."""

    def __init__(self, name: str, file: BinaryIO, report: Report) -> None:
        """Read the sample. Raises `TranscriptError` for a file that is empty, or no text."""
        self.name = name
        self._file = file
        self._report = report
        self._has_old_lines = False
        self.size = os.fstat(file.fileno()).st_size
        self.has_error = False
        """Whether an error was reported."""
        sample = file.read(_SAMPLE)
        if not sample.removeprefix(codecs.BOM_UTF8).strip():
            raise TranscriptError("the file is empty")
        try:
            self.encoding = encoding_of(sample)
        except NotTextError as error:
            raise TranscriptError(error.message, error.hint) from error
        # A character may be cut in two at the sample's end; UTF-16 ends in whole pairs.
        self.sample = decode(
            sample[: len(sample) // 4 * 4] if len(sample) == _SAMPLE else sample, self.encoding
        )

    @property
    def is_small(self) -> bool:
        """Whether it may be read as a whole."""
        return self.size <= LARGEST_CONVERSATION

    @property
    def ending(self) -> str:
        """Of its name, in small letters: `.csv`."""
        return os.path.splitext(self.name)[1].lower()

    def text(self) -> str:
        """All of it. Raises `TranscriptError` if it is too large for one conversation."""
        self._file.seek(0)
        content = self._file.read(LARGEST_CONVERSATION + 1)
        if len(content) > LARGEST_CONVERSATION:
            megabytes = LARGEST_CONVERSATION // 1_000_000
            raise TranscriptError(
                f"the file is larger than a conversation can be, {megabytes} MB", "split it"
            )
        return decode(content, self.encoding, self._notice_old_line)

    def lines_of_conversation(self) -> list[str]:
        """All its lines. Raises `TranscriptError` if they are too many for one conversation."""
        lines = self.text().splitlines()
        if len(lines) > _MOST_LINES:
            raise TranscriptError(
                f"the file has over {_MOST_LINES:,} lines, more than a conversation can", "split it"
            )
        return lines

    def lines(self) -> Iterator[Line]:
        """Its lines, one at a time. Raises `TranscriptError` at a line that is too long."""
        self._file.seek(0)
        for number, text in enumerate(self._raw_lines(), start=1):
            if len(text) > LARGEST_CONVERSATION:
                raise TranscriptError("the line is longer than a conversation can be", "split it", number)
            yield Line(number, text)

    def binary(self) -> BinaryIO:
        """The bytes from the start."""
        self._file.seek(0)
        return self._file

    def say(self, message: str, line: int = 1, hint: str = "", severity: Severity = Severity.error) -> None:
        """Report a problem, after which reading goes on."""
        self.has_error = self.has_error or severity is Severity.error
        self._report(Diagnostic(CODE, on_one_line(message), Position(self.name, line, 1), hint, severity))

    def _raw_lines(self) -> Iterator[str]:
        if not self.encoding.startswith("utf-8"):
            reader = io.TextIOWrapper(self._file, self.encoding, "replace", newline="")
            try:
                while text := reader.readline(LARGEST_CONVERSATION + 1):
                    yield text
            finally:
                reader.detach()
            return
        is_first = True
        while line := self._file.readline(LARGEST_CONVERSATION + 1):
            yield decode_line(line.removeprefix(codecs.BOM_UTF8) if is_first else line, self._notice_old_line)
            is_first = False

    def _notice_old_line(self) -> None:
        if not self._has_old_lines:
            self._has_old_lines = True
            self.say("what is not UTF-8 in this file is read as Windows-1252", severity=Severity.note)
