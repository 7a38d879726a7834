"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki."""

from __future__ import annotations

from talkdown.outputs.printing.kinds import newest_change
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.printer import Printer, PrintResult, jobs_of
from talkdown.outputs.printing.site_files import PrintCancelledError, PrintFiles, PrintPlan, print_files

__all__ = [
    "Options",
    "PrintCache",
    "PrintCancelledError",
    "PrintFiles",
    "PrintPlan",
    "PrintResult",
    "Printer",
    "Selection",
    "jobs_of",
    "newest_change",
    "print_files",
]
