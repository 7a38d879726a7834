"""The brand's logo: a drawing that `book.yaml` names, read once and known to be one."""

from __future__ import annotations

import stat
from pathlib import Path

from talkdown.diagnostics import Location
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder
from talkdown.model import BookSettings
from talkdown.storage.display import describe_os_error

MAX_LOGO_BYTES = 1_000_000
"""A logo stands on every card and in every picture of one; drawings take some kilobytes."""

CODE = "logo"


def read_logo(folder: BookFolder, settings: BookSettings) -> str:
    """The logo as SVG text; empty if there is none, or if it cannot be used: the report says why.

    The file lies in the folder of the book that names it, which may be the book that this one extends.
    """
    if settings.brand is None or settings.brand.logo is None:
        return ""
    folder = folder.folder_with("brand")
    name, location = settings.brand.logo, folder.location(BOOK_FILE).child("brand", "logo")
    content = _read(folder, name, location)
    if content is None:
        return ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        folder.report.add(CODE, f"the logo `{name}` is not UTF-8 text", location, "save it as UTF-8")
        return ""
    # Imported here: it brings a reader of XML along, which a book without a logo has no use for.
    from talkdown.design.svg_check import find_svg_problem

    if problem := find_svg_problem(text):
        folder.report.add(CODE, f"the logo `{name}` {problem.message}", location, problem.hint)
        return ""
    return text


def _read(folder: BookFolder, name: str, location: Location) -> bytes | None:
    """The bytes of a file inside the folder; None, and a problem that says why, if they cannot be had."""
    root = Path(folder.path).resolve()
    try:
        path = (root / name).resolve()
        problem, hint = _fault_of_path(path, root)
        if not problem:
            return path.read_bytes()
    except OSError as error:
        problem, hint = f"cannot be read: {describe_os_error(error)}", "mend the file, or delete the line"
    except (ValueError, RuntimeError):  # a zero byte in the name; links that lead in a circle
        problem, hint = "cannot be the name of a file", "give its path from the folder of the book"
    folder.report.add(CODE, f"the logo `{name}` {problem}", location, hint)
    return None


def _fault_of_path(path: Path, root: Path) -> tuple[str, str]:
    """What is wrong with the path of a logo, and a way out; both empty if nothing is."""
    if not path.is_relative_to(root):
        return "lies outside the folder of the book", f"put it beside {BOOK_FILE}"
    if path.suffix.lower() != ".svg":
        return "is no SVG file", "give a file whose name ends in `.svg`: it stays sharp at any size"
    if not path.exists():
        return "does not exist", f"put it beside {BOOK_FILE}, or give its path from there"
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file", "put the drawing in its place"
    if status.st_size > MAX_LOGO_BYTES:
        size = f"{status.st_size / 1_000_000:.1f} MB"
        return f"has {size}, and at most {MAX_LOGO_BYTES / 1_000_000:.0f} MB is read", "simplify the drawing"
    return "", ""
