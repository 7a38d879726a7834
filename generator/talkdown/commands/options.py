"""What several commands share: options spelt the same, and the same words for the same mistake."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from talkdown.commands.terminal import echo, name_of, style

if TYPE_CHECKING:
    from talkdown.loader import LoadResult
    from talkdown.model import Kind
    from talkdown.model.book import Book


class Failure(click.ClickException):
    """What went wrong, and one thing to do; no more lines than that. The command ends with 1."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}\n  hint: {hint}" if hint else message)


class Misuse(Failure):
    """The command itself is wrong. It ends with 2."""

    exit_code = 2


def with_label(label: str, text: str) -> str:
    """A message that has no place: `note: …`, the label in the color that it has in reports."""
    from talkdown.diagnostics import LABEL_COLORS

    return f"{style(label + ':', fg=LABEL_COLORS[label])} {text}"


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


# --- names that a book, or the program, must know ---


def unknown(noun: str, name: str, choices: Iterable[str]) -> Misuse:
    """The error for a name that nothing goes by, with the nearest one that there is, or with those there are.

    >>> print(unknown("stage", "limit", ["own", "limits"]).message)
    there is no stage `limit`
      hint: did you mean `limits`?
    """
    from talkdown.diagnostics import unknown_name

    return Misuse(*unknown_name(noun, name_of(name), choices))


def require_known(noun: str, names: Iterable[str | None], choices: Iterable[str]) -> None:
    """Raise Misuse for the first name that is none of the choices; None, an option that was not given, passes."""
    choices = list(choices)
    for name in names:
        if name is not None and name not in choices:
            raise unknown(noun, name, choices)


class OneOf(click.Choice[str]):
    """One of a few words; another one is said to be unknown as an unknown id is."""

    def __init__(self, noun: str, words: Iterable[str]) -> None:
        super().__init__(list(words))
        self.noun = noun

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word. Raises Misuse if it is not one of them."""
        require_known(self.noun, [str(value)], self.choices)
        return str(value)


class KindName(click.ParamType["Kind"]):
    """The name of a kind of entry; its plural, which names its folder, will do too."""

    name = "kind"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        """The kind of that name. Raises Misuse if there is none."""
        from talkdown.model import ENTRY_KINDS

        word = str(value).lower()
        for kind in ENTRY_KINDS:
            if word in (kind.name, kind.folder, kind.title):
                return kind
        raise unknown("kind", str(value), (kind.name for kind in ENTRY_KINDS))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The kinds that begin like this."""
        from talkdown.model import ENTRY_KINDS

        return [CompletionItem(k.name, help=k.title) for k in ENTRY_KINDS if k.name.startswith(incomplete)]


# --- the book ---

_BOOK_IN_CURRENT_FOLDER = Path("phrasebook")
_FOLDER = click.Path(path_type=Path)


def check_book_folder(ctx: click.Context, parameter: click.Parameter, folder: Path | None) -> Path | None:
    """The folder that was named, if it can be a phrasebook; Misuse, with a word on where to find one, if not."""
    if folder is None:
        return None
    inside = folder / "phrasebook"
    if (inside / "book.yaml").is_file() and not (folder / "book.yaml").exists():
        raise Misuse(
            f"`{name_of(folder)}` holds a phrasebook, and is none", f"did you mean `{name_of(inside)}`?"
        )
    if not folder.is_dir():
        hint = "`talkdown init FOLDER` makes a book to start from"
        if Path("book.yaml").is_file():
            hint = "the current folder is a phrasebook; give it as `--book .`"
        elif folder.exists():
            hint = f"did you mean the folder it is in, `{name_of(folder.parent)}`?"
        raise Misuse(f"there is no folder `{name_of(folder)}`", hint)
    return folder


BOOK = click.option(
    "--book",
    type=_FOLDER,
    default=_BOOK_IN_CURRENT_FOLDER,
    show_default=True,
    metavar="FOLDER",
    callback=check_book_folder,
    help="The phrasebook.",
)

BOOK_OR_SHIPPED = click.option(
    "--book",
    type=_FOLDER,
    metavar="FOLDER",
    callback=check_book_folder,
    help="The phrasebook; ./phrasebook or the shipped one if not given.",
)


def book_option(folder: Path | None) -> str:
    """What to add to a command that a message names, so that it means the same book: ` --book ours`, or nothing."""
    return "" if folder in (None, _BOOK_IN_CURRENT_FOLDER) else f" --book {name_of(shlex.quote(str(folder)))}"


def book_folder(folder: Path | None) -> Path:
    """The folder that was named, or else ./phrasebook, or else that of the shipped book."""
    from talkdown.storage.package import PHRASEBOOK

    return folder or (_BOOK_IN_CURRENT_FOLDER if _BOOK_IN_CURRENT_FOLDER.is_dir() else PHRASEBOOK)


def read_book(folder: Path | None) -> Book:
    """The book in a folder, or, for None, the one in ./phrasebook, or else the shipped one.

    Entries with problems are left out of it. A book.yaml that cannot be read ends the command: what is wrong
    with it is shown, as `talkdown check` shows it, and Failure is raised.
    """
    from talkdown.loader import load

    folder = book_folder(folder)
    return require_readable(load(folder), folder)


def require_readable(load_result: LoadResult, folder: Path) -> Book:
    """The book that was loaded. Raises Failure as `read_book` does."""
    from talkdown.diagnostics import as_text

    if load_result.book is None:
        problems = load_result.with_positions(load_result.problems)
        echo(as_text(problems, len(load_result.files), style), nl=False, err=True)
        raise Failure(f"there is no readable book in `{name_of(folder)}`", "mend the errors above first")
    return load_result.book
