"""The command line."""

from __future__ import annotations

import os
from typing import Any

import click

from talkdown.commands import COMMANDS
from talkdown.commands.options import examples
from talkdown.storage.package import __version__


class Commands(click.Group):
    """Lists its commands in their own order, and says in plain words which file cannot be read or written, and what to run first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which one needs them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None:
                raise
            from talkdown.storage.display import describe_os_error

            raise click.ClickException(f"`{error.filename}`: {describe_os_error(error)}") from None
        except RuntimeError as error:
            from talkdown.outputs.scripts import StaleScripts

            if not isinstance(error, StaleScripts):
                raise
            raise click.ClickException(str(error)) from None


@click.group(
    cls=Commands,
    # 96 columns: the longest line of help has 89, and click would break it at 80. What `explain` prints is prose, with
    # shorter lines.
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=examples(
        "talkdown init our-words",
        "talkdown serve",
        "talkdown check",
        'talkdown new technique "Count to three"',
    ),
)
@click.version_option(__version__, "-V", "--version", message="talkdown %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn a phrasebook into a searchable site and printable cheat-cards.

    A phrasebook is a folder of YAML files: techniques, phrases, warning signs, playbooks.
    `talkdown COMMAND --help` tells more about a command.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


for command in COMMANDS:
    main.add_command(command)
