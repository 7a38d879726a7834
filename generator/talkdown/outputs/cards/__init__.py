"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.cards.anki import newest
from talkdown.outputs.cards.job import INKS, Choice, Options
from talkdown.outputs.cards.kept import Kept
from talkdown.outputs.cards.sheets import PAPERS, Duplex
from talkdown.outputs.cards.shelf import KINDS, Stock, Superseded, Wishes, stock
from talkdown.outputs.cards.shop import PRINTABLES, Done, Shop, jobs_of

__all__ = [
    "INKS",
    "KINDS",
    "PAPERS",
    "PRINTABLES",
    "Choice",
    "Done",
    "Duplex",
    "Kept",
    "Options",
    "Shop",
    "Stock",
    "Superseded",
    "Wishes",
    "jobs_of",
    "newest",
    "stock",
]
