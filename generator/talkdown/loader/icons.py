"""Icons that `book.yaml` names and that there are not: an error to mend, which leaves the book readable."""

from __future__ import annotations

import re

from talkdown.design.icons import ICON_NAME, has_icon, icon_names
from talkdown.diagnostics import did_you_mean
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder

CODE = "unknown-icon"

_LISTS_WITH_ICONS = ("stages", "channels")
_ICON_NAME = re.compile(ICON_NAME)  # what looks otherwise is reported with the other fields


def check_icons(folder: BookFolder) -> None:
    """Report every icon of the stages and channels that Material Design Icons does not have.

    It goes by what stands in the file, so that all of them are named even where other fields are wrong.
    """
    for name in _LISTS_WITH_ICONS:
        _check_list(folder.folder_with(name), name)


def _check_list(folder: BookFolder, name: str) -> None:
    value = folder.values.get(BOOK_FILE)
    rows = value.get(name) if isinstance(value, dict) else None
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        icon = row.get("icon") if isinstance(row, dict) else None
        if isinstance(icon, str) and _ICON_NAME.fullmatch(icon) and not has_icon(icon):
            hint = did_you_mean(icon, icon_names()) or "the names are those of pictogrammers.com/library/mdi"
            location = folder.location(BOOK_FILE).child(name, number, "icon")
            folder.report.add(CODE, f"there is no icon `{icon}`", location, hint)
