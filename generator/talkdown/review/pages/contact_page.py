"""One contact: its turns, the places that the rules point at, and what the book says of each in the margin."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from talkdown.model import Level
from talkdown.review.facts.rows import ConversationRow, FindingRow, TurnRow
from talkdown.review.facts.tables import read_rows
from talkdown.review.findings import Certainty
from talkdown.review.labels import Precision, Verdict, label_line
from talkdown.review.pages.book_links import BookLinks, EntryLink
from talkdown.review.pages.display import day_text, time_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_Row = TypeVar("_Row")
_Key = TypeVar("_Key")

_ROLE_NAMES = {
    "customer": "Customer",
    "agent": "Agent",
    "bot": "Bot",
    "system": "System",
    "unknown": "Not known",
}
_REASONS = {
    "private": "a note the customer never saw: not searched",
    "role": "not searched",
    "confidence": "the recognizer was not sure: not searched",
}
_LEADS = {
    "sign": "Sign:",
    "situation": "Emergency:",
    "avoid": "Words to avoid:",
    "technique": "Used:",
    "phrase": "Said, from the book:",
}
_SAY_LABELS = {"sign": "Say first:", "situation": "Say first:", "avoid": "Say instead:"}

_MOST_TURNS = 1000
"""On a page: a contact has some dozens. The tables hold all."""

_RANKS = {
    name: rank for rank, name in enumerate(("sign", "situation", "avoid", "phrase", "technique", "heat"))
}
"""Where several stand on the same letters, the first of these gives them their look."""


class Piece(NamedTuple):
    """A run of letters that look the same."""

    text: str
    mark: str
    """The classes of its mark; empty for none."""


class Remark(NamedTuple):
    """What stands in the margin of a turn."""

    kind: str
    is_question: bool
    lead: str
    entry: EntryLink
    level: Level | None
    comment: str
    say: EntryLink | None
    say_label: str
    rule: str
    precision: str
    label_lines: tuple[tuple[str, str], ...]
    """By verdict, the line for the table of labels."""


class TurnView(NamedTuple):
    """A turn with its margin."""

    number: int
    look: str
    role: str
    time: str
    reason: str
    place: str
    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...]


class ContactView(NamedTuple):
    """What the page of a contact shows."""

    key: str
    id: str
    about: str
    notes: tuple[str, ...]
    turns: tuple[TurnView, ...]


def contact_views(
    database: DuckDBPyConnection, keys: Iterable[str], links: BookLinks, precisions: Mapping[str, Precision]
) -> Iterator[ContactView]:
    """The views of these contacts, in the order of their keys."""
    values = {"keys": sorted(keys)}
    query = f"SELECT * FROM turn WHERE turn <= {_MOST_TURNS} AND list_contains($keys, contact) ORDER BY contact, turn"
    turns = _groups(read_rows(database, TurnRow, query, values), lambda row: row.contact)
    query = """SELECT * FROM finding WHERE list_contains($keys, contact) ORDER BY contact, turn, "begin", "end", rule"""
    findings = _groups(read_rows(database, FindingRow, query, values), lambda row: row.contact)
    query = "SELECT * FROM conversation WHERE list_contains($keys, contact) ORDER BY contact"
    for row in list(read_rows(database, ConversationRow, query, values)):
        yield _view(row, turns[row.contact], findings.get(row.contact, []), links, precisions)


def _groups(rows: Iterable[_Row], key: Callable[[_Row], _Key]) -> dict[_Key, list[_Row]]:
    """Rows that stand together, by what they share."""
    return {value: list(group) for value, group in groupby(rows, key)}


def _view(
    row: ConversationRow,
    turns: Sequence[TurnRow],
    findings: Sequence[FindingRow],
    links: BookLinks,
    precisions: Mapping[str, Precision],
) -> ContactView:
    findings_by_turn = _groups(findings, lambda row: row.turn)
    channel = links.book.channels.get(row.channel or "")
    about = [
        channel.title if channel else row.channel,
        day_text(row.start) if row.start else None,
        f"{row.turns} turns, {row.judged_turns} of them searched",
        f"from {row.source}",
    ]
    return ContactView(
        key=row.contact,
        id=row.id,
        about=" · ".join(filter(None, about)),
        notes=tuple(_notes(row)),
        turns=tuple(
            _turn_view(turn, findings_by_turn.get(turn.turn, []), row.channel, links, precisions)
            for turn in turns
        ),
    )


def _notes(row: ConversationRow) -> Iterator[str]:
    yield from filter(None, row.notes.split("\n"))
    if row.turns > _MOST_TURNS:
        yield f"The first {_MOST_TURNS:,} of its turns; the tables hold all."


def _turn_view(
    turn: TurnRow,
    findings: Sequence[FindingRow],
    channel: str | None,
    links: BookLinks,
    precisions: Mapping[str, Precision],
) -> TurnView:
    return TurnView(
        number=turn.turn,
        look="aside" if turn.not_judged else turn.role,
        role=_ROLE_NAMES[turn.role],
        time=time_text(turn.begin),
        reason=_REASONS[turn.not_judged] if turn.not_judged else "",
        place=turn.place,
        pieces=tuple(pieces_of(turn.text, findings)),
        remarks=tuple(
            _remark(finding, channel, links, precisions)
            for finding in _one_of_each(findings)
            if finding.entry
        ),
    )


def _one_of_each(findings: Iterable[FindingRow]) -> list[FindingRow]:
    """The first finding of each entry in a turn."""
    return list({(row.kind, row.entry): row for row in reversed(list(findings))}.values())[::-1]


def pieces_of(text: str, findings: Iterable[FindingRow]) -> Iterator[Piece]:
    """The text in pieces, so that each letter that a finding holds is in a mark, however they overlap."""
    findings = list(findings)
    places = sorted({0, len(text), *(row.begin for row in findings), *(row.end for row in findings)})
    waiting_rows = deque(sorted(findings, key=lambda row: row.begin))
    rows: list[FindingRow] = []
    for begin, end in pairwise(places):
        rows = [row for row in rows if row.end > begin]
        while waiting_rows and waiting_rows[0].begin <= begin:
            rows.append(waiting_rows.popleft())
        best_row = min(rows, key=_rank, default=None)
        yield Piece(text[begin:end], _mark_of(best_row) if best_row else "")


def _rank(finding: FindingRow) -> tuple[bool, int]:
    return finding.certainty == Certainty.perhaps, _RANKS[finding.kind]


def _mark_of(finding: FindingRow) -> str:
    is_question = finding.certainty == Certainty.perhaps and finding.entry
    return f"{finding.kind} perhaps" if is_question else finding.kind


def _remark(
    finding: FindingRow, channel: str | None, links: BookLinks, precisions: Mapping[str, Precision]
) -> Remark:
    kind, entry = finding.kind, finding.entry
    certainty = finding.certainty
    lead = _LEADS[kind]
    if certainty == Certainty.look:
        lead = "Look first:"
    elif certainty == Certainty.perhaps:
        lead = f"Perhaps. {lead}"
    precision = precisions.get(finding.rule)
    return Remark(
        kind=kind,
        is_question=certainty == Certainty.perhaps,
        lead=lead,
        entry=links.link(kind, entry),
        level=links.level(kind, entry),
        comment=links.comment(kind, entry),
        say=links.say(kind, entry, channel),
        say_label=_SAY_LABELS.get(kind, ""),
        rule=finding.rule,
        precision=f"right in {precision.right} of {precision.total} checked here" if precision else "",
        label_lines=tuple(
            (verdict.value, label_line(verdict, finding.rule, finding.quote, finding.finding))
            for verdict in (Verdict.right, Verdict.not_here)
        ),
    )
