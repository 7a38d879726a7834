"""`talkdown completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from talkdown.commands.options import examples


@click.command(
    epilog=examples(
        'eval "$(talkdown completion bash)"          # in ~/.bashrc',
        "talkdown completion zsh > ~/.zfunc/_talkdown",
        "talkdown completion fish | source           # in ~/.config/fish/config.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes your shell complete talkdown's commands.

    It completes options, kinds of entries and rules, too.
    """
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "talkdown", "_TALKDOWN_COMPLETE").source())
