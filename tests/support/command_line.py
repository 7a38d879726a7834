"""The command line, run in the test's own process: what it prints and its exit code."""

from __future__ import annotations

from click.testing import CliRunner, Result

from talkdown.cli import main


def talkdown(*arguments: str) -> Result:
    """Run `talkdown` in this process, whatever comes of it."""
    return CliRunner().invoke(main, list(arguments), prog_name="talkdown")
