"""Policy slot: what a company must fill in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from talkdown.model.entry import Entry
from talkdown.model.fields import Explanation, FormattedText, Prose, Text


class Slot(Entry):
    """Something a company must fill in; shown as unfilled until it is."""

    kind: ClassVar[str] = "slot"
    name_field: ClassVar[str] = "label"
    stand_ins: ClassVar[Mapping[str, str]] = MappingProxyType({"default": "value"})

    label: Text
    """What must be decided, as a reader sees it: 'Refund limit'."""
    default: Prose
    """What stands there until it is filled in."""
    help: Explanation | None = None
    """What the company should write under `value:`."""
    value: FormattedText | None = None
    """What your company has decided."""
    short: Text | None = None
    """Its name on playbook sheets, before a line to write on."""
    reach: Text | None = None
    """The number, name or address that is printed on that line."""
