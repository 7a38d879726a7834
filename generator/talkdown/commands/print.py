"""`talkdown print`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from talkdown.commands.id_completion import complete_id
from talkdown.commands.options import BOOK, Misuse, OneOf, examples, require_known
from talkdown.commands.output import require_no_dead_link
from talkdown.commands.print_steps import (
    echo_brand_color,
    echo_qr_code_note,
    load_printable,
    print_pdfs,
    write_package,
)
from talkdown.commands.terminal import echo, name_of, style
from talkdown.outputs.printables import BY_DEFAULT, INKS, PAPERS, PRINTABLES, Duplex, printable

ALL_PRINTABLES = "all"


def _parsed_by(
    parse_name: str, noun: str, hint: str
) -> Callable[[click.Context, click.Parameter, str], object]:
    """A callback that parses an option with a function of printing/options.py, and says what is wrong with it."""

    def parse(ctx: click.Context, parameter: click.Parameter, value: str) -> object:
        from talkdown.outputs.printing import options

        try:
            return getattr(options, parse_name)(value)
        except ValueError:
            raise Misuse(f"`{name_of(value)}` is not {noun}", hint) from None

    return parse


def _help() -> str:
    """The command's help, with a line for each printable."""
    width = max(len(row.id) for row in PRINTABLES) + 2
    rows = [f"  {row.id:<{width}}{row.summary}" for row in PRINTABLES]
    left_out = " and ".join(f"the {row.title.lower()}" for row in PRINTABLES if not row.by_default)
    rows.append(f"  {ALL_PRINTABLES:<{width}}all of these but {left_out}; what is printed if you name none")
    return "\n".join(
        [
            "Print cards, posters and more, as PDF.",
            "",
            "\b",
            "KIND is one or more of",
            *rows,
            "",
            "A text that does not fit its card even at 10 pt is an error that says by how much.",
        ]
    )


@click.command("print",
    help=_help(),
    epilog=examples(
        "talkdown print",
        "talkdown print cards --stage limits --paper letter",
        "talkdown print cards --technique name-the-feeling --ink mono",
        "talkdown print cards --bleed 3mm --out for-the-print-shop",
        "talkdown print calibration --duplex short-edge",
    )
)  # fmt: skip
@click.argument(
    "printable_ids",
    nargs=-1,
    type=OneOf("printable", [*(row.id for row in PRINTABLES), ALL_PRINTABLES]),
    metavar="[KIND]...",
)
@BOOK
@click.option(
    "--technique",
    "techniques",
    multiple=True,
    metavar="ID",
    shell_complete=complete_id("technique"),
    help="Only this technique; repeat it for more.",
)
@click.option(
    "--stage",
    "stages",
    multiple=True,
    metavar="ID",
    shell_complete=complete_id("stage"),
    help="Only this stage; repeat it for more.",
)
@click.option(
    "--paper",
    type=OneOf("paper", PAPERS),
    default="a4",
    show_default=True,
    help="The sheets in your printer.",
)
@click.option("--duplex", type=OneOf("duplex mode", [edge.value for edge in Duplex]), default="long-edge", show_default=True,
    help="Where your printer flips the sheet; `fold` prints backs beside fronts, `fronts` leaves them out.")  # fmt: skip
@click.option("--ink", type=OneOf("ink", INKS), default="full", show_default=True,
    help="Filled panels, colored outlines, or black alone.")  # fmt: skip
@click.option(
    "--bleed",
    default="0",
    callback=_parsed_by("parse_bleed", "a bleed", "give millimeters from 0 to 10: --bleed 3mm"),
    metavar="3mm",
    help="For a print shop: one side of a card a page, with that much around it.",
)
@click.option(
    "--back-offset",
    default="0,0",
    callback=_parsed_by("parse_offset", "an offset", "give two numbers in millimeters: --back-offset 0.5,-1"),
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
    printable_ids: tuple[str, ...],
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
    """What is printed goes to stdout, what is wrong to stderr; a file that could not be printed ends it with 1."""
    from talkdown.diagnostics import as_text
    from talkdown.outputs.printing import Options, Selection
    from talkdown.storage.output_folder import OutputFolder

    require_no_dead_link(out)
    load_result = load_printable(book)
    assert load_result.book is not None
    require_known("technique", techniques, [technique.id for technique in load_result.book.techniques])
    require_known("stage", stages, load_result.book.stages)
    selection = Selection(techniques, stages)
    options = Options(
        paper=paper,
        duplex=Duplex(duplex),
        ink=ink,
        bleed=bleed,
        back_offset=back_offset,
        allow_overflow=allow_overflow,
    )
    ids = _ids_to_print(printable_ids)
    echo_brand_color(load_result.book)
    echo_qr_code_note(load_result.book, ids)
    out_folder = OutputFolder(out)
    pdf_ids = [id for id in ids if printable(id).file_type == "pdf"]
    results = print_pdfs(load_result.book, pdf_ids, selection, options, out_folder)
    for id in ids:
        if printable(id).file_type == "apkg":
            write_package(id, load_result, selection, out_folder)
    problems = load_result.with_positions(problem for result in results for problem in result.problems)
    if problems:
        echo(as_text(problems, len(load_result.files), style), nl=False, err=True)
    if any(result.has_failed for result in results):
        sys.exit(1)


def _ids_to_print(printable_ids: tuple[str, ...]) -> list[str]:
    """What was asked for, each once, in the order of the table."""
    asked_for = set(printable_ids) - {ALL_PRINTABLES} | (
        set(BY_DEFAULT) if not printable_ids or ALL_PRINTABLES in printable_ids else set()
    )
    return [row.id for row in PRINTABLES if row.id in asked_for]
