"""Find phrases from Python, with the very script that finds them on the site."""

from __future__ import annotations

import errno
import json
import weakref
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from py_mini_racer import MiniRacer

from talkdown.diagnostics import unknown_name
from talkdown.loader.page_sections import PageSection
from talkdown.model import Email, Sign, Technique
from talkdown.model.book import Book
from talkdown.model.fields import CODE_PATTERN
from talkdown.model.ids import ID_PATTERN
from talkdown.outputs.finder.bundle import engine
from talkdown.outputs.finder.index import index_script
from talkdown.outputs.finder.library import library_script


@dataclass(frozen=True)
class Hit:
    """A phrase that fits a query; what it holds are ids of the book, but for `text`, `score` and `weak`.

    >>> with Finder(book) as finder:
    ...     hit = finder.find("", channel="phone", limit=1).phrases[0]
    >>> hit.id, hit.text, hit.technique, hit.channels
    ('tell-me', 'Tell me what happened, {name}.', 'hear-them-out', ('phone', 'email'))
    """

    id: str
    text: str
    """The words as the author wrote them, gaps in braces: `Tell me, {name}.`"""
    technique: str
    stage: str
    """The phrase's own stage, or else its technique's."""
    channels: tuple[str, ...]
    """In the order of book.yaml; at least one in a book without errors."""
    score: float
    """Higher is better; to be compared within one search only, since rare words weigh more."""
    weak: bool
    """Whether the match is so poor that the site says so beside it."""
    when: str = ""
    """The moment it fits, as its author says it."""
    situation: str = ""
    """The situation under which it stands; empty where it was found by its own words."""


@dataclass(frozen=True)
class SearchResult:
    """What a search gives: phrases, best first, and words of the book near to those of the query it has not.

    First stand the phrases of the situation that is meant, then the first one of each neighbor, then those that answer
    by their own words.

    >>> with Finder(book) as finder:
    ...     result = finder.find("what hapened")
    >>> [hit.id for hit in result.phrases], result.near_words
    (['tell-me'], ('happened',))
    """

    phrases: tuple[Hit, ...]
    near_words: tuple[str, ...]
    is_too_long: bool = False
    """Whether the query is longer than 1,000 letters, and its end was not looked for."""


class _Row(TypedDict):
    """A phrase in the engine's answer; it holds more, which only the site shows."""

    id: str
    text: str
    technique: str
    stage: str
    channels: list[str]
    score: float
    weak: bool
    verbatim: bool
    when: str


class _Line(_Row):
    """A phrase of a situation: `step` says when it is said, `first`, `then` or `after`."""

    step: str


class _Situation(TypedDict):
    """A situation in the engine's answer, with its phrases in the order in which they are said."""

    id: str
    lines: list[_Line]
    weak: bool


@dataclass(frozen=True)
class OtherHit:
    """What fits a query besides phrases: an entry of another kind, or a section of a page."""

    kind: str
    """The name of its kind; `page` for a page of one's own."""
    id: str
    title: str
    address: str
    """From the top of the site."""


class _OtherEntry(TypedDict):
    """An entry in the engine's answer that is neither a phrase nor a situation."""

    kind: str
    id: str
    title: str
    address: str


class _Answer(TypedDict):
    situations: list[_Situation]
    hasRival: bool
    phrases: list[_Row]
    others: list[_OtherEntry]
    nearWords: list[str]
    isTooLong: bool


_ENGINE_ADDRESSES = 2**38
"""Bytes of address space, not of memory, that V8 reserves as it starts: 200 GB were too few, 300 GB enough (V8 13, Linux)."""


def _require_addresses() -> None:
    """Refuse a limit under which V8 ends the whole program with a dump of its stack, and no exception."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY and limit < _ENGINE_ADDRESSES:
        raise OSError(
            errno.ENOMEM,
            f"the finder reserves {_ENGINE_ADDRESSES >> 30} GiB of addresses (not of memory), and this program may have "
            f"{limit >> 30}: lift the limit with `ulimit -v unlimited`, and bound its memory by a container or cgroup",
        )


def is_code_or_id(query: str) -> bool:
    """Whether a query could name an entry: by a code, or by an id with a hyphen. An id without one is a word like others.

    >>> is_code_or_id("T-07"), is_code_or_id("upset-caller"), is_code_or_id("upset")
    (True, True, False)
    """
    name = query.strip().lower()
    return bool(CODE_PATTERN.fullmatch(name.upper())) or ("-" in name and bool(ID_PATTERN.fullmatch(name)))


class Finder:
    """A book's finder in an embedded V8. Opening one takes a fraction of a second, a search milliseconds.

    >>> with Finder(book) as finder:
    ...     finder.find("what happened", channel="phone", limit=3).phrases[0].text
    'Tell me what happened, {name}.'

    Until it is closed (by `with`, by `close()`, or with the program) it holds a thread and, for the shipped
    book, some 10 MB; the first one of a process also starts V8, which takes 70 MB more.
    Raises `OSError` where the process may not reserve the addresses that V8 asks for (`ulimit -v`).
    """

    def __init__(self, book: Book) -> None:
        self._ids_by_filter: Mapping[str, Collection[str]] = {
            "channel": book.channels,
            "stage": book.stages,
            "sign": book.all(Sign),
            "technique": book.all(Technique),
        }
        self._book = book
        _require_addresses()
        self._engine = MiniRacer()
        # V8 runs in a daemon thread. Python freezes those when it exits, and only then clears a module's
        # variables; MiniRacer's own `__del__` would then wait for its thread for ever. A finalizer closes it
        # before: what it registers with `atexit` runs while threads still do.
        self._close = weakref.finalize(self, self._engine.close)
        self._engine.eval(engine())
        self._engine.eval(index_script(book).decode())
        self._engine.eval("globalThis.finder = talkdownEngine().openBook(talkdownBook); finder.buildIndex()")

    def __enter__(self) -> Finder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the engine and give its memory back. To close twice does no harm."""
        self._close()

    def find(
        self,
        query: str,
        *,
        limit: int = 10,  # as many as the ranking is judged by (MRR@10, in bench/finder)
        channel: str | None = None,
        stage: str | None = None,
        sign: str | None = None,
        technique: str | None = None,
    ) -> SearchResult:
        """The phrases that fit a query, at most `limit` of them, in the order of the site.

        `channel`, `stage`, `sign` and `technique` are ids: only phrases of these are given. An empty query with such an
        id lists its phrases. Raises ValueError for an id that the book has not, and for a `limit` below 1; RuntimeError
        once the finder is closed.
        """
        self._require_open(limit, "phrases")
        filters = {"channel": channel, "stage": stage, "sign": sign, "technique": technique}
        request = {name: id for name, id in filters.items() if id is not None}
        for name, id in request.items():
            if id not in self._ids_by_filter[name]:
                raise ValueError(str(unknown_name(name, id, self._ids_by_filter[name])))
        is_name = is_code_or_id(query)
        if is_name:
            self._add_library(())
        # What is asked for by its name may be no phrase, and then no phrase is the answer.
        answer = self._ask(request | {"text": query, "limit": limit, "phrasesOnly": not is_name})
        hits = _hits_in_order(answer)[:limit]
        return SearchResult(tuple(hits), tuple(answer["nearWords"]), answer["isTooLong"])

    def find_emails(self, query: str, *, limit: int = 3) -> tuple[str, ...]:
        """The ids of the emails that fit a query, at most `limit` of them, in the order of the site.

        Raises ValueError for a `limit` below 1, and RuntimeError once the finder is closed.
        """
        self._require_open(limit, "emails")
        others = self._ask({"text": query})["others"]
        return tuple(row["id"] for row in others if row["kind"] == Email.kind)[:limit]

    def find_others(self, query: str, sections: Iterable[PageSection] = ()) -> tuple[OtherHit, ...]:
        """What fits a query besides phrases, in the order of the site.

        `sections` are those of one's own pages. Raises RuntimeError once the finder is closed.
        """
        self._require_open(1, "entries")
        self._add_library(sections)
        answer = self._ask({"text": query})
        return tuple(
            OtherHit(row["kind"], row["id"], row["title"], row["address"]) for row in answer["others"]
        )

    def _add_library(self, sections: Iterable[PageSection]) -> None:
        script = library_script(self._book, sections).decode()
        self._engine.eval(f"{script}; finder.addLibrary(talkdownLibrary)")

    def _require_open(self, limit: int, noun: str) -> None:
        if not self._close.alive:
            raise RuntimeError("this finder is closed; open another one with `Finder(book)`")
        if limit < 1:
            raise ValueError(f"`limit` is {limit}; it is how many {noun} to give, at least 1")

    def _ask(self, request: Mapping[str, object]) -> _Answer:
        answer: _Answer = json.loads(
            str(self._engine.eval(f"JSON.stringify(finder.find({json.dumps(request)}))"))
        )
        return answer


def _hits_in_order(answer: _Answer) -> list[Hit]:
    """The phrases in the order of the site: those of situations come first, but for one whose very words were asked for."""
    lines = [
        _hit(line, situation["id"])
        for place, situation in enumerate(answer["situations"])
        for line in _lines_to_say_now(situation["lines"], takes_one=place > 0 or answer["hasRival"])
    ]
    phrases = [_hit(row, "") for row in answer["phrases"]]
    if answer["phrases"] and answer["phrases"][0]["verbatim"]:
        return [*phrases, *lines]
    return [*lines, *phrases]


def _lines_to_say_now(lines: list[_Line], *, takes_one: bool) -> list[_Line]:
    first_lines = [line for line in lines if line["step"] == "first"]
    return first_lines[:1] if takes_one else first_lines


def _hit(row: _Row, situation: str) -> Hit:
    return Hit(
        when=row["when"],
        situation=situation,
        id=row["id"],
        text=row["text"],
        technique=row["technique"],
        stage=row["stage"],
        channels=tuple(row["channels"]),
        score=row["score"],
        weak=row["weak"],
    )
