/** Text into the clipboard. */

import { element } from "../../../js/elements.js";

/**
 * @param {string} text
 * @returns {Promise<void>} rejected where the browser lets no page copy
 */
export async function writeToClipboard(text) {
  // Plain HTTP has no clipboard for scripts; selecting and copying still works there.
  if (navigator.clipboard && window.isSecureContext) {
    try {
      return await navigator.clipboard.writeText(text);
    } catch {
      // Not allowed, or not now: by selecting it may be.
    }
  }
  copySelection(text);
}

/** @param {string} text */
function copySelection(text) {
  const focusedElement = document.activeElement;
  const field = element("textarea", "td-sr", { readonly: "", "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(field); // outside of an open dialog nothing can be selected
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (focusedElement instanceof HTMLElement) focusedElement.focus({ preventScroll: true });
  if (!isCopied) throw new Error("the browser does not let this page copy");
}
