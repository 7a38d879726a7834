"""What a review is to hear is proven by sentences.

Looks at signs, techniques and avoid phrases with wordings under `heard:` and `heard_perhaps:`. Each wording stands in
one sentence at least under `heard_in:`, each of these sentences has a wording, and no sentence under `not_heard_in:`
has one. No approved phrase or email has a wording of an avoid phrase.

A wording is words, and what stands for words: `I|we` is one of the two, `(I am|I'm) sorry` one of several, `[so]` may
be missing, `NUMBER` is 3 or three, `ORDINAL` is 3rd or third, `NAME` is a word with a capital, `...` is up to three words of
the same sentence, `charg*` is any word that begins so. `don't`, `dont` and `do not` are the same.

Why: a wording that nobody tried finds nothing, or everything. `sick of` is found in “sick of waiting”, and in
“the sick of the parish”.

Not this:

    heard:
      - the ORDINAL time
      - how many [more] times
    heard_in:
      - This is the third time.

    error: “how many [more] times” is proven by no sentence
    hint: write a sentence under `heard_in:` in which it stands

But this:

    heard:
      - the ORDINAL time
      - how many [more] times
    heard_in:
      - This is the third time.
      - How many more times do I have to call?

Silence: never for a sentence. An approved phrase may quote what it warns of.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from talkdown.diagnostics import Diagnostic
from talkdown.model import KIND_BY_NAME
from talkdown.model.book import Book
from talkdown.model.heard_entry import HeardEntry
from talkdown.rules._search import verbatim_texts
from talkdown.words.patterns import Match, PatternTable

CODE = "heard"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield wordings without proof, proofs without a wording, and approved texts with a wording to avoid."""
    for entry in book:
        if isinstance(entry, HeardEntry):
            yield from _check_sentences(entry)
    avoid_table = PatternTable(
        ((wording, entry.id) for entry in book.avoid for wording in entry.heard), folds=True
    )
    for entry, route, text in verbatim_texts(book):
        for match in avoid_table.find(text):
            if not match.is_negated:
                message = f"the {KIND_BY_NAME[entry.kind].title} contains “{match.text}”"
                hint = f"`{match.value}` hears it: say it otherwise, or narrow the wording there"
                yield Diagnostic(CODE, message, entry.location_of(*route), hint)


def _check_sentences(entry: HeardEntry) -> Iterator[Diagnostic]:
    routes = [(field, n) for field in ("heard", "heard_perhaps") for n in range(len(getattr(entry, field)))]
    wordings = (*entry.heard, *entry.heard_perhaps)
    matches = _matches_of(wordings, (*entry.heard_in, *entry.not_heard_in))
    matches, false_matches = matches[: len(entry.heard_in)], matches[len(entry.heard_in) :]
    proven_wordings = {match.value for sentence_matches in matches for match in sentence_matches}
    for n, sentence_matches in enumerate(matches):
        if not sentence_matches:
            message = f"no wording stands in “{entry.heard_in[n]}”"
            hint = "write a wording under `heard:` that stands in it, or take it away"
            yield Diagnostic(CODE, message, entry.location_of("heard_in", n), hint)
    for n, (route, wording) in enumerate(zip(routes, wordings, strict=True)):
        if n not in proven_wordings:
            hint = "write a sentence under `heard_in:` in which it stands"
            yield Diagnostic(CODE, f"“{wording}” is proven by no sentence", entry.location_of(*route), hint)
    for n, sentence_matches in enumerate(false_matches):
        for match in sentence_matches:
            hint = f"narrow “{wordings[match.value]}”"
            message = f"“{match.text}” is heard where it should not be"
            yield Diagnostic(CODE, message, entry.location_of("not_heard_in", n), hint)


@lru_cache(
    maxsize=2_000
)  # five times the entries of the shipped book that have wordings: a server asks again at each change
def _matches_of(wordings: tuple[str, ...], sentences: tuple[str, ...]) -> list[list[Match[int]]]:
    """What is heard in each sentence, by the numbers of the wordings."""
    table = PatternTable(((wording, n) for n, wording in enumerate(wordings)), folds=True)
    return [list(table.find(sentence)) for sentence in sentences]
