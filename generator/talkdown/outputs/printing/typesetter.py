"""Typst at work: a job becomes a PDF. Data goes in as JSON and is shown as text; nothing is pasted into source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Literal

import typst

from talkdown.design.icons import icon_svg
from talkdown.outputs.printing.compact_svg import compact_svg
from talkdown.outputs.printing.job import Job, PrintedFile, TextFit
from talkdown.outputs.printing.pdf import count_pages, make_print_ready
from talkdown.storage.interruption import call_interruptibly
from talkdown.storage.json_object import JsonObject
from talkdown.storage.package import VENDOR

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE_ICONS = ("check-bold", "close-thick", "alert", "undo-variant", "arrow-right-bold", "help-circle-outline",
                  "account-arrow-up", "phone-hangup", "cancel", "content-cut", "circle-outline", "account-voice",
                  "headset", "arrow-down-bold", "arrow-up-bold")  # fmt: skip
"""Icons of the templates themselves."""

PAGES_AT_ONCE = 32
"""How many imposed pages are typeset at once: Typst keeps three megabytes a card, and a thousand cards took 3 GB."""

_MEMORY = 10  # compilations for which Typst keeps what it has laid out (`comemo::evict(10)` in typst-py)

# Tells whether a picture can be drawn: any height will do.
_DRAW_ONE = b'#image(bytes(sys.inputs.svg), format: "svg", height: 5mm)'


class TypesetterError(Exception):
    """Typst refused; this is a bug in a template, and never an author's. Its text is Typst's reason."""


class Typesetter:
    """One compiler and one set of fonts for all jobs."""

    @cached_property
    def _fonts(self) -> typst.Fonts:
        # The package's fonts alone: what is printed is the same on every machine, and a font that is missing is an error,
        # where Typst would take one with serifs.
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(VENDOR)])

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(root=str(TEMPLATES), font_paths=self._fonts, ignore_system_fonts=True)

    def render_pdf(self, job: Job, brand: JsonObject, draft: bool = False) -> PrintedFile:
        """The PDF of a job, PDF/UA-1, and how its texts fit. Raises TypesetterError."""
        parts: list[bytes] = []
        fits: list[TextFit] = []
        for part in job.parts(PAGES_AT_ONCE):
            parts += self._compile(part, brand, "pdf", draft=draft)
            fits += self.fits()
            if len(job.layout.get("pages", ())) > PAGES_AT_ONCE:
                self._free_memory()
        pdf = make_print_ready(parts, job)
        return PrintedFile(job, pdf, tuple(fits), count_pages(pdf))

    def render_svg(self, job: Job, brand: JsonObject) -> list[str]:
        """The pages of a job as small SVG. Raises TypesetterError."""
        return [compact_svg(page.decode()) for page in self._compile(job, brand, "svg")]

    def render_png(self, job: Job, brand: JsonObject, dpi: float) -> list[bytes]:
        """The pages of a job as PNG, with so many dots to the inch. Raises TypesetterError."""
        return self._compile(job, brand, "png", dpi=dpi)

    def svg_problem(self, svg: str) -> str:
        """Why Typst cannot draw an SVG; empty if it can."""
        try:
            _, warnings = call_interruptibly(
                partial(
                    self._compiler.compile_with_warnings,
                    input=_DRAW_ONE,
                    format="svg",
                    sys_inputs={"svg": svg},
                )
            )
        except typst.TypstError as error:
            return error.message
        return warnings[0].message if warnings else ""

    def fits(self) -> tuple[TextFit, ...]:
        """How the texts of what was rendered last fit."""
        rows = json.loads(call_interruptibly(partial(self._compiler.query, "<fit>")))
        return tuple(TextFit(**row["value"]) for row in rows)

    def _compile(
        self,
        job: Job,
        brand: JsonObject,
        file_format: Literal["pdf", "svg", "png"],
        *,
        draft: bool = False,
        dpi: float | None = None,
    ) -> list[bytes]:
        icons = sorted({*TEMPLATE_ICONS, *_icons_in(job.data)})
        data = {
            **job.data,
            "brand": brand,
            "ink": job.ink,
            "draft": draft,
            "title": job.title,
            "icons": {name: icon_svg(name) for name in icons},
        }
        try:
            output, warnings = call_interruptibly(
                partial(
                    self._compiler.compile_with_warnings,
                    input=TEMPLATES / f"{job.template}.typ",
                    format=file_format,
                    sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
                    # Typst then refuses what a screen reader would stumble over: pictures without words, headings out of order.
                    pdf_standards=["ua-1"] if file_format == "pdf" else [],
                    ppi=dpi,
                )
            )
        except typst.TypstError as error:
            raise TypesetterError(str(error.diagnostic or error.message)) from None
        if warnings:  # an unknown font would be one
            raise TypesetterError(warnings[0].message)
        assert output is not None
        return output if isinstance(output, list) else [output]

    def _free_memory(self) -> None:
        """Have Typst let go of what it has laid out, by compiling nothing as often as it remembers."""
        for _ in range(_MEMORY + 1):
            typst.compile(b"", font_paths=self._fonts, ignore_system_fonts=True)


def _icons_in(data: object) -> Iterator[str]:
    """The icons that the data names."""
    match data:
        case dict():
            for key, value in data.items():
                if key == "icon":
                    yield value
                else:
                    yield from _icons_in(value)
        case list() | tuple():
            for value in data:
                yield from _icons_in(value)
