/** A phrase on its way to a customer: its gaps are filled, and it is copied. */

import { copyWords } from "./copy_words.js";
import { loadGuide } from "./guide.js";
import { contact } from "./on_device.js";
import { showToast } from "./toast.js";

/**
 * Copy a phrase; ask first for what is missing in it.
 * @param {string} text
 * @param {string} [id] the phrase's
 * @returns {Promise<void>}
 */
export async function copyPhrase(text, id = "") {
  // A gap that is asked for each time is never filled in the contact: its phrase always comes by the form.
  if (!contact.unfilledNames(text).length) return copyWords(contact.fillGaps(text), id);
  let letters = "";
  /** What is typed is for a field that has yet to come; nothing else on the page gets it. */
  const take = (/** @type {KeyboardEvent} */ event) => {
    if (event.key[1] || event.ctrlKey || event.metaKey) return;
    letters += event.key;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", take, true);
  try {
    const { openGapForm } = await loadGuide();
    openGapForm(text, (valuesOfOneCopy) => copyWords(contact.fillGaps(text, valuesOfOneCopy), id), letters);
  } catch {
    showToast("The form could not be loaded. Check the connection and try again.");
  }
  removeEventListener("keydown", take, true);
}
