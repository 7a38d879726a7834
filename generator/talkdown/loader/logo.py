"""The brand's logo: a drawing that `book.yaml` names, read once and known to be one."""

from __future__ import annotations

import os

from talkdown.design.png_drawing import png_as_svg, png_problem
from talkdown.diagnostics import Location
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder
from talkdown.model import BookSettings
from talkdown.storage.display import describe_os_error
from talkdown.storage.inside import ReadableFolders, RefusedPathError
from talkdown.yamltext.document import shorten

MAX_LOGO_BYTES = 1_000_000
"""A logo stands on every card and in every picture of one; drawings take some kilobytes."""

CODE = "logo"

_SVG_SUFFIX, _PNG_SUFFIX = ".svg", ".png"


def read_logo(folder: BookFolder, settings: BookSettings) -> str:
    """The logo as SVG text; empty if there is none, or if it cannot be used: the report says why. A PNG becomes one.

    The file lies in the folder of the book that names it, which may be the book that this one extends.
    """
    if settings.brand is None or settings.brand.logo is None:
        return ""
    folder = folder.folder_with("brand")
    name, location = settings.brand.logo, folder.location(BOOK_FILE).child("brand", "logo")
    content = _read(folder, name, location)
    if content is None:
        return ""
    if name.lower().endswith(_PNG_SUFFIX):
        return _read_png(folder, name, content, location)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        folder.report.add(CODE, f"the logo `{shorten(name)}` is not UTF-8 text", location, "save it as UTF-8")
        return ""
    # Imported here: it brings a reader of XML along, which a book without a logo has no use for.
    from talkdown.design.svg_check import find_svg_problem

    if problem := find_svg_problem(text):
        folder.report.add(CODE, f"the logo `{shorten(name)}` {problem.message}", location, problem.hint)
        return ""
    return text


def _read_png(folder: BookFolder, name: str, content: bytes, location: Location) -> str:
    if problem := png_problem(content):
        folder.report.add(CODE, f"the logo `{shorten(name)}` {problem}", location, "export it anew")
        return ""
    return png_as_svg(content)


def _read(folder: BookFolder, name: str, location: Location) -> bytes | None:
    """The bytes of a file inside the folder; None, and a problem that says why, if they cannot be had."""
    path = os.path.join(folder.path, name)
    inside_of_book = ReadableFolders([folder.path])
    problem, hint = "", ""
    if not inside_of_book.holds(path):
        problem, hint = "lies outside the folder of the book", f"put it beside {BOOK_FILE}"
    elif not name.lower().endswith((_SVG_SUFFIX, _PNG_SUFFIX)):
        problem = "is no SVG file, and no PNG"
        hint = "give a file whose name ends in `.svg`, which stays sharp at any size, or in `.png`"
    else:
        try:
            content = inside_of_book.read(path, MAX_LOGO_BYTES)
        except FileNotFoundError:
            problem, hint = "does not exist", f"put it beside {BOOK_FILE}, or give its path from there"
        except RefusedPathError:
            problem, hint = "is not a regular file", "put the file of the logo in its place"
        except OSError as error:
            problem, hint = (
                f"cannot be read: {describe_os_error(error)}",
                "mend the file, or delete the line",
            )
        else:
            if len(content) <= MAX_LOGO_BYTES:
                return content
            problem = f"is larger than {MAX_LOGO_BYTES / 1_000_000:.0f} MB, and no more is read"
            hint = "simplify the drawing"
    folder.report.add(CODE, f"the logo `{shorten(name)}` {problem}", location, hint)
    return None
