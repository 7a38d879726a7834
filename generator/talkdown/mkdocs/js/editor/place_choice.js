/** Which of several places is meant by words that stand in more than one entry. */

/** @import { TextPlace } from "./types.ts" */

/**
 * The places, those first whose entry the words stand in, and then those that the page is about.
 * @param {TextPlace[]} places
 * @param {string[]} ids the ids of what the words stand in, from the inside out
 * @param {string} path the page
 * @returns {TextPlace[]}
 */
export function sortPlaces(places, ids, path) {
  /** @param {TextPlace} place */
  const distance = ({ id }) => {
    const index = ids.findIndex((outer) => outer === id || outer.endsWith(`-${id}`));
    if (index >= 0) return index;
    return path.endsWith(`/${id}.html`) ? ids.length : ids.length + 1;
  };
  return [...places].sort((a, b) => distance(a) - distance(b));
}
