"""Typst at work: a job becomes a PDF. Values go in as JSON and are shown as text; nothing is pasted into source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from talkdown.design.icons import svg
from talkdown.outputs.printing.job import Job, Printed, TextFit, Values
from talkdown.outputs.printing.pdf import finish, page_count
from talkdown.storage.package import VENDOR

TEMPLATES = Path(__file__).parent / "templates"
FONTS = VENDOR
FURNITURE = ("check-bold", "close-thick", "alert", "undo-variant", "arrow-right-bold", "help-circle-outline",
             "account-arrow-up", "phone-hangup", "cancel", "content-cut", "circle-outline")  # fmt: skip
"""Icons of the templates themselves."""


PAGES = 32
"""How many imposed pages are typeset at once, so that a large deck needs no more memory than a small one."""


class TypesetterError(Exception):
    """Typst refused; this is a bug in a template, and never an author's."""


class Typesetter:
    """One compiler and one set of fonts for all jobs."""

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(root=str(TEMPLATES), font_paths=self._fonts, ignore_system_fonts=True)

    def print(self, job: Job, brand: Values, ink: str, draft: bool = False) -> Printed:
        """The PDF of a job, PDF/UA-1, and how its texts fit."""
        parts: list[bytes] = []
        fits: list[TextFit] = []
        for part in job.parts(PAGES):
            made = self._compiled(part, brand, ink, draft, "pdf")
            assert isinstance(made, bytes)
            parts.append(made)
            fits += self.fits()
            if len(job.layout.get("pages", ())) > PAGES:
                self._forget()
        pdf = finish(parts, job)
        pages = page_count(pdf)
        if job.pages and pages != job.pages:
            raise TypesetterError(f"{job.name}: {pages} pages in place of {job.pages}")
        return Printed(job, pdf, tuple(fits), pages)

    def _forget(self) -> None:
        """Let go of what has been laid out: Typst keeps it for ten compilations, three megabytes a card."""
        for _ in range(11):
            typst.compile(b"", font_paths=self._fonts, ignore_system_fonts=True)

    def draw(self, job: Job, brand: Values, ink: str) -> list[str]:
        """The pages of a job as SVG."""
        made = self._compiled(job, brand, ink, False, "svg")
        pages = made if isinstance(made, list) else [made]
        return [page.decode() for page in pages]

    def photograph(self, job: Job, brand: Values, ink: str, dots: float) -> list[bytes]:
        """The pages of a job as PNG, with so many dots to the inch."""
        made = self._compiled(job, brand, ink, False, "png", dots)
        return made if isinstance(made, list) else [made]

    def _compiled(
        self, job: Job, brand: Values, ink: str, draft: bool, form: Any, dots: float | None = None
    ) -> bytes | list[bytes]:
        names = sorted({*FURNITURE, *_icons(job.values)})
        values = {
            **job.values,
            "brand": brand,
            "ink": ink,
            "draft": draft,
            "title": job.title,
            "icons": {name: svg(name) for name in names},
        }
        inputs = {"data": json.dumps(values, ensure_ascii=False, sort_keys=True)}
        standards: Any = ["ua-1"] if form == "pdf" else []
        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=TEMPLATES / f"{job.template}.typ",
                format=form,
                sys_inputs=inputs,
                pdf_standards=standards,
                ppi=dots,
            )
        except typst.TypstError as error:
            raise TypesetterError(f"{job.name}: {error.diagnostic or error.message}") from None
        if warnings:  # an unknown font would be one
            raise TypesetterError(f"{job.name}: {warnings[0].message}")
        assert made is not None
        return made

    def fits(self) -> tuple[TextFit, ...]:
        """How the texts of the last job fit."""
        return tuple(TextFit(**found["value"]) for found in json.loads(self._compiler.query("<fit>")))


def _icons(values: Any) -> Iterator[str]:
    """The icons that the values name."""
    match values:
        case dict():
            for key, value in values.items():
                if key == "icon":
                    yield value
                else:
                    yield from _icons(value)
        case list() | tuple():
            for value in values:
                yield from _icons(value)
