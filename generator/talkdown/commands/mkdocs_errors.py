"""What `build` and `serve` share: the site's configuration, and MkDocs' messages in plain words."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from talkdown.commands.options import Failure, Misuse


def _existing(ctx: click.Context, parameter: click.Parameter, path: Path) -> Path:
    if path.is_file():
        return path
    hint = "go to the folder that holds it, or make one with `talkdown init FOLDER`"
    if (found := path / "mkdocs.yml").is_file():
        hint = f"did you mean `{found}`?"
    raise Misuse(f"there is no `{path}` here", hint)


CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    metavar="FILE",
    callback=_existing,
    help="The site's configuration.",
)


@contextmanager
def plainly(say: Callable[[str], None]) -> Iterator[None]:
    """Within it, MkDocs' warnings go to `say`, and what makes it give up becomes one plain error."""
    # Its successors print notices about each other on every build, unless told not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    from mkdocs.exceptions import Abort, MkDocsException

    listener, log = _Listener(say), logging.getLogger("mkdocs")
    log.addHandler(listener)
    was, log.propagate = log.propagate, False
    try:
        yield
    except (Abort, MkDocsException) as error:
        raise Failure("\n".join(listener.errors) or str(error)) from None
    finally:
        log.removeHandler(listener)
        log.propagate = was


class _Listener(logging.Handler):
    """Passes warnings on, and keeps errors."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())
            return
        text = record.getMessage()
        ours = ": warning: " in text  # a diagnostic says so itself, after its place
        self._say(text if ours else f"{click.style('warning:', fg='yellow')} {text}")
