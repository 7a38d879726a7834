"""Only a page that knows the key changes a text, and only texts of the book."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from talkdown.loader import load
from talkdown.mkdocs.edit_requests import EditRequests
from talkdown.pipeline.text_edit import TextEditor, text_editor_of
from wsgi import ask_app

BASE = Path(__file__).parents[1] / "rules/_base"
WORDS = {"kind": "phrase", "id": "tell-me", "route": ["text"]}
SENTENCE = "Tell me what happened, {name}."
MOMENT = {**WORDS, "route": ["when"]}
LABEL = "The moment it fits (phrase tell-me)"


def other_pages(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """What the server has besides."""
    start_response("200 OK", [])
    return [b"a page"]


class Asker:
    """Asks a server as a page does."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(BASE, folder)
        editor = TextEditor(self.folder, lambda cache: load(self.folder, cache))
        self.requests = EditRequests(lambda: editor)
        self.app = self.requests.around(other_pages)

    def ask(self, action: str, content: object, **environ: Any) -> tuple[str, Any]:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        whole_environ = {
            "PATH_INFO": f"/talkdown/_edit/{action}",
            "REQUEST_METHOD": "POST",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_X_TALKDOWN_KEY": self.requests.key,
            "wsgi.input": io.BytesIO(body),
            **environ,
        }
        status, _, answer = ask_app(self.app, whole_environ)
        return status, json.loads(answer) if status != "200 OK" or answer[:1] == b"{" else answer


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    return Asker(tmp_path / "book")


def test_a_text_is_found_read_checked_and_saved(asker: Asker) -> None:
    assert asker.ask("places", {"texts": ["At the beginning.", "Nobody wrote this."]}) == (
        "200 OK",
        {"places": {"At the beginning.": [{**MOMENT, "label": LABEL}]}},
    )
    assert asker.ask("source", MOMENT) == (
        "200 OK",
        {
            "text": "At the beginning.",
            "label": LABEL,
            "file": f"{asker.folder}/phrases.yaml",
            "line": 6,
            "is_own": True,
            "text_below": "",
        },
    )
    edit = {**MOMENT, "text": "Now: first.", "before": "At the beginning."}
    verdict = {
        "file": f"{asker.folder}/phrases.yaml",
        "effect": "write",
        "problems": [],
        "omission_count": 0,
        "is_saved": False,
    }
    text = (asker.folder / "phrases.yaml").read_text()
    assert asker.ask("check", edit) == ("200 OK", verdict)
    assert (asker.folder / "phrases.yaml").read_text() == text
    assert asker.ask("save", edit) == ("200 OK", {**verdict, "is_saved": True})
    assert (asker.folder / "phrases.yaml").read_text() == text.replace("At the beginning.", '"Now: first."')


def test_what_the_rules_refuse_is_not_written(asker: Asker) -> None:
    status, verdict = asker.ask(
        "save", {**WORDS, "text": "Calm down, {name}.", "before": SENTENCE, "elsewhere": True}
    )
    assert (status, verdict["is_saved"]) == ("200 OK", False)
    assert verdict["problems"][0] == {
        "severity": "error",
        "code": "avoid-in-phrase",
        "message": "the phrase contains “Calm down”",
        "hint": "`calm-down` says why; say it as `tell-me` does",
        "is_elsewhere": False,
    }
    assert "Calm down" not in (asker.folder / "phrases.yaml").read_text()


def test_what_is_wrong_in_another_text_is_saved_by_who_knows_of_it(asker: Asker) -> None:
    edit = {**WORDS, "text": "Tell me all, {name}.", "before": SENTENCE}
    _, verdict = asker.ask("save", edit)
    assert verdict["is_saved"] is False
    assert {(p["message"], p["is_elsewhere"]) for p in verdict["problems"]} == {
        ("the turn does not contain the words of `tell-me`", True)
    }
    assert asker.ask("save", {**edit, "elsewhere": True})[1]["is_saved"] is True
    assert "Tell me all" in (asker.folder / "phrases.yaml").read_text()


def test_what_somebody_else_has_changed_meanwhile_stays(asker: Asker) -> None:
    file = asker.folder / "phrases.yaml"
    file.write_text(file.read_text().replace("happened", "went wrong"))
    assert asker.ask("save", {**WORDS, "text": "Tell me all, {name}.", "before": SENTENCE}) == (
        "409 Conflict",
        {"refused": "the file has changed meanwhile; close this, and look again"},
    )


def test_a_new_entry_is_written_to_a_file_of_its_own(asker: Asker) -> None:
    _, answer = asker.ask("forms", {})
    assert {form["kind"] for form in answer["forms"]} >= {"phrase", "slot", "question"}
    entry = {"kind": "slot", "fields": {"label": "Our hours", "default": "Ask."}}
    assert asker.ask("try", entry)[1]["is_saved"] is False
    (asker.folder / "slots.yaml").unlink()  # a file and a folder of one name would hold the same kind twice
    assert asker.ask("add", {"kind": "slot", "fields": {"label": "Our hours"}}) == (
        "409 Conflict",
        {"refused": "fill in “What stands there until it is filled in”"},
    )


@pytest.mark.parametrize("key", ["", "guess", "é"])
def test_without_the_key_nothing_is_answered(asker: Asker, key: str) -> None:
    for action in ("places", "source", "save", "forms", "add", "nothing"):
        status, _ = asker.ask(action, {"texts": []}, HTTP_X_TALKDOWN_KEY=key)
        assert status == "403 Forbidden"


@pytest.mark.parametrize(
    ("action", "content", "environ", "status"),
    [
        ("save", WORDS, {"REQUEST_METHOD": "GET"}, "404 Not Found"),
        ("delete", WORDS, {}, "404 Not Found"),
        ("save", b"", {"CONTENT_LENGTH": "1000001"}, "413 Content Too Large"),
        ("save", b"", {"CONTENT_LENGTH": "-1"}, "413 Content Too Large"),
        ("save", b"", {"CONTENT_LENGTH": "9" * 5000}, "413 Content Too Large"),
        ("save", b"\xff", {}, "400 Bad Request"),
        ("save", b"[", {}, "400 Bad Request"),
        ("save", {"kind": "phrase"}, {}, "400 Bad Request"),
        ("places", {"texts": ["x"] * 5001}, {}, "400 Bad Request"),
        ("check", {**WORDS, "text": "Half \ud800 of it."}, {}, "400 Bad Request"),
        ("check", {**WORDS, "text": "A\u200bspace."}, {}, "409 Conflict"),
        ("check", {**WORDS, "route": ["id"], "text": "x"}, {}, "409 Conflict"),
        ("check", {**WORDS, "kind": "../secret", "text": "x"}, {}, "409 Conflict"),
        ("source", {**WORDS, "kind": "nothing"}, {}, "409 Conflict"),
    ],
)
def test_other_requests_are_refused(
    asker: Asker, action: str, content: object, environ: dict[str, str], status: str
) -> None:
    before = {path: path.read_bytes() for path in asker.folder.rglob("*")}
    assert asker.ask(action, content, **environ)[0] == status
    assert {path: path.read_bytes() for path in asker.folder.rglob("*")} == before


def test_other_pages_are_answered_as_ever(asker: Asker) -> None:
    assert asker.ask("", b"", PATH_INFO="/signs.html") == ("200 OK", b"a page")


def test_edits_follow_the_site_to_another_book(tmp_path: Path) -> None:
    asker = Asker(tmp_path / "book")
    second = Asker(tmp_path / "second")
    (second.folder / "phrases.yaml").write_text(
        (BASE / "phrases.yaml").read_text().replace("At the beginning.", "First of all.")
    )
    editors = [text_editor_of(folder, (), "") for folder in (asker.folder, second.folder)]
    asker.requests = EditRequests(lambda: editors[-1])
    asker.app = asker.requests.around(other_pages)
    assert asker.ask("source", MOMENT)[1]["text"] == "First of all."
    editors.pop()
    assert asker.ask("source", MOMENT)[1]["text"] == "At the beginning."


def test_a_book_that_cannot_be_read_is_said_to_be_so(asker: Asker) -> None:
    (asker.folder / "book.yaml").write_text("title: [")
    status, answer = asker.ask("source", MOMENT)
    assert (status, answer) == (
        "409 Conflict",
        {"refused": "the book cannot be read; look at the problems first"},
    )


def test_a_request_that_is_too_long_is_read_to_its_end(asker: Asker) -> None:
    body = io.BytesIO(b"x" * 1_000_001)
    status, answer = asker.ask("save", b"", CONTENT_LENGTH="1000001", **{"wsgi.input": body})
    assert (status, answer) == ("413 Content Too Large", {"refused": "the text is too long"})
    assert body.read() == b""


def test_while_the_folder_of_the_phrasebook_is_away_a_page_is_told_so(asker: Asker) -> None:
    def find_editor() -> TextEditor:
        raise PluginError("talkdown: there is no folder `phrasebook` beside mkdocs.yml")

    asker.requests = EditRequests(find_editor)
    asker.app = asker.requests.around(other_pages)
    status, answer = asker.ask("source", WORDS)
    assert status == "409 Conflict"
    assert "there is no folder `phrasebook`" in str(answer)
