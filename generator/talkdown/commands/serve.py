"""`talkdown serve`."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from talkdown.commands.mkdocs_errors import CONFIG, plainly
from talkdown.commands.options import examples
from talkdown.commands.progress import Progress

HOST = "127.0.0.1"
_TRIED = 50


@click.command(epilog=examples("talkdown serve", "talkdown serve --port 8080 --open"))
@CONFIG
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="NUMBER",
    help="The port; a taken one makes way for the next free one.",
)
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open the site in a browser.")
def serve(config_file: Path, port: int, open_in_browser: bool) -> None:
    """Serve the site on this machine alone; an edit shows at once.

    An edit with errors is answered with what is wrong, and the last good pages stay up.
    """
    with Progress("building the site") as working, plainly(working.say):
        from talkdown.mkdocs.dev_server import Server

        free = _free(port)
        if port and free != port:
            working.say(f"port {port} is taken; using {free}")
        server = Server(str(config_file), HOST, free, click.echo)
    address = click.style(server.server.url, bold=True)
    with plainly(lambda text: click.echo(text, err=True)):
        server.serve(lambda: click.echo(f"the site is at {address}\nstop with Ctrl-C"), open_in_browser)


def _free(port: int) -> int:
    """The port, or the next one that is free."""
    for number in (*range(port, min(port + _TRIED, 65536)), 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, number))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return port
