"""`talkdown check`."""

from __future__ import annotations

import inspect
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from talkdown.commands.options import FOLDER, colored, examples


def _as_of(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    if value:
        return value.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()


@click.command(
    epilog=examples(
        "talkdown check",
        "talkdown check our-words/phrasebook --format github",
        "talkdown check --as-of 2027-01-01",
        "talkdown check --explain near-duplicate",
    )
)
@FOLDER
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="How problems are shown.",
)  # fmt: skip
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), callback=_as_of, metavar="DATE",
    help="The day on which reviews are due; today if not given.",
)  # fmt: skip
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

    inside = folder / "phrasebook"
    if inside.is_dir() and not (folder / "book.yaml").exists():
        raise click.UsageError(f"`{folder}` holds a phrasebook, and is none; did you mean `{inside}`?")
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder `{folder}`")
    problems, files = check_folder(folder, as_of)
    style = {"style": click.style} if form == "text" and colored() else {}
    click.echo(FORMATS[form](problems, files, **style), nl=False)
    sys.exit(int(any(problem.severity is Severity.error for problem in problems)))


def _explain(code: str) -> None:
    from talkdown.diagnostics import did_you_mean
    from talkdown.rules import RULES

    rules = {rule.CODE: rule for rule in RULES}
    if code not in rules:
        hint = did_you_mean(code, rules) or "the rules are " + ", ".join(sorted(rules))
        raise click.UsageError(f"there is no rule `{code}`; {hint}")
    click.echo(f"{code}\n\n{inspect.cleandoc(rules[code].__doc__ or '')}")
