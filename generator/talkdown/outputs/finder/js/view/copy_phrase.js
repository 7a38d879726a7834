/** Words on their way to a customer: gaps filled, copied, and a line that says what. */

import { writeToClipboard } from "./clipboard.js";
import { openGapForm } from "./contact_form.js";
import { contact, storage } from "./on_device.js";
import { showToast } from "./toast.js";

/**
 * Copy a phrase; ask first for what is missing in it.
 * @param {string} text
 * @param {string} [id] the phrase's
 * @returns {Promise<void>}
 */
export async function copyPhrase(text, id = "") {
  // A gap that is asked for each time is never filled in the contact: its phrase always comes by the form.
  if (contact.unfilledNames(text).length) {
    return openGapForm(text, (valuesOfOneCopy) => copyWords(contact.fillGaps(text, valuesOfOneCopy), id));
  }
  return copyWords(contact.fillGaps(text), id);
}

/**
 * @param {string} words
 * @param {string} id of the phrase, if there is one
 */
async function copyWords(words, id) {
  try {
    await writeToClipboard(words);
  } catch {
    const advice = "This browser does not allow copying. Select the words and press Ctrl+C.";
    return showToast(advice, firstLine(words));
  }
  if (id) storage.addRecent(id);
  showToast("Copied", firstLine(words));
}

/**
 * The first line of words that have several, as an email has: enough to see which they were.
 * @param {string} words
 */
function firstLine(words) {
  const [line, ...others] = words.split("\n");
  return others.length ? `${line} …` : line;
}
