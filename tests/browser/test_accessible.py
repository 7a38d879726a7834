"""What axe finds on every kind of page: nothing, with nothing left out; and what axe cannot see."""

from __future__ import annotations

import re

import pytest
from browsing import packages
from playwright.sync_api import Browser, Page, expect

TEMPLATES = [
    "index", "techniques/index", "techniques/name-the-feeling", "phrases/index", "phrases/own", "signs",
    "say-this-not-that", "playbooks/index", "playbooks/angry-email", "word-bank", "questions", "drills",
    "models", "evidence", "policy", "guides/trainer", "404",
]  # fmt: skip
"""A page of each template."""

WIDTHS = (1280, 360)
COLOR = ["color-contrast", "link-in-text-block"]
"""The rules that look at color."""

RUN = """async runOnly => {
  const found = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
    ...(runOnly.length ? { runOnly } : {}),
  });
  return found.violations.map(v => v.id + ": " + v.nodes.slice(0, 4).map(n =>
    n.target.join(" ") + " — " + [...n.any, ...n.all, ...n.none].map(c => c.message).join("; ")).join("\\n    "));
}"""

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site_page(browser: Browser, address: str) -> Page:  # type: ignore[misc]
    """One tab for all pages: a profile for each would take longer than axe."""
    with browser.new_context(reduced_motion="reduce", color_scheme="light") as context:
        context.add_init_script(path=packages() / "axe-core/axe.min.js")
        yield context.new_page()


def _faults(page: Page) -> list[str]:
    """Light and dark, wide and narrow. What is dark differs in color alone, and is asked for that alone."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, only in (("default", []), ("slate", COLOR)):
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            found += [f"{width} px, {scheme}: {fault}" for fault in page.evaluate(RUN, only)]
    return found


@pytest.mark.parametrize("path", TEMPLATES)
def test_axe_finds_nothing(site_page: Page, address: str, path: str) -> None:
    page = site_page
    page.goto(f"{address}{path}.html", wait_until="domcontentloaded")
    closed = _faults(page)
    field = page.locator("#td-q" if path == "index" else "#td-over-q")
    if path != "index":
        page.keyboard.press("/")
    field.fill("crying")
    expect(page.locator(".td-list [role=option]").first).to_be_visible()
    faults = closed + [f"finder in use, {fault}" for fault in _faults(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", ["index", "techniques/name-the-feeling", "drills", "guides/trainer"])
def test_one_skip_link_leads_to_the_finder(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}.html")
    page.evaluate("document.activeElement.blur()")
    expect(page.locator(".md-skip")).to_have_count(1)
    page.locator(".md-skip").focus()
    expect(page.locator(".md-skip")).to_have_text(re.compile("Find words"))
    page.keyboard.press("Enter")
    expect(page.locator("#td-q" if path == "index" else "#td-over-q")).to_be_focused()


@pytest.mark.parametrize("path", ["index", "techniques/name-the-feeling", "phrases/own", "drills"])
def test_the_focus_is_always_seen(page: Page, address: str, path: str) -> None:
    """Each stop of the Tab key is inside the window, and looks different from when it had no focus."""
    page.goto(f"{address}{path}.html")
    page.keyboard.press("Escape")
    lost = []
    for _ in range(25):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
              const at = document.activeElement;
              const seen = [at, at.nextElementSibling, at.parentElement, at.closest("label, .td-field, div")].filter(Boolean);
              const look = e => { const s = getComputedStyle(e); return [s.outlineStyle !== "none" && s.outlineWidth, s.boxShadow, s.borderColor, s.color, s.backgroundColor, s.textDecorationLine].join(); };
              const scheme = seen.map(look);
              at.blur();
              const plain = seen.map(look);
              at.focus({ preventScroll: true, focusVisible: true });
              return { what: at.outerHTML.slice(0, 120), seen: scheme.some((s, n) => s !== plain[n]) };
            }"""
        )
        if not at["seen"] and not at["what"].startswith("<body"):
            lost.append(at["what"])
    assert lost == []


@pytest.mark.parametrize("zoom", [200, 400])
@pytest.mark.parametrize("path", TEMPLATES)
def test_zooming_in_brings_no_scrolling_sideways(site_page: Page, address: str, path: str, zoom: int) -> None:
    """A window of 1280 px at 200 and 400 %, as WCAG 1.4.10 counts it: 640 and 320 px."""
    site_page.set_viewport_size({"width": 1280 * 100 // zoom, "height": 1024 * 100 // zoom})
    site_page.goto(f"{address}{path}.html", wait_until="domcontentloaded")
    assert site_page.evaluate(WIDE) == 0


def test_nothing_moves_for_those_who_asked_for_that(site_page: Page, address: str) -> None:
    site_page.goto(f"{address}index.html", wait_until="domcontentloaded")
    moving = site_page.evaluate(
        """[...document.querySelectorAll("*")].filter(e => {
          const s = getComputedStyle(e);
          return [...s.transitionDuration.split(","), ...s.animationDuration.split(",")].some(t => parseFloat(t) > 0.01) || s.scrollBehavior === "smooth";
        }).map(e => e.className || e.tagName)"""
    )
    assert moving == []


def test_forced_colors_keep_icons_and_bars(browser: Browser, address: str) -> None:
    """Masks and backgrounds vanish under forced colors unless they take a system color."""
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(address + "techniques/name-the-feeling.html")
        ink, ground = page.evaluate(
            """[getComputedStyle(document.querySelector(".td-copy .td-i")).backgroundColor, getComputedStyle(document.body).backgroundColor]"""
        )
        assert ink != ground
