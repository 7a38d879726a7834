"""`talkdown review drafts FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from talkdown.commands.options import BOOK_OR_SHIPPED, Failure, Misuse, examples, read_book
from talkdown.commands.output import disk_errors_as_failures
from talkdown.commands.review_steps import REVIEW, review_folder
from talkdown.commands.terminal import echo, name_of

_FOLDERS = ("phrases", "synonyms")


@click.command(
    epilog=examples(
        "talkdown review drafts phrases/from-contacts.yaml",
        "talkdown review drafts synonyms/from-contacts.yaml --out march",
    )
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@BOOK_OR_SHIPPED
@REVIEW
def drafts(file: Path, book: Path | None, out: Path) -> None:
    """Write what contacts can give the book into a new FILE, as drafts.

    In a folder `phrases`: sentences of agents after which the heat fell. In a folder `synonyms`: words of customers in
    contacts with heat that no sign knows. All were said in five contacts at least, and are redacted. Nothing
    else in the book changes, and no reader sees a draft.
    """
    from talkdown.diagnostics import with_number
    from talkdown.review.proposals import as_yaml, phrase_drafts, word_drafts
    from talkdown.storage.atomic import write_new

    folder_name = file.absolute().parent.name
    if folder_name not in _FOLDERS:
        raise Misuse(
            f"`{name_of(file)}` lies in no folder `phrases` or `synonyms`",
            "name a new file in one of these folders of the book",
        )
    if file.exists():
        raise Failure(f"`{name_of(file)}` is there already", "name a new file: nothing is written over")
    phrasebook = read_book(book)
    with review_folder(out, must_exist=True) as folder:
        if not folder.manifest().is_redacted:
            raise Failure(f"`{name_of(out)}` holds names and numbers", "run the review again, with redaction")
        with folder.facts() as database:
            is_phrases = folder_name == "phrases"
            rows = phrase_drafts(database, phrasebook) if is_phrases else word_drafts(database)
    if not rows:
        echo("nothing was said in five contacts that the book does not know")
        return
    with disk_errors_as_failures("run it again", "name another file"):
        write_new(file, as_yaml(rows))
    echo(
        f"{with_number(len(rows), 'draft')} in `{name_of(file)}`; keep what is good, and set `status: approved`"
    )
