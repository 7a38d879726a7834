"""The pages of a review: what stands on them, what does not, and that they are the same each time."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from command_line import talkdown
from contacts import digests, two_patterns, write_contact
from talkdown.loader import load
from talkdown.model import Drill
from talkdown.outputs.web.csp import hash_of
from talkdown.review.labels import read_labels

BASE = Path(__file__).parents[2] / "rules/_base"
TEAM_PAGES = ("index.html", "progress.html", "certainty.html", "first.html")

HOT = (
    ("Tom Hale", "customer", "This is the third time I call."),
    ("Priya Shah", "agent", "Please calm down, Tom."),
    ("Tom Hale", "customer", "Do not tell me that. It is the third time!"),
)
CALM = (("Tom Hale", "customer", "Hello."), ("Priya Shah", "agent", "Good morning."))
CURT = (("Tom Hale", "customer", "Hello."), ("Sam Okoro", "agent", "calm down"))


def review(*arguments: str) -> None:
    options = ("--agents", "--keep", "forever", "--book", str(BASE), "--jobs", "1")
    result = talkdown("review", *options, *arguments)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Priya has 32 contacts, four of them hot; Sam has 29."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(32):
        day = f"2026-0{1 + number // 16}-{1 + number % 16:02d}"
        write_contact(folder / f"calls/p{number:02d}.jsonl", f"NF-{number}", HOT if number < 4 else CALM, day)
    for number in range(29):
        write_contact(folder / f"calls/s{number:02d}.jsonl", f"SO-{number}", CURT, "2026-02-20")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
        review("calls")
        review("calls", "--out", "twin")
    return folder


def text_of(html: str) -> str:
    """The words of a page, without its head."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition('<main class="page">')[2]).split())


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    root = folder / "review/pages"
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.html")}


def test_which_pages_there_are(pages: dict[str, str]) -> None:
    """Below 30 contacts an agent has none; a contact in which nothing was heard has none either."""
    assert {name for name in pages if not name.startswith("contacts/")} == {*TEAM_PAGES, "agents/a002.html"}
    assert len(pages) == 5 + 4 + 29


def test_the_same_contacts_are_the_same_pages(folder: Path) -> None:
    assert digests(folder / "review/pages") == digests(folder / "twin/pages")


def test_no_page_runs_or_loads_anything(pages: dict[str, str]) -> None:
    for html in pages.values():
        (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        policy = f"default-src 'none'; style-src {hash_of(style)}; base-uri 'none'; form-action 'none'"
        assert (
            f'<meta http-equiv="Content-Security-Policy" content="{policy.replace(chr(39), "&#39;")}">'
            in html
        )
        assert not re.search(r"<script|<link|<img|\sstyle=|\son\w+=|url\(|@import", html)


def test_nobody_is_named_on_a_page_of_the_team(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        assert not re.search(r"Priya|Shah|Sam|Okoro|Tom|Hale", html)
        if not name.startswith("agents/"):
            assert not re.search(r"\ba00\d\b|agents/", html)


def test_the_page_of_a_contact(folder: Path, pages: dict[str, str]) -> None:
    html = next(html for name, html in pages.items() if "<title>Contact NF-0<" in html)
    text = text_of(html)
    assert text.startswith("Contact NF-0 January 1, 2026 · 3 turns, 3 of them searched · from p00.jsonl")
    assert '<mark class="avoid">calm down</mark>' in html
    assert "Words to avoid: Calm down It is an order. Say instead:" in text
    lines = re.findall(r'<code class="line">(.*?)</code>', html)
    head = "label,rule,quote,turn,before,finding"
    rows = [read_labels(f"{head}\n{unescape(line)}\n".encode()).rows[0] for line in lines]
    assert [(row.verdict, row.rule, row.quote) for row in rows][2:4] == [
        ("right", "avoid/calm-down#1", "calm down"),
        ("not here", "avoid/calm-down#1", "calm down"),
    ]


def test_the_page_of_an_agent_has_a_drill_that_the_book_takes(folder: Path, pages: dict[str, str]) -> None:
    text = text_of(pages["agents/a002.html"])
    assert "a002, 32 contacts, January 1, 2026 to February 16, 2026." in text
    assert (
        "One thing to try Calm down: gives an order 4 of 32 (5%–28%) Customer This is the third time I call."
        in text
    )
    book = shutil.copytree(BASE, folder / "book")
    shutil.copy(folder / "review/pages/agents/a002-drills.yaml", book / "drills.yaml")
    result = load(book)
    assert result.book is not None
    (drill,) = result.book.all(Drill).values()
    assert (drill.customer, [choice.verdict.value for choice in drill.choices]) == (
        "This is the third time I call.",
        ["harmful", "best"],
    )


def test_the_page_of_the_team(pages: dict[str, str]) -> None:
    text = text_of(pages["index.html"])
    assert "January 1, 2026 to February 20, 2026. Nobody is named or ranked." in text
    assert "61 contacts" in text
    assert "1 sign is left out, heard in fewer than 5 contacts: so few lead to single people." in text
    assert "1 wording is left out, heard in fewer than 5 contacts, or from fewer than 5 agents" in text


def test_progress_mostly_says_that_there_are_too_few(pages: dict[str, str]) -> None:
    text = text_of(pages["progress.html"])
    assert text.endswith("and no entry of fewer than 5 contacts.")


def test_what_a_customer_wrote_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    words = '</style><script>alert(1)</script> third time <img src=x onerror="alert(2)"> {{ 71 * 73 }}'
    write_contact(
        tmp_path / "calls/a.jsonl", "<u>1</u>", (("<i>T</i>", "customer", words), ("", "agent", "calm down"))
    )
    review("calls")
    for path in (tmp_path / "review/pages").rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"<script|<img|<u>1|<i>T", html)
        assert "5183" not in text_of(html)


def test_names_of_files_run_nothing_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    write_contact(tmp_path / "calls/a\x1b[2J.jsonl", "1\x1b[2J", HOT)
    (tmp_path / "calls/b\x1b[2J.json").write_text('{"x": 1}')
    assert talkdown("review", "calls", "--keep", "forever", "--book", str(BASE), "--jobs", "1").exit_code == 1
    root = tmp_path / "review"
    texts = {path.name: path.read_text("utf-8") for path in root.rglob("*.*") if path.suffix != ".parquet"}
    assert [name for name, text in texts.items() if "\x1b" in text] == []
    assert r"b\x1b[2J.json" in texts["certainty.html"]
    assert r"a\x1b[2J.jsonl:1" in texts["turn.csv"]


def test_a_purge_takes_a_contact_off_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")  # 20 March 2026
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    write_contact(tmp_path / "calls/a.jsonl", "late", day="2026-03-05")
    write_contact(tmp_path / "calls/b.jsonl", "early", day="2025-01-31")
    review("calls")
    assert talkdown("review", "purge", "--older", "180d", "--book", str(BASE)).exit_code == 0
    texts = [path.read_text("utf-8") for path in (tmp_path / "review/pages").rglob("*.html")]
    assert any("late" in text for text in texts)
    assert not any("early" in text for text in texts)


def test_pages_with_names_in_them_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    write_contact(tmp_path / "calls/a.jsonl")
    for arguments, count in (([], 0), (["--no-redact"], 5)):
        review("calls", *arguments)
        texts = [path.read_text("utf-8") for path in (tmp_path / "review/pages").rglob("*.html")]
        assert sum("redaction was switched off" in text for text in texts) == count


def test_what_others_put_among_the_pages_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    write_contact(tmp_path / "calls/a.jsonl")
    review("calls")
    pages = tmp_path / "review/pages"
    (pages / "agents").mkdir()
    for name in ("notes.txt", "agents/notes.txt", "contacts/0123456789abcdef.html"):
        (pages / name).write_text("mine")
    review("calls")
    assert {path.relative_to(pages).as_posix() for path in pages.rglob("*.txt")} == {
        "notes.txt",
        "agents/notes.txt",
    }
    assert not (pages / "contacts/0123456789abcdef.html").exists()  # a page of a contact that is no more

    # Cut off between taking the pages away and writing the new ones.
    pages.rename(tmp_path / "review/.pages-before")
    review("calls")
    assert (pages / "agents/notes.txt").read_text() == "mine"
    assert not (tmp_path / "review/.pages-before").exists()


def test_a_link_in_the_place_of_the_pages_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)
    write_contact(tmp_path / "calls/a.jsonl")
    review("calls")
    shutil.rmtree("review/pages")
    (tmp_path / "elsewhere").mkdir()
    Path("review/pages").symlink_to(tmp_path / "elsewhere")
    result = talkdown("review", "calls", "--keep", "forever", "--book", str(BASE), "--jobs", "1")
    assert (result.exit_code, list((tmp_path / "elsewhere").iterdir())) == (1, [])
    assert "a link is in the way of the pages" in result.output
