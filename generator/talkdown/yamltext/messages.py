"""The parser's jargon, in an author's words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from talkdown.yamltext.document import TextPosition, YamlProblem, short
from talkdown.yamltext.parser import QUOTE

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)
_BEGINS = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +|- +)?([*&!{}\[\]@`%|?>,]|(?<=: )-(?= |$)|:(?= |$))")
_NO_SPACE = re.compile(r"^\s*(?:- +)*([\w-]+):(\S.*)")


class _Stumble(NamedTuple):
    """Where the parser stumbled, and over what."""

    jargon: str
    context: str
    lines: list[str]
    here: TextPosition
    began: TextPosition

    @property
    def line(self) -> str:
        return self.lines[self.here[0] - 1] if self.here[0] <= len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.line[: self.here[1] - 1]


def in_plain_words(error: Exception, text: str) -> YamlProblem:
    """What the parser's error means to the author of the text, and where."""
    if conflict := _CONFLICT.search(text):
        message = "a merge left its markers here"
        hint = "choose one of the two versions and delete the marker lines"
        return YamlProblem("conflict-marker", message, hint, (text.count("\n", 0, conflict.start()) + 1, 1))
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    began: Any = getattr(error, "context_mark", None) or mark
    if mark is None:  # the reader's own errors have no mark
        return YamlProblem("unreadable-text", "the text cannot be read from here on", "type it again", (1, 1))
    lines = text.split("\n")
    last = text.rstrip().count("\n")  # the parser stumbles over an end behind empty lines
    here = (mark.line + 1, mark.column + 1) if mark.line <= last else (last + 1, len(lines[last]) + 1)
    stumble = _Stumble(
        str(getattr(error, "problem", None) or error),
        str(getattr(error, "context", None) or ""),
        lines,
        here,
        (began.line + 1, began.column + 1),
    )
    return next(found for meaning in _MEANINGS if (found := meaning(stumble)))


def _tab(at: _Stumble) -> YamlProblem | None:
    indent = at.line[: len(at.line) - len(at.line.lstrip())]
    if "\t" not in indent and not ("cannot start any token" in at.jargon and "\t" in at.line):
        return None
    position = (at.here[0], at.line.index("\t") + 1)
    return YamlProblem("tab", "a tab stands where spaces should", "indent with two spaces", position)


def _escape(at: _Stumble) -> YamlProblem | None:
    if "escape" not in at.jargon and "Unicode character" not in at.jargon and "hexdecimal" not in at.jargon:
        return None
    message = "a backslash in double quotes begins an escape, and this is none"
    return YamlProblem("escape", message, "use single quotes, or write the backslash twice", at.here)


def _open_quote(at: _Stumble) -> YamlProblem | None:
    if "quoted scalar" not in at.context:
        return None
    message = "a quote that opens here is never closed"
    return YamlProblem(
        "open-quote", message, "close it; inside single quotes an apostrophe is doubled", at.began
    )


def _first_character(at: _Stumble) -> YamlProblem | None:
    first = _BEGINS.match(at.line)
    if not first or ("flow" in at.context and at.began[0] != at.here[0]):
        return None
    char, column = first.group(1), first.start(1) + 1
    if char in "[{" and "flow" in at.context:
        return None
    name = "a backtick" if char == "`" else f"`{char}`"
    return YamlProblem(
        "needs-quotes", f"a text that begins with {name} must be in quotes", QUOTE, (at.here[0], column)
    )


def _colon(at: _Stumble) -> YamlProblem | None:
    if "mapping values are not allowed" not in at.jargon:
        return None
    if ": " in at.before:
        return YamlProblem("colon-in-text", "a colon and a space stand inside a text", QUOTE, at.here)
    message = "this line is indented as if it belonged to the text above"
    return YamlProblem("indentation", message, "line it up with the fields beside it", _begin(at))


def _brackets(at: _Stumble) -> YamlProblem | None:
    if "flow" not in at.context:
        return None
    opened, position = "[" if "sequence" in at.context else "{", at.began
    if "node" in at.context:  # nothing at all follows the bracket
        before = "\n".join([*at.lines[: at.here[0] - 1], at.before])
        last = max(before.rfind("["), before.rfind("{"))
        opened, position = before[last], (before.count("\n", 0, last) + 1, last - before.rfind("\n", 0, last))
    closed = "]" if opened == "[" else "}"
    message = f"what opens with `{opened}` here is not closed with `{closed}`"
    hint = f"close it, with a comma between its parts; a text that begins with `{opened}` must be in quotes"
    return YamlProblem("open-bracket", message, hint, position)


def _after_quote(at: _Stumble) -> YamlProblem | None:
    before = at.before.rstrip()
    if not before.endswith(("'", '"')):
        return None
    hint = QUOTE if before.endswith("'") else "put the whole text in single quotes, apostrophes doubled"
    return YamlProblem("text-after-quote", "the text goes on after the closing quote", hint, at.here)


def _no_colon(at: _Stumble) -> YamlProblem | None:
    if "could not find expected ':'" not in at.jargon:
        return None
    row = at.began[0] if at.context else at.here[0]
    line = at.lines[row - 1]
    position = (row, len(line) - len(line.lstrip()) + 1)
    if match := _NO_SPACE.match(line):
        name, rest = match.groups()
        hint = f"write `{name}: {short(rest)}`"
        return YamlProblem("no-colon", f"a space is missing after `{name}:`", hint, (row, match.start(2) + 1))
    message = f"`{short(line.strip())}` is no field: it has no colon"
    return YamlProblem(
        "no-colon", message, "if it goes on with the text above, indent it by two spaces", position
    )


def _after_end(at: _Stumble) -> YamlProblem | None:
    if "<document start>" not in at.jargon:
        return None
    if any(line.startswith("...") for line in at.lines[: at.here[0]]):
        message = "the text goes on after `...`, which ends a file"
        return YamlProblem("second-document", message, "delete the `...`", at.here)
    return YamlProblem(
        "indentation", "the text goes on after the entry has ended", "check the indentation", at.here
    )


def _misfit(at: _Stumble) -> YamlProblem:
    message = "this line does not fit the lines above it"
    return YamlProblem("indentation", message, "line it up with the fields beside it", _begin(at))


def _begin(at: _Stumble) -> TextPosition:
    return at.here[0], len(at.line) - len(at.line.lstrip()) + 1


_MEANINGS = (
    _tab,
    _escape,
    _open_quote,
    _first_character,
    _colon,
    _after_quote,
    _brackets,
    _no_colon,
    _after_end,
    _misfit,
)
