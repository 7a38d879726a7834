"""What axe cannot see: the keyboard, what the focus looks like, zoom, sizes of targets, motion, forced colors."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds_of_page import EACH_PAGE

FOUR_PAGES = ["index", "techniques/name-the-feeling", "drills", "guides/trainer"]
"""A page that begins with the finder, one in the theme's shell, a landing page, and one of Markdown."""

FINDER_PAGES = ("index", "404")
"""Pages that have the finder's field in them; on others a key opens it."""

WIDER_THAN_THE_WINDOW = """() => {
  const page = document.documentElement, inside = [...document.querySelectorAll(".td-over[open], .td-fill[open], .td-bar")];
  return [page, ...inside].filter(e => e.scrollWidth > e.clientWidth).map(e => e.className || e.tagName);
}"""
"""What has to be scrolled sideways."""

TARGETS = """() => {
  const small = [];
  for (const e of document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden]), label[for], [tabindex='0'], [role=option]")) {
    if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.disabled || e.closest("[inert]")) continue;
    const choice = e.matches("input[type=radio], input[type=checkbox]") && e.closest("label");
    const box = (choice || e).getBoundingClientRect();
    const inline = getComputedStyle(e).display === "inline" && e.closest("p, li, dd, td, small, q, span, label, h1, h2, h3");
    if (inline || box.right <= 0 || box.bottom <= 0) continue;
    if (box.width < 23.9 || box.height < 23.9) small.push(`${box.width.toFixed(1)} × ${box.height.toFixed(1)} ${e.outerHTML.replace(/\\s+/g, ' ').slice(0, 110)}`);
  }
  return small;
}"""
"""Targets under 24 px either way; links within a sentence may be as high as its line."""

SCROLLED_INTO_VIEW = """selector => {
  const target = document.querySelector(selector);
  target?.scrollIntoView({ block: "nearest" });
  const box = target?.getBoundingClientRect();
  return !!box && box.bottom > 0 && box.top < innerHeight;
}"""

STOP = """() => {
  const at = document.activeElement, look = e => {
    const s = getComputedStyle(e);
    return [s.outlineStyle !== "none" && s.outlineWidth, s.boxShadow, s.borderColor, s.color, s.backgroundColor, s.textDecorationLine].join();
  };
  if (at === document.body) return { what: "", seen: true, free: true };
  const around = [at, at.nextElementSibling, at.parentElement, at.closest("label, .td-field, div")].filter(Boolean);
  const shown = at.matches("input[type=radio], input[type=checkbox]") ? at.closest("label") || at.nextElementSibling || at : at;
  const box = shown.getBoundingClientRect(), on = around.map(look);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1), x = box.left + Math.min(box.width / 2, 8);
  const hit = document.elementFromPoint(x, y);
  const free = box.bottom > 0 && box.top < innerHeight && !!hit && (shown.contains(hit) || hit.contains(shown));
  at.blur();
  const off = around.map(look);
  at.focus({ preventScroll: true, focusVisible: true });
  return { what: at.outerHTML.replace(/\\s+/g, ' ').slice(0, 120), seen: on.some((s, n) => s !== off[n]), free };
}"""
"""Whether the focus shows, and whether what has it lies free: inside the window and under nothing else."""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with browser.new_context(reduced_motion="reduce", color_scheme="light") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", FOUR_PAGES)
def test_one_skip_link_leads_to_the_finder(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}.html")
    page.evaluate("document.activeElement.blur()")
    expect(page.locator(".md-skip")).to_have_count(1)
    page.locator(".md-skip").focus()
    expect(page.locator(".md-skip")).to_have_text(re.compile("Find words"))
    page.keyboard.press("Enter")
    expect(page.locator("#td-q" if path in FINDER_PAGES else "#td-over-q")).to_be_focused()


@pytest.mark.parametrize("path", EACH_PAGE)
def test_the_focus_is_always_seen(tab: Page, address: str, path: str) -> None:
    """Each stop of the Tab key lies free in the window, and looks different from when it had no focus."""
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}{path}.html", wait_until="load")
    tab.keyboard.press("Escape")
    faults, stops = [], set()
    for _ in range(40):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        stops.add(stop["what"])
        if not stop["seen"] or not stop["free"]:
            faults.append(f"seen {stop['seen']}, free {stop['free']}: {stop['what']}")
    assert faults == []
    assert len(stops) > 8


def test_the_focus_is_never_lost_in_the_finder(page: Page, address: str) -> None:
    """Whatever takes itself away hands the focus on."""
    has_focus = "document.activeElement !== document.body && document.activeElement.checkVisibility()"
    page.goto(address + "signs.html")
    page.keyboard.press("/")
    page.keyboard.type("wants a manager")
    expect(page.locator("#td-over-list [role=option]").first).to_be_visible()
    for name in ("Channel: any", "Stage: any"):
        chip = page.locator(".td-over").get_by_role("button", name=name)
        chip.press("Enter")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.evaluate(has_focus), name
    for drop in page.locator(".td-over .td-pick__drop:visible").all():
        page.locator(".td-over .td-pick__drop:visible").first.press("Enter")
        assert page.evaluate(has_focus), drop
    page.locator("#td-over-q").press("Enter")  # a gap has to be filled first
    expect(page.locator(".td-fill input").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate(has_focus), "left the gaps"
    page.keyboard.press("Enter")
    page.keyboard.type("Sam")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Change this contact").press("Enter")
    page.keyboard.type("Sam Ortiz")  # which makes that button anew
    page.keyboard.press("Enter")
    expect(page.locator(".td-fill")).to_be_hidden()
    expect(page.locator(":focus")).to_have_count(1)
    page.locator(".td-over .td-field__clear").press("Enter")
    expect(page.locator("#td-over-q")).to_be_focused()
    page.locator(".td-over .td-begin__stage").first.press("Enter")
    expect(page.locator("#td-over-q")).to_be_focused()
    page.locator(".td-over .td-field__leave").press("Enter")
    assert page.evaluate(has_focus), "closed the finder"


@pytest.mark.parametrize("path", ["index", "techniques/index", "signs", "guides/trainer"])
def test_who_types_outside_the_field_is_not_carried_away(page: Page, address: str, path: str) -> None:
    """The theme knows letters that turn pages or open a search; here only the slash does anything."""
    page.goto(f"{address}{path}.html")
    page.evaluate("document.activeElement.blur(), window.same = true")
    page.keyboard.type("refund, stop.")
    page.wait_for_timeout(300)
    assert page.url == f"{address}{path}.html"
    assert page.evaluate("window.same")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("path", EACH_PAGE)
def test_zooming_in_brings_no_scrolling_sideways(tab: Page, address: str, path: str) -> None:
    """A window of 1280 px at 200 and 400 %, as WCAG 1.4.10 counts it: 640 and 320 px."""
    tab.goto(f"{address}{path}.html", wait_until="domcontentloaded")
    for zoom in (200, 400):
        tab.set_viewport_size({"width": 1280 * 100 // zoom, "height": 1024 * 100 // zoom})
        assert tab.evaluate(WIDER_THAN_THE_WINDOW) == [], f"{zoom} %"


@pytest.mark.parametrize("path", ["index", "signs"])
def test_the_finder_works_at_400_percent(tab: Page, address: str, path: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 256})
    tab.goto(f"{address}{path}.html")
    field = tab.locator("#td-q" if path in FINDER_PAGES else "#td-over-q")
    if path not in FINDER_PAGES:
        tab.keyboard.press("/")
    field.fill("wants a manager")
    expect(tab.locator(".td-hit__words").first).to_be_in_viewport(ratio=0.5)
    # Once the second file with all other entries is there, the list is made anew, and what was about to be scrolled is gone.
    tab.wait_for_function(SCROLLED_INTO_VIEW, arg=".td-list [role=option]")
    assert tab.evaluate(WIDER_THAN_THE_WINDOW) == []
    field.press("Enter")
    expect(tab.locator(".td-fill[open]")).to_be_visible()
    assert tab.evaluate(WIDER_THAN_THE_WINDOW) == []
    copy = tab.locator(".td-fill__ends button").last
    copy.scroll_into_view_if_needed()
    expect(copy).to_be_in_viewport()


@pytest.mark.parametrize("path", EACH_PAGE)
def test_targets_are_large_enough(tab: Page, address: str, path: str) -> None:
    """Wide and narrow, with the finder closed and open; on a page that is loaded once, as a window that is resized."""
    tab.goto(f"{address}{path}.html", wait_until="load")
    targets = _small_targets(tab)
    field = tab.locator("#td-q" if path in FINDER_PAGES else "#td-over-q")
    if path not in FINDER_PAGES:
        tab.keyboard.press("/")
    field.fill("crying")
    expect(tab.locator(".td-list [role=option]").first).to_be_visible()
    targets += _small_targets(tab)
    assert not targets, "\n".join(targets)


def _small_targets(page: Page) -> list[str]:
    targets = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise(requestAnimationFrame)")
        targets += [f"{width} px: {target}" for target in page.evaluate(TARGETS)]
    return targets


@pytest.mark.parametrize("path", FOUR_PAGES)
def test_nothing_moves_for_those_who_asked_for_that(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}.html", wait_until="load")
    if path not in FINDER_PAGES:
        tab.keyboard.press("/")
    animations = tab.evaluate(
        """[...document.querySelectorAll("*")].filter(e => {
          const s = getComputedStyle(e);
          return [...s.transitionDuration.split(","), ...s.animationDuration.split(",")].some(t => parseFloat(t) > 0.01) || s.scrollBehavior === "smooth";
        }).map(e => e.className || e.tagName)"""
    )
    assert animations == []


def test_forced_colors_keep_icons_bars_and_choices(browser: Browser, address: str) -> None:
    """Masks and backgrounds vanish under forced colors unless they take a system color."""
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(address + "techniques/name-the-feeling.html")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        ink = "e => getComputedStyle(e).backgroundColor"
        for mark in (".td-copy .td-i", ".td-bars i.on", ".td-findlink .td-i"):
            assert page.locator(mark).first.evaluate(ink) != ground, mark
        for box in (".td-head", ".td-findlink"):
            assert page.locator(box).first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid", box
        page.keyboard.press("/")
        page.locator("#td-over-q").fill("crying")
        options = page.locator("#td-over-list [role=option]")
        expect(options.nth(1)).to_be_visible()
        edge = page.locator("dialog.td-over").evaluate("e => getComputedStyle(e).borderTopStyle")
        assert edge == "solid", "where the dialog ends"
        ring = "e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.borderColor, s.backgroundColor].join() }"
        assert options.nth(0).evaluate(ring) != options.nth(1).evaluate(ring), "which one is chosen"
        chip = page.locator(".td-over").get_by_role("button", name="Channel: any")
        chip.press("Enter")
        checked_label = page.locator(".td-option input:checked + span").first
        unchecked_label = page.locator(".td-option input:not(:checked) + span").first
        assert checked_label.evaluate(ring) != unchecked_label.evaluate(ring), "which choice is on"
        page.goto(address + "scenarios/insults-by-phone.html#wall")
        main_key, other_key = page.locator(".td-wall__key--main"), page.locator(".td-wall__key").last
        assert main_key.evaluate(ring) != other_key.evaluate(ring), "which key leads on"
