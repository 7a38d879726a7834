"""Text on its way to a terminal, a log or a page for authors: whatever is in it, it acts on nothing there.

Names of folders and files, arguments and what stands in a YAML file may come from a stranger's pull request.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # of terminals; line ends and tabs stay
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # of the direction of writing, and what takes no place
    "\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"  # line ends of Unicode, marks inside of a text, tags
    "\ud800-\udfff"  # a name that is not UTF-8
    "]"
)
"""Zero-width joiners are no part of it: emoji and Persian words are written with them."""

_COMMAND_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)")
"""What begins a command to the program that runs a job: `##[error]` on GitHub, `##vso[` on Azure, `##teamcity[`."""

_COMMAND_ON_ITS_LINE = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)
"""And `::error::` on GitHub."""


_LONGEST_LINE = 2_000
"""In characters: some twenty lines of a terminal, and three times the longest line of a message that we write."""


def as_inert_message(text: str) -> str:
    """What is said of a mistake, as inert text; of a line that goes on and on, the beginning: authors' words may be of any length."""
    lines = as_inert_text(text).split("\n")
    return "\n".join(line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in lines)


def as_inert_text(text: str, *, workflow_commands: bool = False) -> str:
    r"""A text of several lines with every control character escaped, and every command to a CI program.

    With `workflow_commands`, those of GitHub that have a line of their own stay: they are ours.

    The escapes are JSON's: a report that is JSON says the same after it.

    >>> print(as_inert_text("a\x1b[2Jb\n ::error::c"))
    a\u001b[2Jb
     \u003a:error::c
    """
    text = _COMMAND_ANYWHERE.sub(_escape, _CONTROL.sub(_escape, text))
    return text if workflow_commands else _COMMAND_ON_ITS_LINE.sub(r"\1\\u003a", text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[n : n + 4]}" for n in range(0, len(units), 4))
