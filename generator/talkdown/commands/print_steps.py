"""What `talkdown print` does once it knows what to print: read the book, write the files, say what came of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import Failure, with_label
from talkdown.commands.output import disk_errors_as_failures, require_ours
from talkdown.commands.progress import Progress
from talkdown.commands.terminal import echo, name_of, style
from talkdown.outputs.print_offers import qr_code_note
from talkdown.outputs.printables import printable

if TYPE_CHECKING:
    from talkdown.loader import LoadResult
    from talkdown.model.book import Book
    from talkdown.outputs.printing import Options, PrintResult, Selection
    from talkdown.storage.output_folder import OutputFolder


def load_printable(folder: Path) -> LoadResult:
    """The book as its site shows it, if it can be printed at all. Raises Failure with what is wrong with it."""
    from talkdown.diagnostics import Severity, as_text
    from talkdown.loader import load
    from talkdown.mkdocs.site_check import site_of
    from talkdown.pipeline.book_check import blocking_problems
    from talkdown.pipeline.loaded_book import BookError, require_book
    from talkdown.pipeline.site_brand import book_on_site

    result = load(folder)
    try:
        require_book(result, blocking_problems(result))
    except BookError as error:
        errors = [problem for problem in error.problems if problem.severity is Severity.error]
        echo(as_text(errors, error.file_count, style), nl=False, err=True)
        raise Failure("nothing was printed", "mend the errors above first") from None
    assert result.book
    return replace(result, book=book_on_site(result.book, *site_of(folder)))


def echo_brand_color(book: Book) -> None:
    """Say which shade of the brand's color is used for text, if it is not the color itself."""
    from talkdown.outputs.printing.brand import brand_color, readable_shade

    shade_of_brand = readable_shade(brand_color(book))
    if shade_of_brand.color != shade_of_brand.text:
        echo(
            f"brand color {shade_of_brand.color}: {shade_of_brand.ratio:.1f}:1 on white, kept for decoration; "
            f"text in {shade_of_brand.text}: {shade_of_brand.text_ratio:.1f}:1"
        )


def echo_qr_code_note(book: Book, ids: list[str]) -> None:
    """Say why there are no QR codes, if there are none."""
    from talkdown.outputs.printing.brand import example_address

    if note := qr_code_note(example_address(book, ids)):
        echo(with_label("note", note), err=True)


def print_pdfs(
    book: Book, ids: list[str], selection: Selection, options: Options, out: OutputFolder
) -> list[PrintResult]:
    """Print the jobs, with a bar that grows where somebody looks."""
    from talkdown.outputs.printing import Printer, jobs_of
    from talkdown.storage.display import format_size

    printer = Printer(book)
    with Progress("preparing what is printed"):
        jobs = jobs_of(book, ids, selection, options)
    require_ours(out, [job.name for job in jobs], "print")
    with click.progressbar(
        jobs,
        label="printing",
        item_show_func=lambda job: job.name if job else "",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        results = [printer.print(job, options.allow_overflow) for job in bar]
    for result in results:
        path = out.path / result.job.name
        if result.file is not None:
            _write(out, result.job.name, result.file.pdf)
            echo(f"{name_of(path)}: {_pages(result)}, {format_size(len(result.file.pdf))}")
        else:
            echo(f"{name_of(path)}: not printed", err=True)
    return results


def _write(out: OutputFolder, name: str, content: bytes) -> None:
    with disk_errors_as_failures("print again", "print elsewhere with `--out FOLDER`"):
        out.write(name, content)


def _pages(result: PrintResult) -> str:
    """How much paper it takes: `12 pages, 6 sheets`. A print shop counts for itself."""
    assert result.file is not None
    pages = result.file.page_count
    sheets = result.job.sheets or pages
    paper = "" if result.job.bleed else f", {sheets} sheet{'' if sheets == 1 else 's'}"
    return f"{pages} page{'' if pages == 1 else 's'}{paper}"


def write_package(id: str, load_result: LoadResult, selection: Selection, out: OutputFolder) -> None:
    """Write a deck for an app."""
    from talkdown.outputs.printing import Options, newest_change
    from talkdown.outputs.printing.options import file_name
    from talkdown.outputs.printing.printables import package_module
    from talkdown.storage.display import format_size

    assert load_result.book is not None
    row = printable(id)
    name = file_name(row, selection, Options())
    require_ours(out, [name], "print")
    package = package_module(row).make_package(load_result.book, selection, newest_change(load_result.files))
    _write(out, name, package.content)
    echo(f"{name_of(out.path / name)}: {package.cards} cards, {format_size(len(package.content))}")
