"""`talkdown build`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from talkdown.commands.options import Failure, Misuse, examples, with_label
from talkdown.commands.output import describe_refusal, way_out
from talkdown.commands.progress import Progress
from talkdown.commands.site_building import build_and_follow_links
from talkdown.commands.site_config import CONFIG, mkdocs_errors_as_failures
from talkdown.commands.terminal import echo, name_of
from talkdown.pipeline.publish import PublishError, builds_of, publishing, state_of
from talkdown.storage.display import display_path
from talkdown.storage.interruption import ending_as_by_keyboard


@click.command(
    epilog=examples(
        "talkdown build",
        "talkdown build --out /srv/www/words",
        "talkdown build --strict",
        "talkdown build --drafts --out preview",
    )
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
@click.option("--drafts", is_flag=True, help="Show drafts, too, marked: for reviewers, not for readers.")
@click.option("-s", "--strict", is_flag=True, help="Take warnings for errors.")
def build(config_file: Path, out: Path | None, strict: bool, retire_offline: bool, drafts: bool) -> None:
    """Build the site: the same pages as `mkdocs build`.

    It is built beside the one that is there, every link is followed, and one rename puts it in its place. A
    build that fails, or is stopped, leaves the last site as it is.
    """
    start = time.perf_counter()
    if out is not None and config_file.resolve().is_relative_to(out.resolve()):
        raise Misuse(
            f"`--out {name_of(out)}` is the folder of mkdocs.yml, or one around it", "name another one"
        )
    with Progress("building the site") as progress:
        with mkdocs_errors_as_failures(progress.say):
            from talkdown.mkdocs.build import SiteProject

            project = SiteProject(
                config_file, out=out, strict=strict, retire_offline=retire_offline, drafts=drafts
            )
        with _last_site_stays(project.site_dir), publishing(project.site_dir, project.sources) as publication:
            build_and_follow_links(project, publication.folder, progress.say)
            publication.publish()
        for note in publication.notes:
            progress.say(with_label("note", note))
    where = name_of(out or os.path.relpath(project.site_dir))
    echo(f"{where}: built in {time.perf_counter() - start:.1f} s")


@contextmanager
def _last_site_stays(site: Path) -> Iterator[None]:
    """Within it, whatever ends a build is said in three lines: what, what became of the site, and a way out."""
    state_before = state_of(site)

    def failure(why: str, hint: str) -> Failure:
        return Failure(f"{why}\n  {_what_became(site, state_before)}", hint)

    try:
        with ending_as_by_keyboard():
            yield
    except PublishError as error:
        raise failure(str(error), error.hint) from None
    except OSError as error:
        hint = way_out(error, "build again", "publish elsewhere with `--out FOLDER`")
        raise failure(describe_refusal(error), hint) from None
    except KeyboardInterrupt:
        raise failure("the build was stopped", "`talkdown build` begins anew") from None
    except Failure as error:
        raise failure(error.message.rstrip(), "mend that, and build again") from None


def _what_became(site: Path, state_before: tuple[int, int] | None) -> str:
    """What stands in the site's place now, whatever was meant to."""
    name, state = name_of(display_path(site)), state_of(site)
    if state is None:
        return (
            f"there is no `{name}` now; its builds are in `{name_of(display_path(builds_of(site)))}`"
            if state_before
            else f"there is no `{name}` yet"
        )
    return f"`{name}` stays as it was" if state == state_before else f"`{name}` is the new build already"
