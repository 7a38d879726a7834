"""How a playbook ends, as pages and paper show it."""

from __future__ import annotations

from typing import NamedTuple


class Ending(NamedTuple):
    """One of a playbook's closing lists: its field, and its icon and label on pages and on paper."""

    field: str
    icon: str
    label: str


ENDINGS = (
    Ending("escalate_when", "account-arrow-up", "Bring someone in when"),
    Ending("end_when", "phone-hangup", "End the contact"),
    Ending("never", "cancel", "Never"),
)
"""In the order in which a playbook ends: first the help, then the way out, last what never happens."""
