"""`talkdown review` and single people: what it tells of them only if it is asked to, and what it never tells of a team."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from contacts import LINES, SMALL_BOOK, Says, rows_of, write_contact
from talkdown.review.book_detectors import read_detectors
from talkdown.review.facts.agents import agent_key
from talkdown.review.statistics import LEAST_FOR_RATE, LEAST_IN_ROW

DANGER_BOOK = Path(__file__).parents[1] / "review/book"
BOOK = ("--book", str(SMALL_BOOK), "--jobs", "1")


@pytest.fixture
def team(says: Says) -> Says:
    """Says what a review says of six agents with six contacts each, all of this month, in one file for each contact."""
    for path in Path("calls").iterdir():
        path.unlink()
    for agent in range(6):
        for contact in range(6):
            write_said(agent, contact)
    return lambda *arguments: says(*BOOK, *arguments)


def write_said(agent: int, contact: int, words: str = "Please calm down.") -> None:
    """A contact of an agent."""
    lines = (
        LINES[0],
        (f"Agent {'ABCDEFG'[agent]}. Okoro", "agent", words),
        ("Tom", "customer", "Third time!"),
    )
    write_contact(Path(f"calls/{agent}-{contact}.jsonl"), f"NF-{agent}{contact}", lines)


def texts(folder: str = "review") -> dict[str, str]:
    """All files of a review that are text, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in Path(folder).rglob("*")
        if path.is_file() and path.suffix not in (".parquet", "")
    }


def words_of(page: str) -> str:
    """The words of a page of the review."""
    html = Path("review/pages", page).read_text("utf-8").partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_without_being_asked_it_tells_no_agent_from_another(team: Says, says: Says) -> None:
    team("calls")
    assert "agent" not in rows_of("review/conversation.csv")[0].keys() | rows_of("review/turn.csv")[0].keys()
    assert {row["role"] for row in rows_of("review/finding.csv")} == {"customer"}
    assert not Path("review/pages/agents").exists()
    assert json.loads(Path("review/manifest.json").read_text())["pseudonyms"] == {}
    assert [name for name, text in texts().items() if re.search(r"Okoro|\ba00\d\b", text)] == []
    assert says("agent", "A. Okoro").startswith("Error: `review` does not tell agents apart\n")


def test_the_facts_tell_no_agent_from_another_either(team: Says) -> None:
    import duckdb

    for option, count in (([], 0), (["--agents"], 6)):
        team("calls", *option)
        for table in ("turn", "finding", "conversation"):
            query = f"SELECT count(DISTINCT agent) FROM read_parquet('review/facts/*/{table}.parquet')"
            assert duckdb.execute(query).fetchall() == [(count,)]


def test_what_told_agents_apart_is_gone_once_a_review_does_not(team: Says) -> None:
    """Also of contacts whose transcripts are gone: no part of it may stay."""
    team("calls", "--agents")
    Path("calls/0-0.jsonl").unlink()
    team("calls")
    assert len(rows_of("review/conversation.csv")) == 35
    assert "agent" not in rows_of("review/turn.csv")[0]


def test_the_team_page_has_no_slip_of_a_single_person(team: Says) -> None:
    team("calls")
    text = words_of("index.html")
    assert re.search(r"Words of ours that go before a sign .* Calm down 36 of 36 ", text)
    assert "Please calm down" not in text
    team("calls", "--agents")
    assert "Please calm down" in words_of("index.html")


@pytest.mark.parametrize("option", [(), ("--agents",)])
@pytest.mark.parametrize(("agents", "contacts"), [(LEAST_IN_ROW, 1), (LEAST_IN_ROW - 1, 6), (1, 6)])
def test_a_row_of_words_of_ours_needs_five_agents(
    agents: int, contacts: int, option: tuple[str, ...], team: Says
) -> None:
    for agent in range(6):
        for contact in range(6):
            is_said = agent < agents and contact < contacts
            write_said(agent, contact, "Please calm down." if is_said else "One moment.")
    team("calls", *option)
    text = words_of("index.html")
    is_shown = agents >= LEAST_IN_ROW
    assert ("Calm down" in text) is is_shown
    assert (
        "1 wording is left out, heard in fewer than 5 contacts, or from fewer than 5 agents" in text
    ) is not is_shown
    assert ("Calm down" in words_of("progress.html")) is is_shown


@pytest.mark.parametrize("count", [1, LEAST_IN_ROW - 1, LEAST_IN_ROW])
def test_a_row_of_customers_words_needs_five_contacts(count: int, team: Says) -> None:
    for path in sorted(Path("calls").iterdir())[count:]:
        text = path.read_text()
        path.write_text(text.replace("third time", "first time").replace("Third time", "Thanks"))
    team("calls")
    text = words_of("index.html")
    is_shown = count >= LEAST_IN_ROW
    assert ("1 sign is left out, heard in fewer than 5 contacts" in text) is not is_shown
    assert (f"{count} of 36" in text) is is_shown
    assert (f"{count} of 36" in words_of("progress.html")) is is_shown
    (row,) = re.findall(r"sign/third-time#1 reliable (.*?) not checked", words_of("certainty.html"))
    assert row == (f"{2 * count} {count}" if is_shown else "fewer than 5 fewer than 5")


def test_a_month_with_few_says_that_they_are_few(team: Says) -> None:
    for contact in range(4):
        write_contact(Path(f"calls/early-{contact}.jsonl"), f"early {contact}", LINES, "2026-02-05")
    team("calls")
    assert "2026-02 fewer than 5 contacts" in words_of("progress.html")


def test_an_agent_below_thirty_contacts_has_no_page(team: Says) -> None:
    for contact in range(LEAST_FOR_RATE):
        write_said(0, contact)
    for contact in range(LEAST_FOR_RATE - 1):
        write_said(1, contact)
    team("calls", "--agents")
    assert len(list(Path("review/pages/agents").glob("*.html"))) == 1


@pytest.fixture
def danger(team: Says, monkeypatch: pytest.MonkeyPatch) -> Says:
    """The same with a book that knows danger, and a customer who speaks of it."""
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", read_detectors)
    lines = (("Tom", "customer", "I don't want to live. It is the third time!"),)
    write_contact(Path("calls/x.jsonl"), "NF-9", lines, "2026-03-06")
    return lambda *arguments: team(*arguments, "--book", str(DANGER_BOOK))


def test_words_of_danger_have_a_page_of_their_own_to_which_no_other_leads(danger: Says) -> None:
    assert danger("calls").endswith("[exit 0]\n")
    assert "want to live" in words_of("first.html")
    assert not re.search("Okoro|a00", words_of("first.html"))
    for name, text in texts("review/pages").items():
        assert "first.html" not in text
        assert name.startswith(("first", "contacts/")) or "want to live" not in text


def test_words_of_danger_can_be_left_out(danger: Says) -> None:
    danger("calls")
    output = danger("calls", "--no-danger")
    assert "first.html" not in output
    assert not Path("review/pages/first.html").exists()
    assert [row["entry"] for row in rows_of("review/finding.csv") if row["certainty"] == "look"] == []
    assert "danger" not in Path("review/finding.csv").read_text()


def test_contacts_stay_ninety_days(says: Says) -> None:
    assert "1 contact older than 90 days deleted\n" in says("calls", *BOOK)
    assert json.loads(Path("review/manifest.json").read_text())["keep_days"] == 90
    assert "1 contact older than 10 days deleted\n" in says("purge", "--older", "10d", *BOOK[:2])


def test_pseudonyms_can_need_a_file_that_is_kept_apart(team: Says, says: Says) -> None:
    Path("safe").mkdir()
    key = ("--key", "safe/review.key")
    team("calls", "--agents", *key)
    assert stat.S_IMODE(Path("safe/review.key").stat().st_mode) == 0o600
    assert says("agent", "B. Okoro", *key).startswith("a0")
    secret = Path("safe/review.key").read_text().strip()
    assert [name for name, text in texts().items() if secret in text] == []
    refusal = "Error: the pseudonyms in `review` were made with another key, or without one\n"
    assert says("agent", "B. Okoro").startswith(refusal)
    assert team("calls", "--agents").startswith(refusal)
    assert team("calls", "--agents", "--key", "safe/other.key").startswith(refusal)
    names = {row["agent"] for row in rows_of("review/turn.csv")}
    team("calls", "--agents", *key)
    assert {row["agent"] for row in rows_of("review/turn.csv")} == names
    assert {agent_key(f"{letter}. Okoro") for letter in "ABCDEF"}.isdisjoint(
        json.loads(Path("review/manifest.json").read_text())["pseudonyms"]
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--key", "safe.key"], "`--key` is for pseudonyms, which there are with `--agents` alone"),
        (["--agents", "--key", "review/safe.key"], "`review/safe.key` lies in the folder of the review"),
        (["--agents", "--key", "calls/0-0.jsonl"], "`calls/0-0.jsonl` is no key of a review"),
    ],
)
def test_a_key_that_would_keep_nothing_apart_is_refused(
    arguments: list[str], message: str, team: Says
) -> None:
    assert team("calls", *arguments).startswith(f"Error: {message}")
    assert not Path("review").exists()


def test_the_notice_says_what_the_very_settings_do(team: Says) -> None:
    default = team("calls", "--notice")
    assert "**It does not tell agents apart**" in default
    assert (
        "for fewer than 5 contacts and, where words of ours are counted, for fewer than 5 agents" in default
    )
    assert "older than 90 days are deleted" in default
    assert "They stand on a page of their own, `first.html`" in default
    answer = team("calls", "--notice", "--agents", "--key", "safe.key", "--no-danger", "--keep", "forever")
    assert "**It tells agents apart (`--agents`), and its tables go further**" in answer
    assert "An agent with 30 contacts and more has a page" in answer
    assert "Only who has the file that `--key` names" in answer
    assert "are **not** looked for (`--no-danger`)" in answer
    assert "**There is no limit" in answer
    assert not Path("safe.key").exists()
