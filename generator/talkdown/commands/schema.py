"""`talkdown schema`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import examples
from talkdown.commands.output import disk_errors_as_failures, require_no_dead_link, require_ours
from talkdown.commands.terminal import echo, name_of
from talkdown.storage.atomic import make_folder, write_new
from talkdown.storage.output_folder import OutputFolder


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

    require_no_dead_link(out)
    settings = out.parent / ".vscode/settings.json"
    has_settings = out.name != "schema" or settings.exists()
    if not has_settings:
        require_no_dead_link(settings)
    with disk_errors_as_failures("write them again", "write elsewhere with `--out FOLDER`"):
        echo(f"{name_of(out)}: {write_schemas(out)} schemas")
        if not has_settings:
            make_folder(settings.parent)
            write_new(settings, editor_settings())
            echo(f"{name_of(settings)}: made")


def write_schemas(out: Path) -> int:
    """Write all schemas into a folder, and say how many.

    Raises Failure if a file of others has the name of one, OSError if the disk refuses.
    """
    from talkdown.outputs import schemas

    artifacts, out_folder = list(schemas.render()), OutputFolder(out)
    require_ours(out_folder, [artifact.path for artifact in artifacts], "write")
    for artifact in artifacts:
        out_folder.write(artifact.path, artifact.content)
    return len(artifacts)
