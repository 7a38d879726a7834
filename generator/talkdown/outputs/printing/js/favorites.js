/** Which techniques a reader's favorites belong to. */

import { storage } from "../../finder/js/view/on_device.js";

/** @param {Record<string, string[]>} phrasesByTechnique */
export function findFavorites(phrasesByTechnique) {
  const favorites = new Set(storage.favorites);
  const ids = Object.keys(phrasesByTechnique);
  return new Set(ids.filter((id) => phrasesByTechnique[id].some((phrase) => favorites.has(phrase))));
}
