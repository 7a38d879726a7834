"""What is printed: cards, poster, pocket cards, playbook sheets, quiz, zine, and a deck for Anki.

A name is looked up when somebody asks for it: a check of letters has no use for Typst, whose import takes longer
than the check.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talkdown.outputs.printing.jobs import jobs_of
    from talkdown.outputs.printing.options import Options, Selection
    from talkdown.outputs.printing.print_cache import PrintCache
    from talkdown.outputs.printing.printer import Printer, PrintResult
    from talkdown.outputs.printing.site_icons import brand_icons
    from talkdown.outputs.printing.site_printing import (
        PrintCancelledError,
        PrintPlan,
        SitePrint,
        newest_change,
        print_site,
    )

__all__ = [
    "Options",
    "PrintCache",
    "PrintCancelledError",
    "PrintPlan",
    "PrintResult",
    "Printer",
    "Selection",
    "SitePrint",
    "brand_icons",
    "jobs_of",
    "newest_change",
    "print_site",
]

_MODULES = {
    "Options": "options",
    "PrintCache": "print_cache",
    "PrintCancelledError": "site_printing",
    "PrintPlan": "site_printing",
    "PrintResult": "printer",
    "Printer": "printer",
    "Selection": "options",
    "SitePrint": "site_printing",
    "brand_icons": "site_icons",
    "jobs_of": "jobs",
    "newest_change": "site_printing",
    "print_site": "site_printing",
}


def __getattr__(name: str) -> object:
    """A name of this package, from the module that has it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
