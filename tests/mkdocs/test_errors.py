"""What MkDocs logs and raises, in the words that a command shows."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from talkdown.diagnostics import Severity
from talkdown.mkdocs.errors import SiteError, captured_errors, failure_text, log, mkdocs_log_as_errors

LOG = logging.getLogger("mkdocs.some.module")


def test_what_was_logged_before_mkdocs_gave_up_is_the_error() -> None:
    messages: list[tuple[Severity, str]] = []

    def build() -> None:
        LOG.info("building the site")
        log.info("`paper` is spelt `papers` now")
        LOG.warning("a page leads nowhere")
        LOG.error("Config value '%s': Required", "site_name")
        LOG.error("Config value 'theme': Unrecognised")
        raise Abort("Aborted with a configuration error!")

    with pytest.raises(SiteError) as error, mkdocs_log_as_errors(lambda *message: messages.append(message)):
        build()
    assert str(error.value) == "Config value 'site_name': Required\nConfig value 'theme': Unrecognised"
    assert messages == [
        (Severity.note, "`paper` is spelt `papers` now"),
        (Severity.warning, "a page leads nowhere"),
    ]


def test_an_error_with_words_of_its_own_needs_no_log() -> None:
    with (
        pytest.raises(SiteError, match=r"^no file there$"),
        mkdocs_log_as_errors(lambda severity, text: None),
    ):
        raise ConfigurationError("no file there")


def test_a_server_shows_errors_at_once() -> None:
    warnings: list[str] = []
    errors: list[str] = []
    with mkdocs_log_as_errors(lambda _, text: warnings.append(text), errors.append):
        LOG.error("the phrasebook has errors")
        assert errors == ["the phrasebook has errors"]
    assert warnings == []


def test_nothing_reaches_the_terminal_twice(caplog: pytest.LogCaptureFixture) -> None:
    with mkdocs_log_as_errors(lambda severity, text: None):
        LOG.warning("within")
    LOG.warning("after")
    assert [record.getMessage() for record in caplog.records] == ["after"]  # pytest listens at the root


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), mkdocs_log_as_errors(lambda severity, text: None):
        _ = 1 / 0


def test_what_a_build_logged_explains_its_end() -> None:
    with captured_errors() as messages:
        LOG.warning("not an error")
        LOG.error("one")
        LOG.error("two\n")
    LOG.error("too late")
    assert failure_text(Abort("Aborted"), messages) == "one\ntwo"


def test_without_a_log_the_cause_explains_it() -> None:
    abort = Abort("Aborted")
    abort.__context__ = ConfigurationError("the words")  # as when it is raised while the other is handled
    assert failure_text(abort, []) == "the words"
    assert failure_text(RuntimeError("a fault"), []) == "a fault"
    assert failure_text(RuntimeError(), []) == "RuntimeError"
