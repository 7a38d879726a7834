"""`talkdown serve`."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import click

from talkdown.commands.options import examples
from talkdown.commands.progress import Progress
from talkdown.commands.site_config import CONFIG, mkdocs_errors_as_failures
from talkdown.commands.terminal import echo, style
from talkdown.storage.interruption import ending_as_by_keyboard

HOST = "127.0.0.1"

_TRIES = 50
"""How many ports after the one that was asked for are tried: more servers than that nobody runs at once."""


PORT = click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),  # a port is a number of 16 bits, and 0 stands for any free one
    default=8000,  # as `mkdocs serve` has it
    show_default=True,
    metavar="NUMBER",
    help="The port; a taken one makes way for the next free one.",
)
OPEN_BROWSER = click.option(
    "-o", "--open", "open_in_browser", is_flag=True, help="Open the site in a browser."
)


@click.command(epilog=examples("talkdown serve", "talkdown serve --port 8080 --open"))
@CONFIG
@PORT
@OPEN_BROWSER
def serve(config_file: Path, port: int, open_in_browser: bool) -> None:
    """Serve the site on this machine alone; an edit shows at once.

    An edit with errors is answered with what is wrong, and the last good pages stay up.
    """
    serve_site(config_file, port, open_in_browser=open_in_browser)


def serve_site(config_file: Path, port: int, *, open_in_browser: bool, with_edits: bool = False) -> None:
    """Serve the site until the keyboard interrupts; `with_edits` lets texts be changed on its pages."""
    with ending_as_by_keyboard():
        _serve(config_file, port, open_in_browser, with_edits)


def _serve(config_file: Path, port: int, open_in_browser: bool, with_edits: bool) -> None:
    with Progress("building the site") as progress, mkdocs_errors_as_failures(progress.say):
        from talkdown.mkdocs.dev_server import DevServer

        free_port = _free_port(port)
        if port and free_port != port:
            progress.say(f"port {port} is taken; using {free_port}")
        server = DevServer(config_file, HOST, free_port, with_edits=with_edits)

    def announce() -> None:
        echo(f"the site is at {style(server.edit_address, bold=True)}\nstop with Ctrl-C")
        if open_in_browser:
            webbrowser.open_new_tab(server.edit_address)

    with mkdocs_errors_as_failures(echo, errors_at_once=True):
        server.serve(announce)


def _free_port(port: int) -> int:
    """The port, or the next one that is free; any free one for 0."""
    for number in (*range(port, min(port + _TRIES, 65536)), 0):
        with socket.socket() as probe:
            # As the server does: a port counts as free while the last connections to it are still closing.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, number))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return port
