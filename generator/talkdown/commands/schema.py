"""`talkdown schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from talkdown.commands.options import examples


@click.command(epilog=examples("talkdown schema", "talkdown schema --out our-words/schema"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("schema"),
    show_default=True,
    metavar="FOLDER",
    help="Where the files go.",
)
def schema(out: Path) -> None:
    """Write a JSON Schema for every kind of entry, and settings for VS Code.

    With them, VS Code's YAML extension completes the names of fields and underlines mistakes while you type.
    """
    from talkdown.schemas import EDITOR, schemas

    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for artifact in schemas():
        (out / artifact.path).write_bytes(artifact.content)
        count += 1
    click.echo(f"{out}: {count} schemas")
    settings = out.parent / ".vscode/settings.json"
    if out.name == "schema" and not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps(EDITOR, indent=2) + "\n", encoding="utf-8")
        click.echo(f"{settings}: made")
