/** What is said about an answer: to a screen reader, and to whoever has found nothing good. */

/** @import { SearchAnswer, Search } from "./types.ts" */

import { createButton, element } from "../../../js/elements.js";
import { arePhrasesWeak, areSituationsWeak, shownLines } from "./result_groups.js";
import { hasFilter } from "./search_state.js";

/** Near words that are offered: one line on a phone. */
const MOST_NEAR_WORDS = 5;

export const NOT_LOADED = {
  status: "The finder could not be loaded. The lists under Phrases still work.",
  note: "The finder could not be loaded. Check the connection and type again; the lists under Phrases still work.",
};

/** A row that is chosen only now, because it is a weak match. */
export const WEAK_CHOICE = "Weak match – press Enter again to copy";

/** @param {SearchAnswer} answer */
export function isWeak(answer) {
  return areSituationsWeak(answer) && arePhrasesWeak(answer);
}

/**
 * An answer in a few words, in the order in which it is shown.
 * @param {SearchAnswer} answer
 */
export function announcement(answer) {
  const [situation] = answer.situations;
  const counts = `${countPhrases(answer)}.`;
  if (!situation) return counts;
  if (situation.weak) return `${counts} Weak match: ${situation.title}.`;
  if (answer.hasRival) {
    const titles = answer.situations.map(({ title }) => title).join(", or ");
    return `Situations: ${titles}. One line each. By their own words: ${counts}`;
  }
  const lines = shownLines(answer, 0, false).length;
  return `Situation: ${situation.title}. ${lines} ${lines === 1 ? "line" : "lines"}. By their own words: ${counts}`;
}

/** @param {SearchAnswer} answer */
function countPhrases(answer) {
  let text = answer.total === 1 ? "1 phrase" : `${answer.total} phrases`;
  if (!answer.total) text = "No phrase found";
  else if (arePhrasesWeak(answer)) text += ", weak matches only";
  const others = answer.others.length;
  if (others) text += `, ${others} other ${others === 1 ? "entry" : "entries"}`;
  return text;
}

/**
 * What the button for further results says; empty if there are none. Phrases that are lines of a situation are not found
 * by their own words a second time, so beside situations there is no number to give.
 * @param {SearchAnswer} answer
 * @param {boolean} isUnfolded whether situations show all of their lines
 */
export function moreLabel(answer, isUnfolded) {
  const { situations, phrases, total } = answer;
  const lineCount = situations.flatMap((situation) => situation.lines).length;
  const count = total - phrases.length - lineCount;
  const hasFolded = situations.some((hit, n) => shownLines(answer, n, isUnfolded).length < hit.lines.length);
  if (situations.length) return count > 0 || hasFolded ? "More phrases" : "";
  return count > 0 ? `${count} more ${count === 1 ? "phrase" : "phrases"}` : "";
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
  const limitNotes = answer.isTooLong
    ? [element("p", "", { text: "Only the first 1,000 letters were looked for." })]
    : [];
  if (!isWeak(answer)) return limitNotes;
  const nearButtons = answer.nearWords.slice(0, MOST_NEAR_WORDS).map((word) => {
    const button = createButton("td-pick", { text: word });
    button.addEventListener("click", () => onPick(word));
    return button;
  });
  const hint =
    "Try one plain word: what they feel (“furious”), what they want (“refund”), or what you need (“say sorry”).";
  return [
    ...limitNotes,
    answer.phrases.length || answer.situations.length
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
