/** What a click or a key does with a result. */

/** @import { Action, Result } from "./types.ts" */

import { copyPhrase } from "./copy_phrase.js";
import { favoriteName, switchFavorite } from "./favorites.js";
import { isPhrase } from "./result_elements.js";
import { navigate } from "./site.js";

/**
 * @param {Action} action what is no phrase cannot be copied, and is opened
 * @param {Result} hit
 * @param {() => void} [onLeave] called before another page is opened
 */
export function runAction(action, hit, onLeave) {
  if (action === "star") {
    switchFavorite(favoriteName(hit), isPhrase(hit) ? hit.text : hit.title);
  } else if (action === "open" || !isPhrase(hit)) {
    onLeave?.();
    navigate(hit.address);
  } else {
    copyPhrase(hit.text, hit.id);
  }
}
