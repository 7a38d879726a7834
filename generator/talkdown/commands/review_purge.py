"""`talkdown review purge`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import BOOK_OR_SHIPPED, Failure, examples, read_book
from talkdown.commands.review_steps import LABELS, REVIEW, echo_purge, now, parse_days, review_folder
from talkdown.commands.terminal import name_of


@click.command(
    epilog=examples(
        "talkdown review purge",
        "talkdown review purge --older 30d --out march",
    )
)
@click.option(
    "--older",
    "days",
    callback=parse_days,
    metavar="90d",
    help="Delete contacts that are older; what the review was told by --keep if not given.",
)
@BOOK_OR_SHIPPED
@REVIEW
@LABELS
def purge(days: int | None, book: Path | None, out: Path, labels: Path | None) -> None:
    """Delete contacts that are older than they may be kept.

    They go out of the tables and of the files made of them, and their quotes out of the labels. Transcripts that were
    read are not touched: those are yours to delete. Contacts without a date stay, and are counted.
    """
    from talkdown.review.labels import NAME
    from talkdown.review.run import purge_review

    with review_folder(out, must_exist=True) as folder:
        limit = days if days is not None else folder.manifest().keep_days
        if limit is None:
            raise Failure(f"`{name_of(out)}` has no limit", "say one: `--older 90d`")
        result = purge_review(folder, limit, now(), labels or out / NAME, read_book(book))
    echo_purge(result, limit)
