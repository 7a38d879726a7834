"""`talkdown check`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
from click.core import ParameterSource

from talkdown.commands.explain import complete_code, print_manual
from talkdown.commands.options import BOOK, Misuse, examples, with_label
from talkdown.commands.progress import Progress
from talkdown.commands.terminal import echo, name_of, style


def _as_of(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    if value:
        return value.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Misuse(f"SOURCE_DATE_EPOCH is `{name_of(epoch)}`, which is no time in seconds") from None


class _OldSpelling(click.Argument):
    """`talkdown check FOLDER`, as it was before `--book`: it still works, and the help does not teach it."""

    def get_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Nothing."""
        return []


def _as_default_of_book(ctx: click.Context, parameter: click.Parameter, folder: str | None) -> None:
    """Let `--book` take the folder for its default."""
    if folder is not None and not ctx.resilient_parsing:
        message = f"the book is named by `--book {name_of(folder)}` now, as in every command"
        echo(with_label("note", message), err=True)
        ctx.default_map = {"book": folder}


@click.command(
    epilog=examples(
        "talkdown check",
        "talkdown check --book our-words/phrasebook --format github",
        "talkdown check --as-of 2027-01-01",
        "talkdown check --explain near-duplicate",
    )
)
@BOOK
@click.argument(
    "folder",
    required=False,
    cls=_OldSpelling,
    callback=_as_default_of_book,
    is_eager=True,
    expose_value=False,
)
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are shown.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_as_of,
    metavar="DATE",
    help="The day on which reviews are due; today if not given.",
)
@click.option(
    "--explain",
    metavar="CODE",
    callback=print_manual,
    is_eager=True,
    expose_value=False,
    shell_complete=complete_code,
    help="Explain a code, as in [near-duplicate], and stop.",
)
def check(book: Path, report_format: str, as_of: date) -> None:
    """Check a phrasebook: all problems of all files, in one run; what it passes can be built.

    Where mkdocs.yml makes a site of it, what that says of Talkdown is checked, too, and your own pages.

    Exits with 0 when there are no errors, 1 when there are, 2 when the command itself is wrong.
    """
    ctx = click.get_current_context()
    if ctx.default_map and ctx.get_parameter_source("book") is ParameterSource.COMMANDLINE:
        raise Misuse("the book is named twice", f"leave `{name_of(ctx.default_map['book'])}` out")
    with Progress("checking"):
        from talkdown.diagnostics import REPORT_FORMATS, sort_problems
        from talkdown.mkdocs.site_check import check_site
        from talkdown.pipeline.book_check import check_folder, has_errors

        problems, file_count = check_folder(book, as_of)
        problems = sort_problems([*problems, *check_site(book)])
    is_text, is_github = report_format == "text", report_format == "github"
    report = REPORT_FORMATS[report_format](problems, file_count, **({"style": style} if is_text else {}))
    echo(report, nl=False, workflow_commands=is_github)
    sys.exit(int(has_errors(problems)))
