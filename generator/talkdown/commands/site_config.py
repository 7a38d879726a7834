"""What `build` and `serve` share: which mkdocs.yml, and what is wrong with the site in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import Failure, Misuse, with_label
from talkdown.commands.terminal import name_of

if TYPE_CHECKING:
    from talkdown.diagnostics import Severity


def _require_config_file(ctx: click.Context, parameter: click.Parameter, path: Path) -> Path:
    if path.is_file():
        return path
    hint = "go to the folder that holds it, or make one with `talkdown init FOLDER`"
    if (file_inside := path / "mkdocs.yml").is_file():
        hint = f"did you mean `{name_of(file_inside)}`?"
    raise Misuse(f"there is no `{name_of(path)}` here", hint)


CONFIG = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    metavar="FILE",
    callback=_require_config_file,
    help="The site's configuration.",
)


@contextmanager
def mkdocs_errors_as_failures(show: Callable[[str], None], *, errors_at_once: bool = False) -> Iterator[None]:
    """Within it, warnings and notes go to `show`, and what makes MkDocs give up becomes one `Failure`.

    `errors_at_once` is for a server: it shows errors and goes on.
    """
    from talkdown.mkdocs import errors

    def tell(severity: Severity, text: str) -> None:
        # A problem of the phrasebook has its label behind its place.
        is_labeled = f": {severity.name}: " in text
        show(text if is_labeled else with_label(severity.name, text))

    try:
        with errors.mkdocs_log_as_errors(tell, show if errors_at_once else None):
            yield
    except errors.SiteError as error:
        raise Failure(str(error)) from None
