"""The phrase finder: its ranking, its index, and `talkdown find`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.finder import corpus
from bench.finder.ranking import by_class
from books import shipped_book
from command_line import talkdown
from talkdown.loader import load
from talkdown.model import Phrase
from talkdown.model.book import Book
from talkdown.outputs import finder
from talkdown.outputs.finder.index import index
from talkdown.outputs.finder.search import Finder
from talkdown.storage.package import PHRASEBOOK


@pytest.fixture(scope="module")
def whole_book() -> Book:
    return shipped_book()


@pytest.fixture(scope="module")
def development() -> Finder:
    return Finder(corpus.book())


@pytest.fixture(scope="module")
def finds(whole_book: Book) -> Finder:
    return Finder(whole_book)


def test_the_development_queries_find_their_phrases(development: Finder) -> None:
    queries = corpus.queries()
    hits_by_query = [[hit.id for hit in development.find(query.text).phrases] for query in queries]
    figures = by_class(queries, hits_by_query)["all"]
    assert figures.success3 >= 0.97
    assert figures.mrr >= 0.88
    assert figures.zero == 0


SMALL_BOOK = Path(__file__).parents[2] / "rules/_base"
SERVED_BY = yaml.safe_load((Path(__file__).parent / "cases/shipped.yaml").read_text())


@pytest.mark.parametrize("query", SERVED_BY)
def test_what_agents_type_is_served_in_the_first_three(finds: Finder, whole_book: Book, query: str) -> None:
    assert set(SERVED_BY[query]) <= {technique.id for technique in whole_book.techniques}
    first = finds.find(query, limit=3).phrases
    assert {hit.technique for hit in first} & set(SERVED_BY[query]), [hit.text for hit in first]


@pytest.mark.parametrize(
    ("query", "same_as"),
    [
        ("apologising", "apologizing"),  # the other spelling
        ("appologise", "apologize"),  # a letter too many
        ("sweraing", "swearing"),  # neighbors swapped
        ("frustated", "frustrated"),  # a letter left out
        ("hasn't", "hasnt"),  # no apostrophe
        ("SUPERVISOR", "supervisor"),
    ],
)
def test_what_is_meant_is_found_however_it_is_typed(development: Finder, query: str, same_as: str) -> None:
    first = [hit.id for hit in development.find(query, limit=3).phrases]
    assert set(first) & {hit.id for hit in development.find(same_as, limit=3).phrases}


def test_swapped_letters_find_the_manager(development: Finder) -> None:
    assert any("manager" in hit.text for hit in development.find("manger", limit=3).phrases)


def test_a_half_typed_synonym_counts(development: Finder) -> None:
    """`attorney` stands in no phrase; its group does."""
    hit_by_word, hit_by_beginning = (
        development.find(text, limit=1).phrases[0] for text in ("attorney", "attorn")
    )
    assert hit_by_word.id == hit_by_beginning.id
    assert not hit_by_beginning.weak


def test_nothing_in_common_is_weak_or_not_found(development: Finder) -> None:
    for text in ("java nullpointerexception", "xkcd", "football score", "bitcoin"):
        assert all(hit.weak for hit in development.find(text).phrases)


def test_an_unknown_word_shows_near_ones(finds: Finder) -> None:
    assert "manager" in finds.find("manger").near_words


def test_filters_leave_only_what_they_name(finds: Finder, whole_book: Book) -> None:
    for hit in finds.find("refund", channel="email", limit=50).phrases:
        assert "email" in whole_book.all(Phrase)[hit.id].channels
    for hit in finds.find("sorry", stage="own", limit=50).phrases:
        assert hit.stage == "own"
    sign = whole_book.signs[0].id
    for hit in finds.find("wait", sign=sign, limit=50).phrases:
        assert sign in whole_book.all(Phrase)[hit.id].signs


def test_filters_without_words_list_phrases(finds: Finder) -> None:
    assert finds.find("", stage="own", limit=5).phrases
    assert not finds.find("").phrases


@pytest.mark.parametrize(
    "text",
    [
        "{name}",
        "'",
        '"',
        "\\",
        "</script>",
        "a" * 5_000,
        "\u2028",
        "ab\u0001cd",
        "😀",
        "naïve café",
        "*",
        "__proto__",
        "constructor",
    ],
)
def test_no_query_breaks_it(finds: Finder, text: str) -> None:
    finds.find(text)


def test_the_index_gives_the_same_bytes_twice(whole_book: Book) -> None:
    second_book = load(PHRASEBOOK).book
    assert second_book is not None
    assert list(finder.render(whole_book)) == list(finder.render(second_book))


def test_the_index_holds_live_entries_only(whole_book: Book) -> None:
    ids = index(whole_book)["phrases"]["ids"].split("\n")
    assert ids == [phrase.id for phrase in whole_book.phrases]
    draft_ids = {phrase.id for phrase in whole_book.all(Phrase).values() if not phrase.is_approved}
    assert draft_ids
    assert not draft_ids & set(ids)


def test_the_terminal_finds_what_the_site_finds(finds: Finder) -> None:
    result = talkdown("find", "refund", "late", "--format", "json", "--limit", "3")
    assert result.exit_code == 0
    rows = json.loads(result.output)
    assert [row["id"] for row in rows] == [hit.id for hit in finds.find("refund late", limit=3).phrases]
    assert list(rows[0]) == [
        "id",
        "text",
        "technique",
        "stage",
        "channels",
        "score",
        "weak",
        "when",
        "situation",
    ]


def test_the_terminal_says_what_goes_into_gaps() -> None:
    result = talkdown("find", "even if I have nothing new", "--limit", "1", "--channel", "phone")
    assert result.output.splitlines()[:4] == [
        " 1  I'll call you at {promised_time} on {promised_day}, even if I have nothing new.",
        "    The answer depends on others, and the call depends on you.",
        "    Solve · Promise only what you can keep · Phone, Chat · P-296 call-even-with-no-news",
        "    {promised_time} The time you promise, where they are · {promised_day} The day you promise, where they are",
    ]


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("T-07", ["technique Name the feeling · name-the-feeling"]),
        ("upset-caller", ["playbook An upset caller · upset-caller"]),
        ("refund-limit", ["policy slot Refund an agent may make without asking · refund-limit"]),
    ],
)
def test_in_the_terminal_a_code_or_an_id_leads_to_its_entry(query: str, lines: list[str]) -> None:
    result = talkdown("find", query)
    assert (result.exit_code, result.output.splitlines()) == (0, lines)


def test_the_terminal_says_when_there_is_nothing() -> None:
    result = talkdown("find", "qqxzq")
    assert result.exit_code == 1
    assert "no phrase for `qqxzq`" in result.output


def test_the_terminal_knows_its_channels() -> None:
    result = talkdown("find", "late", "--channel", "fone")
    assert result.exit_code == 2
    assert result.output == "Error: there is no channel `fone`\n  hint: did you mean `phone`?\n"


# --- a finder of one's own ---

OPENS = """
from talkdown.loader import load
from talkdown.outputs.finder.search import Finder

finder = Finder(load({folder!r}).book)
print(finder.find("tell").phrases[0].id, flush=True)
"""


def _run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )


def test_a_script_that_never_closes_its_finder_ends() -> None:
    """Ten times, since a hang at exit is a race: without the finalizer about every second run hangs."""
    script = OPENS.format(folder=str(SMALL_BOOK))
    for _ in range(10):
        result = _run(script)
        assert (result.stdout, result.stderr) == ("tell-me\n", "")


def test_a_closed_finder_leaves_no_thread_and_says_that_it_is_closed() -> None:
    script = f"""
import threading
from talkdown.loader import load
from talkdown.outputs.finder.search import Finder

with Finder(load({str(SMALL_BOOK)!r}).book) as finder:
    print(len(finder.find("tell").phrases), threading.active_count())
finder.close()
print(threading.active_count())
try:
    finder.find("tell")
except RuntimeError as error:
    print(error)
"""
    assert _run(script).stdout.splitlines() == [
        "1 2",
        "1",
        "this finder is closed; open another one with `Finder(book)`",
    ]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"limit": 0}, "`limit` is 0; it is how many phrases to give, at least 1"),
        ({"limit": -1}, "`limit` is -1; it is how many phrases to give, at least 1"),
        ({"channel": "fone"}, "there is no channel `fone`; did you mean `phone`?"),
        ({"stage": ""}, "there is no stage ``; the stages are `"),
        ({"sign": "clenched-fist"}, "there is no sign `clenched-fist`; did you mean `clenched-fists`?"),
        (
            {"technique": "name-the-feling"},
            "there is no technique `name-the-feling`; did you mean `name-the-feeling`?",
        ),
    ],
)
def test_what_the_finder_cannot_give_is_an_error(
    finds: Finder, filters: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        finds.find("late", **filters)


def test_an_email_is_found_by_its_situation() -> None:
    with Finder(shipped_book()) as finder:
        assert finder.find_emails("final response letter complaint", limit=1) == ("complaint-final-answer",)
        with pytest.raises(ValueError, match="at least 1"):
            finder.find_emails("refund", limit=0)


def test_the_terminal_names_the_emails_of_a_situation_unless_another_channel_is_asked_for() -> None:
    query = ("find", "wrong charge email", "--limit", "1")
    assert "whole email E-01: A wrong charge" in talkdown(*query).output.splitlines()
    assert "whole email" not in talkdown(*query, "--channel", "phone").output
