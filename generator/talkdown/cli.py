"""The command line."""

from __future__ import annotations

import click

from talkdown import __version__
from talkdown.commands import ALL
from talkdown.commands.options import examples


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=examples(
        "talkdown init our-words",
        "talkdown serve",
        "talkdown check",
        'talkdown new technique "Name the feeling"',
    ),
)
@click.version_option(__version__, "-V", "--version", message="talkdown %(version)s")
def main() -> None:
    """Turn a phrasebook into a searchable site and printable cheat-cards.

    A phrasebook is a folder of YAML files: techniques, phrases, warning signs, playbooks. `talkdown COMMAND --help`
    tells more about a command.
    """


for command in ALL:
    main.add_command(command)
