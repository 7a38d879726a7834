/** Which cards a reader's favorites belong to. */

import { storage } from "../../finder/js/view/on_device.js";

/** How a technique itself is kept; a phrase is kept by its id alone, and belongs to the card of its technique. */
const TECHNIQUE = "technique/";

/**
 * The cards of the favorites, by the ids of their techniques, and how many favorites have none: playbooks and signs.
 * @param {Record<string, string[]>} phrasesByTechnique of those techniques that have a card
 */
export function findFavorites(phrasesByTechnique) {
  const techniqueOf = /** @type {Map<string, string>} */ (new Map());
  for (const [technique, phrases] of Object.entries(phrasesByTechnique)) {
    for (const favorite of [TECHNIQUE + technique, ...phrases]) techniqueOf.set(favorite, technique);
  }
  const cards = storage.favorites.flatMap((favorite) => techniqueOf.get(favorite) ?? []);
  return { cards: new Set(cards), withoutCard: storage.favorites.length - cards.length };
}
