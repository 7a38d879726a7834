"""A program that is told to end first deletes what it should not leave behind."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a service, and what a terminal sends as it closes; Windows knows the first one alone."""

_SECONDS_BEFORE_NEXT = 0.05
"""Longer than an object takes to be cleared away, and shorter than a person notices."""

Result = TypeVar("Result")

INTERRUPT_EXIT_CODE = 130
"""128 and the number of SIGINT, as shells have it."""


@contextmanager
def ending_as_by_keyboard() -> Iterator[None]:
    """Within it, these signals raise KeyboardInterrupt, as Ctrl-C does; once, so that nothing disturbs the clearing up.

    One that was ignored before, as `nohup` has it, stays ignored. In a thread it does nothing: signals go to the main
    one.

    An interrupt that is lost comes again. Python drops what is raised while it clears an object away, and a collection
    of garbage after a build clears away many: a server that was told to end in that moment would stay for ever.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        for signal_number in previous_handlers:
            signal.signal(signal_number, signal.SIG_IGN)
        raise KeyboardInterrupt

    def interrupt_again(unraisable: sys.UnraisableHookArgs) -> None:
        if not issubclass(unraisable.exc_type, KeyboardInterrupt):
            previous_hook(unraisable)
        else:
            # By a signal that is handled here whatever started the program, and from a thread, a moment later: here and
            # now it would be lost once more.
            previous_handlers.setdefault(signal.SIGTERM, signal.signal(signal.SIGTERM, interrupt))
            threading.Timer(_SECONDS_BEFORE_NEXT, _terminate_main_thread).start()

    previous_handlers = {}
    previous_hook = sys.unraisablehook
    if threading.current_thread() is threading.main_thread():
        for signal_number in _SIGNALS:
            if signal.getsignal(signal_number) is not signal.SIG_IGN:
                previous_handlers[signal_number] = signal.signal(signal_number, interrupt)
        sys.unraisablehook = interrupt_again
    try:
        yield
    finally:
        for signal_number, handler in previous_handlers.items():
            signal.signal(signal_number, handler)
        if sys.unraisablehook is interrupt_again:
            sys.unraisablehook = previous_hook


def call_interruptibly(work: Callable[[], Result]) -> Result:
    """What a long call of another language gives, or raises; Ctrl-C, and the signals above, end the wait for it.

    Python acts on a signal between two steps of its own, and so not before such a call is done. From a thread of its own it goes
    on when nobody waits any more, and ends with the program; it must let other threads work (release the lock of Python).

    >>> call_interruptibly(lambda: 2 + 3)
    5
    """
    future: Future[Result] = Future()

    def call() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # who waits gets it
            future.set_exception(error)

    threading.Thread(target=call, daemon=True).start()
    return future.result()


def _terminate_main_thread() -> None:
    """Send it SIGTERM, which wakes it, too; Windows has no such signals, and its servers wake by themselves."""
    if sys.platform == "win32":
        _thread.interrupt_main(signal.SIGTERM)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
