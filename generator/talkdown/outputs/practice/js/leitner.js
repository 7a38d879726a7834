/** When to ask what again: boxes after Leitner. A best answer moves an exercise a box on, a wrong one back to the first. */

/** @import { Attempt, Exercise } from "./types.ts" */

import { addDays, dayOf } from "./days.js";

/** Days until an exercise of each box is due again. Each wait is about twice the one before, as is common with such boxes. */
const WAITS = [0, 1, 3, 7, 14, 30];

/** @typedef {{ box: number, due: string }} Card `due` is a day */

/**
 * The card of each exercise that was tried.
 * @param {readonly Attempt[]} attempts the oldest first
 * @returns {Map<string, Card>}
 */
export function cardsOf(attempts) {
  /** @type {Map<string, Card>} */
  const cards = new Map();
  for (const { exercise, verdict, at } of attempts) {
    const before = cards.get(exercise)?.box ?? 0;
    const next = verdict === "best" ? before + 1 : verdict === "partly" ? before : 0;
    const box = Math.min(next, WAITS.length - 1);
    cards.set(exercise, { box, due: addDays(dayOf(new Date(at)), WAITS[box] ?? 0) });
  }
  return cards;
}

/**
 * Exercises for one sitting: first what is due, the most often missed at the top; then what was never tried, as it comes;
 * then what is due soonest.
 * @param {readonly Exercise[]} exercises in an order by chance
 * @param {ReadonlyMap<string, Card>} cards
 * @param {string} today
 * @param {number} count
 */
export function pickExercises(exercises, cards, today, count) {
  /** @param {Exercise} exercise */
  const rank = ({ id }) => {
    const card = cards.get(id);
    if (!card) return [1, ""];
    return card.due <= today ? [0, `${card.box} ${card.due}`] : [2, card.due];
  };
  return exercises
    .map((exercise, place) => ({ exercise, place, rank: rank(exercise) }))
    .sort((a, b) => compare(a.rank, b.rank) || a.place - b.place)
    .slice(0, count)
    .map(({ exercise }) => exercise);
}

/**
 * @param {(string | number)[]} a
 * @param {(string | number)[]} b
 */
function compare(a, b) {
  for (const [place, value] of a.entries()) {
    const counterpart = b[place] ?? "";
    if (value !== counterpart) return value < counterpart ? -1 : 1;
  }
  return 0;
}
