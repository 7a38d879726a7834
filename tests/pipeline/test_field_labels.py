"""Who changes a text on a page reads what it is, in words, and no name of a field."""

from __future__ import annotations

import re

from books import shipped_book
from talkdown.pipeline.field_labels import label_of_text
from talkdown.pipeline.new_entry import entry_forms
from talkdown.pipeline.text_places import texts_of


def test_every_text_of_the_shipped_book_has_a_label_in_words() -> None:
    labels = {label_of_text(entry, route) for entry in shipped_book() for route, _ in texts_of(entry)}
    assert {label for label in labels if not re.match(r"[A-Z][a-z]*\W.*\w", label) or "_" in label} == set()
    assert {
        "The moment it fits",
        "What agents type to find it (1)",
        "Step 2, decision, answer 1: What to do then",
        "Example 1, turn 2: What the agent says or writes",
    } <= labels
    assert any(
        re.fullmatch(r"Choice \d: What stands in the gaps of the phrase here \([a-z ]+\)", label)
        for label in labels
    )


def test_forms_ask_in_words_and_help_lists_what_can_be_chosen() -> None:
    forms = {form.kind.name: form.fields for form in entry_forms(shipped_book())}
    assert [(field.label, field.help) for field in forms["question"]] == [
        ("The question, as it is asked", ""),
        ("The answer", "an empty line begins a new paragraph."),
    ]
    sense = next(field for field in forms["sign"] if field.name == "sense")
    assert (sense.label, sense.help) == (
        "Sense",
        "voice, text (how it is written), words (what is said) or body.",
    )
