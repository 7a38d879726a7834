"""The manuals of what can be wrong with a folder and its files, by code."""

from __future__ import annotations

from collections.abc import Mapping

FILE_PROBLEMS: Mapping[str, str] = {
    "no-folder": """
        There is no such folder, or no such book to extend.

        Not this, in book.yaml:

            extend: ../nowhere

            error: there is no book `../nowhere` to extend
            hint: write `talkdown` for the shipped one, or a folder

        But this:

            extend: talkdown
        """,
    "no-book": """
        A phrasebook is a folder with a book.yaml, and this one has none. `talkdown init FOLDER` makes one to start from.
        """,
    "extend-loop": """
        Two books extend each other, or one extends itself.

        Not this, in book.yaml:

            extend: .

            error: the book `.` extends this one in turn
            hint: take one of the two `extend:` away

        But this:

            extend: talkdown
        """,
    "unknown-kind": """
        A file or a folder is called like no kind of entry, and would be passed over.

        `docs/author.md` lists the names: techniques, phrases, signs and so on, each a file or a folder.
        """,
    "file-name": """
        A file would be passed over because of its name: it ends in `.yml` or `.json` rather than `.yaml`, or cannot be shown.
        """,
    "symlink": """
        A file or a folder is a link, and links are not followed. Put the file itself there.

        Why: a link can lead out of the phrasebook, and a build would publish what it leads to.
        """,
    "not-a-file": """
        Something with the name of a file is none: a folder, a pipe, a device. Rename it, or delete it.
        """,
    "unreadable": """
        A file or a folder cannot be read. The message gives the reason of the operating system, mostly a missing permission.
        """,
    "empty-file": """
        A file holds nothing. Write an entry, or delete the file.
        """,
}
