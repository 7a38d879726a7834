"""Icons that `book.yaml` names and that there are not: an error to mend, which leaves the book readable."""

from __future__ import annotations

import re

from talkdown.design.icons import ICON_NAME, has_icon, icon_names
from talkdown.diagnostics import Location, did_you_mean
from talkdown.loader.list_changes import PlacedValue
from talkdown.loader.report import LoadReport
from talkdown.yamltext import RawValue

CODE = "unknown-icon"

_LISTS_WITH_ICONS = ("stages", "channels")
_ICON_NAME = re.compile(ICON_NAME)  # what looks otherwise is reported with the other fields


def check_icons(book_file: PlacedValue, report: LoadReport) -> None:
    """Report every icon of the stages and channels that Material Design Icons does not have.

    It goes by what stands in the file, so that all of them are named even where other fields are wrong.
    """
    value, location = book_file
    if isinstance(value, dict):
        for name in _LISTS_WITH_ICONS:
            _check_list(value.get(name), location.child(name), report)


def _check_list(rows: RawValue | None, location: Location, report: LoadReport) -> None:
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        icon = row.get("icon") if isinstance(row, dict) else None
        if isinstance(icon, str) and _ICON_NAME.fullmatch(icon) and not has_icon(icon):
            hint = did_you_mean(icon, icon_names()) or "the names are those of pictogrammers.com/library/mdi"
            report.add(CODE, f"there is no icon `{icon}`", location.child(number, "icon"), hint)
