"""A problem, where it stands, and how it is shown. Everything else reports through this."""

from __future__ import annotations

from talkdown.diagnostics.diagnostic import Diagnostic, Severity, sort_problems
from talkdown.diagnostics.location import Location, Position, Route
from talkdown.diagnostics.report import REPORT_FORMATS, as_github, as_json, as_text, problems_as_text
from talkdown.diagnostics.suggestion import did_you_mean

__all__ = [
    "REPORT_FORMATS",
    "Diagnostic",
    "Location",
    "Position",
    "Route",
    "Severity",
    "as_github",
    "as_json",
    "as_text",
    "did_you_mean",
    "problems_as_text",
    "sort_problems",
]
