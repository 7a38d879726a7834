"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.cards.job import INKS, Choice, Options
from talkdown.outputs.cards.sheets import PAPERS, Duplex
from talkdown.outputs.cards.shop import PRINTABLES, Done, Shop, jobs_of

__all__ = ["INKS", "PAPERS", "PRINTABLES", "Choice", "Done", "Duplex", "Options", "Shop", "jobs_of"]
