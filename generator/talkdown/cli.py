"""The command line."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from talkdown.commands import COMMANDS
from talkdown.commands.options import Failure, examples
from talkdown.commands.terminal import inert_errors
from talkdown.storage.interruption import INTERRUPT_EXIT_CODE
from talkdown.storage.package import PACKAGE, __version__
from talkdown.storage.source_date import SourceDateError

GARBAGE_THRESHOLDS = (10_000, 20, 100)
"""How many objects are made before Python looks for garbage among the youngest, and how many such looks before it goes on to
the older ones. A book and its pages stay to the end: with Python's own (700, 10, 10), a fifth of a build went into looking
through them."""

FAULT_EXIT_CODE = 70
"""EX_SOFTWARE of BSD's sysexits.h, "an internal software error": no other end of a command has it."""


class _Fault(click.ClickException):
    """A fault of our own, in one line."""

    exit_code = FAULT_EXIT_CODE

    def __init__(self, error: BaseException) -> None:
        # Imported here: it is of use to nobody until something goes wrong.
        from talkdown.loader.entry_at_fault import entry_at_fault
        from talkdown.storage.fault_report import report_fault

        super().__init__(report_fault(error, entry_at_fault(error)))


class _Interruption(click.ClickException):
    """Somebody has stopped the command."""

    exit_code = INTERRUPT_EXIT_CODE

    def __init__(self) -> None:
        super().__init__("stopped")


class Commands(click.Group):
    """Lists its commands in their own order, and ends each of them in plain words, whatever it meets."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which one needs them."""
        return list(self.commands)

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        """What stands before the name of a command."""
        with inert_errors(), _stopping_in_one_line():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named. What it raises besides click's own exceptions is said in one line."""
        _show_what_cannot_be_encoded()
        gc.set_threshold(*GARBAGE_THRESHOLDS)
        with inert_errors(), _stopping_in_one_line():
            return self._invoke(ctx)

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except MemoryError:
            raise Failure("there is not enough memory", "close other programs, or split the book") from None
        except OSError as error:
            raise _system_failure(error) from None
        except Exception as error:
            from talkdown.outputs.scripts import StaleScripts

            is_foreseen = isinstance(error, StaleScripts | SourceDateError)
            raise (click.ClickException(str(error)) if is_foreseen else _Fault(error)) from None


@contextmanager
def _stopping_in_one_line() -> Iterator[None]:
    """Within it, Ctrl-C ends the command as it ends programs; click would have it fail."""
    try:
        yield
    except KeyboardInterrupt:
        raise _Interruption from None


def _system_failure(error: OSError) -> click.ClickException:
    """What the system refused, and of which file."""
    from talkdown.storage.display import describe_os_error, on_one_line, path_of_os_error

    path = path_of_os_error(error)
    if error.errno == errno.EPIPE or (error.errno == errno.ENOSPC and not path):
        with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            os.dup2(
                nowhere.fileno(), sys.stdout.fileno()
            )  # Python writes what is left as it ends, and would trip again
        if error.errno == errno.EPIPE:
            return click.ClickException("stopped: nobody reads what is written")
    where = f"`{on_one_line(path)}`: " if path else ""
    return click.ClickException(f"{where}{describe_os_error(error)}")


def _show_what_cannot_be_encoded() -> None:
    """Have the terminal show the number of a letter that it does not have, where it would else raise an error.

    That may be a text in a terminal of one language, or the name of a file that is no UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _print_traces(ctx: click.Context, parameter: click.Parameter, is_verbose: bool) -> None:
    if is_verbose:
        from talkdown.storage.fault_report import TRACE_VARIABLE

        os.environ[TRACE_VARIABLE] = "1"


@click.group(
    cls=Commands,
    # 96 columns: the longest line of help has 89, and click would break it at 80. What `explain` prints is prose, with
    # shorter lines.
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=examples(
        "talkdown init our-words",
        "talkdown serve",
        "talkdown check",
        'talkdown new technique "Count to three"',
    ),
)
@click.option(
    "--verbose",
    is_flag=True,
    callback=_print_traces,
    expose_value=False,
    help="Print the whole trace of a fault; so does TALKDOWN_TRACE=1.",
)
@click.version_option(__version__, "-V", "--version", message="talkdown %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn a phrasebook into a searchable site and printable cheat-cards.

    A phrasebook is a folder of YAML files: techniques, phrases, warning signs, playbooks.
    `talkdown COMMAND --help` tells more about a command. A fault of Talkdown itself ends it with 70.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    if not PACKAGE.is_dir():
        raise Failure(
            "Talkdown is run out of an archive, and needs its files as files",
            "install the archive: `pip install` unpacks it",
        )


for command in COMMANDS:
    main.add_command(command)
