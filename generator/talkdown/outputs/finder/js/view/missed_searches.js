/** Searches that have found nothing: noted once they count as meant, and not while a word is being typed. */

/** @import { SearchAnswer } from "./types.ts" */

import { isWeak } from "./messages.js";
import { debounce } from "./timers.js";

/** Milliseconds without another letter, after which a search that found nothing counts as meant. */
const MISSED_AFTER = 1500;

/** Shorter ones are on their way to a word. */
const FEWEST_MISSED_LETTERS = 3;

/**
 * Gives a function that is to be called with each answer.
 * @param {AbortSignal} signal
 * @param {(words: string) => void} addMiss
 */
export function createMissRecorder(signal, addMiss) {
  const recording = debounce(MISSED_AFTER, signal, addMiss);
  /** @type {(answer: SearchAnswer, text: string) => void} */
  return (answer, text) => {
    recording.cancel();
    const words = text.trim();
    const isMiss = words.length >= FEWEST_MISSED_LETTERS && isWeak(answer) && !answer.others.length;
    if (isMiss) recording.schedule(words);
  };
}
