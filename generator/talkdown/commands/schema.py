"""`talkdown schema`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import examples
from talkdown.commands.terminal import echo, name_of


@click.command(epilog=examples("talkdown schema", "talkdown schema --out our-words/schema"))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schema"),
    show_default=True,
    metavar="FOLDER",
    help="Where the files go.",
)
def schema(out: Path) -> None:
    """Write JSON Schemas, so that editors complete and underline.

    There is one for every kind of entry, and one for book.yaml. With them, VS Code's YAML extension completes the names of fields and underlines mistakes while you type. Beside a
    folder called `schema`, the settings that tell it so are written too, unless there are some.
    """
    from talkdown.outputs.schemas import editor_settings

    echo(f"{name_of(out)}: {write_schemas(out)} schemas")
    settings = out.parent / ".vscode/settings.json"
    if out.name == "schema" and not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_bytes(editor_settings())
        echo(f"{name_of(settings)}: made")


def write_schemas(out: Path) -> int:
    """Write all schemas into a folder, and say how many."""
    from talkdown.outputs import schemas

    out.mkdir(parents=True, exist_ok=True)
    artifacts = list(schemas.render())
    for artifact in artifacts:
        (out / artifact.path).write_bytes(artifact.content)
    return len(artifacts)
