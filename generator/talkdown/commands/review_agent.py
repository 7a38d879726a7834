"""`talkdown review agent NAME`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.review_steps import REVIEW, review_folder
from talkdown.commands.terminal import echo, name_of


@click.command(
    epilog=examples('talkdown review agent "Priya Shah"'),
)
@click.argument("name")
@REVIEW
def agent(name: str, out: Path) -> None:
    """Print the pseudonym of the agent who is called NAME in the transcripts.

    The tables hold no names: an agent finds the own rows by this.
    """
    from talkdown.review.facts.agents import agent_key

    with review_folder(out, must_exist=True) as folder:
        pseudonym = folder.manifest().pseudonyms.get(agent_key(name) or "")
    if pseudonym is None:
        raise Failure(
            f"no agent in `{name_of(out)}` is called `{name_of(name)}`", "write it as the transcripts do"
        )
    echo(pseudonym)
