"""`talkdown upstream`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import BOOK, Failure, examples
from talkdown.commands.output import disk_errors_as_failures
from talkdown.commands.terminal import echo, name_of, style

if TYPE_CHECKING:
    from talkdown.model.book import EntryKey
    from talkdown.pipeline.upstream import OverrideChange

_MOST_NAMED = 20  # entries of one kind of change: a few lines of a terminal


@click.command(epilog=examples("talkdown upstream", "talkdown upstream --keep"))
@BOOK
@click.option("--keep", "keeps_mark", is_flag=True, help="Show the changes again the next time.")
@click.option("--all", "shows_all", is_flag=True, help="Name all entries, not a few of each kind.")
def upstream(book: Path, *, keeps_mark: bool, shows_all: bool) -> None:
    """Show what has changed in the book that yours extends, since you last looked.

    First what you override: as it was, as it is now, and what you have. Then what was renamed, added, changed and taken
    away. Once all was named, it counts as seen: `.upstream.json` beside book.yaml says so, for all who share the repository.
    """
    from talkdown.pipeline.upstream import SEEN_FILE, UpstreamError, mark_as_seen, read_upstream

    try:
        state = read_upstream(book)
    except UpstreamError as error:
        raise Failure(error.problem, error.hint) from None
    if state is None:
        raise Failure(f"`{name_of(book)}` extends no book that can be read", "`talkdown check` says why")
    names_all = True
    if state.digests_seen is None:
        echo("nobody has looked yet: from now on, this command shows what changes")
    else:
        override_changes = list(state.override_changes())
        for change in override_changes:
            _show_override(change)
        keys_shown = {change.key for change in override_changes}
        for (_, former_id), (kind, id) in sorted(state.key_by_former_key.items()):
            if (kind, id) not in keys_shown:
                echo(f"renamed: {kind} `{former_id}` is `{id}` now")
        other_changes = state.other_changes()
        for label, keys in other_changes.items():
            _show_keys(label, keys, shows_all=shows_all)
        names_all = shows_all or all(len(keys) <= _MOST_NAMED for keys in other_changes.values())
        if not (override_changes or state.key_by_former_key or any(other_changes.values())):
            echo("nothing has changed")
    if not names_all:
        echo("not noted as seen: `--all` names the rest, and notes all", err=True)
    elif not keeps_mark:
        with disk_errors_as_failures("run the command again", "use `--keep`"):
            mark_as_seen(state, book)
        echo(f"noted in {name_of(book / SEEN_FILE)}", err=True)


def _show_override(change: OverrideChange) -> None:
    kind, id = change.key
    paths = list(dict.fromkeys(location.path for location in change.locations))
    verb = "overrides" if len(paths) == 1 else "override"
    echo(style(f"{kind} `{id}`, which {' and '.join(paths)} {verb}:", bold=True))
    if change.former_id:
        echo(f"  renamed: it was `{change.former_id}`")
    for name, before, now, ours in change.fields:
        echo(f"  {name}")
        for label, value in (("was", before), ("now", now), ("ours", ours)):
            echo(f"    {label + ':':<5} {_as_line(value)}")
    if change.reaching_fields:
        echo(f"  changed, and yours as well: {', '.join(change.reaching_fields)}")


def _as_line(value: object) -> str:
    import json

    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _show_keys(label: str, keys: Iterable[EntryKey], *, shows_all: bool) -> None:
    names = [f"{kind} `{id}`" for kind, id in sorted(keys)]
    if names:
        count = len(names) if shows_all else _MOST_NAMED
        unnamed_count = len(names) - count
        rest = f" and {unnamed_count:,} more; `--all` names them" if unnamed_count > 0 else ""
        echo(f"{label}: {', '.join(names[:count])}{rest}")
