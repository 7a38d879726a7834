"""One conversation becomes rows: redacted, searched, and with the place of each turn in its source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import NamedTuple, Protocol

from talkdown.review.facts.agents import key_of_speaker, main_agent
from talkdown.review.facts.export_gate import ExportGate
from talkdown.review.facts.rows import ConversationRow, FindingRow, RedactedText, TurnRow
from talkdown.review.findings import Finding, Layout
from talkdown.review.settings import LEAST_CONFIDENCE, ReviewSettings
from talkdown.transcripts import Conversation, Role, Turn, read_conversations
from talkdown.transcripts.source_file import Report

_LINES_BEFORE = 8
"""That are remembered: messages in a row are a burst from the fourth on, and empty lines stand between some."""


class TurnDetectors(Protocol):
    """What looks for the book's signs and words: `Detectors`."""

    def find(self, role: str, text: str, layout: Layout, /) -> Iterable[Finding]:
        """The findings in a turn, in the order of its text."""


class Contact(NamedTuple):
    """The rows of one conversation."""

    conversation: ConversationRow
    turns: list[TurnRow]
    findings: list[FindingRow]
    speakers: frozenset[tuple[str, str]] = frozenset()
    """Which entries were heard from which agents, by name of entry (`avoid/calm-down`) and key. It is counted, and stored nowhere."""


def contact_of(conversation: Conversation, detectors: TurnDetectors, settings: ReviewSettings) -> Contact:
    """The rows of a conversation. Nothing of what was said is kept but what redaction lets through."""
    key = _contact_key(conversation)
    gate = ExportGate(conversation, is_redacted=settings.is_redacted)
    turns: list[TurnRow] = []
    findings: list[FindingRow] = []
    speakers: set[tuple[str, str]] = set()
    channel = _channel_of(conversation, gate, settings)
    layouts = _layouts(conversation.turns, channel)
    for number, (turn, layout) in enumerate(zip(conversation.turns, layouts, strict=True), start=1):
        text = gate.words(turn)
        not_judged = _why_not_judged(turn)
        speaker = key_of_speaker(turn, settings.pseudonym_secret)
        agent = speaker if settings.is_by_agent else None
        turns.append(
            TurnRow(
                contact=key,
                turn=number,
                role=turn.role,
                agent=agent,
                text=text,
                begin=turn.begin,
                end=turn.end,
                is_private=turn.is_private,
                not_judged=not_judged,
                place=gate.place(turn.place),
            )
        )
        if not_judged is None:
            for finding in detectors.find(turn.role, text, layout):
                if _is_asked_for(finding, settings):
                    findings.append(_finding_row(key, turns[-1], finding))
                    if speaker is not None:
                        speakers.add((f"{finding.kind}/{finding.entry_id}", speaker))
    conversation_row = _conversation_row(key, conversation, turns, channel, gate)
    return Contact(conversation_row, turns, findings, frozenset(speakers))


def _is_asked_for(finding: Finding, settings: ReviewSettings) -> bool:
    return not settings.rules or finding.entry_id in settings.rules or finding.kind in settings.rules


def _channel_of(
    conversation: Conversation, gate: ExportGate, settings: ReviewSettings
) -> RedactedText | None:
    """That of the file: some tools write a number or an address there. Else the book's that the settings name."""
    if conversation.channel:
        return gate.field(conversation.channel)
    return RedactedText(settings.channel) if settings.channel else None


def _layouts(turns: Iterable[Turn], channel: str | None) -> Iterator[Layout]:
    """How each turn came. What the system says, and what the customer never saw, comes between nobody's messages."""
    previous_role: Role | None = None
    lines: tuple[int, ...] = ()
    for turn in turns:
        if turn.role is Role.system or turn.is_private:
            yield Layout(channel, turn.lines)
            continue
        lines_before = lines if turn.role is previous_role else ()
        yield Layout(channel, turn.lines, lines_before)
        lines = (*lines_before, *turn.lines)[-_LINES_BEFORE:]
        previous_role = turn.role


def contacts_in_file(
    folder: Path, name: str, detectors: TurnDetectors, settings: ReviewSettings, report: Report
) -> Iterator[Contact]:
    """The contacts in a file of a folder, one at a time; what is not understood of it is reported.

    Those that began before the day of the settings are left out; those without a date are not.
    """
    for conversation in read_conversations(folder / name, settings.who(), report, folder):
        start = conversation.started_at
        if settings.since is None or start is None or start.date() >= settings.since:
            yield contact_of(conversation, detectors, settings)


def _conversation_row(
    key: str,
    conversation: Conversation,
    turns: list[TurnRow],
    channel: RedactedText | None,
    gate: ExportGate,
) -> ConversationRow:
    start = conversation.started_at
    last_seconds = [time for turn in turns for time in (turn.begin, turn.end) if time is not None]
    return ConversationRow(
        contact=key,
        id=gate.label(conversation.id),
        source=gate.source,
        file=file_key(conversation.source),
        format=conversation.format,
        channel=channel,
        start=start.astimezone(UTC).replace(tzinfo=None) if start else None,
        seconds=max(last_seconds, default=None),
        agent=main_agent(turn.agent for turn in turns),
        turns=len(turns),
        judged_turns=sum(turn.not_judged is None for turn in turns),
        notes=RedactedText("\n".join(map(gate.label, conversation.notes))),
    )


def _why_not_judged(turn: Turn) -> str | None:
    if turn.is_private:
        return "private"
    if turn.role not in (Role.customer, Role.agent):
        return "role"
    if turn.confidence is not None and turn.confidence < LEAST_CONFIDENCE:
        return "confidence"
    return None


def _finding_row(key: str, turn: TurnRow, finding: Finding) -> FindingRow:
    return FindingRow(
        finding=_digest(
            key,
            str(turn.turn),
            f"{finding.kind}/{finding.entry_id}",
            finding.wording or finding.rule,
            finding.quote,
        ),
        contact=key,
        turn=turn.turn,
        role=turn.role,
        agent=turn.agent,
        kind=finding.kind,
        entry=finding.entry_id,
        rule=finding.rule,
        certainty=finding.certainty,
        begin=finding.begin,
        end=finding.end,
        quote=RedactedText(finding.quote),  # it was found in a text that came through the gate
        place=turn.place,
        wording=finding.wording,
    )


def _contact_key(conversation: Conversation) -> str:
    """No role is in it: whoever says better who is agent keeps the labels."""
    id = conversation.id if conversation.has_own_id else ""
    start = conversation.started_at.isoformat() if conversation.started_at else ""
    turns = conversation.turns[:1] if id and start else conversation.turns
    return _digest(id, start, *(f"{turn.begin} {turn.text}" for turn in turns))


def file_key(name: str) -> str:
    """The key of a file, by its name relative to the folder that is read."""
    return _digest(name)


def _digest(*texts: str) -> str:
    """16 hex digits: among a billion findings, two share them with a chance of 3 in 100."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:16]
