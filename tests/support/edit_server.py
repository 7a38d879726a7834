"""The server of an author who changes texts on pages, for tests that wait as long for the browser as for the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from dev_server import TIMEOUT, DevServer

_USUAL_TIMEOUT = 5000
"""Milliseconds: Playwright's own."""


@contextmanager
def edit_server(project: Path) -> Iterator[DevServer]:
    """A running `talkdown edit`; within it, what is expected on a page may take as long as a build."""
    server = DevServer(project, "edit", "--port", "0")
    expect.set_options(timeout=TIMEOUT * 1000)
    yield server
    expect.set_options(timeout=_USUAL_TIMEOUT)
    server.process.kill()
