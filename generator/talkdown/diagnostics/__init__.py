"""A problem, where it stands, and how it is shown. Everything else reports through this."""

from __future__ import annotations

from talkdown.diagnostics.diagnostic import (
    FORMATS,
    Diagnostic,
    Severity,
    as_github,
    as_json,
    as_text,
    count,
    did_you_mean,
    in_order,
    summary,
)
from talkdown.diagnostics.location import Location, Position, Route

__all__ = [
    "FORMATS",
    "Diagnostic",
    "Location",
    "Position",
    "Route",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "count",
    "did_you_mean",
    "in_order",
    "summary",
]  # fmt: skip
