"""From jobs to finished files, and what is wrong with them."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pydantic import Base64Bytes

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book
from talkdown.outputs.printing import compact_svg, print_problems
from talkdown.outputs.printing.brand import brand_data
from talkdown.outputs.printing.job import Job, PrintedFile, TextFit
from talkdown.outputs.printing.logo_check import logo_problems
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.typesetter import TEMPLATES, Typesetter, TypesetterError
from talkdown.storage.cache import digest
from talkdown.storage.json_object import JsonObject

PICTURE_DPI = 56
"""Dots to the inch of a picture: A4 is 463 × 655 of them, more than twice as fine as it is shown."""


@dataclass(frozen=True)
class PrintResult:
    """A job and what came of it: a file, unless there were errors."""

    job: Job
    file: PrintedFile | None
    problems: tuple[Diagnostic, ...]

    @property
    def has_failed(self) -> bool:
        """Whether there is no file to hand out."""
        return self.file is None


class Printer:
    """Prints jobs of a book; one that was printed before with the same words is not printed again."""

    def __init__(self, book: Book, print_cache: PrintCache | None = None) -> None:
        self.book = book
        self.cache = print_cache or PrintCache()
        self._typesetter = Typesetter()
        self._brand = brand_data(book)
        self._logo_problems = tuple(logo_problems(book))
        if self._logo_problems:
            self._brand["logo"] = ""

    def print(self, job: Job, allow_overflow: bool = False) -> PrintResult:
        """The file of a job, or the reasons why there is none; with `allow_overflow` it is printed as a draft though texts do not fit."""
        glyph_problems = tuple(self.glyph_problems(job))
        if glyph_problems:
            return PrintResult(job, None, glyph_problems)
        try:
            file = self._print(job)
            overflows = tuple(print_problems.fit_problems(self.book, file))
            if overflows and allow_overflow:
                file = self._typesetter.render_pdf(job, self._brand, draft=True)
        except TypesetterError as error:
            return PrintResult(job, None, (print_problems.typesetter_problem(self.book, job, str(error)),))
        spans = tuple(print_problems.size_span_problems(self.book, job, file.fits)) if job.is_deck else ()
        warnings = (*self._logo_problems, *spans)
        if overflows and allow_overflow:
            return PrintResult(job, file, (*map(as_warning, overflows), *warnings))
        return PrintResult(job, None if overflows else file, (*overflows, *warnings))

    def pdf_of(self, job: Job) -> bytes:
        """The PDF of a job whose texts are known to fit, from the cache if it is there. Raises TypesetterError."""
        return self._print(job).pdf

    def drawing_problems(self, job: Job) -> list[Diagnostic]:
        """What keeps the pages of a job from being drawn; nothing for one that `render_svg` draws."""
        glyph_problems = list(self.glyph_problems(job))
        if glyph_problems:
            return glyph_problems
        try:
            return list(print_problems.overflow_problems(self.book, job, self.render_svg(job)[1]))
        except TypesetterError as error:
            return [print_problems.typesetter_problem(self.book, job, str(error))]

    def glyph_problems(self, job: Job) -> Iterator[Diagnostic]:
        """Letters that cannot be printed."""
        return print_problems.missing_glyph_problems(self.book, [job.data, self._brand])

    def previous_file(self, job: Job) -> PrintedFile | None:
        """The file of that name that was printed last without errors."""
        record = self.cache.read_any_version(self._cache_name("print", job), _FileRecord)
        return _unpack(job, record) if record else None

    def render_svg(self, job: Job) -> tuple[tuple[str, ...], tuple[TextFit, ...]]:
        """The pages of a job as SVG, and how its texts fit."""
        name, made_by = self._cache_name("draw", job), self._digest(job, f"form {compact_svg.FORM}")
        record = self.cache.read(name, made_by, _DrawingRecord)
        if record:
            return record.pages, record.fits
        pages, fits = tuple(self._typesetter.render_svg(job, self._brand)), tuple(self._typesetter.fits())
        self.cache.write(name, made_by, {"pages": pages, "fits": [fit._asdict() for fit in fits]})
        return pages, fits

    def render_png(self, job: Job, dpi: float = PICTURE_DPI) -> bytes:
        """The first page of a job as a PNG, with so many dots to the inch; by default a small one, twice as fine as it is shown."""
        name, made_by = self._cache_name("picture", job), self._digest(job)
        record = self.cache.read(name, made_by, _PictureRecord)
        if record:
            return record.png
        png = self._typesetter.render_png(job, self._brand, dpi)[0]
        self.cache.write(name, made_by, {"png": base64.b64encode(png).decode()})
        return png

    def _print(self, job: Job) -> PrintedFile:
        """The file of a job, from the cache if it is there. One that overflows does not take the place of the last good one."""
        name, made_by = self._cache_name("print", job), self._digest(job)
        record = self.cache.read(name, made_by, _FileRecord) or self.cache.read(
            f"{name}-over", made_by, _FileRecord
        )
        if record:
            return _unpack(job, record)
        file = self._typesetter.render_pdf(job, self._brand)
        self.cache.write(f"{name}-over" if file.overflows else name, made_by, _pack(file))
        return file

    def _cache_name(self, record_type: str, job: Job) -> str:
        return cache_name(record_type, self.book, job.name)

    def _digest(self, job: Job, *details: str) -> str:
        """A digest of all that a file is made from."""
        made_from = [job.template, job.title, job.data, self._brand, job.ink, job.bleed, job.duplex, *details]
        return digest(json.dumps([*made_from, _tools_digest()], sort_keys=True, ensure_ascii=False).encode())


class _FileRecord(NamedTuple):
    pdf: Base64Bytes
    fits: tuple[TextFit, ...]
    pages: int


class _DrawingRecord(NamedTuple):
    pages: tuple[str, ...]
    fits: tuple[TextFit, ...]


class _PictureRecord(NamedTuple):
    png: Base64Bytes


def _pack(file: PrintedFile) -> JsonObject:
    fits = [fit._asdict() for fit in file.fits]
    return {"pdf": base64.b64encode(file.pdf).decode(), "fits": fits, "pages": file.page_count}


def _unpack(job: Job, record: _FileRecord) -> PrintedFile:
    return PrintedFile(job, record.pdf, record.fits, record.pages)


def cache_name(record_type: str, book: Book, name: str) -> str:
    """The name under which something of a book is cached: another book's has another, wherever they are called from."""
    path = f"{Path(book.path).absolute()}/{name}".encode(errors="surrogateescape")
    # 16 hexadecimal digits, 64 bits: thousands of books on one machine do not share a name by chance.
    return f"{record_type}-{digest(path)[:16]}"


def as_warning(problem: Diagnostic) -> Diagnostic:
    """The same problem, where it keeps nothing from being published."""
    return replace(problem, severity=Severity.warning)


@cache
def _tools_digest() -> str:
    """A digest of what makes the files: templates, fonts and programs."""
    templates = b"".join(path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ")))
    glyphs = "".join(
        sorted(print_problems.available_glyphs())
    )  # they stand for the fonts: both come from the same files
    programs = " ".join(version(name) for name in ("typst", "pikepdf"))
    return digest(templates + glyphs.encode() + programs.encode())
