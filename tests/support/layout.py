"""What is wrong with how a page is laid out: words that are cut, that lie on each other, or break within; and what stays in the way."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_SHOW_ALL = ":not([hidden]) { content-visibility: visible !important; }"
"""What the browser leaves out until it comes into view has no place to be measured."""

_FAULTS = r"""() => {
  const html = document.documentElement, faults = new Set();
  const nameOf = element => [element.tagName.toLowerCase(), ...element.classList].join(".");
  const boxesAround = (element, boxes = []) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(box);
      if (overflowX !== "visible" || overflowY !== "visible") boxes.push({ box, overflowX, overflowY, textOverflow });
      if (clipPath !== "none") return null; // for a screen reader alone
    }
    return boxes;
  };
  const layerOf = element => {
    for (let box = element; box; box = box.parentElement)
      if (box.matches("dialog") || /fixed|sticky/.test(getComputedStyle(box).position)) return box;
  };
  if (html.scrollWidth > innerWidth) faults.add(`the page is ${html.scrollWidth} px wide`);

  const rows = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, words = node.data.trim();
    if (!words || element.closest("script, style, noscript, svg, .md-sidebar, .md-header__title, [hidden]")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const around = boxesAround(element);
    if (!around) continue;
    const scrolls = around.some(({ box, overflowX }) => /auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth);
    const row = { element, layer: layerOf(element), label: `${nameOf(element)} “${words.slice(0, 40)}”` };
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue;
      let { left, top, right, bottom } = line;
      if (!scrolls && (left < -1 || right > innerWidth + 1)) faults.add(`outside the window: ${row.label}`);
      for (const { box, overflowX, overflowY, textOverflow } of around) {
        const edge = box.getBoundingClientRect();
        // A fold has a button that opens it, and an ellipsis says that there is more.
        const isMeant = scrolls || textOverflow === "ellipsis" || box.closest(".td-fold");
        const isCut = left < edge.left - 1.5 || right > edge.right + 1.5 || (/hidden|clip/.test(overflowY) && (top < edge.top - 3 || bottom > edge.bottom + 3));
        if (isCut && !isMeant) faults.add(`cut by ${nameOf(box)}: ${row.label}`);
        if (overflowX !== "visible") [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
        if (overflowY !== "visible") [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      rows.push({ ...row, left, top, right, bottom });
    }
    if (!element.closest("td, th, button, label, summary, legend, h1, h2, h3, .td-chip, .td-button")) continue;
    for (const match of node.data.matchAll(/[^\s–—-]+/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = [...range.getClientRects()].map(line => line.top);
      const isHyphened = getComputedStyle(element).hyphens === "auto";
      if (Math.max(...tops) - Math.min(...tops) > 6 && !isHyphened) faults.add(`broken within: ${nameOf(element)} “${match[0]}”`);
    }
  }

  rows.sort((a, b) => a.top - b.top);
  rows.forEach((row, n) => {
    for (let m = n + 1; m < rows.length && rows[m].top < row.bottom; m++) {
      const other = rows[m];
      const width = Math.min(row.right, other.right) - Math.max(row.left, other.left);
      const height = Math.min(row.bottom, other.bottom) - Math.max(row.top, other.top);
      // The boxes of two lines of text overlap by less than 5 px without their letters touching.
      if (row.element !== other.element && row.layer === other.layer && width > 2 && height > 5) faults.add(`on each other: ${row.label}, ${other.label}`);
    }
  });

  for (const icon of document.querySelectorAll("main .td-i, dialog .td-i")) {
    const words = icon.nextElementSibling;
    if (!words?.textContent.trim() || !icon.checkVisibility() || !words.checkVisibility()) continue;
    const { display, flexDirection } = getComputedStyle(icon.parentElement);
    if (!display.endsWith("flex") || flexDirection !== "row") continue;
    if (words.getBoundingClientRect().top >= icon.getBoundingClientRect().bottom) faults.add(`an icon alone on its line: ${nameOf(icon.parentElement)} “${words.textContent.trim().slice(0, 40)}”`);
  }

  let height = 0;
  for (const box of document.querySelectorAll("body *")) {
    if (box.matches("dialog, .td-wall, .td-toast, .md-sidebar, .md-overlay, .md-top, .md-progress") || !box.checkVisibility()) continue;
    const edge = box.getBoundingClientRect();
    if (/fixed|sticky/.test(getComputedStyle(box).position) && edge.width > innerWidth / 2 && edge.top < innerHeight) height += edge.height;
  }
  if (height > 0.4 * innerHeight) faults.add(`${Math.round(height)} of ${innerHeight} px stay while the page is scrolled`);
  return [...faults];
}"""


def layout_faults(page: Page) -> list[str]:
    """What is wrong with the page as it is now, a line each; nothing that a box scrolls, or folds and says so."""
    page.evaluate(
        "css => { const style = new CSSStyleSheet(); style.replaceSync(css); document.adoptedStyleSheets = [style]; }",
        _SHOW_ALL,
    )
    faults: Any = page.evaluate(_FAULTS)
    return [str(fault) for fault in faults]
