"""A file of phrases in which somebody slips, and what a check says of it."""

from __future__ import annotations

import re

from books import write_book_on_top
from command_line import talkdown

_ANSWER = re.compile(
    r"^phrasebook/phrases\.yaml:(\d+:\d+): (?:error|warning): (.*) \[[\w-]+\]\n(?:  hint: (.*))?",
    re.MULTILINE,
)

PHRASES = """\
- id: valve-open
  code: P-200001
  text: Valve one is open for you now.
  technique: hear-them-out
  channels: [phone]
  when: They ask.
  status: approved
- id: pump-two
  code: P-200002
  text: The second pump was closed at noon.
  technique: hear-them-out
  channels: [phone]
  when: Later.
  status: approved
"""


def answers_to(right: str, slip: str) -> list[str]:
    """Place, message and hint of each problem that a check prints, when this was typed in the first place of what is right."""
    write_book_on_top("title: Ours\n", PHRASES.replace(right, slip, 1))
    answers = _ANSWER.findall(talkdown("check").output)
    return [f"{place} {message}" + (f": {hint}" if hint else "") for place, message, hint in answers]
