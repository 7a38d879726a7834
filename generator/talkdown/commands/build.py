"""`talkdown build`."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from talkdown.commands.mkdocs_errors import CONFIG, plainly
from talkdown.commands.options import Failure, examples
from talkdown.commands.progress import Progress
from talkdown.diagnostics import describe_os_error, display_path
from talkdown.pipeline.publish import PublishError, publishing

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from talkdown.pipeline.links import Broken

SHOWN_LINKS = 20
_WAYS_OUT = {
    errno.ENOSPC: "make room, and build again",
    errno.EDQUOT: "make room, and build again",
    errno.EROFS: "make it writable, or publish elsewhere with `--out FOLDER`",
    errno.EACCES: "make it writable, or publish elsewhere with `--out FOLDER`",
    errno.EPERM: "make it writable, or publish elsewhere with `--out FOLDER`",
}


@click.command(
    epilog=examples("talkdown build", "talkdown build --out /srv/www/words", "talkdown build --strict")
)
@CONFIG
@click.option(
    "-d",
    "--out",
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the site goes, instead of where mkdocs.yml says.",
)
@click.option(
    "--retire-offline", is_flag=True, help="Take the copies back that browsers keep: publish a kill switch."
)
@click.option("-s", "--strict", is_flag=True, help="Take warnings for errors.")
def build(config_file: Path, out: Path | None, strict: bool, retire_offline: bool) -> None:
    """Build the site: the same pages as `mkdocs build`.

    It is built beside the one that is there, every link is followed, and one rename puts it in its place. A
    build that fails, or is stopped, leaves the last site as it is.
    """
    started = time.perf_counter()
    with Progress("building the site") as working:
        with plainly(working.say):
            config = _config(config_file, out, strict)
        plugin: Any = config.plugins["talkdown"]
        if retire_offline:
            plugin.config["offline"] = False
        target = Path(config.site_dir)
        with _the_last_one_stays(target), publishing(target) as publication:
            config.site_dir = str(publication.folder)
            with plainly(working.say):
                _built(config)
            from talkdown.pipeline.links import broken

            found = broken(publication.folder, config.site_url or "", plugin.site.finder_addresses())
            if found:
                raise Failure(_said(found))
            publication.publish()
        for note in publication.notes:
            working.say(f"{click.style('note:', fg='cyan')} {note}")
    click.echo(f"{out or os.path.relpath(target)}: built in {time.perf_counter() - started:.1f} s")


def _config(file: Path, out: Path | None, strict: bool) -> MkDocsConfig:
    from mkdocs.config import load_config

    more = {"site_dir": os.path.abspath(out)} if out else {}
    config = load_config(config_file=str(file), strict=strict or None, **more)
    if "talkdown" not in config.plugins:
        raise Failure(f"`{file}` does not list the plugin `talkdown`", "add `- talkdown` under `plugins:`")
    return config


def _built(config: MkDocsConfig) -> None:
    from mkdocs.commands.build import build as build_site

    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _the_last_one_stays(site: Path) -> Iterator[None]:
    """Within it, whatever ends a build is said in three lines: what, that the site stays, and a way out."""
    shown = display_path(site)
    stays = f"`{shown}` stays as it was" if site.exists() else f"there is no `{shown}` yet"

    def ended(why: str, hint: str) -> Failure:
        return Failure(f"{why}\n  {stays}", hint)

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except PublishError as error:
        raise ended(str(error), error.hint) from None
    except OSError as error:
        why = describe_os_error(error)
        where = f"`{os.path.relpath(error.filename)}`: " if error.filename else ""
        raise ended(where + why, _WAYS_OUT.get(error.errno or 0, "mend that, and build again")) from None
    except KeyboardInterrupt:
        raise ended("the build was stopped", "`talkdown build` begins anew") from None
    except Failure as error:
        raise ended(error.message.rstrip(), "mend that, and build again") from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _said(found: list[Broken]) -> str:
    """What leads nowhere; what stands on many pages is said once."""
    pages: dict[tuple[str, str], list[str]] = {}
    for row in found:
        pages.setdefault((row.link, row.why), []).append(row.page)
    rows = []
    for (link, why), where in pages.items():
        others = f" and {len(where) - 1} more" if len(where) > 1 else ""
        rows.append(f"  {where[0]}{others}: `{link}` {why}")
    if len(rows) > SHOWN_LINKS:
        rows[SHOWN_LINKS:] = [f"  … and {len(rows) - SHOWN_LINKS} more"]
    many = f"{len(pages)} links lead" if len(pages) > 1 else "a link leads"
    return "\n".join([f"{many} nowhere", *rows])
