"""The manual of every code: what a rule looks for, why, an example, and how to silence it.

A rule's manual is its docstring. Its first line says what the rule asks for, paragraphs say what it looks at,
and then come `Why:`, `Not this:` with the very problem that the check reports, `But this:` and `Silence:`. The
tests find the examples in the rule's own cases, and compare the problem with the one that is reported there.
The other modules hold the manuals of codes that do not come from rules, in the same form.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import NamedTuple

from talkdown.rules.manual.entry_problems import ENTRY_PROBLEMS
from talkdown.rules.manual.extend_problems import EXTEND_PROBLEMS
from talkdown.rules.manual.file_problems import FILE_PROBLEMS
from talkdown.rules.manual.print_problems import PRINT_PROBLEMS
from talkdown.rules.manual.yaml_problems import YAML_PROBLEMS

_SECTION = re.compile(r"^(Why|Not this|But this|Silence)(?:, in ([\w./-]+))?:\s*")
_FINDING = re.compile(r"(?:error|warning|note|hint): ")


class Manual(NamedTuple):
    """What there is to say about a code. An empty text means that nothing is said of it."""

    code: str
    summary: str
    paragraphs: tuple[str, ...]
    why: str
    bad_example: str
    """YAML that the check finds fault with: the words of a case, without their indentation."""
    findings: tuple[str, ...]
    """What the check says of it, line by line, without the place: `error: …`, `hint: …`."""
    good_example: str
    file: str
    """The file that the example is of, where the code is not a rule's."""
    silence: str

    @property
    def can_be_silenced(self) -> bool:
        """Whether an entry can silence it: what is wrong with a file, or with book.yaml, cannot be."""
        return bool(self.silence) and not self.silence.startswith("it cannot")


def parse(code: str, text: str) -> Manual:
    """The manual in a docstring. Raises ValueError for one without a summary or with a section twice."""
    summary, *blocks = re.split(r"\n\s*\n", textwrap.dedent(text).strip())
    if not summary or "\n" in summary:
        raise ValueError(f"the manual of `{code}` begins with one line that says it all")
    sections: dict[str, list[str]] = {"": []}
    current, file = "", ""
    for block in blocks:
        match = _SECTION.match(block)
        if match:
            current, file = match[1], match[2] or file
            if current in sections:
                raise ValueError(f"the manual of `{code}` says `{current}:` twice")
            sections[current] = []
        if text_of_block := block[match.end() if match else 0 :]:
            sections[current].append(text_of_block)
    examples = [textwrap.dedent(block) for block in sections.get("Not this", ())]
    findings = [line for block in examples if _FINDING.match(block) for line in block.splitlines()]
    return Manual(
        code=code,
        summary=summary,
        paragraphs=tuple(map(_one_line, sections[""])),
        why=_one_line(" ".join(sections.get("Why", ()))),
        bad_example="\n\n".join(block for block in examples if not _FINDING.match(block)),
        findings=tuple(findings),
        good_example="\n\n".join(textwrap.dedent(block) for block in sections.get("But this", ())),
        file=file,
        silence=_one_line(" ".join(sections.get("Silence", ()))),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def file_manuals() -> dict[str, Manual]:
    """The manuals of all codes that do not come from a rule, by code: of files, fields, and print."""
    texts = {**FILE_PROBLEMS, **YAML_PROBLEMS, **ENTRY_PROBLEMS, **EXTEND_PROBLEMS, **PRINT_PROBLEMS}
    return {code: parse(code, text) for code, text in texts.items()}


def rule_manuals(rules: Iterable[object]) -> dict[str, Manual]:
    """The manuals of rules, by code: modules with a `CODE` and a docstring."""
    return {
        code: parse(code, rule.__doc__ or "") for rule in rules if (code := str(getattr(rule, "CODE", "")))
    }
