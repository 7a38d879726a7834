/**
 * Folds of a long list: on a narrow screen each entry is its heading until somebody asks for it, by the button beside it, by an
 * address, or by a search of the browser. Without this script, on wide screens and on paper every entry is whole. Until this script
 * runs, lists.css folds what has yet to be folded here.
 */

import { createButton, element } from "../../js/elements.js";
import { lifetimeOf } from "../../js/page_lifetime.js";

const NARROW = "screen and (max-width: 48em)"; // as in lists.css

/**
 * An entry of a list: what is folded away below its heading, and the button that shows it.
 * @typedef {{ entry: Element, parts: Element[], button: HTMLButtonElement }} Fold
 */

/**
 * Take the folds of a page into use.
 * @param {HTMLElement[]} lists whose children are entries; an entry begins with its heading, and is open if it is the only one. A list
 *   that is `data-filtered` has all of them open. An entry may be a section that holds a list of its own.
 * @returns {() => void} to be called whenever a list has become `data-filtered`, or is so no longer
 */
export function mountFolds(lists) {
  if (!lists[0]) return () => {};
  const narrow = matchMedia(NARROW);
  const folds = lists.flatMap((list) => Array.from(list.children).flatMap(createFold));
  for (const list of lists) {
    list.dataset.on = "yes";
    if (list.children.length === 1) list.firstElementChild?.setAttribute("data-open", "");
  }

  function drawAll() {
    for (const fold of folds) draw(fold, narrow.matches);
  }
  /**
   * @param {Fold} fold
   * @param {boolean} isOpen
   */
  function turn(fold, isOpen) {
    fold.entry.toggleAttribute("data-open", isOpen);
    draw(fold, narrow.matches);
  }
  function openFromAddress() {
    const target = document.getElementById(location.hash.slice(1));
    const around = folds.filter(({ entry }) => entry.contains(target)); // a section, and an entry in it
    if (!target || !around[0]) return;
    for (const fold of around) turn(fold, true);
    target.scrollIntoView(); // what was folded above it is so by now
  }

  const options = { signal: lifetimeOf(lists[0]) };
  for (const fold of folds) {
    const { entry, button } = fold;
    button.addEventListener("click", () => turn(fold, !entry.hasAttribute("data-open")), options);
    // A finger aims at the words: all of the heading folds, but not its links.
    const turnByWords = (/** @type {Event} */ { target }) => {
      if (narrow.matches && target instanceof Element && !target.closest("a, button")) button.click();
    };
    button.previousElementSibling?.addEventListener("click", turnByWords, options);
    entry.addEventListener("beforematch", () => turn(fold, true), options); // the browser has found words in it
  }
  addEventListener("hashchange", openFromAddress, options);
  narrow.addEventListener("change", drawAll, options);
  drawAll();
  openFromAddress();
  return drawAll;
}

/**
 * None for a line that says that a list is empty.
 * @param {Element} entry
 * @returns {Fold[]}
 */
function createFold(entry) {
  const heading = entry.querySelector(":scope > [data-heading] > :first-child") ?? entry.firstElementChild;
  if (!heading || entry.children.length < 2) return [];
  // A button, as the star that marks a sign, stays in reach: one that is only folded away could still take the focus.
  const parts = [...followers(heading, entry)].filter((part) => !(part instanceof HTMLButtonElement));
  const words = ((heading.querySelector("q") ?? heading).textContent ?? "").replace(/#\s*$/, "").trim();
  const button = createButton(
    "td-foldkey",
    { "aria-label": `Details: ${words}` },
    element("span", "td-i td-i--chevron-down", { "aria-hidden": "true" }),
  );
  heading.classList.add("td-foldhead");
  heading.after(button);
  return [{ entry, parts, button }];
}

/**
 * All that comes after an element inside of an entry.
 * @param {Element} element
 * @param {Element} entry
 * @returns {Generator<Element>}
 */
function* followers(element, entry) {
  for (let at = element; at !== entry && at.parentElement; at = at.parentElement)
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) yield next;
}

/**
 * @param {Fold} fold
 * @param {boolean} isNarrow
 */
function draw({ entry, parts, button }, isNarrow) {
  const isOpen =
    entry.hasAttribute("data-open") || entry.parentElement?.hasAttribute("data-filtered") === true;
  button.setAttribute("aria-expanded", String(isOpen));
  for (const part of parts) {
    if (isNarrow && !isOpen) {
      part.setAttribute("hidden", "until-found");
      part.setAttribute("aria-hidden", "true"); // else a heading without words is read out
    } else {
      part.removeAttribute("hidden");
      part.removeAttribute("aria-hidden");
    }
  }
}
