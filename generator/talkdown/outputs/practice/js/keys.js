/** Keys of practice: 1–4 answer. They mean nothing where somebody types, and where single keys are switched off. */

import { createStorage, storageKeyOf } from "../../finder/js/view/storage.js";
import { SITE_ROOT } from "../../js/site_root.js";
import { takesLetters } from "../../js/takes_letters.js";

const KEY = storageKeyOf(new URL(SITE_ROOT).pathname);

/**
 * Give single keys to a page of practice, as long as it is shown.
 * @param {HTMLElement} root
 * @param {(key: string, event: KeyboardEvent) => boolean} takeKey says whether the key meant something
 */
export function listenToKeys(root, takeKey) {
  const lifetime = new AbortController();
  document.addEventListener(
    "keydown",
    (event) => {
      if (!root.isConnected) return lifetime.abort();
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || takesLetters(event.target))
        return;
      if (document.querySelector("dialog[open]") || getComputedStyle(root).visibility === "hidden") return;
      const isLetter = event.key.length === 1; // WCAG 2.1.4 is about letters, digits and signs; arrows always count
      if (isLetter && !createStorage(() => localStorage, undefined, KEY).takesSingleKeys) return;
      if (takeKey(event.key, event)) event.preventDefault();
    },
    { signal: lifetime.signal },
  );
}
