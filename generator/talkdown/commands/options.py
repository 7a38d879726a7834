"""What several commands share: the same options, spelt the same, and examples under the help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from talkdown.model import Kind


class Failure(click.ClickException):
    """What went wrong, and one thing to do; no more lines than that."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)


class Misuse(Failure):
    """The command itself is wrong."""

    exit_code = 2


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def _phrasebook(ctx: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """The folder, if it holds a phrasebook; a word on where to find one if not."""
    inside = folder / "phrasebook"
    if (inside / "book.yaml").is_file() and not (folder / "book.yaml").exists():
        raise Misuse(f"`{folder}` holds a phrasebook, and is none", f"did you mean `{inside}`?")
    if not folder.is_dir():
        hint = "`talkdown init FOLDER` makes a book to start from"
        if Path("book.yaml").is_file():
            hint = "the current folder is a phrasebook; give it as `.`"
        raise Misuse(f"there is no folder `{folder}`", hint)
    return folder


_A_FOLDER = click.Path(file_okay=False, path_type=Path)
_HERE = Path("phrasebook")

FOLDER = click.argument("folder", type=_A_FOLDER, default=_HERE, required=False, callback=_phrasebook)
BOOK = click.option(
    "--book",
    type=_A_FOLDER,
    default=_HERE,
    show_default=True,
    metavar="FOLDER",
    callback=_phrasebook,
    help="The phrasebook.",
)


class KindName(click.ParamType):  # type: ignore[type-arg]
    """The name of a kind of entry; its plural, which names its folder, will do too."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        """The kind that is meant."""
        from talkdown.diagnostics import did_you_mean
        from talkdown.model import ENTRY_KINDS

        word = str(value).lower()
        for kind in ENTRY_KINDS:
            if word in (kind.name, kind.folder, kind.title):
                return kind
        names = [kind.name for kind in ENTRY_KINDS]
        hint = did_you_mean(word, names) or "the kinds are " + ", ".join(names)
        raise Misuse(f"there is no kind `{value}`", hint)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The kinds that begin like this."""
        from talkdown.model import ENTRY_KINDS

        return [CompletionItem(k.name, help=k.title) for k in ENTRY_KINDS if k.name.startswith(incomplete)]
