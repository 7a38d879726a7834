"""The manuals of what can be wrong with the text of a file, by code."""

from __future__ import annotations

from collections.abc import Mapping

YAML_PROBLEMS: Mapping[str, str] = {
    "tab": """
        A tab stands where spaces should.

        Why: editors show a tab as wide as they like, so that nobody can see how far a line is indented.

        Not this, in slots.yaml:

            id: refund-limit
            \tcode: L-01

            error: a tab stands where spaces should
            hint: indent with two spaces

        But this:

            id: refund-limit
            code: L-01
        """,
    "indentation": """
        A line does not fit the lines above it.

        Why: a line's indentation says what it belongs to. The fields of an entry all begin in one column.

        Not this, in slots.yaml:

            id: refund-limit
              code: L-01

            error: this line is indented as if it belonged to the text above
            hint: line it up with the fields beside it

        But this:

            id: refund-limit
            code: L-01
        """,
    "no-colon": """
        A line is no field: a colon is missing, or the space after it.

        Not this, in slots.yaml:

            id: refund-limit
            code:L-01
            label: The most you may refund

            error: a space is missing after `code:`
            hint: write `code: L-01`

        But this:

            code: L-01
        """,
    "colon-in-text": """
        A colon and a space stand inside a text.

        Why: they end the name of a field, so that the rest would be taken for its value.

        Not this, in slots.yaml:

            label: The limit: a number

            error: a colon and a space stand inside a text
            hint: put the whole text in double quotes

        But this:

            label: "The limit: a number"
        """,
    "needs-quotes": """
        A text begins with a character that means something else.

        Why: brackets open lists, `*` and `&` point to other parts of a file, `@` and a backtick are kept for later.

        Not this, in slots.yaml:

            label: @you

            error: a text that begins with `@` must be in quotes
            hint: put the whole text in double quotes

        But this:

            label: "@you"
        """,
    "open-quote": """
        A quote that opens is never closed.

        Not this, in slots.yaml:

            label: "The limit

            error: a quote that opens here is never closed
            hint: close it; inside single quotes an apostrophe is doubled

        But this:

            label: "The limit"
        """,
    "text-after-quote": """
        A text goes on after its closing quote.

        Not this, in slots.yaml:

            label: 'You're the one'

            error: the text goes on after the closing quote
            hint: put the whole text in double quotes

        But this:

            label: "You're the one"
        """,
    "escape": """
        A backslash in double quotes begins an escape, and this is none.

        Not this, in slots.yaml:

            label: "C:\\path"

            error: a backslash in double quotes begins an escape, and this is none
            hint: use single quotes, or write the backslash twice

        But this:

            label: 'C:\\path'
        """,
    "open-bracket": """
        A bracket that opens is never closed.

        Not this, in signs.yaml:

            channels: [phone

            error: what opens with `[` here is not closed with `]`
            hint: close it, with a comma between its parts; a text that begins with `[` must be in quotes

        But this:

            channels: [phone]
        """,
    "comma": """
        A comma stands where there is nothing to separate.

        Not this, in signs.yaml:

            channels: [phone,, email]

            error: nothing stands before this comma
            hint: delete it

        But this:

            channels: [phone, email]
        """,
    "comment-after-text": """
        The end of a text is taken for a comment and lost.

        Why: a space and a `#` begin a comment. Behind a text they are hardly ever meant as one: `case #123`.

        Not this, in slots.yaml:

            label: Your case #123

            error: everything from ` #123` on is taken for a comment and lost
            hint: put the whole text in quotes, or the comment on a line of its own

        But this:

            label: "Your case #123"
        """,
    "duplicate-key": """
        A field is given twice.

        Why: one of the two would be passed over, in silence.

        Not this, in slots.yaml:

            label: The limit
            label: The most you may refund

            error: `label` is given twice; the first is on line 1
            hint: keep one of the two; if a new entry begins here, write `- ` before it

        But this:

            label: The most you may refund
        """,
    "second-document": """
        A second document begins in a file: a line `---`, or text after `...`.

        Not this, in slots.yaml:

            label: The limit
            ---
            label: The lead

            error: a second document begins here
            hint: put it into a file of its own

        But this:

            - label: The limit
            - label: The lead
        """,
    "key-not-text": """
        A list or a set of fields stands where a field's name should.

        Not this, in slots.yaml:

            {name}: The limit

            error: a list or mapping stands where a field's name should
            hint: quote a text that begins with `[` or `{`

        But this:

            label: "{name}"
        """,
    "anchor": """
        `&name` names a part of the file. Parts are not used twice here.

        Why: every entry says all of itself, so that it can be read, moved and changed alone.

        Not this, in slots.yaml:

            label: &limit The limit

            error: `&limit` names a part of the file
            hint: write the text out; if it is meant as text, put it in quotes

        But this:

            label: The limit
        """,
    "alias": """
        `*name` points to another part of the file. Parts are not used twice here.

        Not this, in slots.yaml:

            label: *limit

            error: `*limit` points to another part of the file
            hint: write the text out; if it is meant as text, put it in quotes

        But this:

            label: The limit
        """,
    "merge-key": """
        `<<:` takes fields over from elsewhere. It is not used here.

        Not this, in slots.yaml:

            <<: {label: The limit}

            error: the merge key `<<` is not used here
            hint: write the fields out

        But this:

            label: The limit
        """,
    "tag": """
        `!name` sets a type by hand. Everything is text here.

        Not this, in slots.yaml:

            label: !!str 22:22

            error: `!!str` sets a type by hand
            hint: write the text out; if it is meant as text, put it in quotes

        But this:

            label: 22:22
        """,
    "directive": """
        A line begins with `%`. Directives are not used here.

        Not this, in slots.yaml:

            %YAML 1.2
            ---
            label: The limit

            error: directives (lines that begin with `%`) are not used here
            hint: delete the line

        But this:

            label: The limit
        """,
}
