/** Which of several places is meant by words that stand in more than one entry. */

/** @import { TextPlace } from "./types.ts" */

/**
 * The places that may be meant: those whose entry the words stand in; else those that the page is about; else all of them.
 * @param {TextPlace[]} places
 * @param {string[]} ids the ids of what the words stand in, from the inside out
 * @param {string} path the page
 * @returns {TextPlace[]} more than one if nothing tells them apart
 */
export function nearestPlaces(places, ids, path) {
  /** @param {TextPlace} place */
  const distance = ({ kind, id }) => {
    const index = ids.findIndex((outer) => outer === id || (kind === "phrase" && outer === `p-${id}`));
    if (index >= 0) return index;
    return path.endsWith(`/${id}.html`) ? ids.length : ids.length + 1;
  };
  const least = Math.min(...places.map(distance));
  return places.filter((place) => distance(place) === least);
}
