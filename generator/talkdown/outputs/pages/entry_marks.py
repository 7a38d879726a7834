"""What authors see beside an entry: its code and id, and the way to its line; for readers, there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from talkdown.diagnostics import Location, Position
from talkdown.model import Entry
from talkdown.outputs.pages.phrase_markup import copy_text_button
from talkdown.yamltext.replacement import ReplacementError, write_fields

MarkEntry = Callable[..., Markup]
"""Gives the mark of an entry, or with a route that of a part of it: `mark(playbook, "steps", 2)`."""


def mark_nothing(entry: Entry, *route: str | int) -> Markup:
    """Without the setting, no mark."""
    return Markup("")


def draft_mark(entry: Entry) -> Markup:
    """What says beside an entry that it is a draft; empty for what readers see."""
    return (
        Markup('<div class="td-mark"><b class="td-draft">Draft</b></div>') if entry.is_preview else Markup("")
    )


def entry_marks(locate: Callable[[Location], Position], edit_address: Callable[[Position], str]) -> MarkEntry:
    """A function that marks entries.

    `edit_address` gives where a line can be edited; empty for a file of a book below, and then a snippet to copy stands there.
    """

    def mark(entry: Entry, *route: str | int) -> Markup:
        part = entry.parts_along(route)[-1]
        names = [str(name) for field in ("code", "id") if (name := getattr(part, field, None))]
        html = Markup(" ").join(Markup("<code>{}</code>").format(name) for name in names)
        if address := edit_address(locate(entry.location_of(*route))):
            html += Markup(' <a href="{}" aria-label="Edit {}">edit</a>').format(address, names[-1])
        elif not route:
            html += _override_this(entry)
        return Markup('<div class="td-mark">{}</div>').format(html)

    return mark


def override_snippet(entry: Entry) -> str:
    """The lines that change an entry of another book: with the text that a reader knows it by, to be changed."""
    try:
        return write_fields({"override": entry.id, entry.name_field: entry.name})
    except ReplacementError:  # a character that no reader sees stands in it
        return f"override: {entry.id}\n"


def _override_this(entry: Entry) -> Markup:
    snippet = override_snippet(entry)
    return Markup(
        ' <details><summary aria-label="Override {}">override this</summary><pre><code>{}</code></pre>{}</details>'
    ).format(entry.id, snippet, copy_text_button(snippet, "Copy"))


def with_line(address: str, line: int) -> str:
    """The address of a file with that of a line in it, as the host of the repository writes it.

    >>> with_line("https://bitbucket.org/calm/words/src/main/phrases.yaml?mode=edit", 12)
    'https://bitbucket.org/calm/words/src/main/phrases.yaml?mode=edit#lines-12'
    """
    host = address.partition("://")[2].partition("/")[0]
    fragment = next((form for name, form in _LINE_FORMS.items() if name in host), "L{}")
    return address if "#" in address else f"{address}#{fragment.format(line)}"


_LINE_FORMS: Mapping[str, str] = {"bitbucket": "lines-{}"}
"""By a part of the host's name; GitHub, GitLab, Gitea and Forgejo have one form."""
