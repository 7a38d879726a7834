"""`talkdown init`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from talkdown.commands.options import examples
from talkdown.shipped import PACKAGE

STARTER = PACKAGE / "starter/book"


@click.command(epilog=examples("talkdown init our-words", "cd our-words && talkdown serve"))
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a book of your own in FOLDER, on top of the shipped one.

    It has a mkdocs.yml, pages in content/, and a small phrasebook/ with examples of your own phrases, of a change to a
    shipped entry, and of company rules. It builds at once.
    """
    from talkdown.schemas import EDITOR, schemas

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(
            f"`{folder}` is not empty, and nothing in it was touched\n  hint: choose a new folder"
        )
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)
    for artifact in schemas():
        path = folder / "schema" / artifact.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(artifact.content)
    settings = folder / ".vscode/settings.json"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(json.dumps(EDITOR, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{folder}: your book is ready\nnext: cd {folder} && talkdown serve")
