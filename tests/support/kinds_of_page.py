"""A page of each kind that the site has, with all that pages of the kind show; of those that do, a short one.

`test_every_kind_of_page_is_looked_at` fails when a kind is missing, or something that pages show.
"""

from __future__ import annotations

import pytest

PAGES = [
    "index", "techniques/index", "techniques/end-and-hand-over", "phrases/index", "phrases/steady", "phrases/acknowledge.2", "signs",
    "say-this-not-that", "playbooks/index", "playbooks/angry-email", "emails/index", "emails/complaint-final-answer",
    "word-bank", "situations/index", "situations/access", "questions", "drills",
    "scenarios/index", "scenarios/insults-by-phone", "training/index", "training/one-contact-in-threes",
    "print/index", "models", "evidence", "policy", "guides/trainer", "404",
]  # fmt: skip
"""Addresses without `.html`. The drills are the page with the most on it, a guide stands for all of Markdown's."""

PAGES_AT_EACH_CHANGE = (
    "index", "techniques/end-and-hand-over", "phrases/acknowledge.2", "playbooks/angry-email", "drills", "scenarios/insults-by-phone",
    "print/index", "guides/trainer",
)  # fmt: skip
"""Those that differ most: the finder, an entry, phrases, a path, a list, what is played, what is chosen, Markdown. The others are
looked at each night: what breaks on them alone is rare, and all of them are a tenth of the time that all tests take."""

EACH_PAGE = [
    pytest.param(path, marks=() if path in PAGES_AT_EACH_CHANGE else pytest.mark.nightly) for path in PAGES
]
"""For `parametrize`."""

REDIRECT = "t/T-07"
"""An address that leads on to a page of its own."""
