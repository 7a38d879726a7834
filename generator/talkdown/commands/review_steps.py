"""What the commands of `talkdown review` share: the folder, and the words for what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import Failure, Misuse, with_label
from talkdown.commands.output import disk_errors_as_failures, require_no_dead_link
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.source_date import source_date

if TYPE_CHECKING:
    from talkdown.review.purge import Purge
    from talkdown.review.review_folder import ReviewFolder

REVIEW = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("review"),
    show_default=True,
    metavar="FOLDER",
    help="The folder of the review.",
)


def _require_table(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """The file. Raises Misuse for one that is no table by its name: the words of customers would be written there."""
    if value is not None and value.suffix.lower() != ".csv":
        raise Misuse(f"`{name_of(value)}` is no table of labels", "name a file that ends in `.csv`")
    return value


LABELS = click.option(
    "--labels",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_require_table,
    metavar="FILE",
    help="The table of labels; labels.csv in the review's folder if not given.",
)

_PATTERN_MARK = re.compile(r"[*?\[\]{}]")

_DAYS = re.compile(r"([0-9]{1,5})d")


def parse_days(ctx: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """The number in `90d`. Raises Misuse for anything else."""
    if value is None:
        return None
    match = _DAYS.fullmatch(value)
    if match is None:
        raise Misuse(f"`{name_of(value)}` is no number of days", "write it as `90d`")
    return int(match[1])


def parse_days_or_forever(ctx: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """The same, or `FOREVER` for `forever`."""
    if value != "forever":
        return parse_days(ctx, parameter, value)
    from talkdown.review.run import FOREVER

    return FOREVER


def now() -> datetime:
    """The time by which contacts are old: that of SOURCE_DATE_EPOCH, where it is set."""
    seconds = source_date()
    return datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)


def echo_purge(result: Purge, days: int) -> None:
    """Say how many contacts are gone, and how many no limit deletes."""
    from talkdown.diagnostics import with_number

    echo(f"{with_number(result.purged_count, 'contact')} older than {with_number(days, 'day')} deleted")
    if result.undated_count:
        without_date = with_number(result.undated_count, "contact")
        echo(with_label("note", f"{without_date} without a date: no limit deletes them"), err=True)


def _is_utf8(path: Path) -> bool:
    """Whether a path can be written as text: DuckDB takes no other."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _require_no_pattern(path: Path) -> None:
    """Raise Misuse for a folder whose name DuckDB reads as a pattern."""
    if mark := _PATTERN_MARK.search(str(path.absolute())):
        raise Misuse(
            f"`{name_of(path)}` lies in a folder with `{mark[0]}` in its name, by which DuckDB would look for others, too",
            "name another folder with `--out FOLDER`",
        )


def _require_utf8(path: Path) -> None:
    if not _is_utf8(path.absolute()):
        raise Failure(
            f"`{name_of(path)}`, or a folder it lies in, has a name that is not UTF-8",
            "name another one with `--out FOLDER`",
        )


@contextmanager
def _other_secret_as_failure(name: str) -> Iterator[None]:
    from talkdown.review.run import OtherSecret

    try:
        yield
    except OtherSecret:
        raise Failure(
            f"the pseudonyms in `{name}` were made with another key, or without one",
            "name the file of then with `--key FILE`, or another folder with `--out`",
        ) from None


@contextmanager
def review_folder(path: Path, *, must_exist: bool) -> Iterator[ReviewFolder]:
    """Hold the folder of a review. Raises Failure for what is wrong with it, or with what is done to it."""
    from talkdown.review.facts.tables import ReviewNeedsDuckDB
    from talkdown.review.label_file import LabelFileChangedError, LabelFileError
    from talkdown.review.manifest import UnreadableManifest
    from talkdown.review.review_folder import (
        DamagedPart,
        ForeignFolder,
        NoReview,
        ReviewFolder,
        ReviewInUse,
        is_review,
    )

    name = name_of(path)
    _require_no_pattern(path)
    require_no_dead_link(path)
    _require_utf8(path)
    folder = ReviewFolder(path)
    try:
        with disk_errors_as_failures("run it again", "write elsewhere with `--out FOLDER`"):
            if must_exist and not is_review(path):
                raise NoReview
            with folder.hold(), _other_secret_as_failure(name):
                yield folder
    except ReviewInUse:
        raise Failure(
            f"another review is at work in `{name}`",
            "wait until it has ended, or take another folder with `--out`",
        ) from None
    except ForeignFolder:
        raise Failure(
            f"`{name}` holds files that no review has written", "name a folder of its own with `--out FOLDER`"
        ) from None
    except LabelFileError as error:
        raise Failure(
            f"`{name_of(error.path)}` is no table of labels: {error}", "move it away, and run this again"
        ) from None
    except LabelFileChangedError as error:
        raise Failure(
            f"`{name_of(error.path)}` was saved by somebody each time it was to be written", "run this again"
        ) from None
    except UnreadableManifest:
        raise Failure(
            f"`{name_of(path / 'manifest.json')}` is damaged, or of another version",
            "bring it back from a backup, or name another folder with `--out`: the pseudonyms of agents stand in it",
        ) from None
    except DamagedPart as error:
        raise Failure(
            f"`{name_of(error.args[0])}` is damaged, or not there",
            "run `talkdown review FOLDER` again: it is made anew",
        ) from None
    except NoReview:
        raise Failure(f"there is no review in `{name}`", "`talkdown review FOLDER` makes one") from None
    except ReviewNeedsDuckDB:
        raise Failure(
            "a review needs DuckDB, which is not installed", "pip install 'talkdown[review]'"
        ) from None
