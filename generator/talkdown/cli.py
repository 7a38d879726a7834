"""The command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from talkdown import __version__

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 96}


class _Group(click.Group):
    """A group that answers an unknown command with the nearest known one."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from talkdown.diagnostics import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx)) if args else ""
            if hint and "did you mean" not in error.message.lower():
                error.message = f"{error.message.rstrip('.')}; {hint}"
            raise


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _colored() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


_FOLDER = click.argument("folder", type=click.Path(path_type=Path), default=Path("phrasebook"), required=False)


@click.group(cls=_Group, context_settings=_CONTEXT, epilog=_examples("talkdown init our-words", "talkdown serve", "talkdown check", "talkdown new technique \"Name the feeling\""))
@click.version_option(__version__, "-V", "--version", message="talkdown %(version)s")
def main() -> None:
    """Turn a phrasebook into a searchable site and printable cheat-cards.

    A phrasebook is a folder of YAML files: techniques, phrases, warning signs, playbooks. `talkdown
    COMMAND --help` tells more about a command.
    """


def _as_of(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    if value:
        return value.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return date.fromtimestamp(int(epoch)) if epoch and epoch.isdigit() else date.today()


@main.command(epilog=_examples("talkdown check", "talkdown check our-words --format github", "talkdown check --as-of 2027-01-01", "talkdown check --explain near-duplicate"))
@_FOLDER
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="How problems are shown.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), callback=_as_of, metavar="DATE", help="The day on which reviews are due; today if not given.")
@click.option("--explain", metavar="RULE", help="Print what a rule asks for, and stop.")
def check(folder: Path, form: str, as_of: date, explain: str | None) -> None:
    """Check the phrasebook in FOLDER: all problems of all files, in one run.

    Exits with 0 when there are no errors, 1 when there are, 2 when the command itself is wrong.
    """
    if explain is not None:
        _explain(explain)
        return
    from talkdown.checking import check_folder
    from talkdown.diagnostics import FORMATS, Severity

    problems, files = check_folder(folder, as_of)
    style = {"style": click.style} if form == "text" and _colored() else {}
    click.echo(FORMATS[form](problems, files, **style), nl=False)
    sys.exit(any(problem.severity is Severity.error for problem in problems))


def _explain(code: str) -> None:
    import inspect

    from talkdown.diagnostics import did_you_mean
    from talkdown.rules import RULES

    rules = {rule.CODE: rule for rule in RULES}
    if code not in rules:
        hint = did_you_mean(code, rules) or "the rules are " + ", ".join(sorted(rules))
        raise click.BadParameter(f"there is no rule `{code}`; {hint}", param_hint="--explain")
    click.echo(f"{code}\n\n{inspect.cleandoc(rules[code].__doc__ or '')}")
