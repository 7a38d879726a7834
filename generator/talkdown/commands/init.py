"""`talkdown init`."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.output import require_no_dead_link
from talkdown.commands.schema import write_schemas
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.atomic import write_atomic
from talkdown.storage.display import describe_os_error
from talkdown.storage.package import GUIDES, PACKAGE

STARTER = PACKAGE / "starter/book"


@click.command(epilog=examples("talkdown init our-words", "cd our-words && talkdown serve"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Make a book of your own in FOLDER, on top of the shipped one.

    It has a mkdocs.yml, the shipped guides and a page of yours in content/, and a small phrasebook/ with entries of your own, a change to a shipped
    entry, and company rules, one filled in and one open. It builds at once. Nothing that is there is overwritten.
    """
    from talkdown.outputs.schemas import editor_settings
    from talkdown.pipeline.upstream import mark_as_seen, read_upstream

    require_no_dead_link(folder)
    if folder.exists() and any(path.name != ".git" for path in folder.iterdir()):
        raise Failure(
            f"`{name_of(folder)}` is not empty, and nothing in it was touched", "choose a new folder"
        )
    try:
        _copy(STARTER, folder)
        _copy(GUIDES, folder / "content/guides")
        write_schemas(folder / "schema")
        write_atomic(folder / ".vscode/settings.json", editor_settings())
        if upstream := read_upstream(folder / "phrasebook"):
            mark_as_seen(upstream, folder / "phrasebook")
    except OSError as error:
        raise Failure(
            f"`{name_of(folder)}` is there in part: {describe_os_error(error)}",
            "mend that, delete the folder, and begin anew",
        ) from None
    change_folder = "" if folder == Path() else f"cd {name_of(shlex.quote(str(folder)))} && "
    echo(f"{name_of(folder)}: your book is ready\nnext: {change_folder}talkdown serve")


def _copy(source: Path, folder: Path) -> None:
    """Make files of the user's own of those in a folder of the package: where nobody may write to those, to the new ones the user may."""
    for path in sorted(source.rglob("*")):
        target = folder / path.relative_to(source)
        if path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
