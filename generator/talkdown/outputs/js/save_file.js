/** A file that a page has made is given to the reader. */

import { element } from "./elements.js";

/** Milliseconds until a file that is being saved may be forgotten; the browser reads it at once. */
const SAVED_AFTER = 1000;

/**
 * Save a file under a name.
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} name
 */
export function saveFile(content, type, name) {
  const href = addressOf(content, type);
  element("a", "", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), SAVED_AFTER);
}

/**
 * Show a file in a tab of its own. It is there as long as the page is: nobody knows how long it is looked at.
 * @param {BlobPart} content
 * @param {string} type
 */
export function openFile(content, type) {
  element("a", "", { href: addressOf(content, type), target: "_blank" }).click();
}

/**
 * @param {BlobPart} content
 * @param {string} type
 */
function addressOf(content, type) {
  return URL.createObjectURL(new Blob([content], { type }));
}
