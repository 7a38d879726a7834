"""What several commands share: options spelt the same everywhere, and examples under the help."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
FOLDER = click.argument("folder", type=click.Path(path_type=Path), default=Path("phrasebook"), required=False)
BOOK = click.option(
    "--book",
    type=click.Path(path_type=Path),
    default=Path("phrasebook"),
    show_default=True,
    metavar="FOLDER",
    help="The phrasebook.",
)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def colored() -> bool:
    """Whether to use color: on a terminal, and never under NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def quiet_notices() -> None:
    """Leave out the notices that MkDocs' successors print on every build."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


def existing(config_file: Path) -> str:
    """The configuration's path, or a plain word about its absence."""
    if not config_file.is_file():
        raise click.ClickException(
            f"there is no `{config_file}` here\n  hint: go to the folder that holds it, or make one with `talkdown init FOLDER`"
        )
    return str(config_file)


class Told(logging.Handler):
    """What MkDocs says: warnings are shown, and the last error is kept for the end."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.last = ""
        self._log = logging.getLogger("mkdocs")
        self._log.addHandler(self)
        self._log.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Show a warning; keep an error."""
        if record.levelno >= logging.ERROR:
            self.last = record.getMessage()
        else:
            click.echo(record.getMessage(), err=True)

    def stop(self) -> None:
        """Listen no more."""
        self._log.removeHandler(self)
        self._log.propagate = True
