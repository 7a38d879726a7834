"""`talkdown schema`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.atomic import write_atomic
from talkdown.storage.display import name_some


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
        write_atomic(settings, editor_settings())
        echo(f"{name_of(settings)}: made")


def write_schemas(out: Path) -> int:
    """Write all schemas into a folder, and say how many. Raises Failure if a file of others has the name of one."""
    from talkdown.outputs import schemas

    artifacts = list(schemas.render())
    foreign_names = [a.path for a in artifacts if not schemas.may_replace(out / a.path, a.content)]
    if names := name_some(str(out / name) for name in foreign_names):
        raise Failure(
            f"no schema of Talkdown, and left as it is: {names}", "move it away, or choose another `--out`"
        )
    for artifact in artifacts:
        write_atomic(out / artifact.path, artifact.content)
    return len(artifacts)
