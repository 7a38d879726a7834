"""Which words of a text are written as names of persons are."""

from __future__ import annotations

from talkdown.words.text_words import TextWord

_TITLES = frozenset("mr mrs ms miss mx dr".split())
"""What stands before a surname, also with a full stop that ends no sentence."""

_CAPITALIZED_WORDS = frozenset(
    """
    i i'm i've i'll i'd
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    english god christmas easter
    """.split()
)
"""Words that have a capital wherever they stand, and name nobody. `May` and `April` are months more often."""

_PLACEHOLDER = "[name]"
"""What redaction leaves of a name."""


def is_name(words: tuple[TextWord, ...], n: int, text: str) -> bool:
    """Whether the word `n` has a capital letter that no beginning of a sentence explains.

    >>> from talkdown.words.text_words import text_words
    >>> text = "Thank you, Brian. We look, Mr. Finch"
    >>> [word.word for n, word in enumerate(text_words(text)) if is_name(text_words(text), n, text)]
    ['brian', 'finch']
    """
    word = words[n]
    if text[max(0, word.begin - 1) : word.end + 1] == _PLACEHOLDER:
        return True
    letters = text[word.begin : word.end]
    is_capitalized = len(letters) > 1 and letters[0].isupper() and not letters[1].isupper()
    if n == 0 or not is_capitalized or word.word in _CAPITALIZED_WORDS:
        return False
    return words[n - 1].sentence == word.sentence or words[n - 1].word in _TITLES
