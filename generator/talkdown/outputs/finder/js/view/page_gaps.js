/** The gaps on pages: what is filled in for this contact stands in them, as in the copied text. */

import { closest } from "./dom.js";
import { loadGuide } from "./guide.js";
import { contact } from "./on_device.js";

const GAPS = ".md-content .td-var";

/** Show in the page's gaps what is filled in now, and what is taken away again as the gap's name. */
function showValues() {
  for (const gap of document.querySelectorAll(GAPS)) {
    if (!(gap instanceof HTMLElement) || gap.closest(".td-finder")) continue; // the finder shows its own
    const value = contact.value(nameOf(gap));
    const text = value || gap.dataset.label || "";
    if (gap.textContent !== text) gap.textContent = text;
    gap.classList.toggle("td-var--filled", Boolean(value));
  }
}

/** @param {HTMLElement} gap */
function nameOf(gap) {
  gap.dataset.label ??= gap.textContent ?? "";
  return gap.dataset.label.replace(/ /g, "_"); // no name of a variable has a blank
}

/**
 * Fill the gap of a page that was clicked. By keys, its phrase's copy button asks for it.
 * @param {MouseEvent} event
 */
export function fillClickedGap(event) {
  const gap = closest(event, GAPS);
  if (!gap || gap.closest(".td-finder, a, summary, label")) return;
  const copyButton = /** @type {HTMLElement | null} */ (gap.closest(".td-say")?.querySelector(".td-copy"));
  loadGuide().then(
    ({ openContactForm }) => openContactForm(nameOf(gap), () => copyButton?.click()),
    () => {}, // its copy button says that it cannot be filled now
  );
}

/**
 * Keep the gaps of this page, and of those that the theme exchanges it for, filled in.
 * @returns {() => void} to be called when the page has been exchanged
 */
export function mountPageGaps() {
  contact.onChange(showValues, new AbortController().signal); // for as long as the tab has this script
  return showValues;
}
