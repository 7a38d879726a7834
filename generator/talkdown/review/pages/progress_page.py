"""Progress by month: what changed, and mostly that there are too few contacts to tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from talkdown.review.pages.book_links import BookLinks, EntryLink
from talkdown.review.pages.plots import MonthRow, month_plot, month_rows
from talkdown.review.rates import EntryRate, monthly_rates
from talkdown.review.statistics import LEAST_IN_ROW, contacts_to_see

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CHARTS_BY_KIND = {"sign": 6, "avoid": 3, "technique": 3}
"""How many entries of a kind have a chart: those heard in most contacts."""

_CAPTIONS = {
    "sign": "A sign of customers",
    "avoid": "Words of ours to avoid",
    "technique": "A technique that was heard",
}


class Chart(NamedTuple):
    """An entry month by month."""

    entry: EntryLink
    caption: str
    plot: Markup
    rows: list[MonthRow]


class ProgressView(NamedTuple):
    """What the page shows."""

    about: str
    charts: list[Chart]


def progress_view(database: DuckDBPyConnection, rates: Sequence[EntryRate], links: BookLinks) -> ProgressView:
    """Ask the tables for it. `rates` are the team's, the most frequent first."""
    charts = [
        _chart(database, kind, rate.entry, links)
        for kind, count in _CHARTS_BY_KIND.items()
        for rate in [rate for rate in rates if rate.kind == kind and rate.can_be_shown][:count]
    ]
    about = (
        "In how many contacts of each month an entry was heard, of the whole team. A month differs from the one before only where "
        f"chance would do it 5 times of 100 at most. To see .30 become .20 in nine cases of ten takes {contacts_to_see(0.3, 0.2)} "
        "contacts a month: so the usual answer is “not enough contacts to tell”. "
        f"Words of ours are here only if {LEAST_IN_ROW} agents said them, as far as the files tell, and no entry of fewer than {LEAST_IN_ROW} contacts."
    )
    return ProgressView(about, [chart for chart in charts if chart.rows])


def _chart(database: DuckDBPyConnection, kind: str, entry: str, links: BookLinks) -> Chart:
    months = monthly_rates(database, kind, entry)
    return Chart(links.link(kind, entry), _CAPTIONS[kind], month_plot(months), month_rows(months))
