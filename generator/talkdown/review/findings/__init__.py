"""What the book hears in one turn of a contact: a detector a file, each of them turn → places in its text."""

from __future__ import annotations

from talkdown.review.findings.detectors import Detectors
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.review.findings.writing import Layout

__all__ = ["Certainty", "Detectors", "Finding", "Layout"]
