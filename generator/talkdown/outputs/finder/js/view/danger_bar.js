/** The red bar of dangers at the top of every page: by key or click, its first words and its number. */

import { closest } from "./dom.js";
import { loadGuide } from "./guide.js";

const BAR = ".td-dangers";
const KEY = "aria-keyshortcuts";

/** The theme exchanges pages below the bar: links that count from the page would lead astray. */
export function keepLinksWhole() {
  for (const link of document.querySelectorAll(`${BAR} a`)) {
    if (link instanceof HTMLAnchorElement) link.setAttribute("href", link.href);
  }
}

/** The bar once more, for a dialog that covers the one of the page. */
export function copyOfBar() {
  return document.querySelector(`header ${BAR}`)?.cloneNode(true) ?? "";
}

/**
 * Open the danger whose key this is, or that was clicked; says whether there is one. Without the guide, its link leads on.
 * @param {KeyboardEvent | MouseEvent} event
 */
export function takeDanger(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const links = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll(`header ${BAR} a`)));
  const key = event instanceof KeyboardEvent ? event.key : closest(event, `${BAR} a`)?.getAttribute(KEY);
  const number = key ? links.findIndex((link) => link.getAttribute(KEY) === key) : -1;
  if (number < 0) return false;
  event.preventDefault();
  event.stopPropagation();
  loadGuide().then(
    ({ openDanger }) => openDanger(number),
    () => location.assign(links[number].href),
  );
  return true;
}
