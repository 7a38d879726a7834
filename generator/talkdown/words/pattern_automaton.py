"""PatternAutomaton: all patterns of a table as one trie over words, whose branches join again behind a choice.

`I|we [can] promise` is four texts, and five nodes here: what a choice costs is the sum of what it offers, never the
product. A walk is in several nodes at a time; which nodes follow on which is worked out once, when it first happens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from talkdown.words.pattern_syntax import (
    GAP,
    NAME,
    NUMBER,
    ORDINAL,
    STEM_END,
    Bracket,
    PartSequence,
    PatternError,
)

_PLACEHOLDERS = (NUMBER, ORDINAL, NAME)

LONGEST_GAP = 3
"""Words that a gap stands for at most: `waited ... hours` is `waited for over two hours`. Chosen by trial on turns of
customers: with four, the ends of one thought and the beginning of the next meet."""


class State:
    """Nodes in which a walk is at the same time, and where it goes from there."""

    __slots__ = ("after", "after_sentence_end", "has_gap", "is_open", "labels", "nodes", "patterns")

    def __init__(self, nodes: frozenset[int], patterns: tuple[int, ...], labels: frozenset[str]) -> None:
        self.nodes = nodes
        self.labels = labels
        """What leads on from here; asked first, so that nothing is kept of words that lead nowhere."""
        self.has_gap = GAP in labels
        """Whether any word of the same sentence leads on."""
        self.is_open = bool(patterns) or self.has_gap or NAME in labels
        """Whether a pattern ends here, or what leads on is more than the words of `labels`."""
        self.patterns = patterns
        """The numbers of the patterns that end here."""
        self.after: dict[tuple[str, ...], State | None] = {}
        """The next state, by what the next word stands for."""
        self.after_sentence_end: dict[tuple[str, ...], State | None] = {}
        """The same where a sentence ended before that word: no gap reaches over there."""


class PatternAutomaton:
    """Patterns of words, to be walked along word by word.

    `words_of` turns a part of a pattern into the words that texts are compared by: `I'll` → i'll, or i and will.
    """

    def __init__(self, words_of: Callable[[str], tuple[str, ...]]) -> None:
        self._words_of = words_of
        self._edges: list[dict[str, set[int]]] = [{}]
        self._patterns_by_node: dict[int, list[int]] = defaultdict(list)
        self._states: dict[frozenset[int], State] = {}
        self.symbols: set[str] = set()
        """All that stands in the patterns: words, beginnings of words with `*`, `NUMBER` and its kin."""

    def add(self, sequence: PartSequence, number: int) -> None:
        """Add the pattern of that number. One that has no word is found nowhere.

        Raises `PatternError` if the pattern begins with a gap.
        """
        ends = self._extend({0}, sequence)
        if GAP in self._edges[0]:
            raise PatternError(f"a pattern begins with a word, and not with `{GAP}`")
        for node in ends - {0}:
            self._patterns_by_node[node].append(number)

    def start(self) -> State:
        """The state before the first word."""
        return self._state(frozenset({0}))

    def step(self, state: State, symbols: tuple[str, ...], is_same_sentence: bool) -> State | None:
        """The state after a word that stands for these symbols; None where no pattern goes on."""
        if state.labels.isdisjoint(symbols) and not (is_same_sentence and state.has_gap):
            return None
        states = state.after if is_same_sentence else state.after_sentence_end
        if symbols not in states:
            labels = (*symbols, GAP) if is_same_sentence else symbols
            nodes = frozenset(
                target
                for node in state.nodes
                for label in labels
                for target in self._edges[node].get(label, ())
            )
            states[symbols] = self._state(nodes) if nodes else None
        return states[symbols]

    def _state(self, nodes: frozenset[int]) -> State:
        if nodes not in self._states:
            numbers = (number for node in nodes for number in self._patterns_by_node.get(node, ()))
            labels = frozenset(label for node in nodes for label in self._edges[node])
            self._states[nodes] = State(nodes, tuple(sorted(set(numbers))), labels)
        return self._states[nodes]

    def _extend(self, origins: set[int], sequence: PartSequence) -> set[int]:
        """Add a sequence behind these nodes, and give the nodes where it ends."""
        for part in sequence:
            if isinstance(part, Bracket):
                ends = [self._extend(origins, option) for option in part.sequences]
                origins = set().union(*ends, origins if part.is_optional else ())
            elif part == GAP:
                origins = self._add_gap(origins)
            else:
                for symbol in self._symbols(part):
                    origins = {self._add_node(origins, symbol)}
        return origins

    def _add_gap(self, origins: set[int]) -> set[int]:
        ends = set(origins)
        for _ in range(LONGEST_GAP):
            origins = {self._add_node(origins, GAP)}
            ends |= origins
        return ends

    def _add_node(self, origins: set[int], symbol: str) -> int:
        node = len(self._edges)
        self._edges.append({})
        self.symbols.add(symbol)
        for origin in origins:
            self._edges[origin].setdefault(symbol, set()).add(node)
        return node

    def _symbols(self, part: str) -> tuple[str, ...]:
        """What a part of a pattern is compared by: its words; `charg*` and `NUMBER` stand for themselves."""
        is_symbol = part in _PLACEHOLDERS or part.endswith(STEM_END)
        if not is_symbol:
            return self._words_of(part)
        return (part,) if part in _PLACEHOLDERS else (part.lower(),)
