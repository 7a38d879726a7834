"""A line on the terminal while something takes longer than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

import click

from talkdown.commands.terminal import echo


class Progress:
    """`with Progress("building the site"):` shows these words and the seconds, and leaves no trace.

    Nothing is shown where nobody looks: in a file, a pipe, a CI log.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._has_ended = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._show, daemon=True)
        self._length = 0

    def __enter__(self) -> Progress:
        if sys.stderr and sys.stderr.isatty():  # whoever starts a program may close it, as daemons do
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._has_ended.set()
        if self._thread.ident is not None:
            self._thread.join()

    def say(self, text: str) -> None:
        """Say something that stays."""
        with self._lock:
            self._wipe()
            echo(text, err=True)

    def _show(self) -> None:
        seconds = 0
        while not self._has_ended.wait(1):
            seconds += 1
            line = f"{self._what} … {seconds} s"
            with self._lock:
                self._wipe()
                click.echo(line, nl=False, err=True)
                self._length = len(line)
        with self._lock:
            self._wipe()

    def _wipe(self) -> None:
        if self._length:
            click.echo("\r" + " " * self._length + "\r", nl=False, err=True)
            self._length = 0
