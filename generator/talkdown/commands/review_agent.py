"""`talkdown review agent NAME`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import Failure, examples
from talkdown.commands.review_inputs import secret_in
from talkdown.commands.review_steps import REVIEW, review_folder
from talkdown.commands.terminal import echo, name_of


@click.command(
    epilog=examples(
        'talkdown review agent "Priya Shah"', 'talkdown review agent "Priya Shah" --key /safe/review.key'
    ),
)
@click.argument("name")
@click.option(
    "--key",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="The file with which the review made its pseudonyms, if it was run with one.",
)
@REVIEW
def agent(name: str, key: Path | None, out: Path) -> None:
    """Print the pseudonym of the agent who is called NAME in the transcripts.

    The tables hold no names: an agent finds the own rows by this. It needs a review that was run with --agents.
    """
    from talkdown.review.facts.agents import agent_key
    from talkdown.review.run import OtherSecret
    from talkdown.review.settings import digest_of_secret

    with review_folder(out, must_exist=True) as folder:
        manifest = folder.manifest()
        if not manifest.is_by_agent:
            raise Failure(
                f"`{name_of(out)}` does not tell agents apart",
                "a review does so only if it is run with `--agents`",
            )
        secret = secret_in(key, out) if key else ""
        if digest_of_secret(secret) != manifest.secret_digest:
            raise OtherSecret
        pseudonym = manifest.pseudonyms.get(agent_key(name, secret) or "")
    if pseudonym is None:
        raise Failure(
            f"no agent in `{name_of(out)}` is called `{name_of(name)}`", "write it as the transcripts do"
        )
    echo(pseudonym)
