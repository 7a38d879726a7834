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
  try {
    const { openGapForm } = await loadGuide();
    openGapForm(text, (valuesOfOneCopy) => copyWords(contact.fillGaps(text, valuesOfOneCopy), id));
  } catch {
    showToast("The form could not be loaded. Check the connection and try again.");
  }
}
