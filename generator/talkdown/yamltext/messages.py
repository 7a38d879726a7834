"""The parser's jargon, in an author's words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from talkdown.yamltext.document import TextPosition, YamlProblem, shorten
from talkdown.yamltext.parser import ADVICE_TO_QUOTE
from talkdown.yamltext.typed_marks import find_typed_mark

_CONFLICT_MARKER = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)
# What may stand before a value on its line (dashes, a field's name), then the character that begins it.
_SPECIAL_START = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +|- +)?([*&!{}\[\]@`%|?>,]|(?<=: )-(?= |$)|:(?= |$))")
_COMMA_AT_END = re.compile(r"""^\s*(?:- +)*[\w-]+: +(?:\[[^\[\]]*\]|\{[^{}]*\}|"[^"]*"|'[^']*')\s*(,)\s*$""")
_COMMENT_OF_CODE = re.compile(r"^\s*(//|--)\s")
_EQUALS_SIGN = re.compile(r"^\s*(?:- +)*([\w-]{1,40})\s*(=>?|:=)\s*(\S.*)")
_LONE_STAR = re.compile(r"\*(?=[\s\],}]|\Z)")
_ONE_WORD = re.compile(r"[\w-]{1,40}")
_MISSING_SPACE = re.compile(r"^\s*(?:- +)*([\w-]+):(\S.*)")


class _ParserError(NamedTuple):
    """Where the parser stopped, in what, and what it said."""

    jargon: str
    context: str
    """What the parser was reading, in its words: `while parsing a flow sequence`."""
    lines: list[str]
    position: TextPosition
    context_position: TextPosition
    """Where that began."""

    @property
    def line(self) -> str:
        return self.lines[self.position[0] - 1] if self.position[0] <= len(self.lines) else ""

    @property
    def line_before(self) -> str:
        """The part of the line before the position."""
        return self.line[: self.position[1] - 1]

    @property
    def line_start(self) -> TextPosition:
        """Where the text of the line begins."""
        return self.position[0], _indentation(self.line) + 1


def translate_error(error: Exception, text: str) -> YamlProblem:
    """What the parser's error means to the author of the text, and where."""
    if conflict := _CONFLICT_MARKER.search(text):
        message = "a merge left its markers here"
        hint = "choose one of the two versions and delete the marker lines"
        return YamlProblem("conflict-marker", message, hint, (text.count("\n", 0, conflict.start()) + 1, 1))
    # Any: the errors of PyYAML have these attributes, those of its reader (and Python's own) have not.
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context_mark: Any = getattr(error, "context_mark", None) or mark
    if mark is None:
        return YamlProblem("unreadable-text", "the text cannot be read from here on", "type it again", (1, 1))
    lines = text.split("\n")
    end = text.rstrip().count("\n")  # the parser stumbles over an end behind empty lines
    position = (mark.line + 1, mark.column + 1) if mark.line <= end else (end + 1, len(lines[end]) + 1)
    at = _ParserError(
        str(getattr(error, "problem", None) or error),
        str(getattr(error, "context", None) or ""),
        lines,
        position,
        (context_mark.line + 1, context_mark.column + 1),
    )
    return next(problem for translate in _TRANSLATIONS if (problem := translate(at)))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _mark_of_another_program(at: _ParserError) -> YamlProblem | None:
    return None if "flow" in at.context else find_typed_mark(at.lines, at.position[0])


def _tab(at: _ParserError) -> YamlProblem | None:
    indentation = at.line[: _indentation(at.line)]
    if "\t" not in indentation and not ("cannot start any token" in at.jargon and "\t" in at.line):
        return None
    position = (at.position[0], at.line.index("\t") + 1)
    return YamlProblem("tab", "a tab stands where spaces should", "indent with two spaces", position)


def _escape(at: _ParserError) -> YamlProblem | None:
    # "hexdecimal" is libyaml's spelling
    if "escape" not in at.jargon and "Unicode character" not in at.jargon and "hexdecimal" not in at.jargon:
        return None
    message = "a backslash in double quotes begins an escape, and this is none"
    return YamlProblem("escape", message, "use single quotes, or write the backslash twice", at.position)


def _unclosed_quote(at: _ParserError) -> YamlProblem | None:
    if "quoted scalar" not in at.context:
        return None
    message = "a quote that opens here is never closed"
    hint = "close it; inside single quotes an apostrophe is doubled"
    return YamlProblem("open-quote", message, hint, at.context_position)


def _comma(at: _ParserError) -> YamlProblem | None:
    is_in_list = "flow" in at.context
    if (
        is_in_list
        and at.line[at.position[1] - 1 :].startswith(",")
        and at.line_before.rstrip().endswith(("[", "{", ","))
    ):
        return YamlProblem("comma", "nothing stands before this comma", "delete it", at.position)
    if not is_in_list and (match := _COMMA_AT_END.match(at.line)):
        message = "a comma ends this line, as in other languages"
        return YamlProblem("comma", message, "delete it", (at.position[0], match.start(1) + 1))
    return None


def _lone_star(at: _ParserError) -> YamlProblem | None:
    line, column = at.context_position
    if "alias" not in at.context or not _LONE_STAR.match(at.lines[line - 1], column - 1):
        return None
    hint = "name what you mean, as `[one, two]`; a text that begins with `*` must be in quotes"
    return YamlProblem("needs-quotes", "a star stands for nothing here", hint, at.context_position)


def _special_start(at: _ParserError) -> YamlProblem | None:
    match = _SPECIAL_START.match(at.line)
    if not match or ("flow" in at.context and at.context_position[0] != at.position[0]):
        return None
    char, column = match.group(1), match.start(1) + 1
    if char in "[{" and "flow" in at.context:
        return None
    name = "a backtick" if char == "`" else f"`{char}`"
    message = f"a text that begins with {name} must be in quotes"
    return YamlProblem("needs-quotes", message, ADVICE_TO_QUOTE, (at.position[0], column))


def _colon_in_text(at: _ParserError) -> YamlProblem | None:
    if "mapping values are not allowed" not in at.jargon:
        return None
    if ": " in at.line_before:
        message = "a colon and a space stand inside a text"
        return YamlProblem("colon-in-text", message, ADVICE_TO_QUOTE, at.position)
    message = "this line is indented as if it belonged to the text above"
    return YamlProblem("indentation", message, "line it up with the fields beside it", at.line_start)


def _text_after_quote(at: _ParserError) -> YamlProblem | None:
    before = at.line_before.rstrip()
    if not before.endswith(("'", '"')):
        return None
    hint = ADVICE_TO_QUOTE
    if before.endswith('"'):
        hint = "put the whole text in single quotes, apostrophes doubled"
    return YamlProblem("text-after-quote", "the text goes on after the closing quote", hint, at.position)


def _unclosed_bracket(at: _ParserError) -> YamlProblem | None:
    if "flow" not in at.context:
        return None
    opening, position = "[" if "sequence" in at.context else "{", at.context_position
    if "node" in at.context:  # nothing at all follows the bracket
        before = "\n".join([*at.lines[: at.position[0] - 1], at.line_before])
        index = max(before.rfind("["), before.rfind("{"))
        opening = before[index]
        position = (before.count("\n", 0, index) + 1, index - before.rfind("\n", 0, index))
    closing = "]" if opening == "[" else "}"
    message = f"what opens with `{opening}` here is not closed with `{closing}`"
    hint = f"close it, with a comma between its parts; a text that begins with `{opening}` must be in quotes"
    return YamlProblem("open-bracket", message, hint, position)


def _missing_colon(at: _ParserError) -> YamlProblem | None:
    if "could not find expected ':'" not in at.jargon:
        return None
    number = at.context_position[0] if at.context else at.position[0]
    line = at.lines[number - 1]
    if match := _MISSING_SPACE.match(line):
        name, rest = match.groups()
        message, hint = f"a space is missing after `{name}:`", f"write `{name}: {shorten(rest)}`"
        return YamlProblem("no-colon", message, hint, (number, match.start(2) + 1))
    if match := _COMMENT_OF_CODE.match(line):
        message = f"`{match[1]}` begins no comment here"
        return YamlProblem("no-colon", message, "begin a comment with `# `", (number, match.start(1) + 1))
    if match := _EQUALS_SIGN.match(line):
        name, sign, rest = match.groups()
        message, hint = f"`{sign}` is no colon here", f"write `{name}: {shorten(rest)}`"
        return YamlProblem("no-colon", message, hint, (number, match.start(2) + 1))
    message = f"`{shorten(line.strip())}` is no field: it has no colon"
    hint = "if it goes on with the text above, indent it by two spaces"
    if _ONE_WORD.fullmatch(line.strip()):
        hint = "a field has a colon behind its name, an item of a list a hyphen and a space before it"
    return YamlProblem("no-colon", message, hint, (number, _indentation(line) + 1))


def _text_after_end(at: _ParserError) -> YamlProblem | None:
    if "<document start>" not in at.jargon:
        return None
    if any(line.startswith("...") for line in at.lines[: at.position[0]]):
        message = "the text goes on after `...`, which ends a file"
        return YamlProblem("second-document", message, "delete the `...`", at.position)
    message = "the text goes on after the entry has ended"
    return YamlProblem("indentation", message, "check the indentation", at.position)


def _misfit(at: _ParserError) -> YamlProblem:
    message = "this line does not fit the lines above it"
    return YamlProblem("indentation", message, "line it up with the fields beside it", at.line_start)


# The first that fits speaks: the parser says the same of several slips, so the surest signs come first.
_TRANSLATIONS = (
    _tab,
    _escape,
    _unclosed_quote,
    _mark_of_another_program,
    _comma,
    _lone_star,
    _special_start,
    _colon_in_text,
    _text_after_quote,
    _unclosed_bracket,
    _missing_colon,
    _text_after_end,
    _misfit,
)
