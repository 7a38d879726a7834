"""The manuals of what can be wrong with an entry and its fields, by code."""

from __future__ import annotations

from collections.abc import Mapping

ENTRY_PROBLEMS: Mapping[str, str] = {
    "duplicate-id": """
        Two entries of a kind have the same id.

        Why: an id is an address. To change an entry of the book that is extended, write `override:` in place of `id:`.

        Not this, in slots.yaml:

            - {id: lead, label: Your lead, default: Ask.}
            - {id: lead, label: Your coach, default: Ask.}

            error: the id `lead` is taken by another policy slot
            hint: the other one stands in book/slots.yaml; rename one of the two

        But this:

            - {id: lead, label: Your lead, default: Ask.}
            - {id: coach, label: Your coach, default: Ask.}
        """,
    "override": """
        An override keeps the id of what it changes; `id` and `override` exclude each other.
        """,
    "text-too-long": """
        A text has more letters than are allowed. The message says how many those are.

        Why: a text of thousands of letters fits no card and no line of the finder; mostly a file was pasted in its place.
        """,
    "shape": """
        A text stands where a list is expected, a list where a text is, and so on.

        Not this, in signs.yaml:

            channels: phone

            error: `channels` is a list, and this is a text
            hint: write `[phone]`

        But this:

            channels: [phone]
        """,
    "missing-field": """
        A field that every entry of the kind needs is missing. `talkdown new` writes a draft with all of them.

        Not this, in slots.yaml:

            id: lead
            label: Your lead

            error: the field `default` is missing
            hint: add a line `default: …`

        But this:

            id: lead
            label: Your lead
            default: Ask around.
        """,
    "unknown-field": """
        No field has this name; most often it is a typing error.

        Not this, in slots.yaml:

            lable: Your lead

            error: unknown field `lable`
            hint: did you mean `label`?

        But this:

            label: Your lead
        """,
    "unknown-value": """
        The field takes one of a few words, and this is none of them.

        Not this, in slots.yaml:

            status: aproved

            error: `aproved` is no value of `status`
            hint: did you mean `approved`?

        But this:

            status: approved
        """,
    "too-few": """
        A list is too short.

        Not this, in signs.yaml:

            channels: []

            error: `channels` needs at least 1, and has 0
            hint: add what is missing

        But this:

            channels: [phone]
        """,
    "too-many": """
        A list is too long. The message says how many it takes.
        """,
    "empty-text": """
        A text is empty.

        Not this, in slots.yaml:

            label: ""

            error: `label` is empty
            hint: write something, or delete the line

        But this:

            label: Your lead
        """,
    "not-a-number": """
        A whole number is expected.

        Not this, in slots.yaml:

            revision: two

            error: `revision` is a whole number, and `two` is none
            hint: write it in digits, like 12

        But this:

            revision: 2
        """,
    "out-of-range": """
        A number is too small or too large.

        Not this, in book.yaml:

            review_months: 0

            error: `review_months` is at least 1, and this is 0

        But this:

            review_months: 12
        """,
    "not-a-date": """
        A date is expected, as year, month and day.

        Not this, in slots.yaml:

            reviewed: {date: May 2026, by: coach}

            error: `May 2026` is not a date
            hint: write it as 2026-11-22

        But this:

            reviewed: {date: 2026-05-01, by: coach}
        """,
    "yes-no": """
        `yes` or `no` is expected.

        Not this, in avoid.yaml:

            detect: maybe

            error: `detect` is `yes` or `no`, and this is `maybe`

        But this:

            detect: no
        """,
    "wording": """
        A wording under `heard:` or `heard_perhaps:` cannot be read.

        A bracket in it has no partner, it begins with a gap, or it
        has more than 150 words. `talkdown check --explain heard` says how wordings are written.

        Not this, in signs.yaml:

            heard: [(I am|I'm sorry]

            error: the wording cannot be read: a bracket is not closed: `)` is missing
            hint: `talkdown check --explain heard` says how wordings are written

        But this:

            heard: [(I am|I'm) sorry]
        """,
    "bad-form": """
        A color, an address, a DOI, the name of an icon or of a variable is not written as one. The hint shows the form.

        Not this, in book.yaml:

            language: english

            error: `english` does not have the form of `language`
            hint: write it as `en` or `en-US`

        But this:

            language: en
        """,
    "id": """
        An id has other characters than small letters, digits and single hyphens, is too long, or reserved.

        Why: an id is a file name and part of an address. Some words are taken: by Windows (`con`), or by pages of the site.

        Not this, in slots.yaml:

            id: Refund limit

            error: `Refund limit` is not an id; use small letters, digits and single hyphens
            hint: write `refund-limit`

        But this:

            id: refund-limit
        """,
    "unknown-icon": """
        No icon has this name. The names are those of Material Design Icons: https://pictogrammers.com/library/mdi/.

        Not this, in book.yaml:

            channels:
              - {id: phone, title: Phone, icon: phonee}

            error: there is no icon `phonee`
            hint: did you mean `phone`?

        But this:

            channels:
              - {id: phone, title: Phone, icon: phone}
        """,
    "logo": """
        The brand's logo cannot be used: it is no file beside book.yaml, no SVG or PNG, broken, or too large.

        Why: it stands on every page and card, and only a drawing or a picture without a loss can be put there.

        Not this, in book.yaml:

            brand: {name: Ours, logo: ours.jpg}

            error: the logo `ours.jpg` is no SVG file, and no PNG
            hint: give a file whose name ends in `.svg`, which stays sharp at any size, or in `.png`

        But this:

            brand: {name: Ours, color: "#6b2d86"}
        """,
    "region": """
        A book with `regions:` says in `region:` which of them it is for, and each has the same `words:`.

        Why: a text holds `{currency}`, and what stands there comes from the region. Without one, readers would see the braces.

        Not this, in book.yaml:

            regions:
              - {id: UK, title: United Kingdom, language: en-GB, words: {currency: £}}

            error: a book with `regions` says which one it is for
            hint: write `region: UK`

        But this:

            region: UK
            regions:
              - {id: UK, title: United Kingdom, language: en-GB, words: {currency: £}}
        """,
    "turn": """
        A turn of a dialogue has one speaker: customer, agent or colleague. Only an agent's turn names a phrase with `uses:`.
        """,
    "choice": """
        A choice has words under `say:` or the id of a phrase under `phrase:`, in a scenario also an `act:`; exactly one of them.
        """,
    "variable": """
        A variable has its examples under `samples:`, or a single one under `sample:`, and not both.

        Why: a phrase that reads well with one example may not with the next: "a refund" fits where "an exchange" does not.

        Not this, in book.yaml:

            variables:
              - {name: name, label: The customer's name}

            error: a variable needs either `samples` or `sample`
            hint: write two or more under `samples`

        But this:

            variables:
              - {name: name, label: The customer's name, samples: [Sam, Ms. Okafor]}
        """,
}
