"""`talkdown review FOLDER…`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.id_completion import complete_id
from talkdown.commands.options import (
    BOOK_OR_SHIPPED,
    book_folder,
    examples,
    read_book,
    require_known,
    with_label,
)
from talkdown.commands.progress import Progress
from talkdown.commands.review_inputs import (
    processors,
    read_roles,
    require_rules,
    secret_of,
    sources_of,
)
from talkdown.commands.review_steps import (
    LABELS,
    REVIEW,
    echo_purge,
    now,
    parse_days_or_forever,
    review_folder,
)
from talkdown.commands.terminal import echo, name_of, style

if TYPE_CHECKING:
    from talkdown.model.book import Book
    from talkdown.review.run import ReviewRequest, ReviewResult
    from talkdown.review.settings import ReviewSettings

_FORMATS = ("csv", "json", "parquet")


@click.command(
    "run",
    epilog=examples(
        "talkdown review --sample",
        "talkdown review calls --keep 90d --notice",
        "talkdown review calls chats --out march --since 2026-03-01 --keep 30d",
        "talkdown review calls --agents --key /safe/review.key",
        "talkdown review calls --roles roles.csv --channel phone --format parquet",
        "talkdown review calls --rules third-time --rules avoid",
    ),
)
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="FOLDER...")
@BOOK_OR_SHIPPED
@REVIEW
@click.option(
    "--agents",
    "is_by_agent",
    is_flag=True,
    help="Tell agents apart: a page for each, and their pseudonyms in the tables. By these, single people can be judged.",
)
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --agents: make pseudonyms with the secret in this file, kept elsewhere; made if it is not there.",
)
@click.option("--no-danger", is_flag=True, help="Look for no words that may mean danger.")
@click.option(
    "--agent",
    "named_agents",
    multiple=True,
    metavar="NAME",
    help="This speaker is an agent; repeat it for more.",
)
@click.option(
    "--roles",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV with the columns name and role: who is agent, customer, bot.",
)
@click.option(
    "--channel",
    metavar="ID",
    shell_complete=complete_id("channel"),
    help="The channel of contacts whose file names none: phone.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="csv",
    show_default=True,
    help="How the tables are written.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Leave out contacts that began before this day.",
)
@click.option(
    "--rules", "rules", multiple=True, metavar="ID",
    help="Look for this entry alone, or this kind of entry; repeat it for more.",
)  # fmt: skip
@click.option(
    "--sample", "is_sample", is_flag=True, help="Read the contacts that come with Talkdown: invented ones."
)
@click.option(
    "--notice",
    "prints_notice",
    is_flag=True,
    help="Print what a review with these settings would read, find and keep; read nothing.",
)
@click.option("--no-redact", is_flag=True, help="Keep names and numbers in the tables.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="NUMBER",
    help="How many processes read.  [default: one a processor]",
)
@click.option(
    "--keep",
    "keep_days",
    callback=parse_days_or_forever,
    metavar="90d|forever",
    help="Delete contacts once they are so many days old.  [default: 90d, or what this folder's review was told]",
)
@click.option(
    "--forget",
    "forgets",
    is_flag=True,
    help="Delete contacts of the review before whose transcripts are gone.",
)
@LABELS
def review_run(
    folders: tuple[Path, ...],
    book: Path | None,
    out: Path,
    is_by_agent: bool,
    key: Path | None,
    no_danger: bool,
    named_agents: tuple[str, ...],
    roles: Path | None,
    channel: str | None,
    form: str,
    since: datetime | None,
    rules: tuple[str, ...],
    is_sample: bool,
    prints_notice: bool,
    no_redact: bool,
    jobs: int | None,
    keep_days: int | None,
    forgets: bool,
    labels: Path | None,
) -> None:
    """Find the book's signs and words in a team's own contacts.

    Reads transcripts in FOLDER, takes names and numbers out as far as rules find them, and writes pages and three tables: contacts, turns, and
    the places that the book's entries point at, each with its quote and where it stands. Agents are not told apart,
    unless by --agents. Nothing leaves this machine. A review that was stopped goes on where it was.

    Exits with 0 when it is done, 1 when some files were not understood, 2 when the command itself is wrong.
    """
    from talkdown.review.book_detectors import book_digest, read_detectors
    from talkdown.review.run import FOREVER, ReviewRequest
    from talkdown.review.settings import ReviewSettings

    if is_sample and keep_days is None:
        keep_days = FOREVER  # nobody's contacts do not grow old
    phrasebook = read_book(book)
    require_known("channel", [channel], phrasebook.channels)
    require_rules(rules, phrasebook)
    settings = ReviewSettings(
        book_folder=book_folder(book).absolute(),
        book_digest=book_digest(phrasebook),
        roles=read_roles(named_agents, roles),
        channel=channel,
        since=since.date() if since else None,
        rules=tuple(sorted(set(rules))),
        is_redacted=not no_redact,
        is_by_agent=is_by_agent,
        has_danger=not no_danger,
        pseudonym_secret=secret_of(key, out, is_by_agent=is_by_agent, is_needed=not prints_notice),
    )
    settings_in_words = _settings_in_words(folders, is_sample, settings, phrasebook)
    if prints_notice:
        _echo_notice(settings_in_words, settings, keep_days, has_key=key is not None)
        return
    request = ReviewRequest(
        folders=sources_of(folders, is_sample), settings=settings, detectors_of=read_detectors, book=phrasebook,
        form=form, jobs=jobs or processors(), keep_days=keep_days, forgets=forgets, labels=labels,
        settings_in_words=settings_in_words,
    )  # fmt: skip
    _review(request, out)


def _review(request: ReviewRequest, out: Path) -> None:
    """Run it, and say what has come of it."""
    from talkdown.review.run import run_review

    with review_folder(out, must_exist=False) as folder_of_review, Progress("reading the contacts"):
        result = run_review(request, folder_of_review, now(), lambda count, total: None)
    _echo_result(result, out)
    if result.manifest.not_understood:
        sys.exit(1)


def _settings_in_words(
    folders: tuple[Path, ...], is_sample: bool, settings: ReviewSettings, book: Book
) -> dict[str, object]:
    """The settings in words, for people."""
    return {
        "folders": ["--sample"] if is_sample else [str(folder) for folder in folders],
        "book": book.settings.title,
        "since": settings.since.isoformat() if settings.since else None,
        "channel": settings.channel,
        "rules": list(settings.rules),
    }


def _echo_notice(
    settings_in_words: dict[str, object], settings: ReviewSettings, keep_days: int | None, *, has_key: bool
) -> None:
    """Print what a review with these settings would read, find and keep."""
    from talkdown.review.manifest import Manifest
    from talkdown.review.notice import notice
    from talkdown.review.run import days_to_keep

    planned_manifest = Manifest(
        settings=settings_in_words,
        keep_days=days_to_keep(keep_days, None),
        is_redacted=settings.is_redacted,
        is_by_agent=settings.is_by_agent,
        has_danger=settings.has_danger,
        secret_digest="0" * 16 if has_key else "",  # the file may not be there yet
    )
    echo(notice(planned_manifest, None, ()), nl=False)


def _echo_result(result: ReviewResult, out: Path) -> None:
    from talkdown.diagnostics import excerpt, problems_as_text, with_number

    if result.problems:
        shown_part = excerpt(result.problems)
        echo(problems_as_text(shown_part.problems, style, shows_all=True), err=True)
        omitted_count = sum(row.problem_count for row in shown_part.omissions)
        if omitted_count:
            echo(f"and {omitted_count:,} more; `{name_of(out / 'manifest.json')}` names the files", err=True)
    counts = result.counts
    echo(
        f"{with_number(counts.conversations, 'contact')} in {with_number(result.manifest.file_count, 'file')}: "
        f"{with_number(counts.turns, 'turn')}, {counts.judged_turns:,} of them searched"
    )
    if result.remaining_count:
        contacts = with_number(result.remaining_count, "contact")
        echo(
            f"{contacts} of the review before stay, though their transcripts are gone; `--forget` deletes them"
        )
    if result.purge is not None:
        echo_purge(result.purge, result.manifest.keep_days or 0)
    if not result.manifest.is_redacted:
        echo(with_label("warning", f"`{name_of(out)}` holds names and numbers as they were said"), err=True)
    own_pages = (
        "`pages/agents` for each agent alone; " if result.manifest.is_by_agent else "",
        "`pages/first.html`, words of danger, for one person; " if result.manifest.has_danger else "",
    )
    echo(
        f"in `{name_of(out)}`: the pages, from `pages/index.html` on; {''.join(own_pages)}"
        f"the tables as {result.manifest.format}; REVIEW-NOTICE.md for your records"
    )
