"""A phrase or an email reads right with every sample of its gaps.

Fills each gap of an approved phrase or email with each of its samples, and looks where the two meet: “a” or “an” that does
not fit, a word twice, two articles or prepositions, a sentence that begins in small letters, two full stops. A gap
with `tense: past` is not promised (“I'll call on …”), and one with `tense: future` is not told as past (“since …”).
Samples have the form that `form:` names; a thing has no day in it. Books in other languages than English are passed over.

Why: an agent copies what stands there and sends it. The day that was missed, sent as a promise, is worse than no
answer. This is practice wisdom; no study is claimed.

Not this:

    text: "I'll call you by {promised_day}."

    error: with “by Friday” in `{promised_day}`, “by by” has a word twice
    hint: take it away before the gap, or from the sample

But this:

    text: "I'll call you {promised_day}."

Silence: where a promise names a day that is past, as “I'll look into what happened on …”. A sample cannot be silenced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Location
from talkdown.model import VARIABLE, Form, Tense, Variable
from talkdown.model.book import Book
from talkdown.rules._search import verbatim_texts
from talkdown.words.insertion import WINDOW, insertion_faults

CODE = "gap-filling"

# A clause, up to the gap: what comes after a comma or a full stop is another one.
_PROMISE = re.compile(
    r"\b(?:(?:i|we|you|he|she|it|they)['’]ll|will|promise)\b[^.,;:!?\n]*\b(?:on|at|by|until) $", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:since|(?:was|were|came|happened|ended|arrived) (?:(?:on|at|by) )?)\s*$", re.IGNORECASE
)

_ARTICLE = re.compile(r"(?:an?|the|my|our|your|his|her|its|their)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:at|by|for|from|in|on|since|until)\b", re.IGNORECASE)
_OTHER_DAY = re.compile(r"(?:today|tonight|tomorrow|yesterday|this|next|last)\b", re.IGNORECASE)
# A day within a thing meets the one that the sentence names: `a refund today, by Friday`.
_WHEN = re.compile(r".*\b(?:(?:right )?now|today|tonight|tomorrow|yesterday|(?:by|on|until) [A-Z\d])")
# A thing in small letters: names and numbers need no article before them.
_BARE_NOUN = re.compile(
    r"(?!(?:an?|the|my|our|your|his|her|its|their|this|that|these|those|some|any|no|all|both|each|every|one|two|three)\b)[a-z]"
)

_WRONG_SAMPLES: dict[Form, tuple[tuple[re.Pattern[str], str], ...]] = {
    Form.noun_phrase: ((_BARE_NOUN, "begins without `a`, `the` or `your`"), (_WHEN, "says when")),
    Form.day: (
        (_ARTICLE, "begins with an article"),
        (_PREPOSITION, "begins with a preposition"),
        (_OTHER_DAY, "does not stand after `on`"),
    ),
    Form.duration: ((_PREPOSITION, "begins with a preposition"),),
    **dict.fromkeys(
        (Form.clock_time, Form.amount, Form.number, Form.word),
        ((_ARTICLE, "begins with an article"), (_PREPOSITION, "begins with a preposition")),
    ),
}
"""What a sample of a form does not begin with, or hold. Names and quotations are as they are."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield gaps that read wrong when they are filled, and samples that have another form than their gap."""
    if not book.settings.language.startswith("en"):
        return
    variables = {variable.name: variable for variable in book.settings.variables}
    for number, variable in enumerate(book.settings.variables):
        yield from _samples_of_other_form(variable, book.settings_location.child("variables", number))
    for entry, route, text in verbatim_texts(book):
        yield from _faults_of_text(text, entry.location_of(*route), variables)


def _faults_of_text(
    verbatim_text: str, place: Location, variables: dict[str, Variable]
) -> Iterator[Diagnostic]:
    """Each fault of each gap once, with the first sample that shows it; the other gaps hold their first samples."""
    parts = VARIABLE.split(verbatim_text)  # text and names of variables in turn
    for number in range(1, len(parts), 2):
        if parts[number] in variables:
            parts[number] = variables[parts[number]].all_samples[0]
    text = "".join(parts)
    start = 0
    occurrences: Counter[str] = Counter()
    for number, match in zip(range(0, len(parts) - 1, 2), VARIABLE.finditer(verbatim_text), strict=True):
        start += len(parts[number])
        end = start + len(parts[number + 1])
        if variable := variables.get(match[1]):  # the rule `variables` reports one that is not declared
            location = place.at(match[0], occurrences[match[1]])
            yield from _faults_of_gap(
                variable, text[max(start - WINDOW, 0) : start], text[end : end + WINDOW], location
            )
        occurrences[match[1]] += 1
        start = end


def _samples_of_other_form(variable: Variable, location: Location) -> Iterator[Diagnostic]:
    for number, sample in enumerate(variable.all_samples):
        for pattern, fault in _WRONG_SAMPLES.get(variable.form, ()) if variable.form else ():
            if pattern.match(sample):
                place = location.child("samples", number) if variable.samples else location.child("sample")
                message = f"“{sample}” {fault}, and `{variable.name}` has the form `{variable.form}`"
                yield Diagnostic(
                    CODE, message, place, "write another sample, or give the gap another `form:`"
                )


def _faults_of_gap(variable: Variable, left: str, right: str, location: Location) -> Iterator[Diagnostic]:
    gap = f"`{{{variable.name}}}`"
    reported_faults = set()
    for sample in variable.all_samples:
        for words, fault, hint in insertion_faults(left, sample, right):
            if fault not in reported_faults:
                reported_faults.add(fault)
                yield Diagnostic(CODE, f"with “{sample}” in {gap}, “{words}” {fault}", location, hint)
    if variable.tense is Tense.past and _PROMISE.search(left):
        message = f"{gap} is past, and a promise stands before it"
        yield Diagnostic(CODE, message, location, "use a gap with `tense: future`")
    if variable.tense is Tense.future and _PAST.search(left):
        message = f"{gap} is to come, and is told as past here"
        yield Diagnostic(CODE, message, location, "use a gap with `tense: past`")
