"""`talkdown serve`."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from talkdown.commands.options import CONFIG, Told, examples, existing, quiet_notices

HOST = "127.0.0.1"


@click.command(epilog=examples("talkdown serve", "talkdown serve --port 8080 --open"))
@CONFIG
@click.option(
    "-p",
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; a taken one makes way for the next free one.",
)
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open the site in a browser.")
def serve(config_file: Path, port: int, open_in_browser: bool) -> None:
    """Serve the site on this machine; an edit shows at once."""
    quiet_notices()
    path = existing(config_file)
    from mkdocs.exceptions import Abort, MkDocsException

    from talkdown.serving import Server

    told = Told()
    free = _free(port)
    if port and free != port:
        click.echo(f"port {port} is taken; using {free}")
    click.echo("building the site ...")
    try:
        server = Server(path, HOST, free, click.echo)
    except (Abort, MkDocsException) as error:
        raise click.ClickException(told.last or str(error)) from None
    click.echo(f"the site is at {server.server.url}\nstop with Ctrl-C")
    server.serve(open_in_browser)


def _free(port: int) -> int:
    """The port, or the next one that is free."""
    for number in (port, *range(port + 1, min(port + 50, 65536)), 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, number))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return port
