"""A program that is told to end does end, in whatever moment it is told."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, time
from talkdown.storage.interruption import ending_as_by_keyboard

signal.signal(signal.SIGINT, signal.{keyboard})

class Cleared:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        time.sleep(0.1)

with ending_as_by_keyboard():
    try:
        Cleared()
        time.sleep(30)
    except KeyboardInterrupt:
        print("cleared up")
"""


@pytest.mark.parametrize(
    ("name", "keyboard"),
    [("SIGINT", "default_int_handler"), ("SIGTERM", "default_int_handler"), ("SIGTERM", "SIG_IGN")],
)
def test_an_interrupt_that_comes_while_an_object_is_cleared_away_is_not_lost(
    name: str, keyboard: str
) -> None:
    program = PROGRAM.format(name=name, keyboard=keyboard)
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "cleared up\n", "")


def test_what_was_set_before_is_set_again() -> None:
    program = """
import signal, sys
from talkdown.storage.interruption import ending_as_by_keyboard

before = signal.getsignal(signal.SIGTERM), sys.unraisablehook
with ending_as_by_keyboard():
    assert signal.getsignal(signal.SIGTERM) is not before[0]
assert before == (signal.getsignal(signal.SIGTERM), sys.unraisablehook)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=20)


DRAWING = """
import os, signal, threading
from talkdown.outputs.printing.typesetter import Typesetter
from talkdown.storage.interruption import ending_as_by_keyboard

letters = f'<text font-family="Atkinson Hyperlegible Next">{"a" * 300_000}</text>'  # the square of it: a minute
picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{letters}</svg>'
with ending_as_by_keyboard():
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    try:
        Typesetter().svg_problem(picture)
    except KeyboardInterrupt:
        print("cleared up")
"""


def test_a_picture_that_takes_minutes_does_not_hold_a_program_that_is_told_to_end() -> None:
    run = subprocess.run(
        [sys.executable, "-c", DRAWING], capture_output=True, text=True, timeout=20, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "cleared up\n", "")
