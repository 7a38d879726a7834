"""`talkdown edit`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import examples
from talkdown.commands.serve import OPEN_BROWSER, PORT, serve_site
from talkdown.commands.site_config import CONFIG


@click.command(epilog=examples("talkdown edit --open"))
@CONFIG
@PORT
@OPEN_BROWSER
def edit(config_file: Path, port: int, open_in_browser: bool) -> None:
    """Serve the site on this machine alone, and change its texts on the pages.

    Click a text, write another, read what the rules say of it, save: nothing else in its file changes. The address that is
    shown holds a key, so that no other page can do so.
    """
    serve_site(config_file, port, open_in_browser=open_in_browser, with_edits=True)
