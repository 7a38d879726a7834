"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.print_site import (
    PrintCancelledError,
    PrintPlan,
    SitePrint,
    newest_change,
    print_site,
)
from talkdown.outputs.printing.printer import Printer, PrintResult, jobs_of

__all__ = [
    "Options",
    "PrintCache",
    "PrintCancelledError",
    "PrintPlan",
    "PrintResult",
    "Printer",
    "Selection",
    "SitePrint",
    "jobs_of",
    "newest_change",
    "print_site",
]
