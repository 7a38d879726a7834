"""A development server as a process of its own."""

from __future__ import annotations

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

from scripts.environment import quiet_environment

TALKDOWN = [sys.executable, "-m", "talkdown"]
TIMEOUT = 60
"""Seconds to wait for a line or a page; a healthy machine needs a few."""


class DevServer:
    """A running `talkdown serve`, or `mkdocs serve`, and what it says."""

    def __init__(self, folder: Path, *arguments: str, program: str = "talkdown") -> None:
        command = [sys.executable, "-m", program, *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=quiet_environment({"PYTHONUNBUFFERED": "1"}),
        )
        self.output: list[str] = []
        self._new_lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read_output, daemon=True).start()
        self.address = self.wait(r"(?:the site is at|Serving on) (http://\S+)").group(1)

    def _read_output(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._new_lines.put(line)

    def wait(self, pattern: str) -> re.Match[str]:
        """The first new line that holds the pattern."""
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            try:
                line = self._new_lines.get(timeout=1)
            except queue.Empty:
                if self.process.poll() is not None:
                    break
                continue
            self.output.append(line)
            if match := re.search(pattern, line):
                return match
        pytest.fail(f"no `{pattern}` in:\n{''.join(self.output)}")

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=TIMEOUT) as response:
            return str(response.read().decode())

    def wait_for(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        deadline = time.monotonic() + TIMEOUT
        while not self._shows(path, text):
            if time.monotonic() > deadline:
                pytest.fail(
                    f"`{text}` is not on {path}:\n{self.page(path)}\n{''.join([*self.output, *self._drain()])}"
                )
            time.sleep(0.1)

    def _shows(self, path: str, text: str) -> bool:
        try:
            return text in self.page(path)
        except HTTPError:
            return False  # not yet

    def _drain(self) -> list[str]:
        return [self._new_lines.get() for _ in range(self._new_lines.qsize())]

    def stop(self) -> str:
        """End it as Ctrl-C does, and give back the rest of what it says."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(TIMEOUT)
        time.sleep(0.2)
        self.output += self._drain()
        assert code == 0, "".join(self.output)
        return "".join(self.output)
