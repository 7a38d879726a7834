"""`talkdown review label`."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.review_steps import LABELS, REVIEW, review_folder
from talkdown.commands.terminal import echo, name_of

_MOST_RULES = 500
"""More than a review has: the rules that are looked for, and the wordings of a team's own. A table may hold anything."""


@click.command(
    epilog=examples(
        "talkdown review label",
        "talkdown review label --out march --labels our-labels.csv",
    )
)
@REVIEW
@LABELS
def label(out: Path, labels: Path | None) -> None:
    """Draw twenty findings of each rule, to be checked by people.

    Writes them into a table for a spreadsheet. Say `right`, `not here` or `unsure` in the first column, save it, and
    run this again: it says how often each rule was right. What was said stays when the review is run anew, and the
    draw is the same each time.
    """
    from talkdown.review.label_file import change_label_file
    from talkdown.review.labels import (
        NAME,
        LabelFile,
        LabelRow,
        draw,
        precision_by_rule,
        rules_by_wording,
    )

    path = labels or out / NAME
    with review_folder(out, must_exist=True) as folder, folder.facts() as database:

        def draw_more(label_file: LabelFile) -> list[LabelRow]:
            if label_file.problems:
                problem = label_file.problems[0]
                raise Failure(
                    f"`{name_of(path)}`, line {problem.line}: `{name_of(problem.label[:40])}` is no label",
                    "say `right`, `not here` or `unsure`, or leave it empty",
                )
            return draw(database, label_file.rows)

        rows = change_label_file(path, draw_more)
        rules = rules_by_wording(database)
    precisions = precision_by_rule(rows, rules)
    for rule, precision in islice(precisions.items(), _MOST_RULES):
        lower, upper = precision.interval
        echo(f"{rule}: right in {precision.right} of {precision.total} ({lower:.0%}–{upper:.0%})")
    if len(precisions) > _MOST_RULES:
        echo(f"… and {len(precisions) - _MOST_RULES:,} more rules")
    open_count = sum(row.verdict is None for row in rows)
    echo(f"{open_count:,} of {len(rows):,} findings in `{name_of(path)}` wait for a label", err=True)
