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
        Two books extend each other, one extends itself, or more than 50 lie on top of each other.

        Not this, in book.yaml:

            extend: .

            error: the book `.` extends this one in turn
            hint: take one of the two `extend:` away

        But this:

            extend: talkdown
        """,
    "retired-field": """
        A field of book.yaml is read no more. It does no harm, and no build stops at it.

        Why: a book that an older version could read still can be. Who wrote the field should know that nothing follows from it.

        Not this, in book.yaml:

            languages: [en-US]

            note: `languages` is read no more: a book has one `language`
            hint: delete the line

        But this:

            language: en-US
        """,
    "unknown-kind": """
        A file or a folder is called like no kind of entry, and would be passed over.

        `docs/author.md` lists the names: techniques, phrases, signs and so on, each a file or a folder.
        """,
    "file-name": """
        A file would be passed over because of its name: it ends in `.yml` or `.yaml.txt` rather than `.yaml`, or cannot be shown.
        """,
    "symlink": """
        A file or a folder is a link, and links are not followed. Put the file itself there.

        Why: a link can lead out of the phrasebook, and a build would publish what it leads to.
        """,
    "outside": """
        A book extends one that lies outside of the folder that it is in itself.

        Put the two side by side. Where that cannot be, who keeps mkdocs.yml lists the folder of the other one there, under
        `read_outside:` of the plugin.

        Why: who may change the words of a book could else have it show any book on the machine that builds.

        Not this, in book.yaml:

            extend: ../../company-book

            error: the book `../../company-book` lies outside of the folder that this one is in
            hint: put it beside this one; or let mkdocs.yml list its folder under `read_outside:`

        But this:

            extend: talkdown
        """,
    "passed-over": """
        A file is passed over, because its name does not end in `.yaml`.

        Rename it if it holds entries; if not, move it out of the phrasebook.
        Texts for people (`.md`), drawings and pictures may lie there, and so may what systems and editors leave behind.
        """,
    "other-format": """
        A file whose name ends in `.yaml` holds what another program has written.

        It is known by how it begins: a table of a spreadsheet (CSV) or of Markdown, TOML, XML, HTML, a PDF, or a document of a
        word processor.

        Not this, in slots.yaml:

            id,label,value
            refund-limit,The limit,$25

            error: this is a table of a spreadsheet (CSV), and no YAML
            hint: write each entry as `- id: …`, with its other fields below it; `talkdown new` writes one to start from

        But this:

            - id: refund-limit
              label: The limit
              value: $25
        """,
    "name-twin": """
        Two names differ by nothing that all disks tell apart: capital letters, or how an accent is written.

        Rename one of the two. On Windows and macOS there would be one file, and the other lost.
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
    "site-settings": """
        A site cannot be built as mkdocs.yml says.

        `talkdown check` reads that file where it lies beside the phrasebook. It tries all settings with
        MkDocs, the theme, plugins and extensions as they are installed, and names the one without which a build would go on. Hooks and
        templates of yours are not run: what those do, only a build can tell, and `talkdown check --site`, which builds.
        """,
    "page-settings": """
        A setting at the top of a page of yours is none that the site can use.

        `icon:` and `template:` name a file that the theme has, as `icon: material/phone`; `hide:` takes a list, as `[navigation, toc]`; `reviewed:`
        takes `no`, or `{date: 2026-11-22, by: team lead}`; and a text is no `!!binary`.
        """,
    "own-page": """
        A build cannot render a page of yours, or what stands beside it for all pages of a folder or for a blog.

        `talkdown check` renders each page as a build does, with MkDocs, the theme, the extensions of Markdown, PyMdown and Material, and
        Material's plugins `tags`, `blog` and `meta`, and writes nothing. Most of what it finds is an address that is none, as
        `https://[your-host]/`, a snippet that is not there, or a setting at the top of the page. Other plugins and extensions, and hooks
        of yours, are not run for that. Where one of them may change the page first, this is a warning.
        """,
    "list-mark": """
        A list has the marks of another program: `•`, `–`, `1.`, or a hyphen with a space that does not break.

        Begin each item with a hyphen and a space on a line of its own, or write the list as `[one, two]`.

        Not this, in signs.yaml:

            channels:
              • phone

            error: `•` is no list mark here
            hint: begin each item with `- `, or write `[one, two]`

        But this:

            channels:
              - phone
        """,
    "too-many-values": """
        A file holds more values than can be read in good time. Split it into several files.
        """,
    "file-too-large": """
        A file is larger than two megabytes. Split it into several files.

        Why: the whole shipped phrasebook is smaller. A larger file is something else, or made to do harm.
        """,
    "not-utf8": """
        A file is not saved as UTF-8.

        The hint says what a stray byte would be in Windows-1252, the usual other one.
        Most editors have “save with encoding” in the menu.
        """,
    "lost-character": """
        A character was lost when the file was converted: `�` stands in its place. Type it again.
        """,
    "control-character": """
        A control character stands in the file. Delete it, and type the text around it again.

        Why: it is not seen, and some of them do things to a terminal.
        """,
    "invisible-character": """
        An invisible character stands in the file. Delete it, and type the text around it again.

        What emoji and other scripts need passes: joiners, variation selectors, marks of right-to-left text.

        Why: it comes along with copied text. It parts words so that no search finds them, or turns the order around
        in which a line is read.
        """,
    "unreadable-text": """
        The text of a file cannot be read from some place on. Type that part again.
        """,
    "too-deep": """
        Something lies too deep: values inside of values, or folders inside of folders.

        Why: an entry needs five levels, and a folder five below the book. What goes deeper is a slip, or made to do harm.
        """,
    "conflict-marker": """
        A merge left its markers in the file.

        Why: Git writes both versions into the file when two people have changed the same lines.

        Not this, in slots.yaml:

            <<<<<<< HEAD
            label: The limit

            error: a merge left its markers here
            hint: choose one of the two versions and delete the marker lines
        """,
    "transcript": """
        A file among the transcripts of a review is not understood, or not all of it.

        The message says what it begins with, or what was left out of it.

        Why: a contact that is left out in silence would be missing from every count.
        """,
}
