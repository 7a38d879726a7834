"""`talkdown print`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import BOOK, Failure, Misuse, examples
from talkdown.commands.progress import Progress

if TYPE_CHECKING:
    from talkdown.loader import LoadResult
    from talkdown.model.book import Book
    from talkdown.outputs.printing import Options, PrintResult, Selection

KINDS = ("cards", "poster", "pocket", "playbooks", "quiz", "zine", "anki", "calibration")


def _bleed(ctx: click.Context, parameter: click.Parameter, value: str) -> float:
    from talkdown.outputs.printing.job import bleed_of

    try:
        return bleed_of(value)
    except ValueError:
        raise Misuse(f"`{value}` is not a bleed", "give millimeters from 0 to 10: --bleed 3mm") from None


def _offset(ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[float, float]:
    from talkdown.outputs.printing.job import offset_of

    try:
        return offset_of(value)
    except ValueError:
        hint = "give two numbers in millimeters: --back-offset 0.5,-1"
        raise Misuse(f"`{value}` is not an offset", hint) from None


@click.command("print",
    epilog=examples(
        "talkdown print",
        "talkdown print cards --stage limits --paper letter",
        "talkdown print cards --technique name-the-feeling --ink mono",
        "talkdown print cards --bleed 3mm --out for-the-print-shop",
        "talkdown print calibration --duplex short-edge",
    )
)  # fmt: skip
@click.argument("kinds", nargs=-1, type=click.Choice([*KINDS, "all"]), metavar="[KIND]...")
@BOOK
@click.option(
    "--technique", "techniques", multiple=True, metavar="ID", help="Only this technique; repeat it for more."
)
@click.option("--stage", "stages", multiple=True, metavar="ID", help="Only this stage; repeat it for more.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter", "a3"]),
    default="a4",
    show_default=True,
    help="The sheets in your printer.",
)
@click.option("--duplex", type=click.Choice(["long-edge", "short-edge", "fold", "fronts"]), default="long-edge", show_default=True,
    help="Where your printer flips the sheet; `fold` prints backs beside fronts, `fronts` leaves them out.")  # fmt: skip
@click.option("--ink", type=click.Choice(["full", "saver", "mono"]), default="full", show_default=True,
    help="Filled panels, colored outlines, or black alone.")  # fmt: skip
@click.option(
    "--bleed",
    default="0",
    callback=_bleed,
    metavar="3mm",
    help="For a print shop: one side of a card a page, with that much around it.",
)
@click.option(
    "--back-offset",
    default="0,0",
    callback=_offset,
    metavar="X,Y",
    help="Move the backs by millimeters; `print calibration` tells how far.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("print"),
    show_default=True,
    metavar="FOLDER",
    help="Where the files go.",
)
@click.option(
    "--allow-overflow", is_flag=True, help="Print what does not fit all the same, marked as a draft."
)
def print_command(
    kinds: tuple[str, ...],
    book: Path,
    techniques: tuple[str, ...],
    stages: tuple[str, ...],
    paper: str,
    duplex: str,
    ink: str,
    bleed: float,
    back_offset: tuple[float, float],
    out: Path,
    allow_overflow: bool,
) -> None:
    """Print cards, posters and more, as PDF.

    \b
    KIND is one or more of
      cards        technique cards, A6, front and back
      poster       warning signs on one page
      pocket       phrases by stage, on cards of the size of a bank card
      playbooks    a page each: the path with its decisions
      quiz         a hand-out and a quiz, the answers on a page of their own
      zine         eight small pages, folded from one sheet
      anki         a deck for Anki; a newer one updates what is there
      calibration  a sheet that tells how far your printer's backs drift
      all          all of these but the calibration sheet; what is printed if you name none

    A text that does not fit its card even at 10 pt is an error that says by how much.
    """  # noqa: D301
    from talkdown.diagnostics import as_text
    from talkdown.outputs.printing import Duplex, Options, Selection

    loaded = _sound(book)
    assert loaded.book is not None
    _known("technique", techniques, [t.id for t in loaded.book.techniques])
    _known("stage", stages, loaded.book.stages)
    selection = Selection(techniques, stages)
    options = Options(paper, Duplex(duplex), ink, bleed, back_offset, allow_overflow)
    meant = [kind for kind in KINDS if kind in kinds]
    if not kinds or "all" in kinds:
        meant = [kind for kind in KINDS if kind != "calibration"]
    _tell_brand(loaded.book)
    out.mkdir(parents=True, exist_ok=True)
    done = _print(loaded.book, [kind for kind in meant if kind != "anki"], selection, options, out)
    if "anki" in meant:
        _anki(loaded, selection, out)
    problems = loaded.with_positions(problem for result in done for problem in result.problems)
    if problems:
        click.echo(as_text(problems, len(loaded.files), click.style), nl=False, err=True)
    if any(result.failed for result in done):
        sys.exit(1)


def _sound(folder: Path) -> LoadResult:
    """The book, if it can be printed at all."""
    from talkdown.diagnostics import Severity, as_text
    from talkdown.loader import load
    from talkdown.pipeline.check import BookError, blocking_problems, require_book

    result = load(folder)
    try:
        require_book(result, blocking_problems(result))
    except BookError as error:
        errors = [problem for problem in error.problems if problem.severity is Severity.error]
        click.echo(as_text(errors, error.file_count, click.style), nl=False, err=True)
        raise Failure("nothing was printed", "mend the errors above first") from None
    return result


def _known(name: str, given: tuple[str, ...], known: Iterable[str]) -> None:
    from talkdown.diagnostics import did_you_mean

    ids = list(known)
    for id in given:
        if id not in ids:
            hint = did_you_mean(id, ids) or f"a {name} goes by its id, such as `{ids[0]}`"
            raise Misuse(f"there is no {name} `{id}`", hint)


def _tell_brand(book: Book) -> None:
    """Say which shade of the brand's color is used for text, if it is not the color itself."""
    from talkdown.outputs.printing.brand import shade

    given = book.settings.brand
    if given and given.color and (found := shade(given.color)).chosen != found.text:
        click.echo(
            f"brand color {found.chosen}: {found.ratio:.1f}:1 on white, kept for decoration; "
            f"text in {found.text}: {found.text_ratio:.1f}:1"
        )


def _print(
    book: Book, kinds: list[str], selection: Selection, options: Options, out: Path
) -> list[PrintResult]:
    """Print the jobs, with a bar that grows where somebody looks."""
    from talkdown.outputs import weight
    from talkdown.outputs.printing import Printer, jobs_of
    from talkdown.storage.atomic import write_atomic

    shop, done = Printer(book), []
    with Progress("preparing what is printed"):
        jobs = jobs_of(book, kinds, selection, options)
    with click.progressbar(
        jobs,
        label="printing",
        item_show_func=lambda job: job.name if job else "",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        done = [shop.print(job, options) for job in bar]
    for result in done:
        if result.printed is not None:
            path = out / f"{result.job.name}.pdf"
            write_atomic(path, result.printed.pdf)
            click.echo(f"{path}: {_pages(result)}, {weight(len(result.printed.pdf))}")
        else:
            click.echo(f"{out / result.job.name}.pdf: not printed", err=True)
    return done


def _pages(result: PrintResult) -> str:
    assert result.printed is not None
    pages, sheets = result.printed.pages, result.job.sheets or result.printed.pages
    of_paper = f"{sheets} sheet" + ("" if sheets == 1 else "s")
    return f"{pages} page" + ("" if pages == 1 else "s") + (f", {of_paper}" if not result.job.bleed else "")


def _anki(loaded: LoadResult, selection: Selection, out: Path) -> None:
    """Write the deck."""
    from talkdown.outputs import weight
    from talkdown.outputs.printing.kinds.anki import anki, newest
    from talkdown.storage.atomic import write_atomic

    assert loaded.book is not None
    package, count = anki(loaded.book, selection, newest(loaded.files))
    path = out / f"anki{selection.suffix}.apkg"
    write_atomic(path, package)
    click.echo(f"{path}: {count} cards, {weight(len(package))}")
