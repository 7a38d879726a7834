"""Answers the pages of an author who changes texts on them: where words stand, what the rules say of others, and saves.

Only pages that know the key get an answer: it is new with each start of the server, stands in the address that the terminal
shows, and a page of another site has no way to it.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.exceptions import PluginError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from talkdown.diagnostics import Diagnostic, Severity, excerpt
from talkdown.loader import LoadResult
from talkdown.model import KIND_BY_NAME
from talkdown.model.book import Book
from talkdown.model.fields import MAX_PROSE
from talkdown.pipeline.field_labels import label_of_text
from talkdown.pipeline.file_change import HAS_CHANGED, FileChange
from talkdown.pipeline.new_entry import NewEntryError, entry_forms, new_entry
from talkdown.pipeline.text_edit import TextEditor
from talkdown.pipeline.text_places import TextPlace, TextPlaces
from talkdown.storage.display import describe_os_error
from talkdown.storage.json_object import JsonObject
from talkdown.yamltext.replacement import ReplacementError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EDIT_PATH = "/_edit/"
"""Where requests go, below the top of the site: no page of a site has a name that begins so."""

KEY_HEADER = "X-Talkdown-Key"
"""A header that browsers send to another site only after they have asked it, and this server never answers that."""

_MOST_BYTES = 1_000_000
"""Of one request: all words of a long page, ten times over."""

_MOST_TEXTS = 5_000
"""Texts of one page that are looked up: the longest page of the shipped book has a fifth."""


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Words(_Request):
    texts: list[str] = Field(max_length=_MOST_TEXTS)


class _TextRequest(_Request):
    kind: str
    id: str
    route: list[str | int]
    label: str = ""
    """What the page calls it, as it was told."""

    @property
    def place(self) -> TextPlace:
        return TextPlace(self.kind, self.id, tuple(self.route))


class _Edit(_TextRequest):
    text: str = Field(max_length=2 * MAX_PROSE)
    before: str = ""
    """What the person saw: somebody else may have changed it since."""
    elsewhere: bool = False
    """Whether the person knows of errors that it makes elsewhere."""


class _NewEntry(_Request):
    kind: str
    fields: dict[str, str | list[str]]


class _Answer(NamedTuple):
    status: str
    content: JsonObject


class EditRequests:
    """What a server answers to the pages of an author."""

    def __init__(self, find_editor: Callable[[], TextEditor]) -> None:
        """`find_editor` gives the editor of the book that the site is made of now: mkdocs.yml may come to name another."""
        self.key = secrets.token_urlsafe(16)  # 128 bits: not to be guessed
        self._find_editor = find_editor
        self._lock = threading.Lock()
        self._places: tuple[LoadResult, TextPlaces] | None = None
        self._actions: Mapping[str, Callable[[str], JsonObject]] = {
            "places": lambda body: self._find(_Words.model_validate_json(body)),
            "source": lambda body: self._show(_TextRequest.model_validate_json(body)),
            "check": lambda body: self._check(_Edit.model_validate_json(body)),
            "save": lambda body: self._save(_Edit.model_validate_json(body)),
            "forms": lambda _: self._forms(),
            "try": lambda body: self._try_new(_NewEntry.model_validate_json(body)),
            "add": lambda body: self._add(_NewEntry.model_validate_json(body)),
        }

    @property
    def _editor(self) -> TextEditor:
        return self._find_editor()

    def around(self, app: WSGIApplication) -> WSGIApplication:
        """A server's app that answers these requests besides its own."""

        def app_with_edits(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            _, separator, action = environ.get("PATH_INFO", "").rpartition(EDIT_PATH)
            if not separator:
                return app(environ, start_response)
            answer = self._answer(action, environ)
            start_response(
                answer.status,
                [("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store")],
            )
            return [json.dumps(answer.content).encode()]

        return app_with_edits

    def _answer(self, action: str, environ: WSGIEnvironment) -> _Answer:
        key = environ.get("HTTP_" + KEY_HEADER.upper().replace("-", "_"), "")
        if not hmac.compare_digest(key.encode(errors="replace"), self.key.encode()):
            return _refusal("403 Forbidden", "open the address that the terminal shows: it holds the key")
        if environ.get("REQUEST_METHOD") != "POST" or action not in self._actions:
            return _refusal("404 Not Found", "there is no such request")
        length = environ.get("CONTENT_LENGTH") or "0"
        if not re.fullmatch(r"[0-9]{1,9}", length) or int(length) > _MOST_BYTES:
            if re.fullmatch(
                r"[0-9]{1,7}", length
            ):  # who is still sending would take a closed connection for a stopped server
                environ["wsgi.input"].read(int(length))
            return _refusal("413 Content Too Large", "the text is too long")
        try:
            body = environ["wsgi.input"].read(int(length)).decode()
            with self._lock:
                return _Answer("200 OK", self._actions[action](body))
        except (ValidationError, UnicodeDecodeError):
            return _refusal("400 Bad Request", "this is no request of a page; load it again")
        except (ReplacementError, NewEntryError) as error:
            return _refusal("409 Conflict", str(error))
        except PluginError as error:  # the folder of the phrasebook is away, or a link stands in its place
            return _refusal("409 Conflict", str(error).removeprefix("talkdown: "))
        except OSError as error:
            return _refusal("409 Conflict", f"the file cannot be written: {describe_os_error(error)}")

    def _find(self, request: _Words) -> JsonObject:
        load_result = self._editor.read()
        if self._places is None or self._places[0].files != load_result.files:
            self._places = load_result, TextPlaces(_book_of(load_result))
        book, places = _book_of(load_result), self._places[1]
        return {
            "places": {
                text: [{**place._asdict(), "label": _label(book, place)} for place in places.find(text)]
                for text in request.texts
                if places.find(text)
            }
        }

    def _show(self, request: _TextRequest) -> JsonObject:
        load_result = self._editor.read()
        source = self._editor.source(load_result, request.place)
        return {
            "text": source.text,
            "label": _label(_book_of(load_result), request.place),
            "file": source.position.path,
            "line": source.position.line,
            "is_own": source.is_own,
            "text_below": source.text_below,
        }

    def _check(self, request: _Edit) -> JsonObject:
        load_result = self._editor.read()
        change = self._editor.change(load_result, request.place, request.text)
        return self._check_change(load_result, change, save=False)

    def _save(self, request: _Edit) -> JsonObject:
        load_result = self._editor.read()
        if self._editor.source(load_result, request.place).text != request.before:
            raise ReplacementError(HAS_CHANGED)
        change = self._editor.change(load_result, request.place, request.text)
        return self._check_change(load_result, change, save=True, elsewhere=request.elsewhere)

    def _forms(self) -> JsonObject:
        return {"forms": [form.as_json() for form in entry_forms(_book_of(self._editor.read()))]}

    def _try_new(self, request: _NewEntry) -> JsonObject:
        load_result = self._editor.read()
        return self._check_change(load_result, self._new_entry(load_result, request), save=False)

    def _add(self, request: _NewEntry) -> JsonObject:
        load_result = self._editor.read()
        return self._check_change(load_result, self._new_entry(load_result, request), save=True)

    def _new_entry(self, load_result: LoadResult, request: _NewEntry) -> FileChange:
        return new_entry(load_result, self._editor.folder, request.kind, request.fields)

    def _check_change(
        self, load_result: LoadResult, change: FileChange, *, save: bool, elsewhere: bool = False
    ) -> JsonObject:
        """What the rules say of a change, which is saved unless it is an error in itself.

        With `elsewhere`, errors that it makes in other files are borne: a phrase and the dialogue that quotes it are two
        texts, and one of them has to be the first.
        """
        problems = self._editor.problems(load_result, change)
        errors = {problem.position.path for problem in problems if problem.severity is Severity.error}
        is_saved = save and (change.path not in errors if elsewhere else not errors)
        if is_saved:
            self._editor.save(change)
        first_problems, omissions = excerpt(problems)
        return {
            "file": change.path,
            "effect": change.effect,
            "problems": [
                {**_as_json(problem), "is_elsewhere": problem.position.path != change.path}
                for problem in first_problems
            ],
            "omission_count": sum(omission.problem_count for omission in omissions),
            "is_saved": is_saved,
        }


def _book_of(load_result: LoadResult) -> Book:
    if load_result.book is None:
        raise ReplacementError("the book cannot be read; look at the problems first")
    return load_result.book


def _label(book: Book, place: TextPlace) -> str:
    """A text by what people call it, and by whose it is."""
    entry = book.entry(place.kind, place.id)
    assert entry is not None
    return f"{label_of_text(entry, place.route)} ({KIND_BY_NAME[place.kind].title} {place.id})"


def _refusal(status: str, message: str) -> _Answer:
    return _Answer(status, {"refused": message})


def _as_json(problem: Diagnostic) -> JsonObject:
    return {
        "severity": problem.severity.name,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
