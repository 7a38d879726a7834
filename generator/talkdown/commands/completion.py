"""`talkdown completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from talkdown.commands.options import examples
from talkdown.commands.terminal import echo


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

    It completes options, kinds of entries, ids of the book and the codes of problems, too.
    """
    shell_class = get_completion_class(shell)
    assert shell_class is not None  # click knows all three
    echo(shell_class(ctx.find_root().command, {}, "talkdown", "_TALKDOWN_COMPLETE").source())
