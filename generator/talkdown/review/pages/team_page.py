"""The team's page: words that the book takes for anger, what goes before, and what helped. Nobody is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from talkdown.model import Level, Sign, Situation
from talkdown.review.facts.tables import dicts
from talkdown.review.findings import Certainty
from talkdown.review.labels import Precision
from talkdown.review.pages.book_links import BookLinks, EntryLink
from talkdown.review.pages.display import rate_text, span_text, team_rate_text, withheld_text
from talkdown.review.pages.pace import Quartiles, pace
from talkdown.review.pages.plots import MonthRow, axis_end, month_plot, month_rows, rate_plot
from talkdown.review.pages.quotes import ContactLinks, Quote, find_quotes
from talkdown.review.pages.situations import place_contacts
from talkdown.review.pages.successions import Succession, falls_of_heat, signs_after_words
from talkdown.review.rates import EntryRate, monthly_loads
from talkdown.review.statistics import LEAST_IN_ROW, Rate, is_too_few, rate_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = "index.html"

# How much of each list a page shows: what is read in a meeting. Judgments; the tables hold all.
_MOST_SIGNS = 12
_MOST_ROWS = 8
_QUOTES = 2


class EntryRow(NamedTuple):
    """An entry, how often, and for example where."""

    entry: EntryLink
    level: Level | None
    plot: Markup
    rate: str
    comparison: str
    quotes: list[Quote]
    say: EntryLink | None
    precision: str


class TeamView(NamedTuple):
    """What the page shows."""

    about: str
    numbers: list[tuple[str, str]]
    signs: list[EntryRow]
    sign_note: str
    pain_points: list[EntryRow]
    pain_note: str
    triggers: list[EntryRow]
    other_answers: str
    trigger_note: str
    coolings: list[EntryRow]
    cooling_note: str
    pace: list[Quartiles]
    pace_contacts: str
    load: str
    load_plot: Markup
    load_rows: list[MonthRow]


def team_view(
    database: DuckDBPyConnection,
    rates: Sequence[EntryRate],
    links: BookLinks,
    contacts: ContactLinks,
    precisions: Mapping[str, Precision],
    *,
    is_by_agent: bool,
) -> TeamView:
    """Ask the tables for all of it. `rates` are the team's, the most frequent first."""
    team_page = _TeamPage(database, links, contacts, precisions, is_by_agent=is_by_agent)
    signs, sign_note = team_page.signs(rates)
    pain_points, pain_note = team_page.pain_points()
    triggers, other_answers, trigger_note = team_page.triggers(rates)
    coolings, cooling_note = team_page.coolings(rates)
    pace_count, measures = pace(database)
    load, load_plot, load_rows = team_page.load()
    about, numbers = team_page.numbers()
    return TeamView(
        about=about,
        numbers=numbers,
        signs=signs,
        sign_note=sign_note,
        pain_points=pain_points,
        pain_note=pain_note,
        triggers=triggers,
        other_answers=other_answers,
        trigger_note=trigger_note,
        coolings=coolings,
        cooling_note=cooling_note,
        pace=measures,
        pace_contacts=_with_noun(pace_count, "contact"),
        load=load,
        load_plot=load_plot,
        load_rows=load_rows,
    )


class _TeamPage:
    """The parts of the page, each with what it asks the tables."""

    def __init__(
        self,
        database: DuckDBPyConnection,
        links: BookLinks,
        contacts: ContactLinks,
        precisions: Mapping[str, Precision],
        *,
        is_by_agent: bool,
    ) -> None:
        self._is_by_agent = is_by_agent
        self._database = database
        self._links = links
        self._contacts = contacts
        self._precisions = precisions

    def numbers(self) -> tuple[str, list[tuple[str, str]]]:
        (row,) = dicts(
            self._database,
            """SELECT count(*) AS contacts, coalesce(sum(turns), 0) AS turns, coalesce(sum(judged_turns), 0) AS judged,
                count(*) FILTER (start IS NULL) AS undated, min(start) AS first_day, max(start) AS last_day FROM conversation""",
        )
        days = span_text(row["first_day"], row["last_day"])
        undated_note = f" {_with_noun(row['undated'], 'contact')} without a date." if row["undated"] else ""
        numbers = [
            (f"{row['contacts']:,}", "contacts"),
            (f"{row['turns']:,}", "turns"),
            (f"{row['judged']:,}", "turns searched"),
        ]
        return (f"{days}.{undated_note}" if days else undated_note.strip()), numbers

    def signs(self, team_rates: Sequence[EntryRate]) -> tuple[list[EntryRow], str]:
        all_rates = [rate for rate in team_rates if rate.kind == Sign.kind]
        rates = [rate for rate in all_rates if rate.can_be_shown]
        note = withheld_text(len(all_rates) - len(rates), "sign")
        rates = rates[:_MOST_SIGNS]
        condition = f"kind = 'sign' AND certainty = '{Certainty.reliable}'"
        quotes = find_quotes(
            self._database, self._contacts, PAGE, condition=condition, values={}, count=_QUOTES
        )
        end = axis_end(rate.rate for rate in rates)
        return [self._rate_row(rate, end, quotes.get(rate.entry, [])) for rate in rates], note

    def _rate_row(self, rate: EntryRate, end: float, quotes: list[Quote]) -> EntryRow:
        precisions = [
            precision
            for rule, precision in self._precisions.items()
            if rule.partition("#")[0] == f"{rate.kind}/{rate.entry}"
        ]
        right, total = sum(row.right for row in precisions), sum(row.total for row in precisions)
        return self._row(
            rate.kind, rate.entry, rate.rate, end, rate_text(rate.rate, rate.contacts, rate.total), quotes=quotes,
            precision=f"right in {right} of {total}" if total else "not yet",
        )  # fmt: skip

    def pain_points(self) -> tuple[list[EntryRow], str]:
        places = place_contacts(self._database, self._links.book)
        turns_by_situation = sorted(
            places.turns_by_situation.items(), key=lambda item: (-len(item[1]), item[0])
        )
        placed_count = sum(len(turns) for _, turns in turns_by_situation)
        withheld_count = sum(is_too_few(len(turns)) for _, turns in turns_by_situation)
        turns_by_situation = turns_by_situation[: len(turns_by_situation) - withheld_count]
        rates = [rate_of(len(turns), places.total) for _, turns in turns_by_situation]
        end = axis_end(rates)
        rows = [
            self._row(
                Situation.kind, id, rate, end, rate_text(rate, len(turns), places.total),
                quotes=[self._contacts.quote(turn, PAGE) for turn in turns[:_QUOTES]],
            )
            for (id, turns), rate in list(zip(turns_by_situation, rates, strict=True))[:_MOST_ROWS]
        ]  # fmt: skip
        some = (
            f"of {places.total:,} of them, drawn by chance" if places.has_more else f"of all {places.total:,}"
        )
        note = (
            f"Of contacts with a sign, {some}: which of the book's situations the customer's first words are, as the finder reads them. "
            f"{places.total - placed_count:,} could not be placed. {withheld_text(withheld_count, 'situation')}"
        )
        return rows, note if places.total else "No sign was heard, so no contact was placed."

    def triggers(self, team_rates: Sequence[EntryRate]) -> tuple[list[EntryRow], str, str]:
        others, all_successions = signs_after_words(self._database)
        all_successions = [row for row in all_successions if row.hits]
        successions = _those_of_several(all_successions, "avoid", team_rates)
        note = withheld_text(len(all_successions) - len(successions), "wording", are_ours=True)
        successions = successions[:_MOST_ROWS]
        condition = f"kind = 'avoid' AND certainty = '{Certainty.reliable}'"
        quotes = {}
        if self._is_by_agent:  # a slip with its contact is a person's
            quotes = find_quotes(
                self._database, self._contacts, PAGE, condition=condition, values={}, count=1
            )
        end = axis_end(map(_shown_rate, successions))
        rows = [
            self._row(
                "avoid", row.entry, _shown_rate(row), end, team_rate_text(row.rate, row.hits, row.total, "times"),
                quotes=quotes.get(row.entry, []),
            )
            for row in successions
        ]  # fmt: skip
        text = rate_text(rate_of(*others), *others, "times")
        return rows, f"After all other words of ours it did in {text}." if others.total else "", note

    def coolings(self, team_rates: Sequence[EntryRate]) -> tuple[list[EntryRow], str]:
        all_exchanges, all_successions = falls_of_heat(self._database)
        successions = _those_of_several(all_successions, "technique", team_rates)
        withheld = withheld_text(len(all_successions) - len(successions), "technique", are_ours=True)
        successions = successions[:_MOST_ROWS]
        condition = (
            f"kind = 'technique' AND certainty = '{Certainty.reliable}' AND EXISTS (SELECT 1 FROM exchange WHERE has_fallen "
            "AND exchange.contact = finding.contact AND finding.turn > exchange.turn AND finding.turn < answer)"
        )
        quotes = find_quotes(self._database, self._contacts, PAGE, condition=condition, values={}, count=1)
        end = axis_end(map(_shown_rate, successions))
        rows = [
            self._row(
                "technique", row.entry, _shown_rate(row), end, team_rate_text(row.rate, row.hits, row.total),
                comparison=str(row.difference.value), quotes=quotes.get(row.entry, []),
            )
            for row in successions
        ]  # fmt: skip
        if not all_exchanges.total:
            return [], "No customer's hot words were answered."
        text = rate_text(rate_of(*all_exchanges), *all_exchanges)
        return rows, (
            f"In {text}, the customer's words after the first hot ones held no heat. Below: the same where a technique was heard "
            "in between. They stand together, and may have another cause: what is easy to mend is also easy to talk about. "
            f"{withheld}"
        )

    def load(self) -> tuple[str, Markup, list[MonthRow]]:
        months = monthly_loads(self._database, self._links.last_level_signs())
        count, total = sum(month.contacts for month in months), sum(month.total for month in months)
        rate = rate_of(count, total)
        dated_months = [month for month in months if month.month]
        per_hundred = "" if is_too_few(count) else _per_hundred(rate)
        text = f"{per_hundred}{team_rate_text(rate, count, total)}."
        return text, month_plot(dated_months), month_rows(dated_months)

    def _row(
        self, kind: str, entry: str, rate: Rate | None = None, end: float = 1.0, text: str = "", *,
        comparison: str = "", quotes: list[Quote], precision: str = "",
    ) -> EntryRow:  # fmt: skip
        return EntryRow(
            entry=self._links.link(kind, entry),
            level=self._links.level(kind, entry),
            plot=rate_plot(rate, end),
            rate=text,
            comparison=comparison,
            quotes=quotes,
            say=self._links.say(kind, entry, None),
            precision=precision,
        )


def _those_of_several(
    successions: Sequence[Succession], kind: str, team_rates: Sequence[EntryRate]
) -> list[Succession]:
    """What was counted often enough, and heard from enough agents, for a table of the team."""
    entries = {rate.entry for rate in team_rates if rate.kind == kind and rate.can_be_shown}
    return [row for row in successions if row.entry in entries and row.total >= LEAST_IN_ROW]


def _shown_rate(row: Succession) -> Rate | None:
    return None if is_too_few(row.hits) else row.rate


def _per_hundred(rate: Rate | None) -> str:
    return f"{100 * rate.value:.1f} in 100 contacts: " if rate else ""


def _with_noun(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
