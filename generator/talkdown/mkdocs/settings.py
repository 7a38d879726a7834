"""What may stand under the plugin in mkdocs.yml."""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from talkdown.outputs import printing
from talkdown.outputs.printing.job import bleed_of, offset_of


class _Several(options.ListOfItems[Any]):
    """A list, or one item without its dash."""

    def run_validation(self, value: object) -> list[Any]:
        return super().run_validation([value] if isinstance(value, str) else value)


class PrintSettings(Config):
    """What the site offers to print: every kind on each paper, in each ink."""

    kinds = _Several(options.Choice(printing.KINDS), default=list(printing.KINDS))
    """Any of `cards`, `poster`, `pocket`, `playbooks`, `quiz`, `zine`, `anki`; an empty list prints nothing."""
    paper = _Several(options.Choice(list(printing.PAPERS)), default=["a4", "letter"])
    """Any of `a4`, `letter`, `a3`."""
    ink = _Several(options.Choice(printing.INKS), default=["full", "mono"])
    """Any of `full`, `saver`, `mono`; pictures on the pages are in the first."""
    duplex = options.Choice([edge.value for edge in printing.Duplex], default="long-edge")
    """Where printers flip the sheet: `long-edge`, `short-edge`, `fold` or `fronts`."""
    bleed = options.Type(str, default="0mm")
    """For a print shop: one side of a card a page, with that much around it."""
    back_offset = options.Type(str, default="0,0")
    """How far backs are moved, in millimeters."""
    technique = _Several(options.Type(str), default=[])
    """Only these techniques."""
    stage = _Several(options.Type(str), default=[])
    """Only these stages."""


class Settings(Config):
    """The plugin's options in mkdocs.yml."""

    phrasebook = options.Type(str, default="phrasebook")
    """The folder of the phrasebook, from mkdocs.yml."""
    offline = options.Type(bool, default=True)
    """Whether the site can be installed and works without the network."""
    indexed = options.Type(bool, default=False)
    """Whether search engines may list the site."""
    frame_ancestors = options.ListOfItems(options.Type(str), default=[])
    """Who may show the site in a frame, for the sidebar of another program: `https://crm.example.com`."""
    print = options.SubConfig(PrintSettings)
    """What the site offers to print."""


def print_plan(given: PrintSettings) -> printing.PrintPlan | None:
    """What mkdocs.yml asks for."""
    if not given.kinds:
        return None
    try:
        bleed = bleed_of(given.bleed)
    except ValueError:
        raise PluginError(
            f"talkdown: `{given.bleed}` under `print:` is not a bleed; write it as `3mm`"
        ) from None
    try:
        offset = offset_of(given.back_offset)
    except ValueError:
        message = f"talkdown: `{given.back_offset}` under `print:` is not an offset; write it as `0.5,-1`"
        raise PluginError(message) from None
    return printing.PrintPlan(
        tuple(dict.fromkeys(given.kinds)),
        tuple(dict.fromkeys(given.paper)),
        tuple(dict.fromkeys(given.ink)),
        printing.Duplex(given.duplex),
        bleed,
        offset,
        printing.Selection(tuple(given.technique), tuple(given.stage)),
    )
