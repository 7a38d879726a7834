"""The manuals of what can be said of a book that extends another one, by code."""

from __future__ import annotations

from collections.abc import Mapping

EXTEND_PROBLEMS: Mapping[str, str] = {
    "list-change": """
        A change to a list of the book below cannot be made as it is written.

        In the place of a list stand `add:` (items), `change:` (ids, each with the fields that are to be different),
        `remove:` (ids) and `order:` (ids that come first). An item is known by its `id`, by its `name`, or, in a list of
        texts, by its text.

        Why: a change to an item that is not there would do nothing, and nobody would know.
        """,
    "changed-twice": """
        A field of an entry of the book below is changed in two places.

        Why: only the later one would hold, and whoever edits the other one wonders.
        """,
    "hidden": """
        An entry that is hidden says why, under `reason:`; and only a hidden one does.

        Why: in a year, nobody knows whether the reason still holds.

        Not this, in slots.yaml:

            id: lead
            label: Your lead
            default: Ask.
            hidden: yes

            error: a hidden entry says why
            hint: add a line `reason: …`, for those who wonder in a year

        But this:

            id: lead
            label: Your lead
            default: Ask.
            hidden: yes
            reason: We have no leads.
        """,
    "hidden-along": """
        What cannot be without a hidden entry, or without a channel, stage or level that is gone, goes along.

        A phrase needs its technique, a warning sign its first response. What only mentions the hidden entry stays, without
        the mention. `replaced_by:` beside `hidden: yes` leads all of them, and readers with an old address, to another entry.
        A danger in the red bar that loses its number, its playbook or all of its words is a warning.

        Why: it is said once, so that nothing goes in silence.
        """,
    "nothing-to-say": """
        Of the phrases of a step, a situation or an avoid phrase none is left, since they are hidden.

        Why: the step stays, and an agent who comes to it finds no words.
        """,
    "renamed": """
        An entry of the book below has another name now, or is deprecated there; what refers to it here still works.

        Why: the next reader of the file looks for a name that there is.
        """,
    "book-below": """
        The book that this one extends has problems of its own, which are to be mended there.
        """,
}
