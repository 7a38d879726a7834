"""The one way by which a command says something: what comes from outside acts on no terminal and on no log."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from talkdown.diagnostics.inert_text import as_inert_message, as_inert_text
from talkdown.storage.display import on_one_line

_ESCAPE = "\x1b"
_OWN_ESCAPE = f"\ue000{os.urandom(8).hex()}\ue000"
"""Stands for the escape of our own styles until all others are gone; 64 random bits, so that no text can hold it."""


def style(text: str, **how: Any) -> str:
    """As `click.style`, for `echo`."""
    return click.style(text.replace(_ESCAPE, "\\u001b"), **how).replace(_ESCAPE, _OWN_ESCAPE)


def echo(text: str, *, nl: bool = True, err: bool = False, workflow_commands: bool = False) -> None:
    """As `click.echo`; only escapes of `style` act on the terminal. `workflow_commands` lets ours act on GitHub.

    With `err` it is a message: no line of it is endless.
    """
    inert_text = as_inert_message(text) if err else as_inert_text(text, workflow_commands=workflow_commands)
    # The mark is of private use, which is not escaped.
    click.echo(inert_text.replace(_OWN_ESCAPE, _ESCAPE), nl=nl, err=err)


def name_of(argument: object) -> str:
    """A path, or a word that was given, as a message names it: on one line."""
    return on_one_line(str(argument))


@contextmanager
def inert_errors() -> Iterator[None]:
    """Within it, what click is going to say of an error acts on nothing either."""
    try:
        yield
    except click.ClickException as error:
        # An error of click prints itself, and in ways of its own: a copy would lose them.
        error.message = as_inert_message(error.message)  # type: ignore[misc]
        raise
