/** The gaps of an email on its page: what is filled in for this contact stands in them, as in the copied text. */

import { contact } from "./on_device.js";

const GAPS = ".td-email .td-var";

/** Show in the page's email what is filled in now, and what is taken away again as the gap's name. */
function showValues() {
  for (const gap of document.querySelectorAll(GAPS)) {
    if (!(gap instanceof HTMLElement)) continue;
    gap.dataset.label ??= gap.textContent ?? "";
    const value = contact.value(gap.dataset.label.replace(/ /g, "_")); // no name of a variable has a blank
    gap.textContent = value || gap.dataset.label;
    gap.classList.toggle("td-var--filled", Boolean(value));
  }
}

/**
 * Keep the emails of this page, and of those that the theme exchanges it for, filled in.
 * @returns {() => void} to be called when the page has been exchanged
 */
export function mountEmailGaps() {
  contact.onChange(showValues, new AbortController().signal); // for as long as the tab has this script
  return showValues;
}
