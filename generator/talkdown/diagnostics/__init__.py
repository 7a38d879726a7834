"""A problem, where it stands, and how it is shown. Everything else reports through this."""

from __future__ import annotations

from talkdown.diagnostics.diagnostic import Diagnostic, Severity, sort_problems
from talkdown.diagnostics.excerpt import excerpt
from talkdown.diagnostics.location import Location, Position, Route
from talkdown.diagnostics.report import (
    LABEL_COLORS,
    REPORT_FORMATS,
    as_github,
    as_json,
    as_text,
    describe_omission,
    problems_as_text,
    with_number,
)
from talkdown.diagnostics.suggestion import (
    UnknownName,
    did_you_mean,
    hint_on_all,
    nearest_name,
    unknown_name,
)

__all__ = [
    "LABEL_COLORS",
    "REPORT_FORMATS",
    "Diagnostic",
    "Location",
    "Position",
    "Route",
    "Severity",
    "UnknownName",
    "as_github",
    "as_json",
    "as_text",
    "describe_omission",
    "did_you_mean",
    "excerpt",
    "hint_on_all",
    "nearest_name",
    "problems_as_text",
    "sort_problems",
    "unknown_name",
    "with_number",
]
