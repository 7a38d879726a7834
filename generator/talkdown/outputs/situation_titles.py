"""What readers see for the sorts of situations, and for the steps of one."""

from __future__ import annotations

from collections.abc import Mapping

SORTS: Mapping[str, str] = {
    "emergency": "Somebody may be hurt",
    "behavior": "What they do",
    "feeling": "What they feel",
    "service": "How they have been served",
    "trade": "What went wrong",
    "channel": "On the line and in writing",
    "access": "What somebody needs",
    "task": "What you have to do",
}
"""In the order of the page."""

STEPS: Mapping[str, str] = {
    "say_first": "Say first",
    "if_it_goes_on": "If it goes on",
    "when_it_has_passed": "When it has passed",
}
"""By the field that holds the phrases."""
