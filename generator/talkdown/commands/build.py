"""`talkdown build`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.site import CONFIG, plainly
from talkdown.commands.working import Working


@click.command(
    epilog=examples("talkdown build", "talkdown build --out /srv/www/words", "talkdown build --strict")
)
@CONFIG
@click.option(
    "-d",
    "--out",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the site goes, instead of where mkdocs.yml says.",
)
@click.option(
    "--retire-offline", is_flag=True, help="Take the copies back that browsers keep: publish a kill switch."
)
@click.option("-s", "--strict", is_flag=True, help="Take warnings for errors.")
def build(config_file: Path, out: Path | None, strict: bool, retire_offline: bool) -> None:
    """Build the site: the same pages as `mkdocs build`.

    A phrasebook with errors is not built, and the site that is there stays as it is.
    """
    started = time.perf_counter()
    with Working("building the site") as working, plainly(working.say):
        from mkdocs.commands.build import build as build_site
        from mkdocs.config import load_config

        more = {"site_dir": str(out.resolve())} if out else {}
        config = load_config(config_file=str(config_file), strict=strict or None, **more)
        if "talkdown" not in config.plugins:
            raise Failure(
                f"`{config_file}` does not list the plugin `talkdown`", "add `- talkdown` under `plugins:`"
            )
        if retire_offline:
            config.plugins["talkdown"].config["offline"] = False
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config)
        finally:
            config.plugins.on_shutdown()
    target = out or Path(os.path.relpath(config.site_dir))
    click.echo(f"{target}: built in {time.perf_counter() - started:.1f} s")
