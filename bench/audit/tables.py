"""The table of docs/browser.md: what Lighthouse says of the site on a phone."""

from __future__ import annotations

from bench.tables import Better, Column, Table

BENCH = "audit"

GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Lighthouse's categories, and the score from 0 to 100 that a page has to have."""

AUDIT = Table(
    name="audit",
    bench=BENCH,
    document="docs/browser.md",
    columns=(
        Column("page", "page"),
        Column("performance", "performance", "{:.0f}"),
        Column("accessibility", "accessibility", "{:.0f}", Better.higher),
        Column("best-practices", "best practices", "{:.0f}", Better.higher),
        Column("seo", "SEO", "{:.0f}", Better.higher),
        Column("first_paint", "first paint", "{:.1f} s", Better.lower),
        Column("largest_paint", "largest paint", "{:.1f} s", Better.lower),
        Column("blocked", "blocked", "{:.0f} ms", Better.lower),
        Column("shift", "shift", "{:.3f}", Better.lower),
        Column("loaded", "loaded", "{:.0f} kB", Better.lower),
        Column("machine", "machine", "{:.0f}"),
    ),
)

TABLES = (AUDIT,)
