"""A server for authors, as a process of its own."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

TALKDOWN = [sys.executable, "-m", "talkdown"]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUNBUFFERED": "1"}
PATIENCE = 60
"""Seconds to wait for a line or a page; a healthy machine needs a few."""


class Serving:
    """A running `talkdown serve`, or `mkdocs serve`, and what it says."""

    def __init__(self, folder: Path, *arguments: str, program: str = "talkdown") -> None:
        command = [sys.executable, "-m", program, *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | QUIET,
        )
        self.said: list[str] = []
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.address = self.wait(r"(?:the site is at|Serving on) (http://\S+)").group(1)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def wait(self, pattern: str) -> re.Match[str]:
        """The first new line that holds the pattern."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                line = self._lines.get(timeout=1)
            except queue.Empty:
                if self.process.poll() is not None:
                    break
                continue
            self.said.append(line)
            if found := re.search(pattern, line):
                return found
        pytest.fail(f"no `{pattern}` in:\n{''.join(self.said)}")

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def wait_for(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        until = time.monotonic() + PATIENCE
        while not self._shows(path, text):
            if time.monotonic() > until:
                pytest.fail(
                    f"`{text}` is not on {path}:\n{self.page(path)}\n{''.join([*self.said, *self._rest()])}"
                )
            time.sleep(0.1)

    def _shows(self, path: str, text: str) -> bool:
        try:
            return text in self.page(path)
        except HTTPError:
            return False  # not yet

    def _rest(self) -> list[str]:
        return [self._lines.get() for _ in range(self._lines.qsize())]

    def stop(self) -> str:
        """End it as Ctrl-C does, and give back the rest of what it says."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        time.sleep(0.2)
        self.said += self._rest()
        assert code == 0, "".join(self.said)
        return "".join(self.said)
