"""Which columns of a row hold what: looked up once for all rows that have the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from talkdown.transcripts import row_columns as columns

Keys = tuple[str, ...]


class RowKeys(NamedTuple):
    """Folded columns that a row has, the best first."""

    text: Keys
    role: Keys
    speaker: Keys
    begin: Keys
    end: Keys
    duration: Keys
    date: Keys
    clock: Keys
    conversation: Keys
    order: Keys
    kind: Keys
    private: Keys
    public: Keys
    channel: Keys
    confidence: Keys
    ids: Keys
    start_of_conversation: Keys
    agent_name: Keys
    customer_name: Keys

    @property
    def are_of_turns(self) -> bool:
        """Whether rows with these columns are turns: something is said, by somebody or at some time."""
        # `from` and `name` alone could be anything; a text beside them makes a turn of it.
        return bool(self.text) and bool({*self.role, *self.speaker, *self.begin} - {*self.text})


_LISTS = (
    columns.TEXT, columns.ROLE, columns.SPEAKER, columns.BEGIN, columns.END, columns.DURATION, columns.DATE, columns.CLOCK,
    columns.CONVERSATION, columns.ORDER, columns.KIND, columns.PRIVATE, columns.PUBLIC, columns.CHANNEL, columns.CONFIDENCE,
    columns.IDS, columns.START_OF_CONVERSATION, columns.AGENT_NAME, columns.CUSTOMER_NAME,
)  # fmt: skip


def keys_of_row(names: Iterable[str]) -> RowKeys:
    """Which of these folded columns hold what."""
    return _keys_of_columns(tuple(names))


@lru_cache(
    maxsize=1024
)  # a judgment: a table has one set of columns, rows of JSON that leave out what is empty a few
def _keys_of_columns(names: Keys) -> RowKeys:
    present_names = set(names)
    return RowKeys(
        *(
            tuple(name for name in words if name in present_names) or _by_ending(names, field)
            for field, words in zip(RowKeys._fields, _LISTS, strict=True)
        )
    )


def _by_ending(names: Keys, field: str) -> Keys:
    """The columns that end as those of a field may."""
    endings = columns.ENDINGS.get(field, ())
    return tuple(name for ending in endings for name in names if name.endswith(ending))
