/** Elements of the finder, and where the focus goes. */

import { element } from "../../../js/elements.js";

/**
 * Take elements away once a signal is aborted. The theme keeps pages that it has exchanged; what is not in them any more,
 * it does not keep.
 * @param {AbortSignal} signal
 * @param {...Element} elements
 */
export function removeOnAbort(signal, ...elements) {
  signal.addEventListener("abort", () => {
    for (const item of elements) item.remove();
  });
}

/** @param {string} name one that the book's style sheet has: `ICONS` in `outputs/finder/__init__.py` names them */
export function icon(name) {
  return element("span", `td-i td-i--${name}`, { "aria-hidden": "true" });
}

/** @param {boolean} isFavorite */
export function starIcon(isFavorite) {
  return isFavorite ? icon("star") : icon("star-outline");
}

/**
 * The nearest element of an event's target upwards that matches.
 * @param {Event} event
 * @param {string} selector
 */
export function closest(event, selector) {
  const target = event.target;
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;
}

/**
 * Give the focus back after a dialog has closed. The event that says so comes late: who has gone on meanwhile is not
 * called back.
 * @param {HTMLDialogElement} dialog
 * @param {Element | null} target
 */
export function returnFocus(dialog, target) {
  const focusedElement = document.activeElement;
  const isFree = focusedElement === document.body || dialog.contains(focusedElement);
  if (target instanceof HTMLElement && target.isConnected && isFree) target.focus({ preventScroll: true });
}
