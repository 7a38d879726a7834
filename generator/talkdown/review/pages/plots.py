"""Small plots in SVG: shapes with numbers for places, and classes that the style sheet colors. The same numbers stand in a table beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from talkdown.review.pages.display import team_rate_text
from talkdown.review.rates import MonthRate
from talkdown.review.statistics import Rate

_ROW_WIDTH, _ROW_HEIGHT = 180, 18
"""In CSS pixels, as all sizes here: a line of a table, beside its words. By eye."""

_EDGE = 6
"""Half of a dot, so that none is cut at an end."""

_CHART_WIDTH, _CHART_HEIGHT = 300, 140
_LEFT, _BOTTOM, _TOP = 38, 22, 8
"""Room for numbers beside the axis and months below it."""

_STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
"""Where an axis may end."""


class MonthRow(NamedTuple):
    """A month in the table beside a plot."""

    month: str
    rate: str
    change: str


def month_rows(months: Sequence[MonthRate]) -> list[MonthRow]:
    """The same as `month_plot` in words."""
    return [
        MonthRow(
            month.month,
            team_rate_text(month.rate, month.contacts, month.total),
            month.change.value if number else "–",
        )
        for number, month in enumerate(months)
    ]


def axis_end(rates: Iterable[Rate | None]) -> float:
    """Where an axis ends on which all of the rates and their intervals have room, from 0 to 1."""
    most = max((rate.interval.upper for rate in rates if rate), default=1.0)
    return next((step for step in _STEPS if step >= most), 1.0)


def rate_plot(rate: Rate | None, end: float, team_share: float | None = None) -> Markup:
    """A rate as a dot on its interval; with a line across where the team's lies. Empty where there is no rate."""
    if rate is None:
        return Markup("")
    dot, lower, upper = (_on_row(value, end) for value in (rate.value, *rate.interval))
    middle = _ROW_HEIGHT / 2
    label = f"{rate.value:.0%}, between {rate.interval.lower:.0%} and {rate.interval.upper:.0%}, on an axis to {end:.0%}"
    shapes = [
        _line("axis", _EDGE, middle, _ROW_WIDTH - _EDGE, middle),
        Markup('<rect class="span" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="6" rx="3"/>').format(
            lower, middle - 3, upper - lower
        ),
    ]
    if team_share is not None:
        place = _on_row(min(team_share, end), end)
        shapes.append(_line("team", place, 2, place, _ROW_HEIGHT - 2))
        label += f"; the team at {team_share:.0%}"
    shapes.append(Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(dot, middle))
    return _svg(_ROW_WIDTH, _ROW_HEIGHT, label, shapes)


def month_plot(months: Sequence[MonthRate]) -> Markup:
    """Rates by month with their intervals; a month without enough contacts keeps its place, and has none. Empty without any rate."""
    rates = [month.rate if month.can_be_shown else None for month in months]
    if not any(rates):
        return Markup("")
    end = axis_end(rates)
    floor = _CHART_HEIGHT - _BOTTOM
    shapes: list[Markup] = []
    for share in (0.0, end / 2, end):
        y = _on_chart(share, end)
        shapes.append(_line("axis", _LEFT, y, _CHART_WIDTH, y))
        shapes.append(
            _text(_LEFT - 5, y + 4, "end", f"{share:.0%}" if share * 100 % 1 == 0 else f"{share:.1%}")
        )
    pitch = (_CHART_WIDTH - _LEFT) / len(months)
    each = 1 + len(months) // 8  # more names of months than eight stand on each other
    for number, (month, rate) in enumerate(zip(months, rates, strict=True)):
        x = _LEFT + pitch * (number + 0.5)
        if number % each == 0:
            shapes.append(_text(x, floor + 15, "middle", month.month[2:].replace("-", "/")))
        if rate:
            lower, upper = (_on_chart(value, end) for value in rate.interval)
            shapes.append(_line("whisker", x, lower, x, upper))
            shapes.append(
                Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="4"/>').format(
                    x, _on_chart(rate.value, end)
                )
            )
    label = "By month: " + ", ".join(
        f"{month.month} {rate.value:.0%}" if rate else f"{month.month} too few contacts"
        for month, rate in zip(months, rates, strict=True)
    )
    return _svg(_CHART_WIDTH, _CHART_HEIGHT, label, shapes)


def _on_row(value: float, end: float) -> float:
    return _EDGE + (_ROW_WIDTH - 2 * _EDGE) * min(value / end, 1.0)


def _on_chart(value: float, end: float) -> float:
    floor = _CHART_HEIGHT - _BOTTOM
    return floor - (floor - _TOP) * min(value / end, 1.0)


def _line(name: str, x: float, y: float, end_x: float, end_y: float) -> Markup:
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
        name, x, y, end_x, end_y
    )


def _text(x: float, y: float, anchor: str, text: str) -> Markup:
    return Markup('<text class="tick" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, text
    )


def _svg(width: int, height: int, label: str, shapes: Iterable[Markup]) -> Markup:
    return Markup(
        '<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>'
    ).format(label, width, height, width, height, Markup("").join(shapes))
