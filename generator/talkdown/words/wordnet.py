"""Synonyms from WordNet, for authors to choose from."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

FOLDERS = (
    "/usr/share/wordnet",
    "/usr/share/wordnet-3.0/dict",
    "/usr/local/share/wordnet",
    "/opt/homebrew/opt/wordnet/dict",
)
"""Where packages put WordNet's files; the environment variable WORDNET names another folder."""

_PARTS = {"n": "noun", "v": "verb", "a": "adjective", "s": "adjective", "r": "adverb"}


_LEXICOGRAPHER_FILES = 45  # in WordNet 3.0; see its lexnames(5WN)


class Meaning(NamedTuple):
    """One sense of a word: its part of speech, what it means, other words for it."""

    part: str
    gloss: str
    words: tuple[str, ...]


class DamagedWordNetError(Exception):
    """WordNet's files do not hold what they should; the text says what was met there."""


class Synset(Protocol):
    """A set of synonyms, as NLTK, which has no types of its own, gives it."""

    def pos(self) -> str:
        """The part of speech, as one letter."""

    def definition(self) -> str:
        """What the words mean."""

    def lemma_names(self) -> list[str]:
        """The words, with `_` for a space."""


class WordNet(Protocol):
    """A reader of WordNet."""

    def synsets(self, word: str) -> list[Synset]:
        """The senses of a word, the most frequent first; spaces in it are `_`."""


def wordnet() -> WordNet | None:
    """A reader of WordNet's files, or None where there are none. Raises `DamagedWordNetError`."""
    own_folder = os.environ.get("WORDNET")
    for folder in (own_folder,) if own_folder else FOLDERS:
        if Path(folder, "index.noun").is_file():
            with _files_of_others():
                return _reader(folder)
    return None


@contextmanager
def _files_of_others() -> Iterator[None]:
    """Within it, whatever NLTK meets in a line is said to be a damage of the files: it does not look at them before."""
    try:
        yield
    except Exception as error:
        raise DamagedWordNetError(f"{type(error).__name__}: {error}") from error


def _reader(folder: str) -> WordNet:
    import nltk.data
    from nltk.corpus.reader.wordnet import WordNetCorpusReader
    from nltk.data import FileSystemPathPointer

    if folder not in nltk.data.path:
        nltk.data.path.append(folder)  # NLTK opens only what lies in its own folders

    class Reader(WordNetCorpusReader):  # type: ignore[misc]  # NLTK is untyped
        """Reads Debian's files, which lack the list of lexicographers' names and any mapping of versions."""

        def __init__(self) -> None:
            super().__init__(FileSystemPathPointer(folder), None)

        def map_wn(self, version: str = "wordnet") -> None:
            """No other version is mapped to this one."""

        def open(self, file: str) -> Any:  # as NLTK's own, which has no types
            """The file; for the missing list of names, a list of blanks."""
            if file == "lexnames" and not Path(folder, file).is_file():
                return io.StringIO("".join(f"{n:02d}\tunnamed\t1\n" for n in range(_LEXICOGRAPHER_FILES)))
            return super().open(file)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about other languages, which are not asked for
        return Reader()


def meanings(source: WordNet, word: str) -> Iterator[Meaning]:
    """The senses of a word, the most frequent first, with the other words of each. Raises `DamagedWordNetError`."""
    with _files_of_others():
        rows = [(s.pos(), s.definition(), s.lemma_names()) for s in source.synsets(word.replace(" ", "_"))]
    for part, definition, lemma_names in rows:
        names = (name.replace("_", " ") for name in lemma_names)
        words = tuple(dict.fromkeys(name for name in names if name.lower() != word.lower()))
        yield Meaning(_PARTS.get(part, part), definition, words)
