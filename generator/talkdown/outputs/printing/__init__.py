"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.printing.imposition import PAPERS, Duplex
from talkdown.outputs.printing.job import INKS, Choice, Options
from talkdown.outputs.printing.kinds.anki import newest
from talkdown.outputs.printing.print_cache import Kept
from talkdown.outputs.printing.printer import PRINTABLES, Done, Shop, jobs_of
from talkdown.outputs.printing.site_files import KINDS, Stock, Superseded, Wishes, stock

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
