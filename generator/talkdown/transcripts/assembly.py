"""From a raw conversation to a conversation: clean words, one clock, roles, and turns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from talkdown.transcripts.clean_text import has_unseen_characters, on_one_line, words_by_line
from talkdown.transcripts.clock import count_past_midnight, set_clock
from talkdown.transcripts.moments import as_datetime
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import person_of
from talkdown.transcripts.roles import Roles
from talkdown.transcripts.settle_roles import settle_roles
from talkdown.transcripts.turn import Conversation
from talkdown.transcripts.turn_joining import LONGEST_TURN, join_turns

_LONGEST_NAME = 80
"""Characters of a name; what is longer is none."""

_LONGEST_ID = 200
"""Characters. Ids of tools have up to 60."""

_LABEL = re.compile(
    r"(?:speakers?|spk|ch|channel|guest|person|voice|party|participant|user|unidentified)[\s_:#-]*[\da-f]?"
    r"|.|[\W_\da-f]*\d[\W_\da-f]*|unknown.*|everyone|nobody",
    re.IGNORECASE,
)
"""`SPEAKER_00`, `ch_1`, `B`, a number, an id of digits and the letters A to F: what stands for a name and is none."""


def assemble(
    raw_conversation: RawConversation, roles: Roles, source: str, format_name: str
) -> Conversation | None:
    """The conversation of a raw conversation; None if nobody says anything in it."""
    notes = list(raw_conversation.notes)
    unseen_count = sum(has_unseen_characters(utterance.text) for utterance in raw_conversation.utterances)
    if unseen_count:
        notes.append(f"unseen characters were taken out of {unseen_count:,} of its texts")
    for utterance in raw_conversation.utterances:
        utterance.lines = words_by_line(utterance.text)
        utterance.text = on_one_line(utterance.text)
        utterance.speaker = on_one_line(utterance.speaker)[:_LONGEST_NAME]
    utterances = [utterance for utterance in raw_conversation.utterances if utterance.text]
    if not utterances:
        return None
    if any(len(utterance.text) > LONGEST_TURN for utterance in utterances):
        notes.append(f"of texts with over {LONGEST_TURN:,} characters the rest was left out")
    count_past_midnight(utterances)
    clock = set_clock(utterances, raw_conversation.started_at)
    utterances = clock.sort(utterances)
    notes += settle_roles(utterances, roles)
    own_id = on_one_line(raw_conversation.id)[:_LONGEST_ID]
    return Conversation(
        id=own_id or _name_without_ending(source),
        has_own_id=bool(own_id),
        channel=on_one_line(raw_conversation.channel)[:_LONGEST_NAME].casefold()
        if raw_conversation.channel
        else None,
        started_at=as_datetime(clock.start),
        turns=tuple(join_turns(utterances, clock)),
        source=source,
        format=format_name,
        names=_names_of(raw_conversation.names, utterances),
        notes=tuple(dict.fromkeys(notes)),
    )


def _name_without_ending(source: str) -> str:
    return re.sub(r"\.\w{1,8}$", "", source.rpartition("/")[2])


def _names_of(names: Iterable[str], utterances: Sequence[Utterance]) -> tuple[str, ...]:
    speakers = dict.fromkeys(utterance.speaker for utterance in utterances)
    people = (person_of(on_one_line(name)[:_LONGEST_NAME]) for name in (*names, *speakers))
    return tuple(dict.fromkeys(name for name in people if name and _LABEL.fullmatch(name) is None))
