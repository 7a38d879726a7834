"""A page of each kind that the site has, with all that pages of the kind show; of those that do, a short one.

`test_every_kind_of_page_is_looked_at` fails when a kind is missing, or something that pages show.
"""

from __future__ import annotations

PAGES = [
    "index", "techniques/index", "techniques/end-and-hand-over", "phrases/index", "phrases/steady", "phrases/acknowledge.2", "signs",
    "say-this-not-that", "playbooks/index", "playbooks/angry-email", "emails/index", "emails/complaint-final-answer",
    "word-bank", "situations/index", "situations/access", "questions", "drills",
    "scenarios/index", "scenarios/insults-by-phone", "training/index", "training/one-contact-in-threes",
    "print/index", "models", "evidence", "policy", "guides/trainer", "404",
]  # fmt: skip
"""Addresses without `.html`. The drills are the page with the most on it, a guide stands for all of Markdown's."""

REDIRECT = "t/T-07"
"""An address that leads on to a page of its own."""
