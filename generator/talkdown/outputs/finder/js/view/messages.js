/** What is said about an answer: to a screen reader, and to whoever has found nothing good. */

/** @import { SearchAnswer, Search } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { hasFilter } from "./search_state.js";

/** Near words that are offered: one line on a phone. */
const MOST_NEAR_WORDS = 5;

export const NOT_LOADED = {
  status: "The finder could not be loaded. The lists under Phrases still work.",
  note: "The finder could not be loaded. Check the connection and type again; the lists under Phrases still work.",
};

/** @param {SearchAnswer} answer */
export function isWeak(answer) {
  return answer.phrases.every((hit) => hit.weak);
}

/**
 * An answer in one sentence.
 * @param {SearchAnswer} answer
 */
export function announcement(answer) {
  let text = answer.total === 1 ? "1 phrase" : `${answer.total} phrases`;
  if (!answer.total) text = "No phrase found";
  else if (isWeak(answer)) text += ", weak matches only";
  const others = answer.others.length;
  if (others) text += `, ${others} other ${others === 1 ? "entry" : "entries"}`;
  return `${text}.`;
}

/** @param {number} count of phrases that are not shown */
export function moreLabel(count) {
  return `${count} more ${count === 1 ? "phrase" : "phrases"}`;
}

/**
 * What to try when there is nothing, or nothing good.
 * @param {SearchAnswer} answer
 * @param {Search} search
 * @param {(word: string) => void} onPick one of the near words
 * @returns {HTMLElement[]}
 */
export function adviceFor(answer, search, onPick) {
  const words = search.text.trim();
  if (!words) {
    const isEmpty = !answer.total && !answer.others.length;
    return isEmpty
      ? [element("p", "", { text: "No phrase has all of these. Take one of the chips off." })]
      : [];
  }
  if (!isWeak(answer)) return [];
  const nearButtons = answer.nearWords.slice(0, MOST_NEAR_WORDS).map((word) => {
    const button = createButton("td-pick", { text: word });
    button.addEventListener("click", () => onPick(word));
    return button;
  });
  const hint =
    "Try one plain word: what they feel (“furious”), what they want (“refund”), or what you need (“apologize”).";
  return [
    answer.phrases.length
      ? element("p", "", { text: "Nothing fits well. These are the nearest." })
      : nothingFor(answer, words),
    ...(nearButtons.length ? [element("p", "td-note__near", {}, "Near: ", ...nearButtons)] : []),
    element("p", "td-note__try", { text: hasFilter(search) ? `${hint} Take a chip off.` : hint }),
  ];
}

/**
 * @param {SearchAnswer} answer
 * @param {string} words
 */
function nothingFor(answer, words) {
  const unknown = [...new Set(answer.unknown)].join(", ");
  return element("p", "", {}, "No phrase for ", element("b", "", { text: unknown || words }), ".");
}
