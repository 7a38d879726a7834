"""`talkdown review`, with the commands below it."""

from __future__ import annotations

import click

from talkdown.commands.options import examples
from talkdown.commands.review_agent import agent
from talkdown.commands.review_drafts import drafts
from talkdown.commands.review_explain import explain
from talkdown.commands.review_label import label
from talkdown.commands.review_purge import purge
from talkdown.commands.review_run import review_run


class _FoldersOrCommand(click.Group):
    """`talkdown review calls` is `talkdown review run calls`: what is no command is a folder."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command there that was not named."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_FoldersOrCommand,
    epilog=examples(
        "talkdown review --sample",
        "talkdown review calls",
        "talkdown review run --help",
        "talkdown review purge --older 30d",
    ),
)
def review() -> None:
    """Read a team's own contacts with the book: quotes, and the entry to read.

    `talkdown review FOLDER` is `talkdown review run FOLDER`; a folder that is called as one of the commands below is
    named with its path, `./label`. `--sample` shows it on invented contacts. Before real ones, `--notice` prints what there is to agree on. The pages score
    and rank nobody; agents are told apart only by --agents; names and numbers are taken out by rules, and a part stays in. Nothing leaves this machine.
    """


for command in (review_run, label, explain, agent, drafts, purge):
    review.add_command(command)
