"""`talkdown build`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from talkdown.commands.options import CONFIG, Told, examples, existing, quiet_notices


@click.command(
    epilog=examples("talkdown build", "talkdown build --site-dir /srv/www/words", "talkdown build --strict")
)
@CONFIG
@click.option(
    "-d", "--site-dir", type=click.Path(), help="Where the site goes, instead of where mkdocs.yml says."
)
@click.option("-s", "--strict", is_flag=True, help="Take warnings for errors.")
def build(config_file: Path, site_dir: str | None, strict: bool) -> None:
    """Build the site: the same pages as `mkdocs build`."""
    quiet_notices()
    path = existing(config_file)
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    told = Told()
    started = time.perf_counter()
    more = {"site_dir": str(Path(site_dir).resolve())} if site_dir else {}
    try:
        config = load_config(config_file=path, strict=strict or None, **more)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        told.stop()
        raise click.ClickException(told.last or str(error)) from None
    told.stop()
    pages = sum(1 for _ in Path(config.site_dir).rglob("*.html"))
    click.echo(f"{config.site_dir}: {pages:,} pages in {time.perf_counter() - started:.1f} s")
