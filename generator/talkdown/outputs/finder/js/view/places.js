/** Where one is on the paths of this contact: kept in this tab until a new contact begins. */

/** Characters: some hundred times what the places of a contact take. More is not ours, and is not read. */
const LONGEST_CONTENTS = 100_000;

/** @typedef {ReturnType<typeof createPlaces>} Places */

/**
 * Ids of steps and numbers of answers, and nothing that was typed.
 * @param {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} openArea may throw: some browsers let no page store anything
 * @param {string} [key] the name in the browser's storage, another one for each site of an origin
 */
export function createPlaces(openArea, key = "talkdown:paths") {
  // A map: an object has places under `constructor` and other names before any path is walked.
  const places = read();

  /** @returns {Map<string, unknown>} */
  function read() {
    try {
      const text = openArea().getItem(key) ?? "";
      if (text.length <= LONGEST_CONTENTS) return new Map(Object.entries(JSON.parse(text)));
    } catch {
      // Nothing may be stored, or it is nothing of ours.
    }
    return new Map();
  }

  return {
    /** @param {string} playbook */
    get: (playbook) => places.get(playbook),

    /**
     * @param {string} playbook
     * @param {unknown} place
     */
    set(playbook, place) {
      places.set(playbook, place);
      try {
        openArea().setItem(key, JSON.stringify(Object.fromEntries(places)));
      } catch {
        // Nothing can be stored: it lasts as long as the page.
      }
    },

    /** A new contact begins: no path has been walked yet. */
    clear() {
      places.clear();
      try {
        openArea().removeItem(key);
      } catch {
        // Nothing was stored.
      }
    },
  };
}
