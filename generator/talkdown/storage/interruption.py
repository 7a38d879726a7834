"""A program that is told to end first deletes what it should not leave behind."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a service, and what a terminal sends as it closes; Windows knows the first one alone."""


INTERRUPT_EXIT_CODE = 130
"""128 and the number of SIGINT, as shells have it."""


@contextmanager
def ending_as_by_keyboard() -> Iterator[None]:
    """Within it, these signals raise KeyboardInterrupt, as Ctrl-C does; once, so that nothing disturbs the clearing up.

    One that was ignored before, as `nohup` has it, stays ignored. In a thread it does nothing: signals go to the main
    one.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        for signal_number in previous_handlers:
            signal.signal(signal_number, signal.SIG_IGN)
        raise KeyboardInterrupt

    previous_handlers = {}
    if threading.current_thread() is threading.main_thread():
        for signal_number in _SIGNALS:
            if signal.getsignal(signal_number) is not signal.SIG_IGN:
                previous_handlers[signal_number] = signal.signal(signal_number, interrupt)
    try:
        yield
    finally:
        for signal_number, handler in previous_handlers.items():
            signal.signal(signal_number, handler)
