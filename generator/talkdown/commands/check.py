"""`talkdown check`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click
from click.core import ParameterSource

from talkdown.commands.explain import complete_code, print_manual
from talkdown.commands.options import BOOK, Failure, Misuse, examples, with_label
from talkdown.commands.progress import Progress
from talkdown.commands.terminal import echo, name_of, style
from talkdown.storage.source_date import SourceDateError, source_date


def _as_of(ctx: click.Context, parameter: click.Parameter, value: datetime | None) -> date:
    if value:
        return value.date()
    try:
        seconds = source_date()
    except SourceDateError as error:
        raise Misuse(str(error)) from None
    return date.today() if seconds is None else datetime.fromtimestamp(seconds, UTC).date()


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
        "talkdown check --site",
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
@click.option(
    "--site",
    "checks_site",
    is_flag=True,
    help="Build the whole site, too, in a folder that goes away, and follow all links.",
)
@click.option("--all", "shows_all", is_flag=True, help="Show all problems, not a few of each kind.")
def check(book: Path, report_format: str, as_of: date, *, checks_site: bool, shows_all: bool) -> None:
    """Check a phrasebook: all problems of all files, in one run.

    Where mkdocs.yml makes a site of it, its settings are tried, too, with the theme, plugins and extensions that are
    installed, and your own pages are rendered; so for each other file beside it that makes a site of the book, as
    mkdocs-uk.yml. What hooks and templates of yours do, what plugins do that are not the theme's, and whether all links
    lead somewhere, only a build can tell: with `--site`, which runs what mkdocs.yml names, what passes can be built.

    Exits with 0 when there are no errors, 1 when there are, 2 when the command itself is wrong.
    """
    ctx = click.get_current_context()
    if ctx.default_map and ctx.get_parameter_source("book") is ParameterSource.COMMANDLINE:
        raise Misuse("the book is named twice", f"leave `{name_of(ctx.default_map['book'])}` out")
    with Progress("checking"):
        from talkdown.diagnostics import REPORT_FORMATS, sort_problems
        from talkdown.mkdocs.site_check import check_for_other_sites, check_site
        from talkdown.pipeline.book_check import check_folder, has_errors

        problems, file_count, draft_counts = check_folder(book, as_of)
        problems = sort_problems(
            [*problems, *check_for_other_sites(book, as_of, problems), *check_site(book)]
        )
    is_text, is_github = report_format == "text", report_format == "github"
    style_option = {"style": style} if is_text else {}
    report = REPORT_FORMATS[report_format](problems, file_count, shows_all=shows_all, **style_option)
    echo(report, nl=False, workflow_commands=is_github)
    if draft_counts:
        echo(_describe_drafts(draft_counts), err=not is_text)
    if has_errors(problems):
        sys.exit(1)
    if checks_site:
        _check_whole_site(book, REPORT_FORMATS["text"](problems, file_count, shows_all=True))


def _describe_drafts(counts: Mapping[str, int]) -> str:
    """How many drafts wait, kind by kind."""
    drafts = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    number = sum(counts.values())
    return f"{number} draft{'s' if number > 1 else ''}, which readers do not see: {drafts}"


def _check_whole_site(book: Path, report: str) -> None:
    """Build it, and say what the report on the book does not say."""
    from talkdown.mkdocs.site_check import config_file_of, other_config_files_of

    config_file = config_file_of(book)
    if config_file is None:
        raise Misuse(f"no mkdocs.yml makes a site of `{name_of(book)}`", "leave `--site` out")
    other_config_files = other_config_files_of(book)
    for path in (config_file, *other_config_files):
        _build_and_forget(path, report)
        echo(f"the site {f'of {path.name} ' if other_config_files else ''}can be built", err=True)


def _build_and_forget(config_file: Path, report: str) -> None:
    from talkdown.commands.site_building import build_and_follow_links
    from talkdown.commands.site_config import mkdocs_errors_as_failures
    from talkdown.mkdocs.site_check import site_folder_of
    from talkdown.pipeline.publish import PublishError, publishing
    from talkdown.pipeline.target import require_publishable
    from talkdown.storage.temporary_folder import TemporaryFolder

    try:
        require_publishable(site_folder_of(config_file))
    except PublishError as error:
        raise Failure(str(error), error.hint) from None
    folder = TemporaryFolder()
    try:
        with Progress("building the site") as progress:

            def show(text: str) -> None:
                if text not in report:
                    progress.say(text)

            with mkdocs_errors_as_failures(show):
                from talkdown.mkdocs.build import SiteProject

                project = SiteProject(config_file, out=folder.path / "site", strict=False)
            # Published there as by a build, so that what stops that one stops this one, too.
            with publishing(project.site_dir) as publication:
                build_and_follow_links(project, publication.folder, show)
                publication.publish()
    except PublishError as error:
        raise Failure(str(error), error.hint) from None
    finally:
        folder.delete()
