/** What a click or a key does with a result. */

/** @import { Action, Result } from "./types.ts" */

import { copyPhrase } from "./copy_phrase.js";
import { storage } from "./on_device.js";
import { isPhrase } from "./result_elements.js";
import { navigate } from "./site.js";
import { showToast } from "./toast.js";

/**
 * @param {Action} action what is no phrase can only be opened
 * @param {Result} hit
 * @param {() => void} [onLeave] called before another page is opened
 */
export function runAction(action, hit, onLeave) {
  if (action === "open" || !isPhrase(hit)) {
    onLeave?.();
    navigate(hit.address);
  } else if (action === "star") {
    const isFavorite = storage.toggleFavorite(hit.id);
    showToast(isFavorite ? "Starred on this device" : "No longer starred", hit.text);
  } else {
    copyPhrase(hit.text, hit.id);
  }
}
