"""`talkdown check --explain CODE`: the manual of a code, laid out for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from talkdown.commands.options import unknown, with_label
from talkdown.commands.terminal import echo, style

if TYPE_CHECKING:
    from talkdown.rules.manual import Manual

# Columns: as wide as the help in docs/command-line.md. A judgment: a longer line is hard to follow, and a narrower terminal
# breaks it itself.
_WIDTH = 88


def print_manual(ctx: click.Context, parameter: click.Parameter, code: str | None) -> None:
    """Print the manual of a code and end the command. Raises Misuse for a code that there is not."""
    if code is None or ctx.resilient_parsing:
        return
    from talkdown.rules import manuals

    manual_by_code = manuals()
    # Problems are printed as `[near-duplicate]`; who copies the brackets along means the same.
    manual = manual_by_code.get(code.strip("[]"))
    if manual is None:
        raise unknown("code", code, sorted(manual_by_code))
    echo("\n".join(as_lines(manual)))
    ctx.exit()


def complete_code(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes that begin like this, for a shell."""
    from talkdown.rules import manuals

    return [
        CompletionItem(code, help=manual.summary)
        for code, manual in sorted(manuals().items())
        if code.startswith(incomplete)
    ]


def as_lines(manual: Manual) -> Iterator[str]:
    """The manual, line by line: what, why, not this but this with the very problem, how to silence it."""
    yield f"{style(manual.code, bold=True)}: {manual.summary}"
    for paragraph in manual.paragraphs:
        yield from _paragraph(paragraph)
    if manual.why:
        yield from _paragraph(f"Why: {manual.why}")
    if manual.bad_example:
        yield from _example("Not this", manual.bad_example, manual.file)
        yield ""
        yield from map(_paint, manual.findings)
    if manual.good_example:
        yield from _example("But this", manual.good_example)
    yield from _how_to_silence(manual)


def _paragraph(text: str) -> Iterator[str]:
    yield ""
    yield from click.wrap_text(text, _WIDTH).splitlines()


def _example(title: str, yaml: str, file: str = "") -> Iterator[str]:
    yield ""
    yield style(title + (f", in {file}:" if file else ":"), bold=True)
    yield from (f"  {line}" for line in yaml.splitlines())


def _paint(finding: str) -> str:
    label, _, text = finding.partition(": ")
    return "  " + with_label(label, text)


def _how_to_silence(manual: Manual) -> Iterator[str]:
    if not manual.can_be_silenced:
        text = manual.silence or "it cannot be silenced."
        yield from _paragraph(text[0].upper() + text[1:])
        return
    yield from _paragraph(f"Silence it {manual.silence}")
    yield ""
    yield "  silence:"
    yield f"    - {{rule: {manual.code}, reason: Say why.}}"
