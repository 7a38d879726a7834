"""TermTable: terms to look for in a text, in whatever order its words have, or in the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from talkdown.words.memory import Memory
from talkdown.words.patterns import Match
from talkdown.words.terms import PlacedTerm, Term, placed_terms, stems_of
from talkdown.words.text_words import text_tokens, token_spans

T = TypeVar("T")

_MOST_WORDS_BETWEEN = 4
"""Words between the first and the last one of a set that are not in it, stop words not counted. Chosen by trial on turns of
customers: with eight no more was found, and more by mistake."""


class _Row(NamedTuple, Generic[T]):
    terms: tuple[Term, ...]
    value: T


class TermTable(Generic[T]):
    """Rows of terms, each with a value. All terms of a row stand near to one another in one sentence.

    `frequency` says how often a stem is said at all: rows are looked up by their rarest one.

    >>> table = TermTable([(terms_of("smell of gas"), "leak")], frequency=lambda stem: 0)
    >>> [match.text for match in table.find("There is gas, I can smell it.")]
    ['gas, I can smell']
    """

    def __init__(
        self,
        rows: Iterable[tuple[Iterable[Term], T]],
        frequency: Callable[[str], int],
        *,
        keeps_order: bool = False,
    ) -> None:
        """With `keeps_order`, the terms of a row stand in its order."""
        self._keeps_order = keeps_order
        self._rows: dict[Term, list[_Row[T]]] = defaultdict(list)
        for terms, value in rows:
            row = _Row(tuple(dict.fromkeys(terms)), value)
            rarest_term = min(row.terms, key=lambda term: (frequency(term.stem), term))
            self._rows[rarest_term].append(row)
        rarest_stems = {term.stem for term in self._rows}
        self._may_begin: Memory[str, bool] = Memory(
            lambda token: not rarest_stems.isdisjoint(stems_of(token))
        )

    def find(self, text: str) -> Iterator[Match[T]]:
        """Every row that stands in the text, once for each sentence."""
        if not any(map(self._may_begin.__getitem__, text_tokens(text))):
            return
        sentence: list[PlacedTerm] = []
        for placed_term in placed_terms(text):
            if sentence and placed_term.sentence != sentence[0].sentence:
                yield from self._find_in(sentence, text)
                sentence = []
            sentence.append(placed_term)
        yield from self._find_in(sentence, text)

    def _find_in(self, sentence: list[PlacedTerm], text: str) -> Iterator[Match[T]]:
        places: dict[Term, list[int]] = defaultdict(list)
        for place, (term, _, _) in enumerate(sentence):
            places[term].append(place)
            if term.is_denied:  # `not going to kill myself` says `kill myself`, too
                places[Term(term.stem)].append(place)
        for term in places:
            for row in self._rows.get(term, ()):
                if all(row_term in places for row_term in row.terms) and (
                    span := self._nearest_span(places, row.terms, term)
                ):
                    yield _match(sentence, span, row.value, text)

    def _nearest_span(
        self, places: dict[Term, list[int]], terms: tuple[Term, ...], rarest_term: Term
    ) -> tuple[int, int] | None:
        """The first and the last place of a row's terms where these stand nearest; None where they do not stand so."""
        best: tuple[int, int] | None = None
        for place in places[rarest_term]:
            near_places = [
                min(places[term], key=lambda term_place: abs(term_place - place)) for term in terms
            ]
            if self._keeps_order and near_places != sorted(near_places):
                continue
            first, last = min(near_places), max(near_places)
            if best is None or last - first < best[1] - best[0]:
                best = first, last
        if best is None or best[1] - best[0] + 1 - len(terms) > _MOST_WORDS_BETWEEN:
            return None
        return best


def _match(sentence: list[PlacedTerm], span: tuple[int, int], value: T, text: str) -> Match[T]:
    spans = token_spans(text)
    begin = spans[sentence[span[0]].token_number][0]
    end = spans[sentence[span[1]].token_number][1]
    return Match(begin, end, text[begin:end], value, None)
