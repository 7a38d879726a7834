"""What is said about safety has a source.

An approved entry that says `safety: yes` cites one, under `citations:` or in a link of its text. And an entry that a
sign about safety leads to is about safety itself, and says so: the technique that is its first response, the phrase
that it says, and every phrase of a technique about safety that answers such a sign. So is each situation of the sort
`emergency`.

Why: a wrong word about suicide, abuse at home, a threat or an emergency can cost a life. Whoever says it must be able
to see who advises it, and the page has to warn.

Not this:

    signs: [smells-gas]

    error: `smells-gas` is a sign about safety, and the phrase `go-outside` is not marked
    hint: add `safety: yes`, and cite its source

But this:

    signs: [smells-gas]
    safety: yes
    citations: [fire-service]

Silence: where a phrase answers the anger in such a sign and not its danger.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Location
from talkdown.model import KIND_BY_NAME, Entry, Phrase, Sign, Sort, Technique
from talkdown.model.book import Book

CODE = "safety-source"

_MARK_IT = "add `safety: yes`, and cite its source"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield what is about safety and cites nothing, or is led to by such a sign and is not marked."""
    for entry in book:
        if entry.is_approved and entry.safety and not entry.cites:
            location = entry.location_of("safety", of_key=True)
            hint = "name what it rests on in `citations:`"
            yield Diagnostic(CODE, "it is about safety and cites no source", location, hint)
    safety_signs = {sign.id: sign for sign in book.signs if sign.safety}
    for sign in safety_signs.values():
        technique = book.get_approved(Technique, sign.first_response)
        if technique and not technique.safety:
            yield _problem(sign, technique, sign.location_of("first_response"))
        for index, id in enumerate(sign.say):
            phrase = book.get_approved(Phrase, id)
            if phrase and not phrase.safety:
                yield _problem(sign, phrase, sign.location_of("say", index))
    for situation in book.situations:
        if situation.sort is Sort.emergency and not situation.safety:
            message = "a situation of the sort `emergency` is about safety, and this one is not marked"
            yield Diagnostic(CODE, message, situation.location_of("sort"), _MARK_IT)
    for phrase in book.phrases:
        technique = book.get_approved(Technique, phrase.technique)
        if technique and technique.safety and not phrase.safety:
            for index, id in enumerate(phrase.signs):
                if id in safety_signs:
                    yield _problem(safety_signs[id], phrase, phrase.location_of("signs", index))
                    break


def _problem(sign: Sign, entry: Entry, location: Location) -> Diagnostic:
    kind = KIND_BY_NAME[entry.kind].title
    message = f"`{sign.id}` is a sign about safety, and the {kind} `{entry.id}` is not marked"
    return Diagnostic(CODE, message, location, _MARK_IT)
