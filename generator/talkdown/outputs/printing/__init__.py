"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.printing.imposition import PAPERS, Duplex
from talkdown.outputs.printing.job import INKS, Options, Selection
from talkdown.outputs.printing.kinds.anki import newest
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.printer import PRINTABLES, Printer, PrintResult, jobs_of
from talkdown.outputs.printing.site_files import KINDS, Cancelled, PrintFiles, PrintPlan, print_files

__all__ = [
    "INKS",
    "KINDS",
    "PAPERS",
    "PRINTABLES",
    "Cancelled",
    "Duplex",
    "Options",
    "PrintCache",
    "PrintFiles",
    "PrintPlan",
    "PrintResult",
    "Printer",
    "Selection",
    "jobs_of",
    "newest",
    "print_files",
]
