/** Words into the clipboard, and a line that says so. */

import { writeToClipboard } from "./clipboard.js";
import { storage } from "./on_device.js";
import { showToast } from "./toast.js";

/**
 * Copy words as they are, and say so.
 * @param {string} words
 * @param {string} [id] of the phrase, if there is one
 */
export async function copyWords(words, id = "") {
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
