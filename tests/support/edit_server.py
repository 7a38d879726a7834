"""The server of an author who changes texts on pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev_server import DevServer


@contextmanager
def edit_server(project: Path) -> Iterator[DevServer]:
    """A running `talkdown edit`."""
    server = DevServer(project, "edit", "--port", "0")
    yield server
    server.process.kill()
